"""Where a block of HTML begins and what ends it."""

import pytest

from kb.content.markdown.html_starts import HtmlStarts


@pytest.mark.parametrize(
    ("lines", "inside", "until"),
    [
        (["<div>甲"], True, ""),
        (["</div>"], True, ""),
        (["<table>", "", "</table>"], True, "</table"),
        (["<table>", "甲"], True, ""),
        (["<script>", "</script>"], True, "</script"),
        (["<script>", "甲"], False, None),
        (["<!-- 甲", "", "-->"], True, "-->"),
        (["<!-- 甲", "<!-- 乙 -->"], True, None),
        (["<!-- 甲"], False, None),
        (["<!-- 甲", "--!> 乙"], True, "-->"),
        (["<!-- 甲", "<!-- 乙 --!>"], True, None),
        (["<span>"], False, ""),
        (["<span>"], True, None),
        (["<span>甲"], False, None),
        (["<客户>"], False, None),
        (["<name>"], False, None),
        (["< div>"], False, None),
    ],
)
def test_html_begins_where_it_also_ends(lines: list[str], inside: bool, until: str | None) -> None:
    assert HtmlStarts(lines).until(lines[0], 0, inside=inside) == until
