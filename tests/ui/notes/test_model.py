"""The list of annotations: which are shown, in which order, and what a change does to it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kb.model import (
    Annotation,
    Bookmark,
    FilterValue,
    MarkStyle,
    NoteFacet,
    NotesChange,
    NotesFilter,
    NotesOrder,
    Placement,
)
from kb.notes.query.note_filter import Listing
from tests.ui.notes.handmade import HEADS, NOON, annotation
from ui.notes.model import AnnotationsModel
from ui.widgets.plain_text import tooltip

LATE = annotation("late", start=50, note="先看抵押物", tags=("抵押",), minutes=1)
EARLY = annotation("early", start=5, quote="Kehu", color="green", minutes=3)
LOST = annotation("lost", start=None, minutes=5)
OTHER = annotation("other", "lobby", start=0, color="green", minutes=2)
ALL = (LATE, EARLY, LOST, OTHER)
LOAN = NotesFilter("loan")
GREEN = FilterValue(NoteFacet.COLOR, "green")


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[AnnotationsModel]:
    """Four annotations of two articles, watched by Qt's own tester."""
    model = AnnotationsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_articles(HEADS)
    model.set_listing(Listing(ALL))
    yield model
    tester.deleteLater()


def shown(model: AnnotationsModel) -> list[str]:
    items = (model.annotation(model.index(row, 0)) for row in range(model.rowCount()))
    return [item.id for item in items if item is not None]


def test_the_whole_library_s_are_listed_the_last_modified_first(model: AnnotationsModel) -> None:
    assert shown(model) == ["lost", "early", "other", "late"]


def test_an_article_s_are_listed_in_the_order_of_the_text_with_orphans_behind(model: AnnotationsModel) -> None:
    model.set_view(LOAN, NotesOrder.POSITION)
    assert shown(model) == ["early", "late", "lost"]
    assert model.count_all("loan") == 3
    assert model.count_all(None) == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("抵押", ["late"]),
        ("先看", ["late"]),
        ("kehu", ["early"]),
        ("大堂", ["other"]),
        ("贷后", ["lost", "other", "late"]),
        ("没有", []),
    ],
)
def test_text_is_looked_for_in_quote_note_tags_and_title(model: AnnotationsModel, text: str, found: list[str]) -> None:
    model.set_view(NotesFilter(text=text), NotesOrder.MODIFIED)
    assert shown(model) == found


def test_choices_narrow_and_go_with_text(model: AnnotationsModel) -> None:
    model.set_view(NotesFilter(chosen=(GREEN,)), NotesOrder.MODIFIED)
    assert shown(model) == ["early", "other"]
    yellow = FilterValue(NoteFacet.COLOR, "yellow")
    model.set_view(NotesFilter("loan", "贷后", (GREEN, yellow)), NotesOrder.POSITION)
    assert shown(model) == ["late", "lost"]


def test_rows_that_stand_together_are_one_stretch(model: AnnotationsModel) -> None:
    assert model.stretches(["late", "early", "lost", "unknown"]) == [(0, 1), (3, 3)]
    assert model.stretches([]) == []


def test_a_change_in_place_redraws_and_keeps_the_selection(qtbot: QtBot, model: AnnotationsModel) -> None:
    model.set_view(LOAN, NotesOrder.POSITION)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.apply(NotesChange(changed=(replace(LATE, color="pink"),)))
    item = model.find("late")
    assert item is not None
    assert item.color == "pink"
    assert model.annotation(model.index_of("late")) == item


def test_what_is_added_and_removed_comes_and_goes(model: AnnotationsModel) -> None:
    model.set_view(LOAN, NotesOrder.POSITION)
    model.apply(NotesChange(added=(annotation("new", start=20),), removed=(EARLY,)))
    assert shown(model) == ["new", "late", "lost"]
    assert model.find("early") is None
    assert not model.index_of("early").isValid()


def test_a_change_that_leaves_the_filter_goes_out_of_sight(model: AnnotationsModel) -> None:
    model.set_view(NotesFilter(chosen=(GREEN,)), NotesOrder.MODIFIED)
    model.apply(NotesChange(changed=(replace(EARLY, color="blue"),)))
    assert shown(model) == ["other"]


def test_bookmarks_are_no_annotations(model: AnnotationsModel) -> None:
    mark = Bookmark("b", LATE.anchor, "段", NOON, LATE.span, Placement.IN_PLACE)
    model.apply(NotesChange(added=(mark,)))
    assert model.count_all(None) == 4


def test_a_row_reads_as_quote_and_note_and_tells_the_note(model: AnnotationsModel) -> None:
    late, lost = model.index_of("late"), model.index_of("lost")
    assert late.data() == "贷后检查 先看抵押物"
    assert late.data(Qt.ItemDataRole.ToolTipRole) == tooltip("先看抵押物")
    assert lost.data() == "贷后检查"
    assert lost.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.annotation(QModelIndex()) is None
    assert model.data(QModelIndex()) is None


def test_an_article_that_has_gone_is_named_by_its_id(model: AnnotationsModel) -> None:
    assert model.title("loan") == "贷款客户经理"
    assert model.title("gone") == "gone"


def test_the_last_modified_of_many_are_first_whatever_their_order(qtbot: QtBot) -> None:
    model = AnnotationsModel()
    many: tuple[Annotation, ...] = tuple(
        annotation(str(n), minutes=(n * 7) % 50, style=MarkStyle.UNDERLINE) for n in range(50)
    )
    model.set_listing(Listing(many))
    assert shown(model) == [item.id for item in sorted(many, key=lambda item: item.modified, reverse=True)]
