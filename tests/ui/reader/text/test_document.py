"""The document's plain text is the canonical text, whatever the article holds."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from kb.model import Article, BlockKind, InlineStyle, Span
from tests.conftest import ROOT
from tests.examples import examples
from tests.ui.reader.samples import MARKDOWN, SAMPLE, article_of, long_article, span_of, utf16
from ui.reader.text.document import build_document
from ui.reader.text.typography import Typography
from ui.theme import DARK, LIGHT

BUILT_IN = sorted((ROOT / "content" / "articles").glob("*.md"))

pytestmark = pytest.mark.usefixtures("qapp")


def document_of(article: Article) -> QTextDocument:
    return build_document(article, LIGHT, Typography(), spaced=True)  # as the reader does


def paragraphs(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def named(document: QTextDocument) -> list[tuple[int, str]]:
    """The block that each run of paragraphs names, with their text; a row's cells are one run."""
    return [
        (index, "\n".join(block.text().replace("\u2028", "\n") for block in run))
        for index, run in groupby(paragraphs(document), key=QTextBlock.userState)
    ]


def assert_faithful(article: Article) -> None:
    document = document_of(article)
    assert document.toPlainText() == article.text
    assert document.characterCount() == utf16(article.text) + 1
    assert named(document) == [(block.index, block.text) for block in article.blocks]


def formats(document: QTextDocument, article: Article, span: Span) -> list[QTextCharFormat]:
    """How each character of ``span`` is set."""
    cursor, out = QTextCursor(document), []
    for end in range(span.start + 1, span.end + 1):
        cursor.setPosition(utf16(article.text[:end]))
        out.append(cursor.charFormat())
    return out


@pytest.mark.parametrize("file", BUILT_IN, ids=lambda file: file.stem)
def test_a_built_in_article_reads_as_its_canonical_text(file: Path) -> None:
    assert_faithful(article_of(file.read_text("utf-8")))


def test_there_are_built_in_articles_with_tables() -> None:
    articles = [article_of(path.read_text("utf-8")) for path in BUILT_IN]
    assert any(block.kind is BlockKind.ROW for article in articles for block in article.blocks)


def test_the_sample_holds_every_kind_and_reads_as_its_canonical_text() -> None:
    article = article_of(SAMPLE)
    assert {block.kind for block in article.blocks} == {*BlockKind}
    assert {run.style for block in article.blocks for run in block.runs} == {*InlineStyle}
    assert_faithful(article)
    assert_faithful(long_article(3))


@examples(1.5)
@given(MARKDOWN)
def test_any_article_reads_as_its_canonical_text_and_every_paragraph_names_its_block(source: str) -> None:
    assert_faithful(article_of(source))


@given(st.text(max_size=60))
def test_any_text_at_all_reads_as_its_canonical_text(source: str) -> None:
    assert_faithful(article_of(source))


@pytest.mark.parametrize(
    "source",
    [
        "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |",
        "前\n\n| 甲 |\n| --- |\n\n后",
        "| 甲 |\n| --- |\n\n| 乙 |\n| --- |\n\n| 丙 |\n| --- |\n| |",
        "- 项\n\n  | 甲 | 𠮷 |\n  | --- | --- |\n  | 😀 | |\n\n- 项",
        "> | 甲 |\n> | --- |\n\n| 乙 |\n| --- |",
        "",
        "   \n\n",
    ],
    ids=["alone", "between", "adjacent", "in a list", "in a quote", "nothing", "blank"],
)
def test_tables_anywhere_and_no_text_at_all_read_as_the_canonical_text(source: str) -> None:
    assert_faithful(article_of(source))


@pytest.mark.parametrize(
    ("words", "bold"),
    [("先看抵押物", True), ("巡检", True), ("厅堂", False), ("老客户", False), ("时段", True), ("岗位职责", True)],
)
def test_what_is_strong_is_bold_and_nothing_beside_it(words: str, bold: bool) -> None:
    article = article_of(SAMPLE)
    weights = {one.font().bold() for one in formats(document_of(article), article, span_of(article.text, words))}
    assert weights == {bold}


def test_runs_in_runs_keep_both_styles_behind_astral_characters() -> None:
    article = article_of("😀**粗[链𠮷](a.md)`码`粗**尾")
    found = formats(document_of(article), article, Span(0, len(article.text)))
    families = Typography().code_families()
    assert [one.font().bold() for one in found] == [False, True, True, True, True, True, False]
    links = [one.foreground().color() == LIGHT.color("link") for one in found]
    assert links == [False, False, True, True, False, False, False]
    assert [one.fontFamilies() == families for one in found] == [False, False, False, False, True, False, False]


def test_struck_raised_and_lowered_text_is_set_so() -> None:
    document = build_document(article_of("~~旧价~~ m<sup>2</sup> H<sub>2</sub>O"), LIGHT, Typography())
    cursor, found = QTextCursor(document), []
    for position in (1, 5, 8, 9):
        cursor.setPosition(position)
        found.append((cursor.charFormat().fontStrikeOut(), cursor.charFormat().verticalAlignment()))
    normal = QTextCharFormat.VerticalAlignment.AlignNormal
    raised, lowered = (
        QTextCharFormat.VerticalAlignment.AlignSuperScript,
        QTextCharFormat.VerticalAlignment.AlignSubScript,
    )
    assert found == [(True, normal), (False, raised), (False, lowered), (False, normal)]


def test_items_a_hundred_levels_deep_leave_room_for_their_text() -> None:
    source = "".join(f"{'  ' * depth}- 第{depth}层\n" for depth in range(80))
    document = build_document(article_of(source), LIGHT, Typography())
    margins, block = [], document.begin()
    while block.isValid():
        margins.append(block.blockFormat().leftMargin())
        block = block.next()
    assert len(margins) == 80
    assert max(margins) < 400


def test_headings_tell_their_level_and_grow_with_it() -> None:
    article = article_of("# 一\n\n## 二\n\n### 三\n\n正文")
    document = document_of(article)
    assert [block.blockFormat().headingLevel() for block in paragraphs(document)] == [1, 2, 3, 0]
    sizes = [formats(document, article, Span(at, at + 1))[0].font().pixelSize() for at in (0, 2, 4)]
    assert sizes == [Typography().heading(level) for level in (1, 2, 3)] == sorted(sizes, reverse=True)


def test_deeper_items_and_quotes_stand_further_in() -> None:
    document = document_of(article_of("- 甲\n  - 乙\n\n> 丙\n>\n> > 丁\n\n戊"))
    first, second, quote, inner, plain = (block.blockFormat().leftMargin() for block in paragraphs(document))
    assert plain == 0 < first < second
    assert 0 < quote < inner


def test_theme_and_zoom_change_no_character() -> None:
    article = article_of(SAMPLE)
    for zoom in (70, 100, 200):
        assert build_document(article, DARK, Typography(zoom)).toPlainText() == article.text


def test_the_document_cannot_be_undone_and_has_no_margin_of_its_own() -> None:
    document = document_of(article_of(SAMPLE))
    assert not document.isUndoRedoEnabled()
    assert document.documentMargin() == 0


def test_a_table_that_is_too_long_for_one_is_set_a_line_a_row_at_the_same_offsets() -> None:
    rows = "".join(f"| 网点{number} | **开门前** | 检查机具 |\n" for number in range(1500))
    article = article_of(f"前\n\n| 名称 | 时段 | 工作 |\n| --- | --- | --- |\n{rows}\n后\n")
    document = document_of(article)
    assert document.toPlainText().replace("\t", "\n") == article.text
    assert [block.userState() for block in paragraphs(document)] == [block.index for block in article.blocks]
    assert not any(QTextCursor(block).currentTable() for block in paragraphs(document))
    assert formats(document, article, span_of(article.text, "开门前"))[0].fontWeight() > 500
