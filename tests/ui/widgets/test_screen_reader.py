"""Words are spoken only to who listens; of a focus that was handed on only its end is told."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.screen_reader import FocusTold, announce, announce_current


class Rows(QStringListModel):
    """Says its words for assistive programs, too."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The same for every eye and ear."""
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if spoken else role)


class Pane(QWidget):
    """Hands its focus on to the list in it."""

    def __init__(self, rows: list[str]) -> None:
        super().__init__()
        self.list = QListView()
        self.list.setModel(Rows(rows, self.list))
        self.line = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.line)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """To the list."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced, and the names of what was said to have the focus."""
    words: list[str] = []

    def tell(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            words.append(event.message())
        else:
            words.append(event.accessibleInterface().text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", tell)
    return words


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    """A shown pane, whose line has the focus."""
    pane = Pane(["第一条", "第二条"])
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.line.setFocus()
    return pane


def test_words_are_spoken_only_while_somebody_listens(
    pane: Pane, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(pane, "3 处 · 1 篇文章")
    announce(pane, "")
    pane.list.setCurrentIndex(QModelIndex())
    announce_current(pane.list)
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    announce_current(pane.list)
    assert told == ["3 处 · 1 篇文章", "第二条"]
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(pane, "没有人听")
    assert told == ["3 处 · 1 篇文章", "第二条"]


def test_a_list_that_gets_the_focus_is_told_by_its_row_and_a_pane_by_the_part_that_has_it(
    qtbot: QtBot, pane: Pane, told: list[str]
) -> None:
    teller = FocusTold(pane)
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: told == ["第二条"])
    pane.line.setAccessibleName("搜索")
    pane.line.setFocus()
    qtbot.waitUntil(lambda: not teller._timer.isActive())
    assert told == ["第二条"]  # Qt has told the line itself
    pane.list.setFocusProxy(pane.line)
    pane.line.clearFocus()
    pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: told == ["第二条", "搜索"])


def test_a_window_tells_what_is_its_own_or_its_dialogs_and_leaves_another_windows_to_that(
    qtbot: QtBot, pane: Pane, told: list[str]
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    of_other, of_owner = FocusTold(other), FocusTold(pane)
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: not of_other._timer.isActive() and not of_owner._timer.isActive())
    assert told == ["第二条"]

    dialog = QDialog(pane)
    rows = QListView(dialog)
    rows.setModel(Rows(["第三条"], rows))
    rows.setCurrentIndex(rows.model().index(0, 0))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    rows.setFocus()
    qtbot.waitUntil(lambda: told == ["第二条", "第三条"])
