"""The one door through which people's words are shown: as text, never as mark-up, and cut to a length.

Qt takes words for HTML where they look like it: a note of 20 nested tables hung the window at a hover, an ``<img>``
opened its file, ``//host/share`` would hand out a login, a label of a million characters took 12 s to lay out. Labels,
tool tips, menus and boxes whose words come from people or from content go through here; a test holds that.
"""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QWidget

from kb.text.lazy_pattern import lazy_pattern

LONGEST_LABEL = 4000  # code points; more than a screen full
LONGEST_LINE = 1000  # code points; more than a line of any screen
LONGEST_TIP = 400  # code points
LONGEST_MENU_WORDS = 40  # code points
_TIP_LINES = 12
_ELLIPSIS = "…"
_ENDING = lazy_pattern(r"[（(][^（）()]{1,12}[）)]$")
_LEAST_HEAD = 3  # code points before such a bracket, the ellipsis among them


def shortened(text: str, limit: int = LONGEST_LABEL) -> str:
    """``text``, or its first ``limit`` code points and an ellipsis."""
    return text if len(text) <= limit else text[:limit] + _ELLIPSIS


def tooltip(text: str) -> str:
    """``text`` as a tool tip: its line breaks kept, wrapped where it is long, no character of it taken for mark-up."""
    lines = shortened(text, LONGEST_TIP).split("\n")
    if len(lines) > _TIP_LINES:
        lines = [*lines[:_TIP_LINES], _ELLIPSIS]
    words = "\n".join(lines)
    return f'<span style="white-space: pre-wrap">{escape(words)}</span>' if words else ""


def menu_words(text: str, limit: int = LONGEST_MENU_WORDS) -> str:
    """``text`` on one line of a menu or a button, without a mnemonic."""
    return shortened(" ".join(text[: 4 * limit].split()), limit).replace("&", "&&")


def elided(metrics: QFontMetrics, text: str, width: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """``text`` on one line of ``width`` pixels; what is longer than any line is cut before it is measured.

    Cut in its middle, it keeps a bracket at its end whole: （2022年修订） and （2024年修订） both end with 年修订）.
    """
    if len(text) > LONGEST_LINE:
        text = text[-LONGEST_LINE:] if mode is Qt.TextElideMode.ElideLeft else shortened(text, LONGEST_LINE)
    line = text.replace("\n", " ")
    if mode is Qt.TextElideMode.ElideMiddle and (ending := _ENDING.search(line)):
        room = width - metrics.horizontalAdvance(ending[0])
        head = metrics.elidedText(line[: ending.start()], Qt.TextElideMode.ElideRight, max(room, 0))
        if len(head) >= _LEAST_HEAD and metrics.horizontalAdvance(line) > width:
            return head + ending[0]
    return metrics.elidedText(line, mode, width)


class PlainLabel(QLabel):
    """A label of plain text. Only one that is made of escaped words may be set to rich text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # else Qt moves the words of a label with padding by half a letter
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show ``text``, cut to a length; rich text is never cut."""
        super().setText(shortened(text) if self.textFormat() is Qt.TextFormat.PlainText else text)


def message_box(
    icon: QMessageBox.Icon, title: str, text: str, parent: QWidget | None = None, *, more: str = ""
) -> QMessageBox:
    """A box that tells ``text`` and, below it, ``more``; without buttons yet."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(shortened(text))
    if more:
        box.setInformativeText(shortened(more))
        for label in box.findChildren(QLabel):  # the box gives its format to the first text only
            label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def is_agreed(parent: QWidget | None, title: str, question: str) -> bool:
    """Ask a question that is answered with yes or no; closing the box is no."""
    box = message_box(QMessageBox.Icon.Question, title, question, parent)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes


def ask_line(parent: QWidget | None, title: str, question: str, text: str) -> str | None:
    """Ask for one line, the field filled with ``text`` at first; None when it is cancelled."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(shortened(question, LONGEST_TIP))
    dialog.setTextValue(text)
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return dialog.textValue() if dialog.exec() else None
