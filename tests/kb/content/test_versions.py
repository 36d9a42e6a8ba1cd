"""The order of versions."""

import pytest

from kb.content.versions import version_key


@pytest.mark.parametrize(
    ("older", "newer"),
    [("1.9", "1.10"), ("1", "1.0.1"), ("2024.12", "2025.1"), ("v1", "v2"), ("", "0"), ("草稿", "0.1"), ("2", "10")],
)
def test_a_newer_version_is_greater(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)


@pytest.mark.parametrize(("one", "other"), [("1", "1.0.0"), (" 1.2", "1.2 "), ("v1.0", "1")])
def test_zeros_at_the_end_and_a_letter_before_do_not_count(one: str, other: str) -> None:
    assert version_key(one) == version_key(other)
