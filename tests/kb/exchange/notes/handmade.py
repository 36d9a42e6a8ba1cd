"""Notes made by hand, and any notes at all."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from kb.exchange.notes.exported import ExportedNote, ExportedNotes
from kb.model import (
    COLORS,
    Anchor,
    Annotation,
    Bookmark,
    MarkStyle,
    Placement,
    PlacementDecision,
    ReviewProgress,
    Span,
    Tombstone,
)

NOON = datetime(2025, 5, 20, 12, tzinfo=UTC)


def annotation(key: str = "a" * 32, quote: str = "做好贷后检查。", **given: object) -> Annotation:
    """A yellow highlight of ``loan`` that stands where it was made."""
    anchor = Anchor("loan", Span(10, 10 + len(quote)), quote, "前", "后", 2, "hash")
    whole: dict[str, object] = {"color": "yellow", "style": MarkStyle.HIGHLIGHT, "note": "", "tags": ()}
    whole |= {"created": NOON, "modified": NOON + timedelta(hours=1), "span": anchor.span}
    whole |= {"placement": Placement.IN_PLACE} | given
    return Annotation(key, anchor, **whole)  # type: ignore[arg-type]


def bookmark(key: str = "b" * 32, quote: str = "岗位职责") -> Bookmark:
    anchor = Anchor("loan", Span(3, 3 + len(quote)), quote, "", "", 1, "hash")
    return Bookmark(key, anchor, quote, NOON, anchor.span, Placement.IN_PLACE)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def told(
    item: Annotation | Bookmark, title: str = "贷款客户经理", roles: tuple[str, ...] = ("客户经理",)
) -> ExportedNote:
    """``item`` with an article of 2025-05-01 from the pack ``builtin``."""
    return ExportedNote(item, title, roles, ("岗位职责", "贷后"), "2025-05-01", "builtin")


NASTY = (
    "𠮷",
    "😀",
    "\n",
    "\r",
    "\t",
    "=1+1",
    "<b>",
    "# ",
    "> ",
    "* ",
    "&lt;",
    "，",
    '"',
    "'",
    "|",
    "\\",
    "\u2028",
    "\x00",
)
TEXTS = st.lists(st.sampled_from(NASTY) | st.text(max_size=4), max_size=6).map("".join)
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
OFFSETS = st.integers(0, 2**40)
SPANS = st.tuples(OFFSETS, OFFSETS).map(lambda pair: Span(*sorted(pair)))
IDS = st.uuids().map(lambda made: made.hex) | st.text(min_size=1, max_size=6)
ANCHORS = st.builds(Anchor, TEXTS.filter(bool), SPANS, TEXTS, TEXTS, TEXTS, OFFSETS, TEXTS)
CARDS = st.dictionaries(TEXTS, st.none() | st.floats(0, 9) | TEXTS, max_size=2).map(json.dumps)
PLACES = st.just((None, Placement.ORPHANED)) | st.tuples(
    SPANS, st.sampled_from([place for place in Placement if place is not Placement.ORPHANED])
)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    span, placement = draw(PLACES)
    return Annotation(
        id=draw(IDS),
        anchor=draw(ANCHORS),
        color=draw(st.sampled_from(COLORS)),
        style=draw(st.sampled_from(MarkStyle)),
        note=draw(TEXTS),
        tags=draw(st.lists(TEXTS, max_size=3).map(tuple)),
        created=draw(TIMES),
        modified=draw(TIMES),
        span=span,
        placement=placement,
    )


@st.composite
def bookmarks(draw: st.DrawFn) -> Bookmark:
    span, placement = draw(PLACES)
    return Bookmark(draw(IDS), draw(ANCHORS), draw(TEXTS), draw(TIMES), span, placement)


@st.composite
def notes(draw: st.DrawFn) -> ExportedNote:
    item = draw(annotations() | bookmarks())
    if draw(st.booleans()):
        return ExportedNote(item, item.anchor.article_id)
    roles = draw(st.lists(TEXTS, max_size=2).map(tuple))
    path = draw(st.lists(TEXTS, max_size=2).map(tuple))
    return ExportedNote(item, draw(TEXTS), roles, path, draw(TEXTS), draw(TEXTS))


ALL_NOTES = st.builds(
    ExportedNotes,
    st.lists(notes(), max_size=4, unique_by=lambda note: note.item.id).map(tuple),
    st.lists(st.builds(Tombstone, IDS, TIMES), max_size=2).map(tuple),
    st.lists(TEXTS.map(lambda text: (hash_of(text), text)), max_size=2).map(tuple),
    st.lists(st.builds(PlacementDecision, IDS, TEXTS, st.none() | SPANS, TIMES, st.booleans()), max_size=2).map(tuple),
    st.lists(st.builds(ReviewProgress, IDS, CARDS, TIMES, st.integers(1, 999), TIMES, TIMES), max_size=2).map(tuple),
)
