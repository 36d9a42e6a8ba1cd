"""Where matches stand: merged, and those of signs alone."""

import pytest

from kb.model import Span
from kb.text.marks import merged, symbol_marks


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([Span(3, 5), Span(0, 2)], [Span(0, 2), Span(3, 5)]),
        ([Span(0, 4), Span(2, 6), Span(6, 7)], [Span(0, 6), Span(6, 7)]),
        ([Span(0, 9), Span(1, 2)], [Span(0, 9)]),
    ],
)
def test_spans_that_overlap_become_one(spans: list[Span], expected: list[Span]) -> None:
    assert merged(spans) == expected


@pytest.mark.parametrize(
    ("text", "symbols", "expected"),
    [
        ("《办法》", '"', [Span(0, 1), Span(3, 4)]),
        ("办……理", "...", [Span(1, 2), Span(2, 3)]),
        ("办……理", ".", [Span(1, 2), Span(2, 3)]),
        ("，,，", ",", [Span(0, 1), Span(1, 2), Span(2, 3)]),
        ("办理", "<", []),
    ],
)
def test_a_sign_is_marked_whole(text: str, symbols: str, expected: list[Span]) -> None:
    assert symbol_marks(text, symbols) == expected
