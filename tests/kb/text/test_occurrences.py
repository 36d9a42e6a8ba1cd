"""Where a string stands in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.occurrences import occurrences


@pytest.mark.parametrize(
    ("text", "wanted", "apart", "overlapping"),
    [
        ("aaa", "aa", [0], [0, 1]),
        ("贷后贷后", "贷后", [0, 2], [0, 2]),
        ("贷", "贷后", [], []),
        ("贷", "", [], []),
        ("", "贷", [], []),
        ("𠮷a𠮷", "𠮷", [0, 2], [0, 2]),
    ],
)
def test_places_are_told_left_to_right(text: str, wanted: str, apart: list[int], overlapping: list[int]) -> None:
    assert [span.start for span in occurrences(text, wanted)] == apart
    assert [span.start for span in occurrences(text, wanted, overlapping=True)] == overlapping


@given(st.text("ab", max_size=20), st.text("ab", min_size=1, max_size=3))
def test_they_are_those_of_a_regular_expression(text: str, wanted: str) -> None:
    assert [span.start for span in occurrences(text, wanted)] == [m.start() for m in re.finditer(wanted, text)]
    every = [m.start() for m in re.finditer(f"(?={wanted})", text)]
    assert [span.start for span in occurrences(text, wanted, overlapping=True)] == every
    assert all(text[span.start : span.end] == wanted for span in occurrences(text, wanted, overlapping=True))
