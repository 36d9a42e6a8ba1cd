"""Plain words with marked places, laid out line by line: one painter for snippets, cards and lists, never HTML."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from kb.model import Span
from kb.text.offsets import Utf16Map
from ui.theme import Theme


def mark_formats(text: str, marks: Iterable[Span], theme: Theme) -> list[QTextLayout.FormatRange]:
    """Where found words stand (from code points to UTF-16 units), in the colours for them."""
    look = QTextCharFormat()
    look.setBackground(theme.color("found"))
    look.setForeground(theme.color("found_text"))
    units = Utf16Map(text)
    ranges = []
    for mark in marks:
        out = QTextLayout.FormatRange()
        out.start = units.to_utf16(mark.start)
        out.length = units.to_utf16(mark.end) - out.start
        out.format = look
        ranges.append(out)
    return ranges


def wrapped(
    text: str,
    font: QFont,
    width: float,
    formats: Sequence[QTextLayout.FormatRange] = (),
    *,
    lines: int | None = None,
    line_height: int | None = None,
) -> QTextLayout:
    """``text`` broken into lines of ``width`` pixels, at most ``lines`` of them, each ``line_height`` pixels high.

    Formats come first: setting them undoes a layout.
    """
    layout = QTextLayout(text, font)
    layout.setFormats(formats)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while lines is None or layout.lineCount() < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        height = line_height or line.height()
        line.setPosition(QPointF(0, top + (height - line.height()) / 2))
        top += height
    layout.endLayout()
    return layout
