"""Chinese typesetting by drawing: where lines break, the room between scripts, and the first line of a paragraph.

Covers: ui/reader/text/typography.py.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from kb.model import Article, Span
from tests.ui.reader.samples import article_of
from tests.ui.reader.text.test_document import BUILT_IN, paragraphs
from ui.main_window import MainWindow
from ui.reader.pane import ReaderPane
from ui.reader.text.document import LONGEST_SPACED, build_document, share_columns
from ui.reader.text.geometry import Geometry
from ui.reader.text.typography import Typography
from ui.theme import LIGHT

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.qt_log_ignore("This plugin does not support")]

CLOSING = set("，。、；：？！）】》」』〉”’…%％!?,.;:)]}·")
OPENING = set("（【《「『〈“‘([{")
WIDTHS = (330, 480, 608)  # pixels: 20, 30 and 38 characters
EM = Typography().body


def laid_out(article: Article, width: int, typography: Typography = Typography()) -> QTextDocument:  # noqa: B008
    document = build_document(article, LIGHT, typography, spaced=True)
    share_columns(document, width, typography)
    document.setTextWidth(width)
    document.size()
    return document


def misplaced(document: QTextDocument) -> Iterator[str]:
    """The lines that begin or end with the wrong mark."""
    for block in paragraphs(document):
        layout, text = block.layout(), block.text()
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        parts = [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]
        yield from (part for part in parts[1:] if part[:1] in CLOSING)
        yield from (part for part in parts[:-1] if part[-1:] in OPENING)


def misplaced_in(widths: dict[int, tuple[int, ...]]) -> list[str]:
    """Of all built-in articles; ``widths`` says for each of them (by its number modulo 3) which."""
    articles = [article_of(path.read_text("utf-8")) for path in BUILT_IN]
    return [
        line for n, one in enumerate(articles) for width in widths[n % 3] for line in misplaced(laid_out(one, width))
    ]


def test_no_line_of_the_built_in_articles_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert misplaced_in({n: (width,) for n, width in enumerate(WIDTHS)}) == []


@pytest.mark.sweep
def test_no_line_does_so_at_any_of_three_widths() -> None:
    assert misplaced_in(dict.fromkeys(range(3), WIDTHS)) == []


def gaps(source: str) -> dict[str, float]:
    """How much further each letter reaches than it does without room between scripts, in ems; none: left out."""
    article = article_of(source)
    plain = build_document(article, LIGHT, Typography())
    plain.setTextWidth(2000)
    plain.size()
    found = {}
    spaced = laid_out(article, 2000)
    for at in range(len(article.text)):
        widths = []
        for document in (plain, spaced):
            block = document.findBlock(at)
            line, first = block.layout().lineForTextPosition(at - block.position()), at - block.position()
            edges = [line.cursorToX(first + n) for n in (0, 1)] if line.isValid() else [(0, 0), (0, 0)]
            widths.append(edges[1][0] - edges[0][0])  # type: ignore[index] # PySide6 gives back the offset too
        if abs(widths[1] - widths[0]) > 0.3:
            found[f"{at}{article.text[at]}"] = round((widths[1] - widths[0]) / EM, 2)
    return found


def test_a_quarter_em_is_drawn_between_scripts_and_nowhere_else() -> None:
    assert gaps("第1章看A类客户，共90天。") == {
        "0第": 0.25,
        "11": 0.25,
        "3看": 0.25,
        "4A": 0.25,
        "9共": 0.25,
        "110": 0.25,
    }
    assert gaps("第**3**个，99%的，A-1、`第2个`，(甲)") == {"0第": 0.25, "13": 0.25, "6%": 0.25}
    assert gaps("```\n第1行\n```\n\n| 第1列 |\n| --- |\n| 2026年1月1日 |") == {}


def fragments(document: QTextDocument) -> int:
    """In how many pieces the first paragraph is set."""
    return len(document.firstBlock().textFormats())


def test_a_very_long_text_is_set_without_that_room() -> None:
    article = article_of("第1章。" * (LONGEST_SPACED // 4 + 1))
    spaced, plain = (build_document(article, LIGHT, Typography(), spaced=on) for on in (True, False))
    assert fragments(spaced) == fragments(plain)


def test_paragraphs_may_begin_two_ems_further_in_and_nothing_else_does() -> None:
    article = article_of("# 题\n\n正文一段，" + "很长" * 60 + "。\n\n- 一条\n\n> 引用\n\n## 节\n\n又一段。")
    for indented in (False, True):
        document = laid_out(article, 480, Typography(indented=indented))
        starts = [block.layout().lineAt(0).x() - block.blockFormat().leftMargin() for block in paragraphs(document)]
        wide = 2 * EM if indented else 0
        assert [round(start - starts[0]) for start in starts] == [0, wide, 0, 0, 0, wide]
        second = [*paragraphs(document)][1]
        assert round(second.layout().lineAt(1).x() - second.layout().lineAt(0).x()) == -wide
        box = Geometry(document).placed(second).rects(second.position(), second.position() + 2, 0, 1000)
        assert round(box[0].width()) == round(second.layout().lineAt(0).cursorToX(2)[0] - second.layout().lineAt(0).x())  # type: ignore[index]


def test_how_the_text_is_set_is_a_setting_and_changing_it_keeps_place_and_selection(
    qtbot: QtBot, window: MainWindow, pane: ReaderPane
) -> None:
    long = article_of("# 长文\n\n" + "\n\n".join(f"第{n}段，{'很长' * 40}。" for n in range(80)))
    pane.show_article(long)
    pane.scroll_to(2000)
    pane.select(Span(2010, 2030))
    before = pane.first_visible_offset()
    pane.set_typesetting(indented=True, line_height=200, columns=30, family="WenQuanYi Micro Hei")
    assert pane.selection() == Span(2010, 2030)
    assert abs(pane.first_visible_offset() - before) < 60
    assert window.reader._type == Typography()
    for name, value in (("indented", True), ("line_height", 200), ("column", 30), ("font", "Noto Serif CJK SC")):
        window._settings._change(name, value)
    wanted = Typography(indented=True, line_height=200, columns=30, family="Noto Serif CJK SC")
    assert window.reader._type == wanted
    assert wanted.font().families()[0] == "Noto Serif CJK SC"
    window.reader.set_zoom(120)
    assert window.reader._type == replace(wanted, zoom=120)


def test_lines_are_as_high_and_as_wide_as_was_chosen() -> None:
    article = article_of("# 题\n\n" + "很长" * 100 + "\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |")
    for percent, columns in ((140, 28), (230, 60)):
        chosen = Typography(line_height=percent, columns=columns)
        assert chosen.column == columns * EM
        blocks = [*paragraphs(laid_out(article, 480, chosen))]
        heights = [block.blockFormat().lineHeight() for block in blocks]
        assert heights[1] == round(EM * percent / 100)
        assert heights[2] == round(EM * (percent / 100 - 0.2))
