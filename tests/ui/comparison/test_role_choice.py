"""Two or three roles, none of them twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ui.comparison.role_choice import RoleChoice
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROLES = ("客户经理", "大堂经理", "理财经理")


@pytest.fixture
def choice(qtbot: QtBot) -> RoleChoice:
    """Nothing chosen yet."""
    choice = RoleChoice(LIGHT)
    qtbot.addWidget(choice)
    choice.set_roles(ROLES)
    choice.show()
    return choice


def box(choice: RoleChoice, number: int) -> QComboBox:
    found = choice.findChild(QComboBox, f"role_{number}")
    assert isinstance(found, QComboBox)
    return found


def pick(box: QComboBox, role: str) -> None:
    """As by hand: with the arrow keys."""
    row = box.findText(role)
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def enabled(box: QComboBox) -> list[str]:
    flags = [box.model().index(row, 0).flags() for row in range(box.count())]
    return [box.itemText(row) for row, flag in enumerate(flags) if row and flag & Qt.ItemFlag.ItemIsEnabled]


def test_a_choice_by_hand_is_told(qtbot: QtBot, choice: RoleChoice) -> None:
    with qtbot.waitSignal(choice.changed):
        pick(box(choice, 1), "大堂经理")
    pick(box(choice, 2), "理财经理")
    assert choice.chosen() == ("大堂经理", "理财经理")


def test_a_role_in_one_box_cannot_be_chosen_in_another(choice: RoleChoice) -> None:
    pick(box(choice, 1), "大堂经理")
    assert enabled(box(choice, 1)) == [*ROLES]
    assert enabled(box(choice, 2)) == ["客户经理", "理财经理"]
    box(choice, 1).setCurrentIndex(0)
    box(choice, 1).activated.emit(0)
    assert enabled(box(choice, 2)) == [*ROLES]


def test_a_choice_from_outside_is_silent(qtbot: QtBot, choice: RoleChoice) -> None:
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_chosen(("理财经理", "行长", "理财经理", "客户经理"))
    assert choice.chosen() == ("理财经理", "客户经理")
    choice.set_chosen(())
    assert choice.chosen() == ()


def test_new_roles_keep_the_choice_that_is_still_possible(choice: RoleChoice) -> None:
    choice.set_chosen(("大堂经理", "理财经理"))
    choice.set_roles(("柜员", "理财经理", "大堂经理", "柜员"))
    assert choice.chosen() == ("大堂经理", "理财经理")
    assert choice.roles == ("柜员", "理财经理", "大堂经理")
    choice.set_roles(("柜员", "理财经理"))
    assert choice.chosen() == ("理财经理",)


def test_there_is_no_third_box_for_two_roles(choice: RoleChoice) -> None:
    assert box(choice, 3).isVisible()
    choice.set_roles(ROLES[:2])
    assert not box(choice, 3).isVisible()
