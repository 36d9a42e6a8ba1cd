"""What the cards of the review share: a scrolling page with a column of words in its upper half, and its types."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SHEET, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened

WIDEST = 680  # pixels: about thirty characters of the quote on a line
_LARGE = 1.6  # the quote beside the application's own type
_LINE = 160  # percent


class CardPage(QScrollArea):
    """A page that scrolls only up and down and never takes the focus: the keys are the pane's."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _set_column(self, layout: QVBoxLayout, spacing: int) -> None:
        """Show the widgets of ``layout`` one below the other, ``spacing`` pixels apart."""
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        column.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(spacing)
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(24, 28, 24, 20)
        around.addLayout(in_the_middle(column))
        around.addStretch(1)
        self.setWidget(page)


def in_the_middle(column: QWidget) -> QHBoxLayout:
    """A row with ``column`` as wide as it may be, in its middle."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(column, 1000)  # takes all until it is as wide as it may be
    row.addStretch(1)
    return row


def boxed(label: QLabel) -> None:
    """Set a label on a soft ground of its own."""
    set_rules(
        label,
        f"QLabel {{ background: {SHEET.accent_soft}; color: {SHEET.text}; border-radius: 6px; padding: 10px 14px; }}",
    )


def large_words(text: str) -> str:
    """``text`` as rich text with room between its lines, no character of it taken for mark-up."""
    words = escape(shortened(text)).replace("\n", "<br>")
    return f'<p style="margin: 0; line-height: {_LINE}%">{words}</p>'


def enlarge(label: QLabel) -> None:
    """Set a label in the large type of a card."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * _LARGE if font.pointSizeF() > 0 else 16)
    label.setFont(font)


def wrapped_label(name: str) -> QLabel:
    """A label of plain text as wide as its place, its lines wrapped."""
    label = named(PlainLabel(), name)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
