"""Words with marks, laid out: on the right characters, in as many lines as there is room for."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from kb.model import Span
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.marked_text import mark_formats, wrapped


def spans_of(text: str, word: str) -> tuple[Span, ...]:
    return tuple(Span(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_are_painted_on_the_right_characters_in_the_colours_for_found_words(theme: Theme) -> None:
    text = "𠮷祥商户😀的贷后检查，按期贷后检查"
    layout_ranges = mark_formats(text, spans_of(text, "贷后检查"), theme)
    units = text.encode("utf-16-le")
    painted = [units[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le") for r in layout_ranges]
    assert painted == ["贷后检查", "贷后检查"]
    for found in layout_ranges:
        assert found.format.background().color() == theme.color("found")
        assert found.format.foreground().color() == theme.color("found_text")


@pytest.mark.usefixtures("qapp")
def test_no_more_lines_than_asked_for_and_each_as_high_as_asked_for() -> None:
    layout = wrapped("按期做贷后检查" * 40, QFont(), 200, lines=3, line_height=40)
    assert layout.lineCount() == 3
    tops = [layout.lineAt(n).y() for n in range(3)]
    assert [round(b - a) for a, b in pairwise(tops)] == [40, 40]


def test_without_a_limit_every_character_stands_in_a_line(qtbot: QtBot) -> None:
    text = "核实𠮷祥商户😀。" * 50
    layout = wrapped(text, QFont(), 120)
    last = layout.lineAt(layout.lineCount() - 1)
    assert last.textStart() + last.textLength() == len(text.encode("utf-16-le")) // 2
