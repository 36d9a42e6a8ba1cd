"""The flowing layout: lines are filled and begun anew, whatever the width."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Box(QWidget):
    """So many pixels wide and ten high."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Pixels."""
        return QSize(self._width, 10)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(5, 150), min_size=1, max_size=10), st.integers(20, 200))
def test_nothing_overlaps_or_reaches_out_and_the_height_is_what_was_said(
    qtbot: QtBot, widths: list[int], room: int
) -> None:
    parent = QWidget()
    layout = FlowLayout(4, parent)
    for width in widths:
        layout.addWidget(Box(width))
    height = layout.heightForWidth(room)
    layout.setGeometry(QRect(0, 0, room, height))
    places = [item.geometry() for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    assert all(QRect(0, 0, room, height).contains(place) for place in places)
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
    assert max(place.bottom() for place in places) == height - 1


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = FlowLayout(4, parent)
    boxes = [Box(60), Box(60)]
    for box in boxes:
        layout.addWidget(box)
    assert layout.heightForWidth(100) == 24
    boxes[0].hide()
    assert layout.heightForWidth(100) == 10
