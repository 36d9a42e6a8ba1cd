"""One matcher: the search box and the filter of the list say the same of every query."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Anchor, Annotation, MarkStyle, NotesFilter, NotesOrder, Placement, Span
from kb.notes.query.note_filter import Listing
from kb.notes.query.note_matcher import NoteText, SearchableText, matcher
from kb.notes.query.note_query import parse
from kb.notes.query.note_search import NoteSearch, NoteVersion, StoredNote

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
PLAIN = Annotation(
    id="a",
    anchor=Anchor("loan", Span(0, 4), "贷后检查", "", "", 0, "hash"),
    color="yellow",
    style=MarkStyle.HIGHLIGHT,
    note="",
    tags=(),
    created=NOW,
    modified=NOW,
    span=Span(0, 4),
    placement=Placement.IN_PLACE,
)


class OneNote:
    """A source that holds one annotation."""

    def __init__(self, item: Annotation) -> None:
        self._item = item

    def state(self) -> object:
        """Another one for another annotation."""
        return self._item

    def versions(self) -> list[NoteVersion]:
        """The one."""
        return [NoteVersion(self._item.id, str(self._item.modified))]

    def notes(self, _ids: object) -> list[StoredNote]:
        """Its words."""
        item = self._item
        return [StoredNote(self.versions()[0], "loan", item.anchor.quote, item.note, item.tags)]


def in_box(item: Annotation, typed: str) -> bool:
    return NoteSearch().find(OneNote(item), parse(typed), 5).total == 1


def in_filter(item: Annotation, typed: str) -> bool:
    return bool(Listing([item]).rows(NotesFilter(text=typed), NotesOrder.POSITION, NOW))


@pytest.mark.parametrize(
    ("note", "typed", "found"),
    [
        ("单笔超过十万元须双人复核", "10万元", True),
        ("单笔超过100,000元须双人复核", "十万元", True),
        ("利率上浮百分之三", "3%", True),
        ("利率上浮30%", "3%", False),
        ("三十天内回访", "30天", True),
        ("230天内回访", "三十天", False),
        ("书名《》待补", "《》", True),
        ("先看授权书", "《》", False),
        ("先看授权书", "授权 或 抵押", True),
        ("先看授权书", "授权 -先看", False),
        ("先看授权书", "岗位:客户经理", False),
    ],
)
def test_both_doors_answer_alike(note: str, typed: str, *, found: bool) -> None:
    item = replace(PLAIN, note=note)
    assert (in_box(item, typed), in_filter(item, typed)) == (found, found)


WORDS = st.text("贷后检查十万3一%元《》 -:标签或", max_size=10)


@given(note=WORDS, tags=st.lists(WORDS, max_size=2).map(tuple), typed=WORDS.filter(str.strip))
def test_both_doors_answer_every_query_alike(note: str, tags: tuple[str, ...], typed: str) -> None:
    item = replace(PLAIN, note=note, tags=tags)
    if in_box(item, typed):
        assert in_filter(item, typed)
    elif in_filter(item, typed):  # a match over the border of two fields has nowhere to be shown
        assert len(parse(typed).clauses) > 0


def test_the_title_of_the_article_may_hold_a_term() -> None:
    text, title = NoteText.of("", "贷后检查", ()), SearchableText.of("大额10万元")
    assert matcher(parse("检查 十万元"))(text, title)
    assert not matcher(parse("检查 十万元"))(text, None)
    assert not matcher(parse("检查 一百万元"))(text, title)
