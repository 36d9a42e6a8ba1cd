"""A snippet in a few lines: the first mark in sight, the rest elided, every mark on its own characters."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextLayout

from kb.model import Span
from kb.text.offsets import Utf16Map
from ui.theme import Theme
from ui.widgets.marked_text import mark_formats, wrapped

LINES = 2
_LEAD = 8
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class FittedSnippet:
    """Words and the spans (code points into ``text``) to be marked in them."""

    text: str
    marks: tuple[Span, ...]


def fit(text: str, marks: tuple[Span, ...], font: QFont, width: float, lines: int = LINES) -> FittedSnippet:
    """What of a snippet stands in so many ``lines`` of ``width`` pixels.

    Line breaks and table borders become spaces. When the first mark would fall behind the last line, the
    words before it are cut down to a few.
    """
    whole = FittedSnippet(text.replace("\n", " "), marks)
    end = _end_of_lines(whole.text, font, width, lines)
    if end == len(text):
        return whole
    if not (marks and marks[0].end >= end):
        return _fitted(whole, font, width, lines)
    start = marks[0].start
    fuller = min(start - _LEAD, len(text) - end + _LEAD // 2)  # earlier when the rest would not fill the lines
    for cut in (fuller, start - _LEAD // 2, start - 1, start):  # in a very narrow list the mark itself needs the room
        out = _fitted(_without_lead(whole, cut), font, width, lines)
        if out.marks:
            break
    return out


def lay_out(snippet: FittedSnippet, font: QFont, width: float, theme: Theme, lines: int = LINES) -> QTextLayout:
    """The lines, ready to be drawn at a point, with the marks in the colours for found words."""
    formats = mark_formats(snippet.text, snippet.marks, theme)
    return wrapped(snippet.text, font, width, formats, lines=lines)


def _without_lead(snippet: FittedSnippet, cut: int) -> FittedSnippet:
    """Begin at ``cut``, which is not behind the first mark."""
    if cut <= 0:
        return snippet
    shift = len(_ELLIPSIS) - cut
    return FittedSnippet(
        _ELLIPSIS + snippet.text[cut:],
        tuple(Span(mark.start + shift, mark.end + shift) for mark in snippet.marks),
    )


def _fitted(snippet: FittedSnippet, font: QFont, width: float, lines: int) -> FittedSnippet:
    """As it is, or elided where the lines end."""
    end = _end_of_lines(snippet.text, font, width, lines)
    return snippet if end == len(snippet.text) else _elided(snippet, end, font, width, lines)


def _elided(snippet: FittedSnippet, end: int, font: QFont, width: float, lines: int) -> FittedSnippet:
    """Cut before ``end`` so that the ellipsis still stands on the last line."""
    cut = end - 1
    while cut > 0:
        text = snippet.text[:cut].rstrip() + _ELLIPSIS
        if _end_of_lines(text, font, width, lines) == len(text):
            break
        cut -= 1
    kept = len(snippet.text[:cut].rstrip())
    marks = (Span(mark.start, min(mark.end, kept)) for mark in snippet.marks if mark.start < kept)
    return FittedSnippet(snippet.text[:kept] + _ELLIPSIS, tuple(marks))


def _end_of_lines(text: str, font: QFont, width: float, lines: int) -> int:
    """How many code points the lines hold."""
    layout = wrapped(text, font, width, lines=lines)
    if layout.lineCount() == 0:
        return len(text)
    last = layout.lineAt(layout.lineCount() - 1)
    return Utf16Map(text).to_code_points(last.textStart() + last.textLength())
