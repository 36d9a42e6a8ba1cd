"""The pane: where an article opens, what keeps its place, what is found in it, what a click on it means.

Covers: ui/reader/article_overlay.py, ui/reader/block_painter.py, ui/reader/bars/find_bar.py,
ui/reader/interactions.py, ui/reader/menus.py, ui/reader/reading_place.py, ui/reader/text/scrolled_text.py,
ui/reader/text/view.py.
"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from kb.model import Article, Bookmark, Span
from tests.examples import examples
from tests.ui.reader.hands import (
    button,
    caret_at,
    choose,
    click,
    compose,
    drag,
    entries,
    in_sight,
    menu_at,
    on,
    words,
)
from tests.ui.reader.samples import NOW, annotation, article_of, long_article, span_of
from ui.reader.bars.find_bar import FindBar
from ui.reader.bars.selection_bar import SelectionBar
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

on_one_page = examples(0.3, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
LONG = long_article()  # apart from the fixture: as an argument it would be written out with every example
EMPTY = "从左侧选择一篇文章，或按 Ctrl+K 搜索职责"


@pytest.fixture
def page(pane: ReaderPane, sample: Article) -> ReaderPane:
    """The pane with the article that holds everything."""
    pane.show_article(sample)
    return pane


@pytest.fixture
def longer(pane: ReaderPane, long: Article) -> ReaderPane:
    """The pane with an article many screens high."""
    pane.show_article(long)
    return pane


@pytest.fixture
def counts(pane: ReaderPane) -> Iterator[list[tuple[int, int]]]:
    """Every count of found places that was told."""
    told: list[tuple[int, int]] = []
    pane.found_changed.connect(lambda current, total: told.append((current, total)))
    yield told
    pane.found_changed.disconnect()


def scroll(view: ReaderView, pixels: int) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + pixels)


def at_top(view: ReaderView, text: str, offset: int) -> bool:
    """Whether the line of ``offset`` is the first one; above the text there is a margin."""
    margin = 10 if offset else 34
    return -2 <= caret_at(view, text, offset).y() <= 2 * view.typography.body + margin


def empty_words(pane: ReaderPane) -> str:
    shown = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    return EMPTY if EMPTY in shown else ""


# --- opening -------------------------------------------------------------------------------------------------------


def test_without_an_article_it_says_what_to_do(pane: ReaderPane, sample: Article) -> None:
    assert empty_words(pane) == EMPTY
    pane.show_article(sample)
    assert empty_words(pane) == ""
    pane.clear()
    assert empty_words(pane) == EMPTY
    assert pane.article is None


def test_without_an_article_nothing_can_go_wrong(pane: ReaderPane, sample: Article) -> None:
    pane.set_annotations((annotation("a", sample, Span(0, 2)),))
    pane.set_bookmarks(())
    pane.set_found((Span(0, 2),))
    pane.go_to(Span(0, 2))
    pane.next_found()
    pane.open_find()
    assert pane.first_visible_offset() == 0
    assert words(pane, "find_count") == ""


def test_the_head_tells_title_roles_summary_and_source(page: ReaderPane) -> None:
    assert words(page, "reader_summary") == "老客户的维护😀"
    assert words(page, "reader_origin") == "更新日期 2025-03-01　来源：总行培训教材"
    roles = [label.text() for label in page.findChildren(QLabel, "reader_role")]
    assert roles == ["客户经理", "大堂经理"]


def test_the_title_stands_once_in_the_text_or_above_it_and_nothing_moves(pane: ReaderPane, view: ReaderView) -> None:
    head, title, summary = (pane.findChild(QWidget, f"reader_{name}") for name in ("header", "title", "summary"))
    assert head is not None
    assert title is not None
    assert summary is not None

    def shown() -> tuple[bool, bool, int]:
        QApplication.processEvents()
        return title.isVisible(), summary.isVisible(), head.height()

    pane.show_article(article_of("---\ntitle: 晨会\nsummary: 怎么开\n---\n# 晨会\n\n" + "八点十分开始。\n\n" * 99))
    *_, height = shown()
    assert shown() == (False, True, height)
    scroll(view, 2000)
    assert shown() == (True, False, height)
    assert words(pane, "reader_title") == "晨会"
    scroll(view, -2000)
    assert shown() == (False, True, height)
    pane.show_article(article_of("---\ntitle: 晨会\nsummary: 怎么开\n---\n八点十分开始。"))  # nor is it in the text
    assert shown()[:2] == (True, True)


def test_what_the_head_has_no_room_for_is_its_tool_tip(pane: ReaderPane) -> None:
    summary = "很长的<b>摘要" * 50  # a tip is rich text where it looks like it
    pane.show_article(article_of(f"---\nsummary: {summary}\n---\n正文"))
    label = pane.findChild(QLabel, "reader_summary")
    assert isinstance(label, QLabel)
    assert label.text().endswith("…")
    tip = QTextDocument()
    tip.setHtml(label.toolTip())
    assert tip.toPlainText() == summary


@on_one_page
@given(offset=st.integers(0, LONG.text.index("第25节")))
def test_an_article_opens_at_the_line_that_was_left(offset: int, pane: ReaderPane, view: ReaderView) -> None:
    pane.show_article(LONG, offset)
    assert pane.first_visible_offset() == offset
    assert at_top(view, LONG.text, offset)


def test_an_offset_outside_the_text_opens_its_nearer_end(pane: ReaderPane, view: ReaderView, long: Article) -> None:
    pane.show_article(long, 10_000_000)
    assert in_sight(view, long.text, len(long.text) - 1)
    pane.show_article(long, -5)
    assert view.verticalScrollBar().value() == 0


def test_what_is_told_as_the_first_line_is_the_first_line(longer: ReaderPane, view: ReaderView, long: Article) -> None:
    for pixels in (137, 1311, 2222, -900):
        scroll(view, pixels)
        offset = longer.first_visible_offset()
        assert at_top(view, long.text, offset)
        top = view.viewport().rect().topLeft() + QPoint(round(view.column.left()) + 2, view.typography.body)
        assert abs(caret_at(view, long.text, offset).y() - top.y()) <= 2 * view.typography.body


def test_scrolling_is_told_once_it_rests(qtbot: QtBot, longer: ReaderPane, view: ReaderView) -> None:
    with qtbot.waitSignal(longer.place_changed) as told:
        for _ in range(5):
            scroll(view, 400)
    assert told.args == [longer.first_visible_offset()]
    assert longer.first_visible_offset() > 0


# --- what keeps the place ------------------------------------------------------------------------------------------


@on_one_page
@given(start=st.integers(0, 3000), zooms=st.lists(st.sampled_from([70, 90, 100, 130, 200]), min_size=1, max_size=3))
def test_zoom_and_theme_keep_the_first_line(start: int, zooms: list[int], pane: ReaderPane, view: ReaderView) -> None:
    pane.set_zoom(100)
    pane.show_article(LONG)
    view.verticalScrollBar().setValue(start)
    offset = pane.first_visible_offset()
    before = caret_at(view, LONG.text, offset).y()
    for zoom in zooms:
        pane.set_zoom(zoom)
        pane.set_theme(DARK if zoom > 100 else LIGHT)
        assert pane.first_visible_offset() == offset
        assert abs(caret_at(view, LONG.text, offset).y() - before) <= view.typography.body
    assert view.toPlainText() == LONG.text


def test_a_narrower_window_keeps_the_first_line(longer: ReaderPane, view: ReaderView, long: Article) -> None:
    scroll(view, 2500)
    offset = longer.first_visible_offset()
    for width in (620, 1200, 900):
        longer.resize(width, 500)
        assert longer.first_visible_offset() == offset
        assert at_top(view, long.text, offset)


def test_zoom_stays_within_its_limits_and_is_told_once(pane: ReaderPane) -> None:
    told: list[int] = []
    pane.zoom_changed.connect(told.append)
    for zoom in (150, 150, 500, 1):
        pane.set_zoom(zoom)
    assert told == [150, 200, 70]


def test_zoom_makes_the_text_larger(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    before = view.document().size().height()
    page.set_zoom(200)
    assert view.document().size().height() > 1.5 * before


@pytest.mark.parametrize(("turned", "zoom"), [(120, 110), (-240, 80)])
def test_ctrl_and_the_wheel_zoom(page: ReaderPane, view: ReaderView, turned: int, zoom: int) -> None:
    point = QPointF(100, 100)
    event = QWheelEvent(
        point,
        view.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert page.zoom == zoom


def test_space_turns_the_page_and_takes_the_caret_along(longer: ReaderPane, view: ReaderView, long: Article) -> None:
    QTest.keyClick(view, Qt.Key.Key_Space)
    turned = view.verticalScrollBar().value()
    assert 0.7 * view.viewport().height() < turned < view.viewport().height()
    assert view.viewport().rect().intersects(view.cursorRect())
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert view.verticalScrollBar().value() == 0


def test_going_to_a_span_brings_it_into_sight_and_frames_it(
    longer: ReaderPane, view: ReaderView, long: Article
) -> None:
    span = span_of(long.text, "检查机具20")
    longer.go_to(span)
    assert in_sight(view, long.text, span.start)
    assert caret_at(view, long.text, span.start).y() < view.viewport().height() / 2
    assert view.emphasis is not None
    longer.show_article(long)
    assert view.emphasis is None


# --- what a search found -------------------------------------------------------------------------------------------


def places(article: Article, of: str) -> tuple[Span, ...]:
    starts = [at for at in range(len(article.text)) if article.text.startswith(of, at)]
    return tuple(Span(at, at + len(of)) for at in starts)


def test_found_places_are_counted_and_the_current_one_is_in_sight(
    longer: ReaderPane, view: ReaderView, long: Article, counts: list[tuple[int, int]]
) -> None:
    found = places(long, "检查机具1")  # 1, 10 … 19
    longer.set_found(found, 7)
    assert counts == [(8, 11)]
    assert words(longer, "find_count") == "8/11"
    assert in_sight(view, long.text, found[7].start)
    field = longer.findChild(QLineEdit, "find_words")
    assert isinstance(field, QLineEdit)
    assert not field.isVisible()


def test_next_and_previous_go_round_and_stay_in_sight(
    longer: ReaderPane, view: ReaderView, long: Article, counts: list[tuple[int, int]]
) -> None:
    found = places(long, "检查机具1")
    longer.set_found(found, 9)
    counts.clear()
    for step in (longer.next_found, longer.next_found, longer.previous_found, longer.previous_found):
        step()
        assert in_sight(view, long.text, found[counts[-1][0] - 1].start)
    assert counts == [(11, 11), (1, 11), (11, 11), (10, 11)]
    assert words(longer, "find_count") == "10/11"
    button(longer, "find_next").click()
    button(longer, "find_previous").click()
    assert counts[4:] == [(11, 11), (10, 11)]


def test_clearing_tells_that_nothing_is_found_any_more(
    longer: ReaderPane, long: Article, counts: list[tuple[int, int]]
) -> None:
    longer.set_found(places(long, "检查机具1"))
    longer.set_found(())
    longer.next_found()
    longer.clear_found()
    assert counts == [(1, 11), (0, 0)]
    assert words(longer, "find_count") == ""


def test_another_article_begins_without_marks(
    longer: ReaderPane, long: Article, sample: Article, counts: list[tuple[int, int]]
) -> None:
    longer.set_found(places(long, "检查机具1"))
    longer.show_article(sample)
    longer.next_found()
    assert counts == [(1, 11)]
    assert words(longer, "find_count") == ""


def test_a_current_place_that_is_none_is_the_nearest(
    page: ReaderPane, sample: Article, counts: list[tuple[int, int]]
) -> None:
    found = places(sample, "客户")
    page.set_found(found, 99)
    page.set_found(found, -3)
    assert counts == [(len(found), len(found)), (1, len(found))]


# --- finding in the article ----------------------------------------------------------------------------------------


def field(pane: ReaderPane) -> QLineEdit:
    found = pane.findChild(QLineEdit, "find_words")
    assert isinstance(found, QLineEdit)
    return found


def find_bar(pane: ReaderPane) -> FindBar:
    found = pane.findChild(FindBar, "find_bar")
    assert isinstance(found, FindBar)
    return found


def test_words_from_an_input_method_are_found_and_enter_walks_through_them(
    longer: ReaderPane, view: ReaderView, long: Article
) -> None:
    longer.open_find()
    assert field(longer).isVisible()
    assert words(longer, "find_count") == ""
    compose(field(longer), "检查机具")
    assert words(longer, "find_count") == "1/30"
    QTest.keyClick(field(longer), Qt.Key.Key_Return)
    assert words(longer, "find_count") == "2/30"
    QTest.keyClick(field(longer), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field(longer), Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert words(longer, "find_count") == "30/30"
    assert in_sight(view, long.text, places(long, "检查机具")[-1].start)


def test_finding_begins_behind_the_first_line(longer: ReaderPane, view: ReaderView, long: Article) -> None:
    longer.go_to(span_of(long.text, "第12节"))
    here = longer.first_visible_offset()
    longer.open_find()
    compose(field(longer), "检查机具")
    before = [span for span in places(long, "检查机具") if span.start < here]
    assert words(longer, "find_count") == f"{len(before) + 1}/30"
    assert before


def test_what_is_not_there_is_said(page: ReaderPane) -> None:
    page.open_find()
    compose(field(page), "保险箱")
    assert words(page, "find_count") == "没有找到"
    assert not button(page, "find_next").isEnabled()
    field(page).clear()
    assert words(page, "find_count") == ""


def test_the_selected_words_are_looked_for(page: ReaderPane, sample: Article) -> None:
    page.select(span_of(sample.text, "贷前调查"))
    page.open_find()
    assert field(page).text() == "贷前调查"
    assert words(page, "find_count") == "1/2"


def test_a_selection_of_several_lines_is_not_looked_for(page: ReaderPane, sample: Article) -> None:
    page.select(Span(0, 12))
    page.open_find()
    assert field(page).text() == ""


def test_the_words_stay_for_the_next_article(longer: ReaderPane, sample: Article) -> None:
    longer.open_find()
    compose(field(longer), "贷前调查")
    longer.show_article(sample)
    assert words(longer, "find_count") == "1/2"


def test_closing_the_bar_takes_the_marks_away(page: ReaderPane, counts: list[tuple[int, int]]) -> None:
    page.open_find()
    compose(field(page), "客户")
    QTest.keyClick(field(page), Qt.Key.Key_Escape)
    assert not find_bar(page).isVisible()
    assert counts[-1] == (0, 0)
    page.open_find()
    assert field(page).text() == "客户"
    assert counts[-1][1] > 0
    button(page, "find_close").click()
    assert counts[-1] == (0, 0)


def test_escape_closes_the_selection_bar_then_the_marks_then_the_selection(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    page.set_found(places(sample, "客户"))
    drag(view, sample.text, span_of(sample.text, "每季走访"))
    selection_bar = page.findChild(SelectionBar, "selection_bar")
    assert isinstance(selection_bar, SelectionBar)
    seen = []
    for _ in range(4):
        seen.append((selection_bar.isVisible(), find_bar(page).isVisible(), page.selection() is not None))
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert seen == [(True, True, True), (False, True, True), (False, False, True), (False, False, False)]


# --- what lies on the text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("quote", ["先看抵押物", "收入证明😀", "检查机具😀", "引用第二层😀", "报告()"])
def test_a_click_on_a_mark_tells_which_and_beside_it_none(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article, quote: str
) -> None:
    span = span_of(sample.text, quote)
    page.set_annotations((annotation("a", sample, span), annotation("b", sample, Span(0, 2))))
    page.go_to(span)
    for at in (span.start, span.end - 1):
        with qtbot.waitSignal(page.annotation_activated) as told:
            click(view, on(view, sample.text, at))
        assert told.args == ["a"]
    with qtbot.assertNotEmitted(page.annotation_activated):
        click(view, caret_at(view, sample.text, span.end) + QPoint(6, 0))


def test_a_double_click_and_enter_on_a_mark_ask_to_edit_it(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    page.set_annotations((annotation("a", sample, span),))
    with qtbot.waitSignal(page.annotation_edit_requested) as told:
        click(view, on(view, sample.text, span.start + 1), double=True)
    assert told.args == ["a"]
    page.select(Span(span.start + 2, span.start + 2))
    with qtbot.waitSignal(page.annotation_edit_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["a"]


def test_clicks_on_overlapping_marks_go_down_from_one_to_the_next(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    inner = Span(span.start + 2, span.end)
    page.set_annotations((annotation("outer", sample, span), annotation("inner", sample, inner)))
    said: list[str] = []
    page.status_message.connect(said.append)
    for key in ("inner", "outer", "inner"):
        with qtbot.waitSignal(page.annotation_activated) as told:
            click(view, on(view, sample.text, span.end - 1))
        assert told.args == [key]
    assert said[:2] == [f"此处有 2 条批注，当前第 {number} 条；再次单击看下一条" for number in (1, 2)]
    with qtbot.waitSignal(page.annotation_activated) as told:
        click(view, on(view, sample.text, span.start))
    assert told.args == ["outer"]
    with qtbot.waitSignal(page.annotation_edit_requested) as told:
        click(view, on(view, sample.text, span.end - 1), double=True)
    assert told.args == ["outer"]


def test_of_overlapping_marks_of_which_none_is_active_the_person_chooses(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    inner = Span(span.start + 2, span.end)
    page.set_annotations((annotation("outer", sample, span, note="先核实"), annotation("inner", sample, inner)))
    page.select(Span(span.end - 1, span.end - 1))
    for key, label in (("outer", "“先看抵押物”　先核实"), ("inner", "“抵押物”")):
        QTest.keyClick(view, Qt.Key.Key_Return)
        menu = view.findChild(QMenu, "reader_choice")
        assert isinstance(menu, QMenu)
        assert entries(menu) == ["“先看抵押物”　先核实", "“抵押物”"]
        with qtbot.waitSignal(page.annotation_edit_requested) as told:
            choose(menu, label)
        assert told.args == [key]
        qtbot.waitUntil(lambda: view.findChild(QMenu, "reader_choice") is None)


def test_the_menu_of_overlapping_marks_reaches_both(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    inner = Span(span.start + 2, span.end)
    page.set_annotations((annotation("outer", sample, span), annotation("inner", sample, inner, color="blue")))
    for key, label in (("outer", "“先看抵押物”"), ("inner", "“抵押物”")):
        with qtbot.waitSignal(page.annotation_delete_requested) as told:
            choose(menu_at(view, on(view, sample.text, span.end - 1)), label, "删除")
        assert told.args == [key]
        qtbot.waitUntil(lambda: view.findChild(QMenu, "reader_menu") is None)
    with qtbot.waitSignal(page.annotation_recolor_requested) as told:
        choose(menu_at(view, on(view, sample.text, span.end - 1)), "“抵押物”", "换颜色", "粉色")
    assert told.args == ["inner", "pink"]


def test_the_menu_of_one_mark_edits_recolours_and_deletes_it(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "先看抵押物")
    page.set_annotations((annotation("a", sample, span, color="green"),))
    at = on(view, sample.text, span.start)
    menu = menu_at(view, at)
    assert entries(menu) == ["编辑批注", "换颜色", "删除", "复制", "全选", "添加书签"]
    assert not next(action for action in menu.actions() if action.text() == "复制").isEnabled()
    with qtbot.waitSignal(page.annotation_edit_requested) as told:
        choose(menu, "编辑批注")
    assert told.args == ["a"]


@pytest.mark.parametrize(("side", "note", "active"), [("left", "", True), ("right", "", False), ("right", "看", True)])
def test_the_bar_of_a_mark_and_the_sign_of_its_note_can_be_clicked(
    page: ReaderPane, view: ReaderView, sample: Article, *, side: str, note: str, active: bool
) -> None:
    span = span_of(sample.text, "先看抵押物")
    x = view.column.left() - 11 if side == "left" else view.column.right() + 11
    page.set_annotations((annotation("a", sample, span, note=note),))
    told: list[str] = []
    page.annotation_activated.connect(told.append)
    click(view, QPoint(round(x), on(view, sample.text, span.start).y()))
    assert told == (["a"] if active else [])


def test_orphans_are_not_on_the_page(qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article) -> None:
    page.set_annotations((annotation("a", sample, None),))
    with qtbot.assertNotEmitted(page.annotation_activated):
        click(view, on(view, sample.text, 0))


def plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_the_pointer_at_rest_shows_the_notes(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    span = span_of(sample.text, "先看抵押物")
    page.set_annotations(
        (annotation("a", sample, span, note="先核实 <b>"), annotation("b", sample, span, note="再登记"))
    )
    at = on(view, sample.text, span.start)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert plain(QToolTip.text()) == "先核实 <b>\n\n再登记"
    QToolTip.hideText()


def test_a_link_tells_its_target_by_click_and_by_enter(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    span = span_of(sample.text, "大堂。")
    with qtbot.waitSignal(page.link_activated) as told:
        click(view, on(view, sample.text, span.start + 1))
    assert told.args == ["lobby.md"]
    page.select(Span(span.start + 1, span.start + 1))
    with qtbot.waitSignal(page.link_activated) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["lobby.md"]
    with qtbot.assertNotEmitted(page.link_activated):
        click(view, on(view, sample.text, span.end - 1))


def test_a_link_in_a_cell_behind_astral_characters_tells_its_target(
    qtbot: QtBot, pane: ReaderPane, view: ReaderView
) -> None:
    article = article_of("前\n\n| 😀𠮷 | 见[大堂](lobby.md)文 |\n| --- | --- |")
    pane.show_article(article)
    with qtbot.waitSignal(pane.link_activated) as told:
        click(view, on(view, article.text, article.text.index("堂")))
    assert told.args == ["lobby.md"]
    with qtbot.assertNotEmitted(pane.link_activated):
        for neighbour in ("见", "文", "𠮷"):
            click(view, on(view, article.text, article.text.index(neighbour)))


def bookmark(article: Article, span: Span | None) -> Bookmark:
    made = annotation("b", article, span)
    return Bookmark("b", made.anchor, "", NOW, span, made.placement)


@pytest.mark.parametrize("quote", ["贷前调查的补充", "巡检", "引用第二层", "再给建议", "丁😀"])
def test_the_menu_sets_and_takes_the_bookmark_of_the_block(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article, quote: str
) -> None:
    offset = sample.text.index(quote)
    block = sample.block_at(offset)
    page.go_to(Span(offset, offset))
    with qtbot.waitSignal(page.bookmark_requested) as told:
        choose(menu_at(view, on(view, sample.text, offset)), "添加书签")
    assert told.args == [block.start]
    qtbot.waitUntil(lambda: view.findChild(QMenu, "reader_menu") is None)
    page.set_bookmarks((bookmark(sample, block.span), bookmark(sample, None)))
    with qtbot.waitSignal(page.bookmark_requested) as told:
        choose(menu_at(view, on(view, sample.text, offset)), "取消书签")
    assert told.args == [block.start]
    qtbot.waitUntil(lambda: view.findChild(QMenu, "reader_menu") is None)
    page.go_to(Span(0, 0))
    menu = menu_at(view, on(view, sample.text, 0))
    assert "添加书签" in entries(menu)
    menu.close()


def test_the_ribbon_of_a_bookmark_is_painted_beside_its_block(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    offset = sample.text.index("处理投诉")
    y = on(view, sample.text, offset).y()
    gutter = view.column.left() - 42

    def painted() -> bool:
        image = view.viewport().grab().toImage()
        spots = ((round(gutter) + x, y + dy) for x in range(18) for dy in range(-9, 9))
        return any(image.pixelColor(*spot).name() == LIGHT.accent for spot in spots)

    assert not painted()
    page.set_bookmarks((bookmark(sample, Span(offset, offset + 2)),))
    assert painted()
