"""All annotations at hand: what a filter lets through, what it would leave, and what comes first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import (
    COLORS,
    Anchor,
    Annotation,
    ArticleHead,
    FilterValue,
    HasNote,
    MarkStyle,
    NoteFacet,
    NotesChange,
    NotesFilter,
    NotesOrder,
    Period,
    Placement,
    Span,
)
from kb.notes.query.note_filter import Listing

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
HEADS = (
    ArticleHead(id="loan", title="贷款客户经理", roles=("客户经理",)),
    ArticleHead(id="lobby", title="大堂经理", roles=("大堂经理", "客户经理")),
)


def annotation(key: str, article_id: str = "loan", *, start: int | None = 10, days: float = 0) -> Annotation:
    """A plain one, made and modified ``days`` before now."""
    place = Span(start, start + 4) if start is not None else None
    at = NOW - timedelta(days=days)
    anchor = Anchor(article_id, place or Span(4, 8), "貸後检查", "", "", 1, "hash")
    state = Placement.IN_PLACE if place else Placement.ORPHANED
    return Annotation(key, anchor, "yellow", MarkStyle.HIGHLIGHT, "", (), at, at, place, state)


NOTED = replace(annotation("noted", start=50, days=1), note="先看抵押物，30天内", tags=("抵押", "重点"))
GREEN = replace(annotation("green", start=5, days=10), color="green", tags=("重点",))
LOST = replace(annotation("lost", start=None, days=200), color="pink")
OTHER = replace(annotation("other", "lobby", start=0, days=40), placement=Placement.MOVED)
GONE = annotation("gone", "deleted-article", start=3)
ALL = (NOTED, GREEN, LOST, OTHER, GONE)


@pytest.fixture
def listing() -> Listing:
    """Five annotations in three articles, one of which has left the library."""
    made = Listing(ALL)
    made.set_articles(HEADS)
    return made


def found(listing: Listing, *chosen: FilterValue, text: str = "", article_id: str | None = None) -> set[str]:
    rows = listing.rows(NotesFilter(article_id, text, chosen), NotesOrder.POSITION, NOW)
    return {item.id for item in rows}


@pytest.mark.parametrize(
    ("facet", "value", "ids"),
    [
        (NoteFacet.COLOR, "green", {"green"}),
        (NoteFacet.ROLE, "客户经理", {"noted", "green", "lost", "other"}),
        (NoteFacet.ROLE, "大堂经理", {"other"}),
        (NoteFacet.ARTICLE, "deleted-article", {"gone"}),
        (NoteFacet.TAG, "重点", {"noted", "green"}),
        (NoteFacet.STATE, Placement.MOVED, {"other"}),
        (NoteFacet.STATE, Placement.ORPHANED, {"lost"}),
        (NoteFacet.PERIOD, Period.TODAY, {"gone"}),
        (NoteFacet.PERIOD, Period.WEEK, {"gone", "noted"}),
        (NoteFacet.PERIOD, Period.MONTH, {"gone", "noted", "green"}),
        (NoteFacet.PERIOD, Period.YEAR, {"gone", "noted", "green", "other"}),
        (NoteFacet.PERIOD, Period.EARLIER, {"lost"}),
        (NoteFacet.NOTE, HasNote.YES, {"noted"}),
        (NoteFacet.NOTE, HasNote.NO, {"green", "lost", "other", "gone"}),
    ],
)
def test_every_facet_lets_its_own_through(listing: Listing, facet: NoteFacet, value: str, ids: set[str]) -> None:
    assert found(listing, FilterValue(facet, value)) == ids


def test_of_one_facet_any_value_counts_and_of_several_facets_all(listing: Listing) -> None:
    moved, lost = FilterValue(NoteFacet.STATE, "moved"), FilterValue(NoteFacet.STATE, "orphaned")
    assert found(listing, moved, lost) == {"other", "lost"}
    assert found(listing, moved, lost, FilterValue(NoteFacet.COLOR, "pink")) == {"lost"}
    assert found(listing, moved, lost, article_id="lobby") == {"other"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("贷后", {"noted", "green", "lost", "other", "gone"}),  # the quotes are in traditional characters
        ("贷后 抵押", {"noted"}),
        ("三十天", {"noted"}),
        ("３０天", {"noted"}),
        ("大堂", {"other"}),
        ("标签:重点", {"noted", "green"}),
        ("贷后 -抵押", {"green", "lost", "other", "gone"}),
        ("抵押 或 大堂", {"noted", "other"}),
        ("岗位:客户经理", set()),
        ("没有", set()),
    ],
)
def test_text_is_folded_and_read_like_a_query(listing: Listing, text: str, ids: set[str]) -> None:
    assert found(listing, text=text) == ids


@given(st.text(max_size=12))
def test_no_text_raises(text: str) -> None:
    Listing(ALL).rows(NotesFilter(text=text), NotesOrder.POSITION, NOW)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (NotesOrder.POSITION, ["green", "noted", "lost", "other", "gone"]),
        (NotesOrder.MODIFIED, ["gone", "noted", "green", "other", "lost"]),
        (NotesOrder.OLDEST, ["lost", "other", "green", "noted", "gone"]),
        (NotesOrder.COLOR, ["noted", "other", "gone", "green", "lost"]),
        (NotesOrder.ARTICLE, ["gone", "other", "green", "noted", "lost"]),
    ],
)
def test_orders(listing: Listing, order: NotesOrder, ids: list[str]) -> None:
    assert [item.id for item in listing.rows(NotesFilter(), order, NOW)] == ids


def test_values_that_occur_are_offered_with_what_they_would_leave(listing: Listing) -> None:
    facets = listing.facets(NotesFilter(chosen=(FilterValue(NoteFacet.TAG, "重点"),)), NOW)
    assert [(one.value, one.count) for one in facets[NoteFacet.TAG]] == [("重点", 2), ("抵押", 1)]
    assert [(one.value, one.count) for one in facets[NoteFacet.COLOR]] == [("yellow", 1), ("green", 1)]
    assert [(one.value, one.count) for one in facets[NoteFacet.STATE]] == [("in_place", 2)]


values = st.sampled_from(NoteFacet).flatmap(
    lambda facet: st.builds(
        FilterValue,
        st.just(facet),
        st.sampled_from(
            [*COLORS, "客户经理", "大堂经理", "loan", "lobby", "抵押", "重点", *Placement, *Period, *HasNote]
        ),
    )
)


@given(st.lists(values, max_size=4, unique=True).map(tuple))
def test_a_count_is_what_choosing_the_value_leaves(chosen: tuple[FilterValue, ...]) -> None:
    listing = Listing(ALL)
    listing.set_articles(HEADS)
    for facet, offered in listing.facets(NotesFilter(chosen=chosen), NOW).items():
        others = tuple(choice for choice in chosen if choice.facet is not facet)
        left = {one.value: len(found(listing, *others, FilterValue(facet, one.value))) for one in offered}
        assert left == {one.value: one.count for one in offered}
        assert all(left.values())


def test_what_changes_is_found_by_its_new_words_only(listing: Listing) -> None:
    assert listing.apply(NotesChange(changed=(replace(NOTED, note="改为询价"),), removed=(GREEN,)))
    assert found(listing, text="询价") == {"noted"}
    assert found(listing, text="抵押物") == set()
    assert listing.get("green") is None
    assert listing.count("loan") == 2
    assert not listing.apply(NotesChange(removed=(GREEN,)))


def test_tags_are_counted_in_all_or_in_some(listing: Listing) -> None:
    assert [(one.value, one.count) for one in listing.tags()] == [("重点", 2), ("抵押", 1)]
    assert [(one.value, one.count) for one in listing.tags(["green", "unknown"])] == [("重点", 1)]


def test_choices_are_toggled_in_their_order() -> None:
    one, other = FilterValue(NoteFacet.TAG, "甲"), FilterValue(NoteFacet.STATE, "moved")
    both = NotesFilter().toggled(one).toggled(other)
    assert both.chosen == (one, other)
    assert both.toggled(one).chosen == (other,)
    assert [NotesFilter("loan").narrows, both.narrows, NotesFilter(text="a").narrows] == [False, True, True]


@given(st.builds(FilterValue, st.sampled_from(NoteFacet), st.text(min_size=1)))
def test_a_choice_is_read_as_it_was_written(choice: FilterValue) -> None:
    assert FilterValue.read(str(choice)) == choice


@pytest.mark.parametrize("written", ["", "tag", "tag:", "shape:round", ":x"])
def test_what_is_no_choice_is_none(written: str) -> None:
    assert FilterValue.read(written) is None
