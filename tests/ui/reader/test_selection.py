"""A selection is a span of the canonical text, however it was made; what is done with it is told with that span.

Covers: ui/reader/copying.py, ui/reader/bars/floating_bar.py, ui/reader/bars/selection_bar.py.
"""

from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kb.exchange.copying import copied
from kb.model import COLORS, Article, BlockKind, MarkStyle, Span
from tests.examples import examples
from tests.ui.reader.hands import button, caret_at, choose, drag, menu_at, on
from tests.ui.reader.samples import MARKDOWN, annotation, article_of, span_of, utf16
from ui.reader.bars.selection_bar import SelectionBar
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

on_one_page = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def page(pane: ReaderPane, sample: Article) -> ReaderPane:
    """The pane with the article that holds everything."""
    pane.show_article(sample)
    return pane


def spans(text: str) -> st.SearchStrategy[Span]:
    """Non-empty spans of ``text``."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda two: two[0] != two[1])
    return ends.map(lambda two: Span(min(two), max(two)))


def select_by_hand(view: ReaderView, text: str, start: int, end: int) -> None:
    """As Qt does it for the mouse and the keys."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(utf16(text[:start]))
    cursor.setPosition(utf16(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def cells(article: Article) -> list[tuple[int, Span]]:
    """Every cell: the number of its table, and its place."""
    out, rows = [], (block for block in article.blocks if block.kind is BlockKind.ROW)
    for row in rows:
        start = row.start
        for cell in row.text.split("\n"):
            out.append((row.table, Span(start, start + len(cell))))
            start += len(cell) + 1
    return out


def widened(article: Article, span: Span) -> Span:
    """What Qt shows as selected: whole cells when it goes from one to another, whole tables when it leaves one."""
    there = cells(article)
    first, last = (
        next(((table, cell) for table, cell in there if cell.start <= at <= cell.end), None)
        for at in (span.start, span.end)
    )
    if first == last:
        return span
    start, end = span.start, span.end
    tables = {
        table: Span(min(cell.start for _, cell in group), max(cell.end for _, cell in group))
        for table, group in ((key, list(run)) for key, run in groupby(there, key=lambda one: one[0]))
    }
    within = first is not None and last is not None and first[0] == last[0]
    if first is not None:
        start = first[1].start if within else tables[first[0]].start
    if last is not None:
        end = last[1].end if within else tables[last[0]].end
    return Span(start, end)


def trimmed(article: Article, span: Span) -> Span | None:
    """Without the line breaks at the ends; None when there is nothing else."""
    start, end = span.start, span.end
    while start < end and article.text[start] == "\n":
        start += 1
    while end > start and article.text[end - 1] == "\n":
        end -= 1
    return Span(start, end) if start < end else None


# --- round trips ---------------------------------------------------------------------------------------------------


@on_one_page
@given(data=st.data())
def test_a_selection_that_was_asked_for_is_given_back_through_zoom_and_theme(
    data: st.DataObject, page: ReaderPane, sample: Article
) -> None:
    span = data.draw(spans(sample.text))
    page.select(span)
    assert page.selection() == span
    page.set_zoom(data.draw(st.sampled_from([70, 100, 140])))
    page.set_theme(data.draw(st.sampled_from([LIGHT, DARK])))
    assert page.selection() == span


@on_one_page
@given(data=st.data())
def test_a_selection_by_hand_is_the_text_that_is_shown_as_selected(
    data: st.DataObject, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = data.draw(spans(sample.text))
    start, end = (span.start, span.end) if data.draw(st.booleans()) else (span.end, span.start)
    select_by_hand(view, sample.text, start, end)
    selected = page.selection()
    assert selected == trimmed(sample, widened(sample, span))
    page.set_zoom(page.zoom % 200 + 10)
    assert page.selection() == selected


@examples(0.5, on_one_page)
@given(source=MARKDOWN, data=st.data())
def test_a_selection_by_hand_in_any_article_holds_what_lies_between_its_ends(
    source: str, data: st.DataObject, pane: ReaderPane, view: ReaderView
) -> None:
    article = article_of(source)
    if not article.text:
        return
    pane.show_article(article)
    span = data.draw(spans(article.text))
    select_by_hand(view, article.text, span.start, span.end)
    assert pane.selection() == trimmed(article, widened(article, span))


@on_one_page
@given(data=st.data())
def test_a_selection_that_was_asked_for_is_the_one_that_is_shown(
    data: st.DataObject, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    plain = [block.span for block in sample.blocks if block.kind is not BlockKind.ROW]
    place = data.draw(st.sampled_from([*plain, *(cell for _, cell in cells(sample))]).filter(len))
    words = data.draw(spans(sample.text[place.start : place.end]))
    span = Span(place.start + words.start, place.start + words.end)
    page.select(span)
    shown = view.textCursor().selectedText().replace("\u2028", "\n")
    assert shown == sample.text[span.start : span.end]


def test_nothing_selected_is_no_span(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    assert page.selection() is None
    page.select(Span(3, 3))
    assert page.selection() is None
    assert view.textCursor().position() == utf16(sample.text[:3])
    page.clear()
    page.select(Span(0, 2))
    assert page.selection() is None


def test_a_line_break_alone_is_nothing_to_mark(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    at = sample.text.index("\n")
    select_by_hand(view, sample.text, at, at + 1)
    assert page.selection() is None


def test_selecting_on_from_what_was_asked_for_counts(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    span = span_of(sample.text, "每季")
    page.select(span)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.selection() == Span(span.start, span.end + 1)


# --- by mouse and keys ---------------------------------------------------------------------------------------------

PLACES = ["每季走访", "😀每季", "收入证明😀", "检查机具😀", "引用第二层", "开门前"]


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("words", PLACES)
def test_a_drag_selects_its_characters_and_shows_the_bar(
    page: ReaderPane, view: ReaderView, sample: Article, words: str, backwards: bool
) -> None:
    span = span_of(sample.text, words)
    page.go_to(span)
    drag(view, sample.text, span, backwards=backwards)
    assert page.selection() == span
    assert bar(page).isVisible()


def test_a_drag_from_cell_to_cell_takes_both_whole(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    start, end = sample.text.index("查机具"), sample.text.index("业中") + 1
    page.go_to(Span(start, start))
    drag(view, sample.text, Span(start, end))
    selected = page.selection()
    assert selected is not None
    assert sample.text[selected.start : selected.end] == "检查机具😀\n𠮷\n营业中"


def bar(pane: ReaderPane) -> SelectionBar:
    found = pane.findChild(SelectionBar, "selection_bar")
    assert isinstance(found, SelectionBar)
    return found


def test_the_bar_keeps_clear_of_the_selected_lines(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    for words in ("𠮷田商店", "每季走访", "检查机具"):
        span = span_of(sample.text, words)
        page.go_to(span)
        drag(view, sample.text, span)
        middle = view.viewport().mapTo(page, on(view, sample.text, span.start))
        assert bar(page).isVisible()
        assert not bar(page).geometry().contains(middle)
        assert page.rect().contains(bar(page).geometry())


def test_the_bar_goes_with_the_selection(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    drag(view, sample.text, span_of(sample.text, "每季走访"))
    assert bar(page).isVisible()
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        caret_at(view, sample.text, sample.text.index("贷前")),
    )
    assert not bar(page).isVisible()


def test_the_bar_leaves_when_the_selection_is_scrolled_out_of_sight(
    pane: ReaderPane, view: ReaderView, long: Article
) -> None:
    pane.show_article(long)
    drag(view, long.text, span_of(long.text, "贷前调查"))
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 3000)
    assert not bar(pane).isVisible()
    assert pane.selection() == span_of(long.text, "贷前调查")


def test_shift_and_an_arrow_select_and_show_the_bar_when_shift_is_let_go(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    at = sample.text.index("😀每季")
    page.select(Span(at, at))
    QTest.keyPress(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not bar(page).isVisible()
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    assert page.selection() == Span(at, at + 1)
    assert bar(page).isVisible()


# --- what is done with it ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("color", COLORS)
def test_a_colour_of_the_bar_asks_for_a_highlight_of_that_span(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article, color: str
) -> None:
    span = span_of(sample.text, "😀每季走访")
    drag(view, sample.text, span)
    with qtbot.waitSignal(page.highlight_requested) as asked:
        button(page, f"selection_{color}").click()
    assert asked.args == [span, color, MarkStyle.HIGHLIGHT.value]
    assert not bar(page).isVisible()
    assert page.selection() == span


def test_the_underline_takes_the_colour_that_was_used_last(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "检查机具😀")
    page.go_to(span)
    drag(view, sample.text, span)
    button(page, "selection_pink").click()
    page.select(Span(0, 0))
    drag(view, sample.text, span)
    with qtbot.waitSignal(page.highlight_requested) as asked:
        button(page, "selection_underline").click()
    assert asked.args == [span, "pink", MarkStyle.UNDERLINE.value]


def test_the_note_button_asks_for_a_note_on_that_span(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    drag(view, sample.text, span)
    with qtbot.waitSignal(page.note_requested) as asked:
        button(page, "selection_note").click()
    assert asked.args == [span]


def test_the_menu_of_a_selection_asks_for_the_same(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    drag(view, sample.text, span)
    at = on(view, sample.text, span.start)
    with qtbot.waitSignal(page.highlight_requested) as asked:
        choose(menu_at(view, at), "划线", "绿色")
    assert asked.args == [span, "green", MarkStyle.HIGHLIGHT.value]
    with qtbot.waitSignal(page.note_requested) as asked:
        choose(menu_at(view, at), "批注")
    assert asked.args == [span]


@on_one_page
@given(data=st.data())
def test_what_is_copied_is_cut_from_the_canonical_text(
    data: st.DataObject, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = data.draw(spans(sample.text))
    page.select(span)
    QGuiApplication.clipboard().clear()
    view.copy()
    assert QGuiApplication.clipboard().text() == sample.text[span.start : span.end]
    QGuiApplication.clipboard().clear()
    button(page, "selection_copy").click()
    assert QGuiApplication.clipboard().text() == copied(sample, span).text


def test_select_all_copies_the_canonical_text_tables_and_all(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    choose(menu_at(view, on(view, sample.text, 1)), "全选")
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == sample.text.strip("\n")


def test_a_selection_is_let_go_when_its_mark_is_there_and_not_before(page: ReaderPane, sample: Article) -> None:
    span, other = span_of(sample.text, "先看抵押物"), span_of(sample.text, "每季")
    page.select(span)
    page.set_annotations((annotation("other", sample, other),))
    assert page.selection() == span
    page.set_annotations((annotation("other", sample, other), annotation("new", sample, span)))
    assert page.selection() is None
    page.select(span)
    page.set_annotations((annotation("new", sample, span),))
    assert page.selection() == span
