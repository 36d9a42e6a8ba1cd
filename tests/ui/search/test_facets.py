"""Every value of a facet narrows a result by one click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Facet
from ui.search.facets import FacetList
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROLES = tuple(Facet(value, 9 - n) for n, value in enumerate(("客户经理", "大堂经理", "理财经理", "产品经理")))


@pytest.fixture
def line(qtbot: QtBot) -> FacetList:
    """Four roles."""
    line = FacetList("facet_roles", "岗位", LIGHT)
    qtbot.addWidget(line)
    line.resize(900, 30)
    line.set_facets(ROLES)
    line.show()
    return line


def chips(line: FacetList) -> dict[str, QToolButton]:
    found = line.findChildren(QToolButton, "facet_chip")
    return {str(chip.property("value")): chip for chip in found if chip.isVisible()}


def test_each_chip_says_its_count(line: FacetList) -> None:
    assert [chip.text() for chip in chips(line).values()] == [
        "客户经理 9",
        "大堂经理 8",
        "理财经理 7",
        "产品经理 6",
    ]


def test_a_chip_is_chosen_and_taken_back_by_mouse_and_by_key(qtbot: QtBot, line: FacetList) -> None:
    with qtbot.waitSignal(line.chosen):
        QTest.mouseClick(chips(line)["理财经理"], Qt.MouseButton.LeftButton)
    QTest.keyClick(chips(line)["客户经理"], Qt.Key.Key_Space)
    assert line.selected() == ("理财经理", "客户经理")
    QTest.keyClick(chips(line)["理财经理"], Qt.Key.Key_Space)
    assert line.selected() == ("客户经理",)
    assert chips(line)["客户经理"].isChecked()
    assert not chips(line)["理财经理"].isChecked()


def test_every_value_is_to_be_seen_however_many_there_are(line: FacetList) -> None:
    line.set_facets(tuple(Facet(f"岗位{number}", number) for number in range(30)))
    assert len(chips(line)) == 30


def test_a_long_value_is_cut_and_told_by_its_tip(line: FacetList) -> None:
    line.set_facets((Facet("<b>很长很长很长很长很长的岗位名称", 1),))
    (chip,) = chips(line).values()
    assert chip.text() == "<b>很长很长很长很长很… 1"
    assert "&lt;b&gt;很长很长很长很长很长的岗位名称" in chip.toolTip()


def test_a_chosen_value_without_hits_stays_to_be_taken_back(line: FacetList) -> None:
    line.set_selected(("柜员",))
    assert chips(line)["柜员"].text() == "柜员 0"
    assert chips(line)["柜员"].isChecked()


def test_the_focus_follows_the_value_when_the_order_changes(line: FacetList) -> None:
    line.activateWindow()
    chips(line)["理财经理"].setFocus()
    line.set_facets(ROLES[::-1])
    assert line.focusWidget() is chips(line)["理财经理"]


def test_an_ampersand_is_no_mnemonic(line: FacetList) -> None:
    line.set_facets((Facet("R&D", 1),))
    assert chips(line)["R&D"].text() == "R&&D 1"


def test_without_facets_there_is_no_line(line: FacetList) -> None:
    line.set_facets(())
    assert not line.isVisible()
