"""A data folder that cannot be written: one sentence, and reading and searching go on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kb.errors import NotesNoAccess, NotesReadOnly
from kb.model import MarkStyle, Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.kb.write_protection import write_protected
from tests.ui.hands import away_with, compose
from ui.center_page import CenterPage
from ui.error_messages import sentence
from ui.main_window import MainWindow
from ui.search.results_list import ResultsList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(paths: AppPaths, pack: Path, undressed: None, told: list[Exception]) -> Iterator[MainWindow]:
    """A window over a folder that was used before and can only be read now."""
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
        workspace.notes.highlight("loan", Span(9, 13), note="先看抵押物")
    with write_protected(paths.root):
        opened = MainWindow(Workspace.open(paths, content=[pack]))
        opened.show()
        yield opened
        away_with(opened)


def test_reading_searching_and_ones_notes_go_on_and_one_sentence_says_what_does_not(
    qtbot: QtBot, window: MainWindow, told: list[Exception]
) -> None:
    reasons = [label.text() for label in window.notes.findChildren(QLabel) if label.isVisibleTo(window.notes)]
    assert sentence(NotesNoAccess()) in reasons
    compose(window.box, "贷后检查")
    qtbot.waitUntil(lambda: bool(rows(window)))
    window.results.activate()
    assert window.reader.article is not None
    window.commands["all_notes"].trigger()
    window.open_article("lobby")
    for page in CenterPage:
        window.center.show_page(page)
    qtbot.waitUntil(lambda: not window._notes_controller.busy)
    assert told == []


def test_what_cannot_be_stored_says_so(qtbot: QtBot, window: MainWindow, told: list[Exception]) -> None:
    window.open_article("loan")
    window._notes_controller.highlight("loan", Span(14, 18), "yellow", MarkStyle.HIGHLIGHT)
    qtbot.waitUntil(lambda: bool(told))
    assert [type(error) for error in told] == [NotesReadOnly]


def test_it_closes_without_another_word(qtbot: QtBot, window: MainWindow, told: list[Exception]) -> None:
    qtbot.waitUntil(lambda: not window._notes_controller.busy)
    window.close()
    assert told == []


def rows(window: MainWindow) -> int:
    return sum(view.model().rowCount() for view in window.findChildren(ResultsList) if view.isVisible())
