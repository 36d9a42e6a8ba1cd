"""Rows and values: times that always go forward, words that SQLite can hold, tags each once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import NotesError
from kb.notes.storage.rows import clean_tags, later_than, now, span_of, stamp, storable, tags_of, time_of


def test_a_new_time_is_later_than_every_known_one() -> None:
    future = stamp(datetime.now(UTC) + timedelta(days=9))
    assert later_than(None, future, "damaged") > future
    assert later_than() <= now()


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stored_times_sort_like_the_times(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)
    assert time_of(stamp(one)) == one


@pytest.mark.parametrize("stored", [None, 7, "", "yesterday", "2026-02-30T00:00:00+00:00", "2026-01-01T00:00:00"])
def test_what_is_no_time_with_a_zone_is_none(stored: object) -> None:
    assert time_of(stored) is None


@given(st.text(st.characters(exclude_categories=())))
def test_any_words_can_be_stored_and_stay_as_they_are_then(text: str) -> None:
    kept = storable(text)
    assert "\x00" not in kept
    assert kept.encode("utf-8").decode("utf-8") == storable(kept) == kept


def test_tags_are_trimmed_and_kept_once() -> None:
    assert tags_of({"tags": clean_tags([" #重点 ", "＃重点", "", "风险"])}) == ("重点", "风险")


@pytest.mark.parametrize("stored", ["[", "7", "[1]", None, "[" * 100_000])
def test_damaged_tags_raise_the_one_error(stored: object) -> None:
    with pytest.raises(NotesError):
        tags_of({"tags": stored})


def test_a_damaged_span_is_none() -> None:
    assert span_of({"start": 3, "end": 2}) is None
    assert span_of({"start": None, "end": None}) is None
