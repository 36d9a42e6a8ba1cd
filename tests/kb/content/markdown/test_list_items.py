"""The beginnings of list items."""

import pytest

from kb.content.markdown.list_items import ItemStart, read_item_start


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("- 甲", ItemStart("-", None, 2, None, "甲")),
        ("*   甲", ItemStart("*", None, 4, None, "甲")),
        ("+      甲", ItemStart("+", None, 2, None, "     甲")),
        ("-", ItemStart("-", None, 2, None, "")),
        ("12. 甲", ItemStart(".", 12, 4, None, "甲")),
        ("3) 甲", ItemStart(")", 3, 3, None, "甲")),
        ("- [ ] 甲", ItemStart("-", None, 2, " ", "甲")),
        ("1. [x]甲", ItemStart(".", 1, 3, "x", "甲")),
        ("- [x](a.md)", ItemStart("-", None, 2, None, "[x](a.md)")),
        ("-甲", None),
        ("1.甲", None),
        ("１. 甲", None),
        ("1234567890. 甲", None),
        ("甲", None),
    ],
)
def test_a_line_begins_an_item_or_not(line: str, start: ItemStart | None) -> None:
    assert read_item_start(line, inside=False) == start


def test_inside_a_paragraph_only_a_first_item_with_text_begins_a_list() -> None:
    assert read_item_start("2. 甲", inside=True) is None
    assert read_item_start("-", inside=True) is None
    assert read_item_start("1. 甲", inside=True) is not None
    assert read_item_start("- 甲", inside=True) is not None
