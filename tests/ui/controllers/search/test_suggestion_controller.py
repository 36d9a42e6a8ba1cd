"""What could be searched: the history, what completes a text, the saved searches; alone and in the window."""

import logging
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from kb.model import Suggestion, SuggestionKind
from kb.search_history import SearchHistory
from kb.workspace import Workspace
from tests.ui.hands import compose
from ui.controllers.search.suggestion_controller import SuggestionController
from ui.main_window import MainWindow
from ui.search.suggestions import CLEAR_WORDS, SuggestionList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 60  # seconds until a blocked worker gives up, so that a failing test ends


@pytest.fixture
def controller(workspace: Workspace, qtbot: QtBot) -> Iterator[SuggestionController]:
    made = SuggestionController(workspace)
    yield made
    made.close()


def suggested(window: MainWindow) -> list[str]:
    """What the open list under the box offers."""
    view = window.findChild(SuggestionList, "suggestions")
    assert isinstance(view, SuggestionList)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if view.isVisible() else []


def saved_searches(window: MainWindow) -> list[str]:
    """The rows under 已存搜索 in the library."""
    tree = window.findChild(QTreeView, "library_tree")
    assert isinstance(tree, QTreeView)
    model = tree.model()
    tops = (model.index(row, 0) for row in range(model.rowCount()))
    section = next((index for index in tops if index.data() == "已存搜索"), QModelIndex())
    return [model.index(row, 0, section).data() for row in range(model.rowCount(section))] if section.isValid() else []


def answered_to(qtbot: QtBot, window: MainWindow, query: str) -> None:
    """Wait until the results answer a query."""
    qtbot.waitUntil(lambda: window.center._query == query)


# --- alone ---------------------------------------------------------------------------------------------------------


def test_an_empty_text_is_answered_at_once_with_the_history(qtbot: QtBot, controller: SuggestionController) -> None:
    controller._searches.remember("贷后检查")
    with qtbot.waitSignal(controller.suggested, timeout=0) as answer:
        controller.suggest("")
    assert answer.args == ["", (Suggestion("贷后检查", SuggestionKind.HISTORY),)]


def test_the_history_comes_first_then_what_the_articles_say(
    qtbot: QtBot, controller: SuggestionController, workspace: Workspace
) -> None:
    workspace.search.refresh()
    for query in ("经理甲", "投诉", "大堂经理", "经理乙", "经理"):
        workspace.searches.remember(query)
    with qtbot.waitSignal(controller.suggested) as answer:
        controller.suggest("经理")
    text, found = answer.args
    assert text == "经理"
    assert [one.text for one in found[:2]] == ["经理乙", "大堂经理"]
    assert {one.kind for one in found[:2]} == {SuggestionKind.HISTORY}
    rest = [one.text for one in found[2:]]
    assert "贷款客户经理" in rest
    assert not {"大堂经理", "经理乙"} & {*rest}


def test_without_an_index_the_history_is_suggested(
    qtbot: QtBot, controller: SuggestionController, workspace: Workspace
) -> None:
    workspace.searches.remember("KYC尽调")
    with qtbot.waitSignal(controller.suggested) as answer:
        controller.suggest("kyc")
    assert [one.text for one in answer.args[1]] == ["KYC尽调"]


def test_only_the_newest_text_gets_its_suggestions(
    qtbot: QtBot, controller: SuggestionController, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer = Event()

    def held(_text: str, **_day: object) -> tuple[Suggestion, ...]:
        may_answer.wait(PATIENCE)
        return ()

    monkeypatch.setattr(workspace.search, "suggest", held)
    answered: list[str] = []
    controller.suggested.connect(lambda text, _found: answered.append(text))
    for text in ("贷", "贷后", "", "贷后检查"):
        controller.suggest(text)
    may_answer.set()
    qtbot.waitUntil(lambda: "贷后检查" in answered)
    assert answered == ["", "贷后检查"]


def test_toggling_twice_saves_and_takes_back(qtbot: QtBot, controller: SuggestionController) -> None:
    told: list[tuple[str, ...]] = []
    controller.saved_changed.connect(told.append)
    controller.toggle_saved("贷后检查")
    controller.toggle_saved("贷后检查")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert controller.saved() == ()


def test_what_is_remembered_is_stored_before_it_closes(controller: SuggestionController, workspace: Workspace) -> None:
    for query in ("甲", "乙", "丙"):
        controller.remember(query)
    controller.forget("乙")
    controller.close()
    assert SearchHistory(workspace.paths.searches).recent() == ("丙", "甲")


def test_a_save_that_fails_is_told_and_a_history_that_fails_is_logged(
    qtbot: QtBot, controller: SuggestionController, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kb.record_file.write_record", full)
    with caplog.at_level(logging.WARNING), qtbot.waitSignal(controller.failed) as told:
        controller.remember("贷后检查")
        controller.toggle_saved("贷后检查")
    assert isinstance(told.args[0], OSError)
    assert not controller.is_saved("贷后检查")
    assert [record.name for record in caplog.records] == ["xingzhi.suggestions"]


# --- in the window -------------------------------------------------------------------------------------------------


def test_what_was_opened_is_offered_in_the_empty_box_and_can_be_forgotten(qtbot: QtBot, window: MainWindow) -> None:
    searches = window._workspace.searches
    for query in ("一站式", "贷后检查"):
        window.box.set_text(query)
        answered_to(qtbot, window, query)
        QTest.keyClick(window.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: searches.recent() == ("贷后检查", "一站式"))
    QTest.keyClick(window.box, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.commands["search"].trigger()
    assert suggested(window) == ["贷后检查", "一站式", CLEAR_WORDS]
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    QTest.keyClick(window.box, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: searches.recent() == ("一站式",))
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.box.text() == "一站式"
    window.box.history_clear_requested.emit()
    qtbot.waitUntil(lambda: searches.recent() == ())


def test_typing_offers_what_completes_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._workspace.search.ready)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.box.setFocus()
    compose(window.box, "大堂")
    qtbot.waitUntil(lambda: "大堂经理" in suggested(window))
    QTest.keyClick(window.box, Qt.Key.Key_Tab)
    taken = suggested(window)[0]
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.box.text() == taken
    qtbot.waitUntil(lambda: window._workspace.searches.recent() == (taken,))


def test_a_saved_search_survives_a_restart_and_searches_again(
    qtbot: QtBot, window: MainWindow, again: Callable[[], MainWindow]
) -> None:
    window.box.set_text("贷后检查")
    window.commands["save_search"].trigger()
    qtbot.waitUntil(lambda: saved_searches(window) == ["贷后检查"])
    other = again()
    assert saved_searches(other) == ["贷后检查"]
    other.library.search_requested.emit("贷后检查")
    assert other.box.text() == "贷后检查"
    answered_to(qtbot, other, "贷后检查")
    other.commands["save_search"].trigger()
    qtbot.waitUntil(lambda: saved_searches(other) == [])


def test_a_saved_search_is_deleted_in_the_library(qtbot: QtBot, window: MainWindow) -> None:
    window.box.set_text("贷后检查")
    window.box.toggle_saved()
    qtbot.waitUntil(lambda: saved_searches(window) == ["贷后检查"])
    window.library.search_delete_requested.emit("贷后检查")
    qtbot.waitUntil(lambda: saved_searches(window) == [])


def test_the_help_says_how_to_ask_and_an_example_is_searched(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["library_pane"].setChecked(False)
    window.commands["search_help"].trigger()
    examples = window.results.findChildren(QPushButton, "syntax_example")
    assert examples[0].isVisible()
    examples[0].click()
    assert not examples[0].isVisible()
    assert window.box.text() == "贷后 检查"
    answered_to(qtbot, window, "贷后 检查")
