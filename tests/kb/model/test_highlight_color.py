"""The colours of annotations: told apart by name, and never taken for one another."""

import pytest

from kb.model import COLORS, DEFAULT_COLOR, HIGHLIGHT_COLORS, highlight_color


def test_every_colour_is_found_by_its_name() -> None:
    assert [highlight_color(name) for name in COLORS] == [*HIGHLIGHT_COLORS]
    assert len({*COLORS}) == len(COLORS)
    assert DEFAULT_COLOR in COLORS


def test_an_unknown_colour_is_none() -> None:
    with pytest.raises(KeyError):
        highlight_color("ultraviolet")
