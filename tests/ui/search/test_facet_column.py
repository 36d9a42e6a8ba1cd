"""The column of facets, without results: what was chosen is told once and can be taken back."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Facet, MarkFilter, SearchPage
from ui.search.facet_column import FacetColumn
from ui.theme import LIGHT

PAGE = SearchPage("贷后", roles=(Facet("客户经理", 9),), topics=(Facet("流程", 4),), packs=(Facet("a", 9),))


@pytest.fixture
def column(qtbot: QtBot) -> FacetColumn:
    """A shown, empty column."""
    column = FacetColumn(LIGHT)
    qtbot.addWidget(column)
    column.show()
    return column


def values(column: FacetColumn) -> list[str]:
    """What can be chosen."""
    chips = column.findChildren(QToolButton, "facet_chip")
    return [str(chip.property("value")) for chip in chips if chip.isVisible()]


def test_it_lists_what_there_is_and_packs_only_where_there_are_several(column: FacetColumn) -> None:
    assert column.empty
    column.show_counts(PAGE)
    column.show_marked((Facet(MarkFilter.ANNOTATED, 2),))
    assert values(column) == ["客户经理", "流程", MarkFilter.ANNOTATED]
    column.set_packs({"a": "本行", "b": "总行"})
    column.show_counts(PAGE)
    assert "a" in values(column)
    column.show_none()
    assert column.empty


def test_what_is_chosen_is_told_and_dropped_once(column: FacetColumn, qtbot: QtBot) -> None:
    column.show_counts(PAGE)
    column.show_marked((Facet(MarkFilter.ANNOTATED, 2),))
    told: list[tuple[object, ...]] = []
    column.narrowed.connect(lambda *chosen: told.append(chosen))
    for chip in column.findChildren(QToolButton, "facet_chip"):
        if chip.property("value") in ("流程", MarkFilter.ANNOTATED):
            chip.click()
    assert told == [((), ("流程",), (), ()), ((), ("流程",), (), (MarkFilter.ANNOTATED,))]
    assert column.narrows
    column.narrow_to_role("客户经理")
    assert told[2:] == [(("客户经理",), (), (), ())]
    column.drop()
    column.drop()  # nothing is left that could be told
    assert told[3:] == [((), (), (), ())]
    assert not column.narrows
