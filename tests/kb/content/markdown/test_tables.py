"""Rows of tables."""

import pytest

from kb.content.markdown.tables import begins_table, cells_of


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a|b", ["a", "b"]),
        ("|a||b|", ["a", "", "b"]),
        ("| a \\| b |", ["a | b"]),
        ("|", []),
        ("| | |", ["", ""]),
    ],
)
def test_bars_part_cells(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells


@pytest.mark.parametrize(
    ("header", "line", "begins"),
    [
        ("| a |", "|---|", True),
        ("a | b", ":-: | -", True),
        ("| a |", "|--|--|", True),
        ("a", "|---|", False),
        ("|" * 20_001, "|---|", False),
        ("a | b", "---", False),
        ("a | b", "| x |", False),
        ("a | b", "|", False),
    ],
)
def test_a_rule_below_a_header_begins_a_table(header: str, line: str, begins: bool) -> None:
    assert begins_table(header, line) is begins
