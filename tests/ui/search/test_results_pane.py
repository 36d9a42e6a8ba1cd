"""The results pane: what it shows of a page, and what it asks for.

Covers: ui/search/index_progress.py, ui/search/result_scope.py, ui/search/results_delegate.py,
ui/search/results_list.py, ui/widgets/fonts.py.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.model import (
    Facet,
    Hit,
    MarkFilter,
    NoteField,
    NoteHit,
    NotesPage,
    Passage,
    Reason,
    SearchPage,
    SectionLine,
    Span,
)
from tests.ui.pixels import colors_in
from ui.search.facets import FacetList
from ui.search.result_scope import ResultScope
from ui.search.results_delegate import ResultsDelegate
from ui.search.results_list import ResultsList
from ui.search.results_model import READ
from ui.search.results_pane import ResultsPane
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeHit = Callable[..., Hit]
MakeNoteHit = Callable[..., NoteHit]
ROLES = (Facet("客户经理", 9), Facet("大堂经理", 3))
TOPICS = (Facet("流程", 4),)


@pytest.fixture
def pane(qtbot: QtBot) -> ResultsPane:
    """A shown, empty pane."""
    pane = ResultsPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(900, 620)
    pane.show()
    return pane


@pytest.fixture
def hits(make_hit: MakeHit) -> tuple[Hit, ...]:
    """Two hits of one article, one of another."""
    return make_hit("a", 1), make_hit("a", 2), make_hit("b", 1)


def first_page(hits: tuple[Hit, ...], query: str = "贷后检查", **more: object) -> SearchPage:
    values: dict[str, object] = {"total": 12, "articles": 3, "roles": ROLES, "topics": TOPICS} | more
    return SearchPage(query, hits, **values)  # type: ignore[arg-type] # a test's shorthand


W = TypeVar("W", bound=QWidget)


def child(pane: QWidget, kind: type[W], name: str) -> W:
    found = pane.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def words(pane: ResultsPane, name: str) -> str:
    label = child(pane, QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def results(pane: ResultsPane) -> ResultsList:
    found = child(pane, ResultsList, "results_list")
    assert isinstance(found, ResultsList)
    return found


def chip(pane: ResultsPane, value: str) -> QToolButton:
    found = pane.findChildren(QToolButton, "facet_chip")
    return next(one for one in found if one.property("value") == value and one.isVisible())


def test_the_head_says_how_many(pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    assert words(pane, "results_count") == "12 处 · 3 篇文章"
    assert results(pane).isVisible()


def test_it_starts_with_what_to_do(pane: ResultsPane) -> None:
    assert words(pane, "results_message").startswith("在搜索框里输入")


def test_nothing_found_says_what_to_try(pane: ResultsPane) -> None:
    pane.show_page(SearchPage("<b>xyz"))
    assert words(pane, "results_message") == "没有找到“<b>xyz”。换个说法，或减少几个字试试。"
    label = child(pane, QLabel, "results_message")
    assert isinstance(label, QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_box_s_arrows_and_enter_open_a_hit(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    for _ in range(3):
        pane.step(1)
    pane.step(-1)
    with qtbot.waitSignal(pane.hit_requested) as asked:
        pane.activate()
    assert asked.args == [hits[1]]


def test_enter_opens_the_first_hit_when_none_is_current(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    with qtbot.waitSignal(pane.hit_requested) as asked:
        pane.activate()
    assert asked.args == [hits[0]]


def test_enter_with_no_hits_does_nothing(qtbot: QtBot, pane: ResultsPane) -> None:
    with qtbot.assertNotEmitted(pane.hit_requested):
        pane.step(1)
        pane.activate()


def test_keys_in_the_list_skip_the_heads(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    for _ in range(3):  # over the head of b
        QTest.keyClick(results(pane), Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.hit_requested) as asked:
        QTest.keyClick(results(pane), Qt.Key.Key_Return)
    assert asked.args == [hits[2]]
    QTest.keyClick(results(pane), Qt.Key.Key_Home)
    assert results(pane).currentIndex().row() == 1
    QTest.keyClick(results(pane), Qt.Key.Key_End)
    assert results(pane).currentIndex().row() == 4


def test_a_click_opens_a_hit_and_a_head_is_no_hit(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    view, asked = results(pane), list[Hit]()
    pane.hit_requested.connect(asked.append)
    for row in (0, 2):
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked == [hits[1]]


def test_a_chip_narrows_by_role_and_topic(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    asked: list[tuple[object, object]] = []
    pane.narrowed.connect(lambda roles, topics, _packs, _marked: asked.append((roles, topics)))
    chip(pane, "大堂经理").click()
    chip(pane, "流程").click()
    chip(pane, "大堂经理").click()
    assert asked == [(("大堂经理",), ()), (("大堂经理",), ("流程",)), ((), ("流程",))]


def test_a_narrowing_stays_for_its_query_and_ends_with_the_next(pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    chip(pane, "大堂经理").click()
    pane.show_page(first_page(hits[:1]))
    pane.show_page(first_page(hits[:1]))
    assert chip(pane, "大堂经理").isChecked()
    pane.show_page(first_page(hits, "贷后"))
    assert not chip(pane, "大堂经理").isChecked()


def test_a_narrowing_that_leaves_nothing_can_be_taken_back(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]
) -> None:
    pane.show_page(first_page(hits))
    chip(pane, "大堂经理").click()
    pane.show_page(SearchPage("贷后检查", roles=ROLES))
    assert words(pane, "results_message") == "在所选的范围里没有找到“贷后检查”。"
    button = child(pane, QPushButton, "results_unnarrow")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(pane.narrowed) as asked:
        button.click()
    assert asked.args == [(), (), (), ()]


def test_clearing_takes_the_narrowing_back(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    chip(pane, "客户经理").click()
    with qtbot.waitSignal(pane.narrowed) as asked:
        pane.clear()
    assert asked.args == [(), (), (), ()]
    assert words(pane, "results_count") == ""
    assert not child(pane, QPushButton, "results_unnarrow").isVisible()
    with qtbot.assertNotEmitted(pane.narrowed):
        pane.clear()


def test_the_correction_is_offered_and_taken(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits, correction="贷后检查"))
    button = child(pane, QPushButton, "search_correction")
    assert isinstance(button, QPushButton)
    assert button.text() == "您是不是要找：贷后检查"
    with qtbot.waitSignal(pane.correction_accepted) as asked:
        button.click()
    assert asked.args == ["贷后检查"]
    pane.show_page(first_page(hits))
    assert not button.isVisible()


def test_the_same_query_asked_again_keeps_the_current_hit(pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    pane.step(1)
    pane.step(1)
    pane.show_page(first_page(hits[1:]))
    assert results(pane).currentIndex().row() == 1
    pane.show_page(first_page(hits, "贷后"))
    assert not results(pane).currentIndex().isValid()


def test_the_next_page_is_asked_for_before_the_end(qtbot: QtBot, pane: ResultsPane, make_hit: MakeHit) -> None:
    pane.show_page(first_page(tuple(make_hit("a", n) for n in range(50)), total=100_000))
    bar = results(pane).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    with qtbot.waitSignal(pane.more_requested) as asked:
        bar.setValue(bar.maximum() - bar.pageStep())
    assert asked.args == [50]
    pane.show_page(first_page(tuple(make_hit("a", 50 + n) for n in range(50)), total=100_000), append=True)
    assert results(pane).model().rowCount() == 101
    with qtbot.waitSignal(pane.more_requested) as asked:
        for _ in range(100):
            pane.step(1)
    assert asked.args == [100]


def test_a_page_that_does_not_fill_the_pane_is_followed_at_once(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]
) -> None:
    with qtbot.waitSignal(pane.more_requested) as asked:
        pane.show_page(first_page(hits))
    assert asked.args == [3]


def test_the_index_being_built_is_told_and_reading_is_not_held_up(pane: ResultsPane) -> None:
    pane.show_index_progress(120, 500)
    assert words(pane, "index_progress_label") == "正在建立检索索引 120/500，可以先阅读"
    pane.show_index_progress(0, 0)
    assert words(pane, "index_progress_label") == "正在建立检索索引，可以先阅读"
    pane.show_index_ready()
    assert not child(pane, QWidget, "index_progress").isVisible()


def delegate(pane: ResultsPane) -> ResultsDelegate:
    found = results(pane).itemDelegate()
    assert isinstance(found, ResultsDelegate)
    return found


def test_rows_are_marked_on_the_words_found(pane: ResultsPane, make_hit: MakeHit) -> None:
    hit = make_hit("a", snippet="𠮷祥商户的贷后检查")
    ranges = delegate(pane).snippet_layout(hit, 300).formats()
    assert [(one.start, one.length) for one in ranges] == [(6, 4)]


def test_the_first_hits_are_as_high_as_their_words_the_others_all_the_same_and_they_follow_the_font(
    qtbot: QtBot, pane: ResultsPane, make_hit: MakeHit
) -> None:
    lines = tuple(SectionLine("先核对证件，再问清用途。" * 3, (), Passage("a", n, Span(0, 36))) for n in range(3))
    hits = (replace(make_hit("a", n), section=lines if n in {0, READ} else ()) for n in range(READ + 2))
    pane.show_page(first_page(tuple(hits)))
    view = results(pane)

    def heights() -> list[int]:
        view.doItemsLayout()
        return [view.visualRect(view.model().index(row, 0)).height() for row in range(READ + 3)]

    head, hit, *others = heights()
    assert head < others[0] == others[READ - 2] < others[READ - 1] == others[READ] < hit
    font = QFont(view.font())
    font.setPointSize(22)
    view.setFont(font)
    assert heights()[1] > hit
    narrow = heights()[1]
    view.setFixedWidth(view.width() * 3)
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(1, 0)).height() < narrow)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_found_words_the_current_row_and_its_reason_are_painted(
    qtbot: QtBot, pane: ResultsPane, make_hit: MakeHit, theme: Theme
) -> None:
    pane.set_theme(theme)
    pane.show_page(first_page((make_hit("a", 1, reason=Reason.SYNONYM), make_hit("b", 1)), total=2))
    pane.step(1)
    view = results(pane)
    view.setFocus()
    hovered = view.visualRect(view.model().index(3, 0)).center()
    QTest.mouseMove(view.viewport(), hovered)
    seen = colors_in(view.viewport().grab().toImage())
    assert {theme.found, theme.accent_soft, theme.accent} <= seen


def test_a_long_list_ends_with_a_word_that_fits(
    pane: ResultsPane, make_hit: MakeHit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.search.results_model.ENOUGH", 2)
    pane.show_page(first_page((make_hit("a", 1),)))
    pane.show_page(first_page((make_hit("a", 2),)), append=True)
    end: QModelIndex = results(pane).model().index(3, 0)
    assert str(end.data()).startswith("只列前")
    assert results(pane).indexAt(QPoint(10, results(pane).visualRect(end).center().y())) == end
    assert not results(pane).viewport().grab().isNull()


def test_a_new_style_measures_the_rows_anew(pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    results(pane).changeEvent(QEvent(QEvent.Type.StyleChange))
    assert results(pane).visualRect(results(pane).model().index(1, 0)).height() > 0


# --- one's own notes ---------------------------------------------------------------------------------------------


@pytest.fixture
def notes(make_note_hit: MakeNoteHit) -> NotesPage:
    """The first three of seven annotations that answer."""
    return NotesPage("贷后检查", tuple(map(make_note_hit, "xyz")), 7)


def scope_button(pane: ResultsPane, scope: ResultScope) -> QToolButton:
    found = child(pane, QToolButton, f"scope_{scope}")
    assert isinstance(found, QToolButton)
    return found


def test_enter_opens_the_best_passage_and_not_a_note(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage
) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes)
    with qtbot.waitSignal(pane.hit_requested) as asked, qtbot.assertNotEmitted(pane.note_requested):
        pane.activate()
    assert asked.args == [hits[0]]


def test_the_arrows_reach_a_note_and_enter_opens_it(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage
) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes)
    for _ in range(3):
        pane.step(1)
    with qtbot.waitSignal(pane.note_requested) as asked:
        pane.activate()
    assert asked.args == [notes.hits[0]]


def test_the_last_row_of_the_notes_leads_to_all_of_them(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage
) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes)
    view = results(pane)
    row = next(n for n in range(view.model().rowCount()) if view.model().index(n, 0).data() == "查看全部 7 条")
    view.scrollTo(view.model().index(row, 0))
    place = view.visualRect(view.model().index(row, 0)).center()
    with qtbot.waitSignal(pane.notes_requested) as asked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked.args == [200]
    assert scope_button(pane, ResultScope.NOTES).isChecked()
    assert words(pane, "results_count") == "7 条批注"
    assert view.model().rowCount() == 3


def test_the_scope_stays_for_the_next_query(pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes)
    assert scope_button(pane, ResultScope.NOTES).text() == "批注 7"
    scope_button(pane, ResultScope.ARTICLES).click()
    assert results(pane).model().rowCount() == 5
    pane.clear()
    pane.show_page(first_page(hits, "贷后"))
    pane.show_notes(NotesPage("贷后", notes.hits, 3))
    assert scope_button(pane, ResultScope.ARTICLES).isChecked()
    assert results(pane).model().rowCount() == 5
    scope_button(pane, ResultScope.ALL).click()
    assert results(pane).model().rowCount() == 9


def test_where_nothing_is_found_the_scope_says_so(pane: ResultsPane, notes: NotesPage) -> None:
    pane.show_page(SearchPage("贷后检查"))
    pane.show_notes(notes)
    assert results(pane).isVisible()
    assert words(pane, "results_count") == "文章里没有，批注里有"
    pane.set_scope(ResultScope.ARTICLES)
    assert words(pane, "results_message") == "文章里没有找到“贷后检查”，批注里有 7 条。"
    pane.show_page(SearchPage("贷前"))
    pane.show_notes(NotesPage("贷前"))
    pane.set_scope(ResultScope.NOTES)
    assert words(pane, "results_message") == "批注里没有找到“贷前”。"


def test_before_there_is_an_index_the_notes_answer_alone(pane: ResultsPane, notes: NotesPage) -> None:
    pane.show_notes(notes)
    assert results(pane).isVisible()
    assert words(pane, "results_count") == ""


def test_a_note_that_is_stored_meanwhile_keeps_the_current_hit(
    pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage, make_note_hit: MakeNoteHit
) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes)
    for steps, row in ((3, 4), (1, 5)):
        for _ in range(steps):
            pane.step(1)
        assert results(pane).currentIndex().row() == row
    pane.show_notes(NotesPage("贷后检查", (make_note_hit("new"), *notes.hits[:2]), 8))
    assert results(pane).currentIndex().row() == 6
    assert scope_button(pane, ResultScope.NOTES).text() == "批注 8"


def test_articles_with_notes_can_be_asked_for_alone(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage
) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes, (Facet(MarkFilter.ANNOTATED, 4), Facet(MarkFilter.BOOKMARKED, 2)))
    assert chip(pane, MarkFilter.ANNOTATED).text() == "有批注 4"
    assert chip(pane, MarkFilter.BOOKMARKED).accessibleName() == "笔记 有书签，2 处"
    with qtbot.waitSignal(pane.narrowed) as asked:
        chip(pane, MarkFilter.BOOKMARKED).click()
    assert asked.args == [(), (), (), (MarkFilter.BOOKMARKED,)]


def test_a_narrowing_steps_aside_among_the_notes_unless_it_is_in_force(
    pane: ResultsPane, hits: tuple[Hit, ...], notes: NotesPage
) -> None:
    pane.show_page(first_page(hits))
    pane.show_notes(notes)
    pane.set_scope(ResultScope.NOTES)
    assert not child(pane, QWidget, "facet_roles").isVisible()
    pane.set_scope(ResultScope.ALL)
    chip(pane, "大堂经理").click()
    pane.set_scope(ResultScope.NOTES)
    assert child(pane, QWidget, "facet_roles").isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_note_is_painted_in_its_colour_with_its_marks(
    pane: ResultsPane, make_note_hit: MakeNoteHit, theme: Theme
) -> None:
    pane.set_theme(theme)
    pane.show_notes(
        NotesPage(
            "贷后检查",
            (make_note_hit("x", color="pink"), make_note_hit("y", where=NoteField.QUOTE, color="green", lost=True)),
            9,
        )
    )
    seen = colors_in(results(pane).viewport().grab().toImage())
    assert {theme.found, theme.stroke("pink").name(), theme.stroke("green").name()} <= seen


def test_with_several_packs_a_result_is_narrowed_to_one(qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    page = replace(first_page(hits), packs=(Facet("base", 2), Facet("branch", 1)))
    pane.show_page(page)
    line = pane.findChild(FacetList, "facet_packs")
    assert line is not None
    assert line.isHidden()
    pane.set_packs({"base": "内置内容", "branch": "分行培训"})
    pane.show_page(page)
    chips = [chip for chip in line.findChildren(QToolButton, "facet_chip") if not chip.isHidden()]
    assert [chip.text() for chip in chips] == ["内置内容 2", "分行培训 1"]
    with qtbot.waitSignal(pane.narrowed) as asked:
        chips[1].click()
    assert asked.args == [(), (), ("branch",), ()]


def test_on_a_narrow_page_the_facets_wait_behind_a_button(pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    assert child(pane, QWidget, "results_facets").isVisible()
    pane.resize(420, 420)
    assert not child(pane, QWidget, "results_facets").isVisible()
    child(pane, QToolButton, "results_narrow").click()
    assert child(pane, QWidget, "results_facets").isVisible()


def test_while_the_index_is_built_the_results_are_said_to_come_and_then_come(
    pane: ResultsPane, hits: tuple[Hit, ...]
) -> None:
    pane.show_index_progress(0, 0)
    pane.show_notes(NotesPage("贷后检查"))
    pane.show_index_progress(3, 20)
    message = child(pane, QLabel, "results_message")
    assert message.text().startswith("检索索引还在建立，建好后这里会自动列出“贷后检查”的结果")
    label = child(pane, QLabel, "index_progress_label")
    assert label.text() == "正在建立检索索引 3/20，可以先阅读"
    QApplication.processEvents()
    assert label.width() >= label.sizeHint().width()
    pane.show_index_ready()
    pane.show_page(first_page(hits))
    assert child(pane, ResultsList, "results_list").isVisible()
    pane.show_page(first_page((), "没有的词"))
    assert message.text().startswith("没有找到“没有的词”")


def test_where_there_is_no_index_and_none_is_built_nothing_is_said_to_be_missing_or_to_come(
    pane: ResultsPane, hits: tuple[Hit, ...]
) -> None:
    pane.show_index_progress(0, 0)
    pane.show_notes(NotesPage("贷后检查"))
    pane.show_no_index()
    message = child(pane, QLabel, "results_message")
    assert message.text().startswith("还没有检索索引，现在不能搜索“贷后检查”")
    assert not child(pane, QWidget, "index_progress").isVisible()
    pane.show_index_progress(1, 20)
    assert message.text().startswith("检索索引还在建立")
    pane.show_index_ready()
    pane.show_page(first_page((), "没有的词"))
    assert message.text().startswith("没有找到“没有的词”")


def test_what_suggestions_cover_is_left_free(pane: ResultsPane, hits: tuple[Hit, ...]) -> None:
    pane.show_page(first_page(hits))
    pane.set_covered(150)
    QApplication.processEvents()
    assert child(pane, QToolButton, "scope_all").mapTo(pane, QPoint(0, 0)).y() >= 150
    pane.set_covered(0)
    QApplication.processEvents()
    assert child(pane, QToolButton, "scope_all").mapTo(pane, QPoint(0, 0)).y() < 50


def test_beside_the_article_stand_the_same_rows_with_the_same_current_one(
    qtbot: QtBot, pane: ResultsPane, hits: tuple[Hit, ...]
) -> None:
    rail = pane.new_rail()
    pane.show_page(first_page(hits))
    pane.step(1)
    with qtbot.waitSignal(pane.hit_requested) as opened:
        pane.open_next(1)
    assert opened.args == [hits[1]]
    assert rail.currentIndex() == pane._list.currentIndex()
    with qtbot.waitSignal(pane.hit_requested) as again:
        QTest.keyClick(rail, Qt.Key.Key_Return)
    assert again.args == [hits[1]]


def test_until_the_first_answer_the_page_says_what_is_searched_for_and_then_keeps_what_is_listed(
    pane: ResultsPane,
) -> None:
    pane.show_asked("贷后怎么查")
    assert pane._message.text() == "正在搜索“贷后怎么查”…"
    pane.show_page(SearchPage("贷后怎么查"))
    assert pane._message.text().startswith("没有找到“贷后怎么查”")
    pane.show_asked("贷后怎么查呢")
    assert pane._message.text().startswith("没有找到")


def test_under_a_title_that_is_a_hit_stands_what_it_leads_to(pane: ResultsPane, make_hit: MakeHit) -> None:
    bare = replace(make_hit("a", 0), snippet=make_hit("a", 0).title, heading_path=(), marks=())
    leading = replace(bare, follows="放款后按期检查")
    heights, pictures = [], []
    for hit in (bare, leading):
        pane.show_page(first_page((hit,)))
        listed = results(pane)
        heights.append(listed.visualRect(listed.model().index(0, 0)).height())
        pictures.append(listed.grab().toImage())
    assert heights[1] > heights[0]
    assert pictures[0] != pictures[1]
