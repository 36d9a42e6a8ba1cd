"""The first line that says something is what a text is called."""

import pytest

from kb.text.first_line import LONGEST, first_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("信贷管理办法\n第一条", "信贷管理办法"),
        ("\n  \n 甲 \n乙", "甲"),
        ("", ""),
        ("\n\u3000\n", ""),
        ("长" * 99, "长" * LONGEST + "…"),
    ],
)
def test_the_first_line_that_says_something_is_taken(text: str, line: str) -> None:
    assert first_line(text) == line
