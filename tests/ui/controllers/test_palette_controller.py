"""Ctrl+P in the real window: an article by its initials, a heading, an action, a role."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kb.workspace import Workspace
from ui.main_window import MainWindow
from ui.palette.entry import EntryKind
from ui.palette.entry_list import EntryList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def listed(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Callable[[str], list[str]]:
    """Opens the palette, types, and gives what is listed then."""
    qtbot.waitUntil(lambda: workspace.search.ready, timeout=20_000)

    def typed(text: str) -> list[str]:
        window.commands["palette"].trigger()
        qtbot.waitUntil(lambda: rows(window).chosen is not None)
        line(window).setText(text)
        line(window).textEdited.emit(text)
        before = rows(window).model().rowCount()
        qtbot.waitUntil(lambda: rows(window).model().rowCount() != before)
        return [entry.words for entry in rows(window).entries]

    return typed


def line(window: MainWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "palette_line")
    assert isinstance(found, QLineEdit)
    return found


def rows(window: MainWindow) -> EntryList:
    found = window.findChild(EntryList, "palette_entries")
    assert isinstance(found, EntryList)
    return found


def test_an_article_is_opened_by_its_initials(
    window: MainWindow, listed: Callable[[str], list[str]], qtbot: QtBot
) -> None:
    assert listed("dtjl")[0] == "大堂经理"
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    assert window.reader.article is not None
    assert window.reader.article.id == "lobby"


def test_a_heading_of_an_article_that_is_not_open_leads_there(
    window: MainWindow, listed: Callable[[str], list[str]], qtbot: QtBot
) -> None:
    window.open_article("lobby")
    assert listed("goutong") == ["沟通要点"]
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    article = window.reader.article
    assert article is not None
    assert article.id == "loan"


def test_an_action_is_done_and_stands_there_with_its_key(
    window: MainWindow, listed: Callable[[str], list[str]], qtbot: QtBot
) -> None:
    assert listed("ziliaolan")[0] == "资料栏"
    assert rows(window).entries[0].aside == "F8"
    before = window.commands["library_pane"].isChecked()
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    assert window.commands["library_pane"].isChecked() != before


def test_a_role_opens_its_articles_in_the_library(
    window: MainWindow, listed: Callable[[str], list[str]], qtbot: QtBot
) -> None:
    listed("大堂经理")
    kinds = [entry.kind for entry in rows(window).entries]
    for _ in range(kinds.index(EntryKind.ROLE)):
        QTest.keyClick(line(window), Qt.Key.Key_Down)
    QTest.keyClick(line(window), Qt.Key.Key_Return)
    assert "role:大堂经理" in window.library.expanded()


def test_over_an_empty_line_what_was_read_last_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("loan")
    window.open_article("lobby")
    qtbot.waitUntil(lambda: not window._notes_controller.busy)
    window.commands["palette"].trigger()
    qtbot.waitUntil(lambda: rows(window).chosen is not None)
    assert [entry.words for entry in rows(window).entries][:2] == ["贷款客户经理", "岗位职责"]


def test_of_articles_that_match_equally_well_those_of_one_s_post_come_first(
    window: MainWindow, listed: Callable[[str], list[str]], qtbot: QtBot
) -> None:
    assert next(words for words in listed("经理") if words in {"大堂经理", "贷款客户经理"}) == "贷款客户经理"
    window.palette_.close()
    window._home.set_post("大堂经理")
    assert next(words for words in listed("经理") if words in {"大堂经理", "贷款客户经理"}) == "大堂经理"
