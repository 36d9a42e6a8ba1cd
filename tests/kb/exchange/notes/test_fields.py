"""Checked reading of JSON that anyone may have written: the value, or the one error with its reason."""

from datetime import UTC, datetime

import pytest

from kb.exchange.notes import fields
from kb.exchange.notes.fields import FieldError

NEW_YEAR = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2024-01-02T03:04:05Z",
        "2024-01-02T11:04:05+08:00",
        "2024-01-02 03:04:05",
        "Tue, 02 Jan 2024 03:04:05 GMT",
        1704164645,
        1704164645000,
        "1704164645",
    ],
)
def test_a_time_may_be_written_in_several_ways(written: object) -> None:
    assert fields.time({"at": written}, "at") == NEW_YEAR


@pytest.mark.parametrize("written", ["neulich", "", True, [], 1e300, float("nan"), float("inf"), "2024-13-01"])
def test_what_is_no_time_is_refused(written: object) -> None:
    with pytest.raises(FieldError):
        fields.time({"at": written}, "at")


def test_null_is_missing() -> None:
    assert fields.text({"a": None}, "a", "") == ""
    assert fields.whole({"a": None}, "a", 0) == 0
    assert fields.texts({"a": None}, "a") == ()
    with pytest.raises(FieldError):
        fields.text({"a": None}, "a")


@pytest.mark.parametrize("value", [-1, True, 1.5, "1", 2**53])
def test_what_is_no_whole_number_from_0_on_is_refused(value: object) -> None:
    with pytest.raises(FieldError):
        fields.whole({"a": value}, "a")
