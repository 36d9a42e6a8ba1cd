"""A snippet in two lines keeps its marks on their own characters."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from kb.model import Span
from kb.text.offsets import Utf16Map
from ui.search.snippet import LINES, FittedSnippet, fit, lay_out
from ui.theme import LIGHT

LONG = "出现预警信号时，风险经理应在两个工作日内组织复核，会同客户经理查明原因，形成书面意见，逐级上报审批。" * 3


def spans_of(text: str, word: str) -> tuple[Span, ...]:
    return tuple(Span(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at))


def marked(snippet: FittedSnippet) -> list[str]:
    return [snippet.text[mark.start : mark.end] for mark in snippet.marks]


def test_the_layout_carries_the_marks_and_is_laid_out(qtbot: QtBot) -> None:
    text = "😀贷后检查"
    layout = lay_out(FittedSnippet(text, (Span(1, 5),)), QFont(), 300, LIGHT)
    assert [(r.start, r.length) for r in layout.formats()] == [(2, 4)]
    assert layout.lineCount() == 1


def test_a_short_snippet_stays_as_it_is(qtbot: QtBot) -> None:
    assert fit("贷后检查", (Span(0, 4),), QFont(), 300) == FittedSnippet("贷后检查", (Span(0, 4),))


def test_a_long_snippet_is_elided_in_its_last_line(qtbot: QtBot) -> None:
    snippet = fit(LONG, spans_of(LONG, "预警信号"), QFont(), 300)
    assert snippet.text.endswith("…")
    assert LONG.startswith(snippet.text[:-1])
    assert marked(snippet)[0] == "预警信号"


def test_a_mark_far_behind_is_brought_into_sight(qtbot: QtBot) -> None:
    text = LONG + "同时安排贷后检查，落实抵押物。"
    snippet = fit(text, spans_of(text, "贷后检查"), QFont(), 300)
    assert marked(snippet) == ["贷后检查"]
    assert snippet.text.startswith("…")


def test_line_breaks_become_spaces_and_move_no_mark(qtbot: QtBot) -> None:
    text = "时段\n贷后检查\n每季"
    snippet = fit(text, spans_of(text, "贷后检查"), QFont(), 400)
    assert snippet.text == "时段 贷后检查 每季"
    assert marked(snippet) == ["贷后检查"]


@given(
    text=st.text(alphabet="贷后检查客户ab 1，。（）😀𠮷\n", max_size=160),
    width=st.integers(60, 400),
    cuts=st.lists(st.integers(0, 160), max_size=6),
)
def test_whatever_the_text_and_the_width_marks_show_what_they_marked(
    qapp: object, text: str, width: int, cuts: list[int]
) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    marks = tuple(Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False))
    snippet = fit(text, marks, QFont(), width)
    layout = lay_out(snippet, QFont(), width, LIGHT)
    last = layout.lineAt(layout.lineCount() - 1)
    assert layout.lineCount() <= LINES
    assert not snippet.text or last.textStart() + last.textLength() == Utf16Map(snippet.text).units
    shown = [word.rstrip("…") for word in marked(snippet)]
    originals = [text[mark.start : mark.end].replace("\n", " ") for mark in marks]
    assert all(original.startswith(word) for word, original in zip(shown, originals, strict=False))
    assert not originals or len(shown) >= 1
