"""Chips narrow a result; those that do not fit wait in a menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Facet
from ui.search.facets import FacetLine
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROLES = tuple(Facet(value, 9 - n) for n, value in enumerate(("客户经理", "大堂经理", "理财经理", "产品经理")))


@pytest.fixture
def line(qtbot: QtBot) -> FacetLine:
    """A wide line of four roles."""
    line = FacetLine("facet_roles", "岗位", LIGHT)
    qtbot.addWidget(line)
    line.resize(900, 30)
    line.set_facets(ROLES)
    line.show()
    return line


def chips(line: FacetLine) -> dict[str, QToolButton]:
    found = line.findChildren(QToolButton, "facet_chip")
    return {str(chip.property("value")): chip for chip in found if chip.isVisible()}


def more(line: FacetLine) -> QToolButton:
    found = line.findChild(QToolButton, "facet_roles_more")
    assert isinstance(found, QToolButton)
    return found


def test_each_chip_says_its_count(line: FacetLine) -> None:
    assert [chip.text() for chip in chips(line).values()] == [
        "客户经理 9",
        "大堂经理 8",
        "理财经理 7",
        "产品经理 6",
    ]
    assert not more(line).isVisible()


def test_a_chip_is_chosen_and_taken_back_by_mouse_and_by_key(qtbot: QtBot, line: FacetLine) -> None:
    with qtbot.waitSignal(line.chosen):
        QTest.mouseClick(chips(line)["理财经理"], Qt.MouseButton.LeftButton)
    QTest.keyClick(chips(line)["客户经理"], Qt.Key.Key_Space)
    assert line.selected() == ("理财经理", "客户经理")
    QTest.keyClick(chips(line)["理财经理"], Qt.Key.Key_Space)
    assert line.selected() == ("客户经理",)
    assert chips(line)["客户经理"].isChecked()
    assert not chips(line)["理财经理"].isChecked()


def test_what_does_not_fit_waits_in_a_menu(qtbot: QtBot, line: FacetLine) -> None:
    line.resize(chips(line)["客户经理"].geometry().right() + 80, 30)
    assert list(chips(line)) == ["客户经理"]
    assert more(line).text() == "+3"
    assert more(line).geometry().right() <= line.width()
    menu = more(line).menu()
    menu.aboutToShow.emit()
    last = menu.actions()[-1]
    assert last.text() == "产品经理  6"
    with qtbot.waitSignal(line.chosen):
        last.trigger()
    assert line.selected() == ("产品经理",)
    assert more(line).isChecked()


def test_a_chosen_value_without_hits_stays_to_be_taken_back(line: FacetLine) -> None:
    line.set_selected(("柜员",))
    assert chips(line)["柜员"].text() == "柜员 0"
    assert chips(line)["柜员"].isChecked()


def test_the_focus_follows_the_value_when_the_order_changes(line: FacetLine) -> None:
    line.activateWindow()
    chips(line)["理财经理"].setFocus()
    line.set_facets(ROLES[::-1])
    assert line.focusWidget() is chips(line)["理财经理"]


def test_an_ampersand_is_no_mnemonic(line: FacetLine) -> None:
    line.set_facets((Facet("R&D", 1),))
    assert chips(line)["R&D"].text() == "R&&D 1"


def test_without_facets_there_is_no_line(line: FacetLine) -> None:
    line.set_facets(())
    assert not line.isVisible()
