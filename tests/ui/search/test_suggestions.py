"""The suggestions under the search box: what opens them, whose the keys are, what they say."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kb.model import Suggestion, SuggestionKind
from tests.ui.pixels import colors_in
from ui.search.search_box import SearchBox
from ui.search.suggestions import CLEAR_WORDS, HISTORY_LIMIT, LIMIT, SuggestionList, aside, typed_spans
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TERM = Suggestion("贷后检查", SuggestionKind.TERM, 12)
TITLE = Suggestion("贷后手册", SuggestionKind.TITLE, 0, "loan")
HEADING = Suggestion("贷后管理", SuggestionKind.HEADING, 3)
OLD = Suggestion("首次贷后", SuggestionKind.HISTORY)
FOUND = (TERM, TITLE, OLD)
HISTORY = tuple(Suggestion(query, SuggestionKind.HISTORY) for query in ("贷后", "khjl", "1站式"))

Said = list[tuple[object, ...]]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a box and, behind it in the order of Tab, a button."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(SearchBox(LIGHT))
    layout.addWidget(QPushButton("下一个"))
    layout.addStretch()
    qtbot.addWidget(window)
    window.resize(420, 420)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def box(window: QWidget) -> SearchBox:
    """The window's search box, with the focus."""
    found = window.findChild(SearchBox, "search_box")
    assert isinstance(found, SearchBox)
    found.setFocus()
    return found


@pytest.fixture
def said(box: SearchBox) -> Said:
    """What the box has emitted, as name and values."""
    said: Said = []
    for name in (
        "query_changed",
        "accepted",
        "stepped",
        "cleared",
        "suggestion_taken",
        "history_forget_requested",
        "history_clear_requested",
    ):
        getattr(box, name).connect(lambda *values, name=name: said.append((name, *values)))
    return said


@pytest.fixture
def wanted(box: SearchBox) -> list[str]:
    """What suggestions were wanted for; nothing answers."""
    wanted: list[str] = []
    box.suggestions_requested.connect(wanted.append)
    return wanted


@pytest.fixture
def answered(box: SearchBox) -> SearchBox:
    """The box with the focus, answered at once: the history when it is empty, some suggestions else."""
    box.suggestions_requested.connect(lambda text: box.show_suggestions(text, FOUND if text else HISTORY))
    return box


def compose(box: SearchBox, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def type_in(box: SearchBox, text: str) -> None:
    compose(box, "", text)


def press(box: SearchBox, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(box, key)


def shown(box: SearchBox) -> SuggestionList:
    found = box.window().findChild(SuggestionList, "suggestions")
    assert isinstance(found, SuggestionList)
    return found


def words(box: SearchBox) -> list[str]:
    """The rows that can be seen."""
    view = shown(box)
    rows = range(view.model().rowCount()) if view.isVisible() else ()
    return [str(view.model().index(row, 0).data()) for row in rows]


def chosen(box: SearchBox) -> str:
    row = shown(box).chosen
    return row.text if row else ""


def click(box: SearchBox, row: int) -> None:
    view = shown(box)
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


# --- what opens them -------------------------------------------------------------------------------------------


def test_typing_asks_for_suggestions_and_shows_the_answer(box: SearchBox, wanted: list[str]) -> None:
    type_in(box, "贷")
    type_in(box, "后")
    assert wanted == ["贷", "贷后"]
    box.show_suggestions("贷后", FOUND)
    assert words(box) == ["贷后检查", "贷后手册", "首次贷后"]
    assert chosen(box) == ""
    assert box.hasFocus()


def test_the_results_are_asked_for_before_the_suggestions(box: SearchBox) -> None:
    order: list[str] = []
    box.suggestions_requested.connect(lambda _: order.append("suggestions"))
    box.query_changed.connect(lambda _: order.append("results"))
    type_in(box, "贷后")
    assert order == ["results", "suggestions"]


def test_a_stale_answer_is_dropped(box: SearchBox) -> None:
    type_in(box, "贷")
    type_in(box, "后")
    box.show_suggestions("贷", FOUND)
    assert words(box) == []


def test_an_answer_that_comes_after_escape_or_enter_is_dropped(box: SearchBox) -> None:
    type_in(box, "贷后")
    press(box, Qt.Key.Key_Return)
    box.show_suggestions("贷后", FOUND)
    assert words(box) == []


def test_text_that_was_not_typed_gets_no_suggestions(box: SearchBox, wanted: list[str]) -> None:
    box.set_text("贷后")
    assert wanted == []


def test_no_suggestion_closes_the_list_and_the_typed_text_is_none(answered: SearchBox) -> None:
    type_in(answered, "贷后")
    answered.show_suggestions("贷后", (Suggestion("贷后", SuggestionKind.TERM, 3),))
    assert words(answered) == []


def test_only_a_few_are_shown_as_one_types(box: SearchBox) -> None:
    many = tuple(Suggestion(f"贷后{n}", SuggestionKind.TERM) for n in range(20))
    type_in(box, "贷后")
    box.show_suggestions("贷后", many)
    assert len(words(box)) == LIMIT


def test_the_focus_key_offers_the_history_of_an_empty_box_only(box: SearchBox, wanted: list[str]) -> None:
    box.focus()
    box.set_text("贷后")
    box.focus()
    assert wanted == [""]


def test_a_click_into_the_empty_box_offers_the_history(answered: SearchBox) -> None:
    QTest.mouseClick(answered, Qt.MouseButton.LeftButton)
    assert words(answered) == ["贷后", "khjl", "1站式", CLEAR_WORDS]


def test_down_in_an_empty_box_offers_the_history_and_goes_into_it(answered: SearchBox, said: Said) -> None:
    press(answered, Qt.Key.Key_Down)
    assert chosen(answered) == "贷后"
    assert said == []


def test_emptying_the_box_by_hand_offers_the_history(answered: SearchBox) -> None:
    type_in(answered, "贷")
    press(answered, Qt.Key.Key_Backspace)
    assert words(answered)[-1] == CLEAR_WORDS


def test_a_long_history_ends_with_the_row_that_clears_it(box: SearchBox) -> None:
    box.focus()
    box.show_suggestions("", tuple(Suggestion(f"查询{n}", SuggestionKind.HISTORY) for n in range(50)))
    assert len(words(box)) == HISTORY_LIMIT + 1
    assert words(box)[-1] == CLEAR_WORDS


def test_without_a_history_there_is_nothing_to_clear(box: SearchBox) -> None:
    box.focus()
    box.show_suggestions("", ())
    assert words(box) == []


# --- whose the keys are ----------------------------------------------------------------------------------------


def test_down_and_enter_open_the_first_result_whatever_is_suggested(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert said == [("query_changed", "贷后"), ("stepped", 1), ("accepted",)]
    assert words(answered) == []


def test_tab_goes_in_and_enter_searches_the_row(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert said == [("query_changed", "贷后"), ("query_changed", "贷后手册"), ("suggestion_taken", TITLE)]
    assert answered.text() == "贷后手册"
    assert answered.cursorPosition() == len("贷后手册")
    assert answered.hasFocus()
    assert words(answered) == []


def test_the_rows_are_stops_of_tab_between_the_box_and_the_next_widget(answered: SearchBox) -> None:
    type_in(answered, "贷后")
    seen = []
    for _ in FOUND:
        press(answered, Qt.Key.Key_Tab)
        seen.append(chosen(answered))
    assert seen == [one.text for one in FOUND]
    assert answered.hasFocus()
    press(answered, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert words(answered) == []


def test_shift_tab_and_up_lead_back_to_the_box(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    for back in (Qt.Key.Key_Backtab, Qt.Key.Key_Up):
        press(answered, Qt.Key.Key_Tab)
        assert chosen(answered) == "贷后检查"
        press(answered, back)
        assert chosen(answered) == ""
    press(answered, Qt.Key.Key_Return)
    assert said[-1] == ("accepted",)


def test_the_last_row_is_the_end_for_down(answered: SearchBox) -> None:
    answered.focus()
    press(answered, *[Qt.Key.Key_Down] * 9)
    assert chosen(answered) == CLEAR_WORDS


def test_typing_on_leaves_the_rows(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Tab)
    type_in(answered, "检")
    assert words(answered)
    press(answered, Qt.Key.Key_Return)
    assert said[-1] == ("accepted",)


def test_a_second_answer_keeps_the_chosen_row(answered: SearchBox) -> None:
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    answered.show_suggestions("贷后", (HEADING, *FOUND))
    assert chosen(answered) == "贷后手册"


def test_escape_closes_the_list_first_and_empties_the_box_then(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Escape)
    assert answered.text() == "贷后"
    assert words(answered) == []
    press(answered, Qt.Key.Key_Escape)
    assert answered.text() == ""
    assert words(answered) == []
    assert said[-1] == ("cleared",)


def test_while_an_input_method_composes_nothing_is_shown_or_taken(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷")
    said.clear()
    compose(answered, "hou")
    assert words(answered) == []
    answered.show_suggestions("贷", FOUND)
    assert words(answered) == []
    press(answered, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert said == []
    compose(answered, "", "后")
    assert words(answered)


def test_composing_in_the_empty_box_offers_no_history(answered: SearchBox) -> None:
    compose(answered, "dai")
    answered.focus()
    assert words(answered) == []


def test_the_list_goes_with_the_focus(answered: SearchBox) -> None:
    type_in(answered, "贷后")
    answered.clearFocus()
    assert words(answered) == []


# --- history ---------------------------------------------------------------------------------------------------


def test_delete_forgets_a_row_of_the_history(answered: SearchBox, said: Said) -> None:
    press(answered, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert said == [("history_forget_requested", "khjl")]
    assert words(answered) == ["贷后", "1站式", CLEAR_WORDS]
    assert chosen(answered) == "1站式"


def test_forgetting_the_last_row_closes_the_list(box: SearchBox) -> None:
    box.focus()
    box.show_suggestions("", HISTORY[:1])
    press(box, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert words(box) == []


def test_delete_is_the_text_s_unless_a_row_of_the_history_is_chosen(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Home, Qt.Key.Key_Tab, Qt.Key.Key_Delete)
    assert answered.text() == "后"
    assert ("history_forget_requested", "贷后检查") not in said


def test_the_last_row_of_the_history_asks_to_clear_it(answered: SearchBox, said: Said) -> None:
    answered.focus()
    click(answered, len(HISTORY))
    assert said == [("history_clear_requested",)]
    assert words(answered) == []


# --- mouse and looks -------------------------------------------------------------------------------------------


def test_a_click_searches_the_row_and_leaves_the_focus_in_the_box(answered: SearchBox, said: Said) -> None:
    type_in(answered, "贷后")
    click(answered, 0)
    assert said[-1] == ("suggestion_taken", TERM)
    assert answered.text() == "贷后检查"
    assert answered.hasFocus()


def test_every_row_says_where_it_comes_from() -> None:
    assert [aside(row) for row in (TERM, TITLE, HEADING, OLD)] == ["词语 · 12 处", "文章", "标题 · 3 处", "历史"]


def test_the_typed_words_are_found_in_any_case_and_nothing_is_a_pattern() -> None:
    assert typed_spans("KYC尽调与kyc", "kyc") == [(0, 3), (6, 9)]
    assert typed_spans("😀贷后检查", "检查 贷") == [(1, 2), (3, 5)]
    assert typed_spans("贷后检查", ".*(") == []
    assert typed_spans("贷后检查", "  ") == []


def test_the_list_lies_under_the_box_whole_and_within_the_window(answered: SearchBox, window: QWidget) -> None:
    type_in(answered, "贷后")
    for width in (420, 300):
        window.resize(width, 420)
        QApplication.processEvents()
        view = shown(answered)
        place = QRect(answered.mapTo(window, QPoint(0, 0)), answered.size())
        assert view.geometry().left() == place.left()
        assert view.geometry().top() > place.bottom()
        assert window.rect().contains(view.geometry())
        assert view.viewport().rect().contains(view.visualRect(view.model().index(len(FOUND) - 1, 0)))


def test_a_suggestion_longer_than_the_list_is_cut_before_its_aside(box: SearchBox, window: QWidget) -> None:
    type_in(box, "贷后")
    long = (Suggestion("贷后" * 300, SuggestionKind.TERM, 1), Suggestion("\n", SuggestionKind.TERM), HEADING)
    box.show_suggestions("贷后", long)
    assert not window.grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_chosen_row_wears_the_colours_of_the_theme(
    answered: SearchBox, theme: Theme, dress: Callable[[Theme], None]
) -> None:
    dress(theme)
    answered.set_theme(theme)
    type_in(answered, "贷后")
    press(answered, Qt.Key.Key_Tab)
    seen = colors_in(shown(answered).grab().toImage())
    assert {theme.accent_soft, theme.raised, theme.text} <= seen


# --- the star --------------------------------------------------------------------------------------------------


@pytest.fixture
def star(box: SearchBox) -> QAction:
    """The button that saves a search."""
    found = box.findChild(QAction, "search_star")
    assert isinstance(found, QAction)
    return found


def test_the_star_shows_only_beside_a_query_and_asks_to_save_it(qtbot: QtBot, box: SearchBox, star: QAction) -> None:
    assert not star.isVisible()
    box.set_text(" 贷后 ")
    assert star.isVisible()
    with qtbot.waitSignal(box.save_toggled) as asked:
        star.trigger()
    assert asked.args == ["贷后"]


def test_an_empty_query_is_never_saved(box: SearchBox) -> None:
    asked: list[str] = []
    box.save_toggled.connect(asked.append)
    box.set_text("  ")
    box.toggle_saved()
    assert asked == []


def test_the_star_says_whether_the_present_query_is_saved(box: SearchBox, star: QAction) -> None:
    saved: Callable[[str], None] = lambda query: box.set_saved(query == "贷后")  # noqa: E731 - a slot in one line
    box.query_changed.connect(saved)
    box.set_text("贷后")
    assert star.toolTip() == "取消保存这个搜索"
    box.set_text("贷后 ")
    assert star.toolTip() == "取消保存这个搜索"
    box.set_text("贷")
    assert star.toolTip() == "保存这个搜索"
