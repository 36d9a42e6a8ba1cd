"""One item of 核对批注位置: its passage then and now, what must not be overlooked, places it may belong to."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kb.model import AnchorSuggestion, PassageChange
from kb.translation import tr
from ui.commands import shortcut
from ui.reanchor.wording import after_html, alert_words, before_html, marked_html, suggestion_words
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

MAX_SUGGESTIONS = 3  # places that can be offered
_NO_SUGGESTION = tr("没有相近的段落。可以按 S 在正文里选位置，或留在这里：批注和引文都还在。")
_TOGETHER = tr("已选 {count} 条。按 1 把它们各自放到最相近的位置；没有把握的留在这里。可用 {undo} 撤销。")


class ChangedPassageCard(QScrollArea):
    """Shows nothing until it is told what."""

    attach_requested = Signal(int)  # the number of an offered place, from 0
    attach_all_requested = Signal()  # all that are chosen, each to the place most like it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._compose()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._page.hide()

    def show_passage(
        self,
        title: str,
        note: str,
        change: PassageChange,
        suggestions: Sequence[AnchorSuggestion] | None,
        theme: Theme,
        *,
        together: int = 1,
    ) -> None:
        """Show a passage then and now, or that of an orphan and the ``suggestions`` (may be empty) where it may belong.

        When several orphans are chosen ``together``, they are offered one act in place of the places of one.
        """
        self._page.show()
        self._article.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._alerts.setText(tr("　").join(alert_words(alert) for alert in change.alerts))
        self._alerts.setVisible(bool(change.alerts))
        set_rules(self._alerts, f"color: {SHEET.danger}; font-weight: bold;")
        self._before.setText(before_html(change, theme))
        self._after.setText(after_html(change, theme))
        self._after_card.setVisible(suggestions is None)
        several = suggestions is not None and together > 1
        self._together.setVisible(several)
        self._together_words.setText(_TOGETHER.format(count=together, undo=shortcut("undo")))
        offered = [] if several else [*(suggestions or ())]
        for number, (card, words, text, _) in enumerate(self._suggestion_cards):
            card.setVisible(number < len(offered))
            if number < len(offered):
                words.setText(
                    tr("{number}　{suggestion}").format(number=number + 1, suggestion=suggestion_words(offered[number]))
                )
                text.setText(marked_html(offered[number].passage, offered[number].mark, theme))
        self._no_suggestion.setVisible(suggestions is not None and not several and not suggestions)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be decided now."""
        for button in (self._attach_all, *(button for *_, button in self._suggestion_cards)):
            button.setEnabled(not read_only)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self._article = named(PlainLabel(), "places_article")
        self._article.setProperty("kind", "pane-title")
        self._article.setTextFormat(Qt.TextFormat.PlainText)
        self._alerts, self._note = named(_words(), "places_alerts"), named(_words(), "places_note")
        self._alerts.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._before, self._after = named(_words(), "places_before"), named(_words(), "places_after")
        self._after_card = _card(_heading(tr("现在")), self._after)
        self._no_suggestion = named(EmptyState(_NO_SUGGESTION), "places_no_suggestion")
        self._together_words = named(_words(), "places_together")
        self._together_words.setTextFormat(Qt.TextFormat.PlainText)
        self._attach_all = _button(tr("各自放到最相近的位置"), "places_attach_all")
        self._attach_all.clicked.connect(self.attach_all_requested)
        self._together = _card(self._together_words, self._attach_all)
        self._suggestion_cards = [self._suggestion_card(number) for number in range(MAX_SUGGESTIONS)]
        self._page = named(QWidget(), "places_passage")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        for part in (self._article, self._alerts, self._together, _card(_heading(tr("当时")), self._before)):
            column.addWidget(part)
        column.addWidget(self._after_card)
        for card, *_ in self._suggestion_cards:
            column.addWidget(card)
        column.addWidget(self._no_suggestion)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setWidget(self._page)

    def _suggestion_card(self, number: int) -> tuple[QFrame, QLabel, QLabel, QPushButton]:
        words, text = _heading(""), named(_words(), f"places_suggestion_{number + 1}")
        button = _button(tr("放到这里"), f"places_attach_{number + 1}")
        button.clicked.connect(partial(lambda number, *_: self.attach_requested.emit(number), number))
        return _card(words, text, button), words, text, button


def _words() -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _heading(words: str) -> QLabel:
    label = PlainLabel(words)
    label.setProperty("kind", "muted")
    return label


def _button(words: str, name: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _card(*parts: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(6)
    for part in parts:
        buttons = isinstance(part, QPushButton)
        column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if buttons else Qt.AlignmentFlag(0))
    return card
