"""Rows in columns: one takes the room, the others what they need or what they are given."""

from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ui.widgets.table import table


def test_one_column_takes_the_room_and_the_others_what_their_words_need(qtbot: QtBot) -> None:
    view = table(["一", "二", "三"], stretched=1)
    qtbot.addWidget(view)
    view.addTopLevelItem(QTreeWidgetItem(["短", "中", "很长很长很长很长的一行"]))
    view.resize(600, 200)
    view.show()
    short, stretched, long = (view.columnWidth(column) for column in range(3))
    assert short < long < stretched
    assert short + stretched + long == view.viewport().width()


def test_a_width_that_is_given_stays_while_the_first_column_takes_the_room(qtbot: QtBot) -> None:
    view = table(["一", "二"], widths=(300, 120))
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.show()
    assert view.columnWidth(1) == 120
    assert view.columnWidth(0) == view.viewport().width() - 120
