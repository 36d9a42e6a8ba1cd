"""One question: its options, each with its key, and once it is answered what is right, why, and where that stands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kb.labels import path_label
from kb.model import QuizItem
from kb.translation import tr
from ui.review.card_page import CardPage, boxed, enlarge, large_words, wrapped_label
from ui.review.wording import QUIZ_KEYS, answer_words
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import shortened

MOST_OPTIONS = 4  # the keys 1 to 4


class QuizCard(CardPage):
    """Shows one ``QuizItem``; nothing of the answer is to be seen before one is chosen."""

    chosen = Signal(int)  # index of an option

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("quiz_card", parent)
        self._shown: str | None = None
        self._hint = wrapped_label("quiz_hint")
        self._hint.setProperty("kind", "muted")
        self._hint.setText(tr("题库 · ") + QUIZ_KEYS)
        self._text = wrapped_label("quiz_text")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        enlarge(self._text)
        self._options = [_OptionButton(number) for number in range(MOST_OPTIONS)]
        for number, option in enumerate(self._options):
            option.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
        self._result = wrapped_label("quiz_result")
        font = self._result.font()
        font.setBold(True)
        self._result.setFont(font)
        self._why = wrapped_label("quiz_why")
        self._place = wrapped_label("quiz_place")
        self._place.setProperty("kind", "muted")
        self._quote = wrapped_label("quiz_quote")
        self._compose()
        self.set_theme(theme)

    def show_item(self, item: QuizItem, chosen: int | None) -> None:
        """Show a question, and what is right where an option (its index) has been chosen."""
        self._text.setText(large_words(item.text))
        self._text.setAccessibleName(shortened(item.text))
        for number, button in enumerate(self._options):
            button.setVisible(number < len(item.options))
            if number < len(item.options):
                right = chosen is not None and number == item.answer
                button.show_words(item.options[number], _mark(number, item.answer, chosen), right=right)
                button.setEnabled(chosen is None)
        self._result.setText("" if chosen is None else answer_words(chosen, item.answer))
        self._why.setText(item.why)
        self._place.setText(tr("出处：{path}").format(path=path_label(item.title, *item.heading_path)))
        self._quote.setText(item.quote)
        for label in (self._result, self._why, self._place, self._quote):
            label.setVisible(chosen is not None)
        self._hint.setVisible(chosen is None)
        if self._shown != item.id:
            self.verticalScrollBar().setValue(0)
        self._shown = item.id

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(self._text, f"QLabel {{ color: {SHEET.ink}; }}")
        boxed(self._quote)
        set_rules(
            self,
            f'QPushButton[right="true"] {{ background: {SHEET.accent_soft}; border-color: {SHEET.accent}; }}'
            f'QPushButton[right="true"] QLabel {{ color: {SHEET.text}; }}',
        )

    def _compose(self) -> None:
        layout = QVBoxLayout()
        for widget in (self._hint, self._text, *self._options, self._result, self._why, self._place, self._quote):
            layout.addWidget(widget)
        self._set_column(layout, 10)


class _OptionButton(QPushButton):
    """A button whose words wrap."""

    def __init__(self, number: int) -> None:
        super().__init__()
        named(self, f"quiz_option_{number + 1}")
        self._number = number
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self._words = wrapped_label(f"quiz_words_{number + 1}")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.addWidget(self._words)
        self.setSizePolicy(self._words.sizePolicy())

    def show_words(self, option: str, mark: str, *, right: bool) -> None:
        """The option behind its key, and what has been found about it; the right one stands out."""
        self.setProperty("right", right)
        for widget in (self, self._words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._words.setText(f"{self._number + 1}  {option}{mark}")
        self.setAccessibleName(self._words.text())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the words need."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the words need at least."""
        return self._row.minimumSize()


def _mark(number: int, answer: int, chosen: int | None) -> str:
    if chosen is None:
        return ""
    marks = [words for words, so in ((tr("正确答案"), number == answer), (tr("你选的"), number == chosen)) if so]
    return tr("（{marks}）").format(marks=tr("，").join(marks)) if marks else ""
