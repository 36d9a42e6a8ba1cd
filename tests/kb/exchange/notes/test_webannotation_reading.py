"""Annotations that other programs wrote."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import NotesFileError
from kb.exchange.notes.reading import parse_notes
from kb.exchange.notes.webannotation_reading import read
from kb.model import MarkStyle, Placement, ReadProblem, Span

QUOTE = {"type": "TextQuoteSelector", "exact": "贷后检查", "prefix": "做好", "suffix": "。"}
POSITION = {"type": "TextPositionSelector", "start": 7, "end": 11}


def foreign(**given: object) -> dict[str, Any]:
    """An annotation as another program may write it."""
    target = {"source": "https://example.org/loan", "selector": [{"type": "RangeSelector"}, POSITION, QUOTE]}
    return {"id": "https://example.org/1", "type": "Annotation", "target": target} | given


def test_the_quote_the_words_and_the_times_are_taken_and_the_place_is_not() -> None:
    body = [
        {"type": "TextualBody", "value": "要按期", "purpose": "commenting"},
        {"type": "TextualBody", "value": "贷后", "purpose": "tagging"},
    ]
    found = read([foreign(body=body, created="2024-01-02T03:04:05Z")]).annotations[0]
    assert (found.anchor.quote, found.anchor.prefix, found.anchor.suffix) == ("贷后检查", "做好", "。")
    assert (found.note, found.tags) == ("要按期", ("贷后",))
    assert found.created == found.modified == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (found.color, found.style, found.anchor.text_hash) == ("yellow", MarkStyle.HIGHLIGHT, "")
    assert (found.span, found.placement) == (None, Placement.ORPHANED)
    assert (found.anchor.article_id, found.anchor.span) == ("https://example.org/loan", Span(7, 11))


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("要按期", "要按期"),
        ({"type": "TextualBody", "value": "要按期"}, "要按期"),
        (["一", {"value": "二"}], "一\n\n二"),
        ({"type": "SpecificResource", "source": "http://example.org/x"}, "http://example.org/x"),
        ({"type": "Choice", "items": [{"value": "中文"}, {"value": "English"}]}, "中文"),
        ([], ""),
        (None, ""),
    ],
)
def test_a_body_may_be_a_text_a_record_or_a_list(body: object, note: str) -> None:
    assert read([foreign(body=body)]).annotations[0].note == note


def test_a_target_and_a_selector_may_be_one_or_several() -> None:
    one = foreign(target={"source": {"id": "xingzhi:loan"}, "selector": QUOTE})
    several = foreign(target=["https://example.org/x", {"source": "xingzhi:loan", "selector": [QUOTE]}])
    for document in (one, several):
        anchor = read(document).annotations[0].anchor
        assert (anchor.article_id, anchor.quote, anchor.span) == ("loan", "贷后检查", Span(0, 4))


def test_an_answer_of_hypothesis_is_read() -> None:
    row = {
        "id": "mYBvGIqUEe",
        "created": "2024-01-02T03:04:05.678901+00:00",
        "updated": "2024-02-02T03:04:05.678901+00:00",
        "uri": "https://example.org/loan",
        "text": "要按期",
        "tags": ["贷后"],
        "target": [{"source": "https://example.org/loan", "selector": [QUOTE]}],
    }
    found = read({"total": 1, "rows": [row]}).annotations[0]
    assert (found.note, found.tags, found.modified.month) == ("要按期", ("贷后",), 2)


def test_a_bookmark_of_another_program_is_labelled_with_its_quote() -> None:
    found = read([foreign(motivation="bookmarking")])
    assert found.bookmarks[0].label == "贷后检查"
    assert found.annotations == ()


def test_a_body_with_nothing_in_it_costs_neither_the_note_nor_its_other_bodies() -> None:
    said = {"type": "TextualBody", "value": "先看抵押物"}
    for empty in ({"type": "TextualBody", "value": None}, {"value": None, "purpose": "tagging"}, None):
        found = read([foreign(body=[empty, said])])
        assert found.unread == ()
        assert [(note.note, note.tags) for note in found.annotations] == [("先看抵押物", ())]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (foreign(target="https://example.org/loan"), "没有引文"),
        (foreign(target=[]), "没有指向任何文章"),
        (foreign(target={"selector": QUOTE}), "没有指向任何文章"),
        (foreign(target={"source": "xingzhi:", "selector": QUOTE}), "没有指向任何文章"),
        (foreign(body=[1]), "批注的内容不是文字"),
        (foreign(created="neulich"), "created 不是时间"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(broken: dict[str, Any], reason: str) -> None:
    found = read({"type": "AnnotationPage", "items": [broken, foreign()]})
    assert found.unread == (ReadProblem("https://example.org/1", reason),)
    assert len(found.annotations) == 1


@pytest.mark.parametrize(
    ("created", "year"),
    [
        ("Tue, 02 Jan 2024 03:04:05 GMT", 2024),
        ("Tue, 02 Jan 2024 03:04:05 +0800", 2024),
        (1704164645, 2024),
        (1704164645000, 2024),
        ("1704164645.5", 2024),
        ("2024-01-02", 2024),
        ("2024年1月2日", 2024),
        ("2024年1月2日10时05分", 2024),
        ("2024/1/2 10:05:30", 2024),
        ("2024.01.02", 2024),
        (None, 1970),
    ],
)
def test_times_as_other_programs_write_them_are_read(created: object, year: int) -> None:
    (found,) = read([foreign(created=created, modified=None)]).annotations
    assert found.created.year == year
    assert found.created.tzinfo is not None


def test_a_null_is_a_field_that_is_missing() -> None:
    quote = QUOTE | {"prefix": None, "suffix": None}
    target = {"source": "https://example.org/loan", "selector": quote, "xz:block": None}
    (found,) = read(
        [foreign(target=target, body=None, bodyValue=None, tags=None, text=None, motivation=None)]
    ).annotations
    assert (found.anchor.prefix, found.anchor.suffix, found.note, found.tags) == ("", "", "", ())


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>先看<b>抵押物</b></p><p>再看流水</p>", "先看抵押物\n\n再看流水"),
        ("甲<br>乙 &amp; 丙<script>alert(1)</script>", "甲\n乙 & 丙"),
        ("<ul><li>一</li><li>二</li></ul>", "一\n\n二"),
        ("<style>p{}</style><!-- x -->金额<5万", "金额<5万"),
    ],
)
def test_html_is_read_as_the_words_it_shows(html: str, words: str) -> None:
    body = {"type": "TextualBody", "value": html, "format": "text/html"}
    (found,) = read([foreign(body=body)]).annotations
    assert found.note == words
    (plain,) = read([foreign(body=body | {"format": "text/plain"})]).annotations
    assert plain.note == html


def test_an_entry_without_a_name_is_told_by_its_number() -> None:
    assert read([foreign(), 7]).unread == (ReadProblem("第 2 条", "不是一条记录"),)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
NAMES = ["id", "type", "target", "body", "motivation", "created", "bodyValue", "text", "tags", "uri", "xz:style"]
INNER = [
    "source",
    "selector",
    "xz:place",
    "xz:placement",
    "xz:block",
    "value",
    "purpose",
    "items",
    "exact",
    "start",
    "end",
]


@given(
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4),
    st.dictionaries(st.sampled_from(INNER), VALUES, max_size=4),
    st.sampled_from(["target", "body", "first"]),
)
def test_no_record_raises_anything_but_the_one_error(outer: dict[str, Any], inner: dict[str, Any], where: str) -> None:
    whole = foreign() | outer
    place = {**whole["target"], **inner} if where == "target" and isinstance(whole["target"], dict) else inner
    broken = whole | {where: place}
    found = read([broken])
    assert len(found.annotations) + len(found.bookmarks) + len(found.unread) == 1
    for document in (broken, {"first": broken}, {"format": "xingzhi-notes", "version": 1, "annotations": [broken]}):
        with suppress(NotesFileError):
            parse_notes(json.dumps(document).encode())
