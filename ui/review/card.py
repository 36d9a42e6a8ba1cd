"""One highlight, large: where it stands, what it says, and behind a key what a person wrote about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kb.labels import path_label
from kb.model import DEFAULT_COLOR, ReviewItem
from kb.translation import tr
from ui.review.card_page import CardPage, boxed, enlarge, large_words, wrapped_label
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import shortened

_FIRST = 8  # code points of a passage that are shown at first
_SHORT = 20  # code points; of so little there is nothing to guess


class ReviewCard(CardPage):
    """Shows one ``ReviewItem``; a long passage is hidden behind its first words, the note until it is asked for."""

    passage_asked = Signal()
    note_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("review_card", parent)
        self._theme = theme
        self._item: ReviewItem | None = None
        self._place = wrapped_label("review_place")
        self._place.setProperty("kind", "muted")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._quote = wrapped_label("review_quote")
        self._quote.setTextFormat(Qt.TextFormat.RichText)
        enlarge(self._quote)
        self._ask_passage = named(QPushButton(tr("想一想，再看原话  空格")), "review_show_passage")
        self._ask_passage.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ask_passage.clicked.connect(self.passage_asked)
        self._ask = named(QPushButton(), "review_show_note")
        self._ask.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ask.clicked.connect(self.note_asked)
        self._note = wrapped_label("review_note")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._compose()
        self.set_theme(theme)

    @property
    def passage_shown(self) -> bool:
        """Whether the whole passage is to be seen."""
        return self._ask_passage.isHidden()

    @property
    def note_shown(self) -> bool:
        """Whether the note is to be seen."""
        return not self._note.isHidden()

    def show_item(self, item: ReviewItem) -> None:
        """Show a card from its top, its note hidden; the same card again leaves the note as it is."""
        same = self._item is not None and self._item.annotation.id == item.annotation.id
        self._item = item
        self._place.setText(path_label(item.title, *item.heading_path))
        self._note.setText(item.annotation.note)
        self.show_passage(shown=(same and self.passage_shown) or len(item.text) <= _SHORT)
        self.show_note(same and self.note_shown)
        self._apply_theme()
        if not same:
            self.verticalScrollBar().setValue(0)

    def show_passage(self, *, shown: bool) -> None:
        """Show the passage, or its first words only: one thinks what it says before one looks."""
        words = self._item.text if self._item else ""
        words = words if shown else f"{words[:_FIRST].rstrip()}……"
        self._quote.setText(large_words(words))
        self._quote.setAccessibleName(shortened(words))
        self._ask_passage.setVisible(not shown)
        self.show_note(shown and self.note_shown)

    def show_note(self, shown: bool) -> None:
        """Show or hide the note; where there is none, nothing is offered."""
        has_note = bool(self._item and self._item.annotation.note.strip()) and self.passage_shown
        self._ask.setVisible(has_note)
        self._ask.setText(tr("隐藏批注  空格") if shown else tr("显示批注  空格"))
        self._note.setVisible(has_note and shown)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = self._theme
        stroke = theme.stroke(self._item.annotation.color if self._item else DEFAULT_COLOR).name()
        set_rules(
            self._quote,
            f"QLabel {{ color: {SHEET.ink}; border: 0; border-left: 4px solid {stroke}; padding: 2px 0 2px 16px; }}",
        )
        boxed(self._note)

    def _compose(self) -> None:
        layout = QVBoxLayout()
        layout.addWidget(self._place)
        layout.addWidget(self._quote)
        layout.addWidget(self._ask_passage, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._note)
        self._set_column(layout, 18)
