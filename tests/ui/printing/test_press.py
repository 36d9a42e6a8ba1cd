"""What comes out: the text of a PDF is the canonical text, pictures and printed pages are the same pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from kb.content.library import Library
from kb.content.parser import parse_article
from kb.errors import PrinterFailed, PrintingStopped
from kb.exchange.printing.article_parts import article_part, section_part
from kb.exchange.printing.printout import Printout, PrintPart
from kb.exchange.printing.sections import sections_of
from tests.examples import examples
from tests.kb.exchange.notes.handmade import annotation
from tests.ui.opened_files import OpenedFile
from tests.ui.printing.conftest import bare, known, pages_of, text_of
from tests.ui.reader.samples import MARKDOWN, SAMPLE, article_of, long_article, span_of
from ui.printing.press import Stop, TypesetPrintout, full_page, lay_out, pdf, picture, print_pages

LayOut = Callable[..., TypesetPrintout]
Printed = Callable[..., bytes]

# One of every kind: paths, checklists, long tables, terms, duties, talks.
TEN = (
    *("path-deceased", "checklist-opening", "reference-figures", "topic-inheritance", "lobby-manager"),
    "account-manager",
    *("teller-talking", "topic-suitability", "president-day", "wealth-first90"),
)


@pytest.mark.parametrize("article_id", TEN)
def test_the_text_of_the_pdf_is_the_canonical_text(library: Library, printed: Printed, article_id: str) -> None:
    article = library.article(article_id)
    assert text_of(printed(article)) == bare(article.text)


@pytest.mark.sweep
def test_the_text_of_every_article_s_pdf_is_its_canonical_text(library: Library, printed: Printed) -> None:
    for head in library.articles():
        article = library.article(head.id)
        assert text_of(printed(article)) == bare(article.text), head.id


def test_the_text_is_the_same_with_every_kind_of_block_and_over_many_pages(printed: Printed) -> None:
    for article in (article_of(SAMPLE), long_article(20)):
        content = printed(article)
        # fonts here have no glyph for every sign: such a one is a box, and no text
        assert known(text_of(content)) == known(bare(article.text))
    assert pages_of(content) > 3


@examples(0.25, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
@given(MARKDOWN)
def test_any_article_can_be_printed(printed: Printed, source: str) -> None:
    assert pages_of(printed(article_of(source))) >= 1


def test_a_section_prints_its_part_of_the_text(library: Library, laid_out: LayOut) -> None:
    article = library.article("account-manager")
    for section in sections_of(article)[:3]:
        made = laid_out(section_part(article, section, None), card=True)
        assert made.count == 1
        assert text_of(made_pdf(made)) == bare(article.text[section.span.start : section.span.end])


def test_notes_stand_behind_the_text(printed: Printed) -> None:
    article = article_of(SAMPLE)
    noted = annotation(note="先看抵押物", span=span_of(article.text, "贷前调查"))
    assert text_of(printed(article, (noted,))).endswith("我的批注先看抵押物")


def test_nothing_that_the_text_names_is_opened(printed: Printed, tmp_path: Path) -> None:
    bait = tmp_path / "bait.png"
    bait.write_bytes(b"\x89PNG\r\n")
    words = f'<img src="file://{bait}"> ![图]({bait}) [文件](file://{bait})'
    article = parse_article(f"# 标题\n\n{words}\n\n- {words}\n\n`{words}`\n", fallback_id="a")
    with OpenedFile(bait) as opened:
        content = printed(article)
        assert opened.count() == 0
    assert bait.name.encode() not in content  # no link that a viewer would follow either


# --- pages ---------------------------------------------------------------------------------------------------------


def test_pages_of_several_parts_are_counted_through(library: Library, laid_out: LayOut) -> None:
    parts = [article_part(library.article(one), None) for one in ("path-deceased", "checklist-opening")]
    made = laid_out(*parts)
    assert made.count == sum(laid_out(part).count for part in parts)
    assert pages_of(made_pdf(made)) == made.count


def test_a_picture_has_ink_and_the_shape_of_the_paper(library: Library, laid_out: LayOut) -> None:
    image = picture(laid_out(article_part(library.article("path-deceased"), None)), 0, 420)
    assert (image.width(), image.height()) == (420, 594)
    assert dark_pixels(image) > 1000


def test_a_printer_gets_the_chosen_pages(library: Library, laid_out: LayOut, tmp_path: Path) -> None:
    made = laid_out(article_part(library.article("reference-figures"), None))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageLayout(full_page())
    printer.setFullPage(True)
    told: list[tuple[int, int]] = []
    print_pages(made, printer, [1, 2], stop=Stop(), progress=lambda done, total: told.append((done, total)))
    assert pages_of((tmp_path / "out.pdf").read_bytes()) == 2
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_has_failed(library: Library, laid_out: LayOut, tmp_path: Path) -> None:
    made = laid_out(article_part(library.article("path-deceased"), None))
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    with pytest.raises(PrinterFailed):
        print_pages(made, printer, [0], stop=Stop(), progress=lambda _done, _total: None)


def test_what_is_stopped_ends_before_the_next_page_and_the_next_part(library: Library, laid_out: LayOut) -> None:
    part = article_part(library.article("reference-figures"), None)
    made, stop, told = laid_out(part), Stop(), list[int]()

    def stop_at_two(done: int, _total: int) -> None:
        told.append(done)
        if done == 2:
            stop.ask()

    with pytest.raises(PrintingStopped):
        pdf(made, stop=stop, progress=stop_at_two)
    assert told == [0, 1, 2]
    with pytest.raises(PrintingStopped):
        lay_out(Printout("试印", (part,)), card=False, printed="", stop=stop, progress=stop_at_two)


# --- cards ---------------------------------------------------------------------------------------------------------


def process_sections(library: Library) -> list[PrintPart]:
    """Every section of the articles about a process, the longest first."""
    parts = []
    for head in library.articles():
        if "流程" in head.topics:
            article = library.article(head.id)
            parts += [section_part(article, one, None) for one in sections_of(article) if one.level == 2]
    return sorted(parts, key=lambda part: -len(part.article.text))


def test_the_card_of_a_process_fits_its_page(library: Library, laid_out: LayOut) -> None:
    parts = process_sections(library)
    for part in (*parts[:8], *parts[8::60]):  # the longest, and some of the others
        made = laid_out(part, card=True)
        assert (made.count, made.fits) == (1, True), part.article.blocks[0].text


@pytest.mark.sweep
def test_the_card_of_every_process_fits_its_page(library: Library, laid_out: LayOut) -> None:
    parts = process_sections(library)
    assert len(parts) > 200
    for part in parts:
        assert laid_out(part, card=True).fits, (part.article.title, part.article.blocks[0].text)


def test_what_no_page_holds_is_printed_as_usual_and_says_so(laid_out: LayOut) -> None:
    part = article_part(long_article(30), None)
    made = laid_out(part, card=True)
    assert not made.fits
    assert made.count == laid_out(part).count > 1


def made_pdf(made: TypesetPrintout) -> bytes:
    return pdf(made, stop=Stop(), progress=lambda _done, _total: None)


def dark_pixels(image: QImage) -> int:
    row = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(byte < 100 for byte in bytes(row.constBits()))
