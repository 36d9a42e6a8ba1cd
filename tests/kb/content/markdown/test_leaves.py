"""Markers of items; the other values are tested with the block rules, as are the containers."""

import pytest

from kb.content.markdown.leaves import Item, box, bullet


@pytest.mark.parametrize(("depth", "shown"), [(1, "•"), (2, "◦"), (3, "▪"), (90, "▪")])
def test_every_depth_has_a_bullet(depth: int, shown: str) -> None:
    assert bullet(depth) == shown


@pytest.mark.parametrize(("sign", "shown"), [("", "☐"), (" ", "☐"), ("x", "☑"), ("√", "☑")])
def test_a_task_has_a_box(sign: str, shown: str) -> None:
    assert box(sign) == shown


def test_a_marker_is_taken_once() -> None:
    item = Item("•")
    assert (item.take(), item.take()) == ("•", "")
