"""Versions: numbers are compared as numbers, and any text has its place in the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import __version__
from kb.content.packs.versions import is_release, version_key


def test_the_program_s_own_version_is_one_that_packs_can_ask_for() -> None:
    assert is_release(__version__)


@pytest.mark.parametrize(
    ("older", "newer"),
    [("2.9.1", "2.10"), ("1", "1.0.1"), ("0.9", "1"), ("", "0"), ("2026年7月版", "0.1"), ("1.0-beta", "1.0")],
)
def test_the_newer_version_is_greater(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)


def test_zeros_at_the_end_do_not_count() -> None:
    assert version_key("2") == version_key("2.0.0")


@pytest.mark.parametrize("version", ["1", "1.2", "1.2.3.4", "999999999"])
def test_a_release_is_one_to_four_numbers(version: str) -> None:
    assert is_release(version)


@pytest.mark.parametrize("version", ["", "1.", ".1", "1.2.3.4.5", "1 ", "v1", "1.0b", "９", "1\n", "1" * 10])
def test_other_texts_are_no_releases(version: str) -> None:
    assert not is_release(version)


@given(st.lists(st.text(max_size=8) | st.from_regex(r"\d{1,3}(\.\d{1,3}){0,3}", fullmatch=True), max_size=6))
def test_any_texts_can_be_put_in_order(versions: list[str]) -> None:
    assert sorted(map(version_key, versions)) == sorted(map(version_key, reversed(versions)))
