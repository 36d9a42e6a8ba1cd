"""A narrow tool bar leaves out what is least needed, and takes it back to its place."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from ui.widgets.bars.tool_bar import FittingToolBar

WIDE, NARROW = 900, 330  # pixels


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    out = QMainWindow()
    qtbot.addWidget(out)
    out.resize(WIDE, 100)
    return out


def words(bar: FittingToolBar) -> list[str]:
    return [action.text() or "|" for action in bar.actions()]


def test_what_has_no_room_is_left_out_in_order_and_comes_back_to_its_place(window: QMainWindow) -> None:
    bar = FittingToolBar("tools")
    actions = {word: QAction(word, window) for word in ("home", "zoom out", "zoom in", "highlight", "notes")}
    bar.addAction(actions["home"])
    bar.addActions([actions["zoom out"], actions["zoom in"]])
    line = bar.addSeparator()
    box = QLabel()
    box.setMinimumWidth(200)
    bar.addWidget(box)
    bar.addActions([actions["highlight"], actions["notes"]])
    bar.set_dispensable([(actions["zoom out"], actions["zoom in"], line), (actions["highlight"],)])
    window.addToolBar(bar)
    window.show()
    all_of_them = words(bar)
    assert all_of_them == ["home", "zoom out", "zoom in", "|", "|", "highlight", "notes"]
    seen = []
    for width in (WIDE, *range(WIDE, NARROW, -5), *range(NARROW, WIDE, 5), WIDE):
        window.resize(width, 100)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        seen.append(words(bar))
        for action in (actions["home"], actions["notes"]):
            button = bar.widgetForAction(action)
            assert isinstance(button, QToolButton)
            assert button.isVisible(), f"in the overflow at {width}"
    assert [*dict.fromkeys(map(tuple, seen))] == [
        tuple(all_of_them),
        ("home", "|", "highlight", "notes"),
        ("home", "|", "notes"),
    ]
    assert seen[-1] == all_of_them
    assert actions["highlight"].isVisible()
    assert actions["highlight"].isEnabled()  # its key and its menu entry stay
