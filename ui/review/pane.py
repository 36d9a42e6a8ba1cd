"""每日回顾: highlights and questions come back one at a time, by keyboard alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from kb.labels import titled
from kb.model import Annotation, EffectStatus, NotesChange, QuizItem, ReviewItem, ReviewState
from ui.review.card import ReviewCard
from ui.review.card_page import WIDEST, in_the_middle
from ui.review.header import ReviewHeader
from ui.review.keys import BY_KEY, GRADES, ReviewKeys
from ui.review.quiz_card import QuizCard
from ui.review.session import ReviewSession
from ui.review.wording import FIRST_TIME, HOW_IT_WORKS, end_words, quiz_words
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.focus_ring import FocusRing
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SCROLLS: dict[int, Callable[[QScrollBar], int]] = {
    Qt.Key.Key_Down: QScrollBar.singleStep,
    Qt.Key.Key_Up: lambda bar: -bar.singleStep(),
    Qt.Key.Key_PageDown: QScrollBar.pageStep,
    Qt.Key.Key_PageUp: lambda bar: -bar.pageStep(),
}


class ReviewPane(QWidget):
    """Shows one card after the other and asks for what a person wants; the next card comes when a grade is stored."""

    graded = Signal(str, object)  # annotation id, Grade
    answered = Signal(str, int, bool)  # question id, index of the option, whether it is right
    ungrade_requested = Signal(str)  # annotation id
    open_requested = Signal(str, object)  # article id, Span
    reminding_changed = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_pane")
        self._session = ReviewSession()
        self._effects: Mapping[str, EffectStatus] = {}
        self._state: ReviewState | None = None  # not told yet
        self._waiting = False  # until what was asked for is stored
        self._header = ReviewHeader(self)
        self._card = ReviewCard(theme)
        self._quiz_card = QuizCard(theme)
        self._message = named(EmptyState(""), "review_message")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._hint = named(PlainLabel(FIRST_TIME), "review_hint")
        self._hint.setProperty("kind", "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._keys = ReviewKeys()
        self._compose()
        self._ring = FocusRing(self, theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header.reminding_changed.connect(self.reminding_changed)
        self._header.closed.connect(self.closed)
        self._card.passage_asked.connect(self._toggle_note)
        self._card.note_asked.connect(self._toggle_note)
        self._quiz_card.chosen.connect(lambda option: self._act(str(option + 1)))
        self._keys.pressed.connect(self._act)
        self.set_theme(theme)
        self._show()

    @property
    def in_progress(self) -> bool:
        """Whether there is a card."""
        return self._session.current is not None

    # --- what it is fed ---------------------------------------------------------------------------------------------

    def show_items(
        self, items: tuple[ReviewItem, ...], state: ReviewState, questions: tuple[QuizItem, ...] = ()
    ) -> None:
        """Begin a sitting with what is due, the questions last."""
        self._session = ReviewSession((*items, *questions))
        self._hint.setVisible(bool(items) and state.total == 0)
        self._take(state)

    def show_graded(self, annotation_id: str, state: ReviewState) -> None:
        """A grade is stored: on to the next card."""
        self._session.grade(annotation_id)
        self._take(state)

    def show_answered(self, question_id: str, option: int) -> None:
        """An answer is stored: the card tells what is right."""
        self._waiting = False
        self._session.answer(question_id, option)
        self._show()
        self._take_keys()

    def show_ungraded(self, annotation_id: str, state: ReviewState) -> None:
        """A grade has been taken back: the card is here again."""
        self._session.take_back(annotation_id)
        self._take(state)

    def resume(self) -> None:
        """Accept input again after a grade or its undoing could not be stored; the card stays."""
        self._waiting = False

    def apply(self, change: NotesChange) -> None:
        """Annotations have changed or gone."""
        for item in change.changed:
            if isinstance(item, Annotation):
                self._session.follow(item)
        for item in change.removed:
            self._session.drop(item.id)
        self._show()

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Article id → whether it is in force; titles of what is not are marked."""
        self._effects = effects
        self._show()

    def set_reminding(self, reminding: bool) -> None:
        """Whether the program says at start that something is due."""
        self._header.set_reminding(reminding)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._header.set_theme(theme)
        self._ring.set_theme(theme)
        self._card.set_theme(theme)
        self._quiz_card.set_theme(theme)

    # --- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys on the buttons act, Space shows the passage, then the note, arrow and Page keys scroll the card."""
        key = Qt.Key(event.key())
        if event.modifiers() & _HELD:
            super().keyPressEvent(event)
        elif key in BY_KEY:
            if not event.isAutoRepeat():
                self._act(BY_KEY[key])
        elif key == Qt.Key.Key_Space:
            self._toggle_note()
        elif key in _SCROLLS:
            bar = (
                self._quiz_card if self._stack.currentWidget() is self._quiz_card else self._card
            ).verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLS[key](bar))
        else:
            super().keyPressEvent(event)

    def _act(self, name: str) -> None:
        if name == "end":
            self.closed.emit()
        elif self._waiting:
            return
        elif name == "take_back":
            if self._session.last_graded is not None:
                self._waiting = True
                self.ungrade_requested.emit(self._session.last_graded)
        elif isinstance(self._session.current, QuizItem):
            self._act_on_question(self._session.current, name)
        elif self._session.current is not None:
            self._act_on(self._session.current, name)

    def _act_on(self, item: ReviewItem, name: str) -> None:
        if name in GRADES and not self._card.passage_shown:
            self._card.show_passage(shown=True)  # nobody knows how well it was remembered before having looked
        elif name in GRADES:
            self._waiting = True
            self.graded.emit(item.annotation.id, GRADES[name])
        elif name == "open":
            self.open_requested.emit(item.annotation.anchor.article_id, item.annotation.span)
        elif name == "skip":
            self._session.skip()
            self._show()

    def _act_on_question(self, item: QuizItem, name: str) -> None:
        is_answered = self._session.chosen is not None
        if name in GRADES:
            option = int(name) - 1
            if not is_answered and option < len(item.options):
                self._waiting = True
                self.answered.emit(item.id, option, option == item.answer)
        elif name == "open" and is_answered:  # before, it would give the answer away
            self.open_requested.emit(item.article_id, item.span)
        elif name == "skip":
            self._session.skip()
            self._show()

    def _toggle_note(self) -> None:
        """The passage, and then the note."""
        if not isinstance(self._session.current, ReviewItem):
            return
        if not self._card.passage_shown:
            self._card.show_passage(shown=True)
        else:
            self._card.show_note(not self._card.note_shown)

    # --- showing ----------------------------------------------------------------------------------------------------

    def _take(self, state: ReviewState) -> None:
        self._state = state
        self._waiting = False
        self._show()
        self._take_keys()

    def _take_keys(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):  # a button: from now on the keys are the card's again
            self.setFocus()

    def _titled(self, article_id: str, title: str) -> str:
        return titled(title, self._effects.get(article_id, EffectStatus()))

    def _show(self) -> None:
        session = self._session
        self._header.set_progress(session.position, session.total)
        self._keys.set_usable(card=self.in_progress, take_back=session.last_graded is not None)
        self._keys.set_quiz(quiz=isinstance(session.current, QuizItem), answered=session.chosen is not None)
        if isinstance(session.current, QuizItem):
            quiz = session.current
            title = self._titled(quiz.article_id, quiz.title)
            self._quiz_card.show_item(replace(quiz, title=title), session.chosen)
            self._stack.setCurrentWidget(self._quiz_card)
            self._hint.hide()
            return
        if session.current is not None:
            item = session.current
            title = self._titled(item.annotation.anchor.article_id, item.title)
            self._card.show_item(replace(item, title=title))
            self._stack.setCurrentWidget(self._card)
            return
        self._message.setText(self._end_words())
        self._stack.setCurrentWidget(self._message)
        self._hint.hide()

    def _end_words(self) -> str:
        state, session = self._state, self._session
        if state is None:
            return ""
        if not (state.total or state.next_due or session.total):
            return HOW_IT_WORKS
        words = end_words(state, session.skipped, datetime.now().astimezone())
        quiz = quiz_words(session.answered, session.right)
        return f"{words}\n{quiz}" if quiz else words

    def _compose(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._card)
        self._stack.addWidget(self._quiz_card)
        foot = QWidget()
        foot.setMaximumWidth(WIDEST + 48)
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 8, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addWidget(self._keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)
        layout.addLayout(in_the_middle(foot))
