"""What narrows and sorts the list: offered with counts, shown as chips, taken back with one click, remembered.

Covers: ui/widgets/color_swatch.py.
"""

import pytest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Facet, FilterValue, NoteFacet, NotesOrder
from ui.notes.filter_bar import ALL, ARTICLE, FilterBar
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MOVED = FilterValue(NoteFacet.STATE, "moved")
TAG = FilterValue(NoteFacet.TAG, "A&B")
ROLE = FilterValue(NoteFacet.ROLE, "客户经理")
GREEN = FilterValue(NoteFacet.COLOR, "green")
OFFERED = {
    NoteFacet.ROLE: (Facet("客户经理", 3),),
    NoteFacet.ARTICLE: (Facet("loan", 3),),
    NoteFacet.TAG: (Facet("A&B", 2),),
    NoteFacet.STATE: (Facet("in_place", 2), Facet("moved", 1)),
}


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    """A shown bar for the library."""
    bar = FilterBar(LIGHT)
    qtbot.addWidget(bar)
    bar.facets = lambda: OFFERED
    bar.title = {"loan": "贷款客户经理"}.get  # type: ignore[assignment]  # every id asked for is known
    bar.set_scope(ALL)
    bar.resize(240, 120)
    bar.show()
    return bar


def chips(bar: FilterBar) -> list[QToolButton]:
    return [one for one in bar.findChildren(QToolButton, "filter_chip") if one.isVisible()]


def menu(bar: FilterBar, facet: str) -> QMenu:
    """The entries for a facet, as they are when the menu opens."""
    whole = bar.findChild(QMenu, "notes_filter_menu")
    assert isinstance(whole, QMenu)
    whole.aboutToShow.emit()
    return whole.findChildren(QMenu, f"filter_by_{facet}")[-1]


def entries(bar: FilterBar, facet: str) -> list[tuple[str, bool]]:
    return [(entry.text(), entry.isChecked()) for entry in menu(bar, facet).actions()]


def test_what_occurs_is_offered_with_its_count_and_ticked_when_chosen(qtbot: QtBot, bar: FilterBar) -> None:
    assert entries(bar, "state") == [("原位\t2", False), ("移动\t1", False)]
    assert entries(bar, "article") == [("贷款客户经理\t3", False)]
    assert entries(bar, "tag") == [("#A&&B\t2", False)]
    assert entries(bar, "period") == []
    with qtbot.waitSignal(bar.changed):
        menu(bar, "state").actions()[1].trigger()
    assert bar.wanted(None).chosen == (MOVED,)
    assert entries(bar, "state") == [("原位\t2", False), ("移动\t1", True)]


def test_what_is_chosen_stands_as_chips_that_take_it_back(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_chosen((MOVED, TAG, FilterValue(NoteFacet.ARTICLE, "loan"), GREEN))
    assert [chip.text() for chip in chips(bar)] == ["移动", "#A&&B", "贷款客户经理"]
    with qtbot.waitSignal(bar.changed):
        chips(bar)[1].click()
    assert [chip.text() for chip in chips(bar)] == ["移动", "贷款客户经理"]
    clear = next(one for one in bar.findChildren(QToolButton, "filter_clear") if one.isVisible())
    clear.click()
    assert bar.wanted(None).chosen == ()
    assert chips(bar) == []


def test_within_an_article_roles_and_articles_do_not_narrow(bar: FilterBar) -> None:
    bar.set_chosen((ROLE, MOVED))
    bar.set_scope(ARTICLE)
    assert bar.wanted("loan").chosen == (MOVED,)
    assert [chip.text() for chip in chips(bar)] == ["移动"]
    bar.set_scope(ALL)
    assert bar.wanted(None).chosen == (ROLE, MOVED)


def test_every_scope_has_its_order(qtbot: QtBot, bar: FilterBar) -> None:
    orders = bar.findChild(QToolButton, "notes_order")
    assert isinstance(orders, QToolButton)
    assert bar.order is NotesOrder.MODIFIED
    orders.menu().aboutToShow.emit()
    assert [one.text() for one in orders.menu().actions()] == ["位置", "最近修改", "最早", "颜色", "文章"]
    with qtbot.waitSignal(bar.changed):
        orders.menu().actions()[3].trigger()
    assert (bar.order, orders.text()) == (NotesOrder.COLOR, "颜色 ▼")
    bar.set_scope(ARTICLE)
    assert str(bar.order) == "position"
    orders.menu().aboutToShow.emit()
    assert "文章" not in [one.text() for one in orders.menu().actions()]


def test_filter_text_and_orders_are_remembered(qtbot: QtBot, bar: FilterBar) -> None:
    bar.set_chosen((MOVED, TAG), "先看:抵押")
    other = FilterBar(LIGHT)
    qtbot.addWidget(other)
    other.recall((*bar.memory(), "nonsense", "order:all:oldest", "order:all:sideways", "shape:round"))
    other.set_scope(ALL)
    assert other.wanted(None) == bar.wanted(None)
    assert other.wanted(None).text == "先看:抵押"
    assert other.order is NotesOrder.OLDEST
