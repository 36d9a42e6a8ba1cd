"""The help popover: what it explains, and what a click on an example does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.pixels import colors_in
from ui.search.help import CHAPTERS, SyntaxHelp
from ui.search.results_pane import ResultsPane
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

QUERIES = [example.query for chapter in CHAPTERS for example in chapter.examples]


@pytest.fixture
def pane(qtbot: QtBot) -> ResultsPane:
    """A shown, empty results pane."""
    pane = ResultsPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(320, 400)
    pane.show()
    return pane


@pytest.fixture
def opened(pane: ResultsPane) -> SyntaxHelp:
    """The help, opened by its button in the pane's head."""
    button = pane.findChild(QToolButton, "search_help")
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    found = pane.findChild(SyntaxHelp, "syntax_help")
    assert isinstance(found, SyntaxHelp)
    return found


def examples(opened: SyntaxHelp) -> list[QPushButton]:
    return opened.findChildren(QPushButton, "syntax_example")


def test_every_part_of_the_syntax_has_an_example() -> None:
    said = "\n".join(QUERIES)
    assert all(part in said for part in ('"', " -", " 或 ", "岗位:", "主题:", "标题:", "标签:", "khjl", "1站式"))


def test_the_button_opens_it_and_escape_closes_it(opened: SyntaxHelp) -> None:
    assert opened.isVisible()
    assert [button.text() for button in examples(opened)] == QUERIES
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_a_click_on_an_example_asks_for_it_and_closes(qtbot: QtBot, pane: ResultsPane, opened: SyntaxHelp) -> None:
    with qtbot.waitSignal(pane.example_chosen) as asked:
        QTest.mouseClick(examples(opened)[0], Qt.MouseButton.LeftButton)
    assert asked.args == [QUERIES[0]]
    assert not opened.isVisible()


def test_the_keys_walk_to_an_example_and_enter_asks_for_it(qtbot: QtBot, pane: ResultsPane, opened: SyntaxHelp) -> None:
    assert opened.focusWidget() is examples(opened)[0]
    QTest.keyClick(examples(opened)[0], Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.example_chosen) as asked:
        QTest.keyClick(examples(opened)[1], Qt.Key.Key_Return)
    assert asked.args == [QUERIES[1]]


def test_it_stays_within_the_screen_and_shows_every_word(opened: SyntaxHelp) -> None:
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(opened.geometry())
    for child in (*opened.findChildren(QLabel), *examples(opened)):
        assert child.width() >= child.sizeHint().width()
        assert opened.rect().contains(child.geometry())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_wears_the_colours_of_the_theme(
    pane: ResultsPane, opened: SyntaxHelp, theme: Theme, dress: Callable[[Theme], None]
) -> None:
    dress(theme)
    pane.set_theme(theme)
    seen = colors_in(opened.grab().toImage())
    assert {theme.raised, theme.link} <= seen
