"""A tour of the window: one thing after the other is shown through a veil, with a card of words beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.translation import tr
from ui.theme import Theme
from ui.widgets.flow import FlowLayout
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, menu_words

_WIDTH = 380  # pixels of the card
_GAP = 12  # pixels: between the card and what it tells of, and to the edges of the window
_ROUND = 8
_VEIL = QColor(0, 0, 0, 120)


@dataclass(frozen=True, slots=True)
class TourStep:
    """What is told of a place: ``place`` gives its rectangle in the window, empty where it is not to be seen.

    ``asks_post`` says that the roles are offered there.
    """

    title: str
    words: str
    place: Callable[[], QRect]
    asks_post: bool = False


class Tour(QWidget):
    """Lies over ``window`` until it is ended: by its buttons, by Esc, or because somebody does something else."""

    post_chosen = Signal(str)
    ended = Signal()  # by its own buttons and keys: something else should have the focus now

    def __init__(
        self, steps: Sequence[TourStep], posts: Sequence[str], post: str, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self._window = window
        self._steps = tuple(steps)
        self._at = 0
        self._over = False
        self._theme = theme
        self._compose(posts, post)
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr] # there is one
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._show_step()

    @property
    def step(self) -> TourStep:
        """What is told now."""
        return self._steps[self._at]

    def go(self, by: int) -> None:
        """Go on (1) or back (−1); beyond the last step the tour ends."""
        if self._at + by >= len(self._steps):
            self.end()
        else:
            self._at = max(self._at + by, 0)
            self._show_step()

    def end(self) -> None:
        """Uncover the window."""
        if self._over:
            return
        self._over = True
        self._window.removeEventFilter(self)
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.ended.emit()
        self.hide()
        self.deleteLater()

    # --- events -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The veil, with a hole over what is told of."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QPainterPath()
        veil.addRect(QRectF(self.rect()))
        hole = self._hole()
        if not hole.isEmpty():
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(hole), _ROUND, _ROUND)
            veil -= shape
        painter.fillPath(veil, _VEIL)
        if not hole.isEmpty():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(hole), _ROUND, _ROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc skips the rest; Enter on a role chooses it and goes on."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focused, QToolButton):
                focused.click()
            self.go(1)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name and form
        """Tab goes round among the buttons of the card; Qt asks for the next one too when it hides this."""
        if self._over:
            return super().focusNextPrevChild(following)
        chosen = self._posts.checkedButton()
        buttons = [one for one in self._posts.buttons() if one.isVisible() and one is (chosen or self._posts.button(0))]
        buttons += [one for one in (self._next, self._back, self._skip) if one.isVisible() and one.isEnabled()]
        at = next((n for n, one in enumerate(buttons) if one.hasFocus()), -1)
        if at < 0 and self._grid.isAncestorOf(QApplication.focusWidget() or self):
            at = 0
        buttons[(at + (1 if following else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The window has another size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, focused: QWidget | None) -> None:
        """Who goes elsewhere, by a shortcut say, is not held up."""
        if self._over:
            return
        if focused is not None and focused is not self and not self.isAncestorOf(focused):
            self.end()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _show_step(self) -> None:
        step, last = self.step, self._at == len(self._steps) - 1
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._grid.setVisible(step.asks_post)
        self._count.setText(f"{self._at + 1}/{len(self._steps)}")
        self._back.setEnabled(self._at > 0)
        self._next.setText(tr("开始使用") if last else tr("下一步"))
        self._next.setAccessibleDescription(tr("{title}。{words}").format(title=step.title, words=step.words))
        self._skip.setVisible(not last)
        self._place()
        asked = self._posts.checkedButton() or next(iter(self._posts.buttons()), None)
        (asked if step.asks_post and asked else self._next).setFocus(Qt.FocusReason.TabFocusReason)
        self.update()

    def _hole(self) -> QRect:
        place = self.step.place()
        return (
            place.adjusted(-3, -3, 3, 3).intersected(self.rect().adjusted(2, 2, -2, -2)) if place.isValid() else place
        )

    def _place(self) -> None:
        """Below what it tells of, or beside it, or in the middle where there is nothing or no room."""
        width = min(_WIDTH, self.width() - 2 * _GAP)
        self._rows.activate()
        height = max(self._rows.totalHeightForWidth(width), self._rows.totalMinimumSize().height())
        room, hole = self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP), self._hole()
        left = max(min(hole.center().x() - width // 2, room.right() - width), room.left())
        top = max(min(hole.top() + 3 * _GAP, room.bottom() - height), room.top())
        middle = QRect(room.center().x() - width // 2, room.center().y() - height // 2, width, height)
        places = (
            QRect(left, hole.bottom() + _GAP, width, height),
            QRect(hole.right() + _GAP, top, width, height),
            QRect(hole.left() - _GAP - width, top, width, height),
        )
        fits = (place for place in places if not hole.isEmpty() and room.contains(place))
        self._card.setGeometry(next(fits, middle))
        self.update()

    def _compose(self, posts: Sequence[str], post: str) -> None:
        self._card = named(QFrame(self), "tour_card", tr("导览"))
        self._card.setProperty("kind", "card")
        self._title = named(PlainLabel(), "tour_title")
        self._title.setProperty("kind", "page-title")
        self._words = named(PlainLabel(), "tour_words")
        self._words.setWordWrap(True)
        self._grid = named(QWidget(), "tour_posts", tr("我的岗位"))
        self._posts = QButtonGroup(self)
        chips = FlowLayout(6, self._grid)
        for number, role in enumerate(posts):
            chip = named(QToolButton(), "tour_post", role)
            chip.setText(menu_words(role))
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Enter after a click means the role that was clicked
            chip.setChecked(role == post)
            chip.clicked.connect(lambda _checked=False, role=role: self.post_chosen.emit(role))
            self._posts.addButton(chip, number)
            chips.addWidget(chip)
        self._count = named(PlainLabel(), "tour_count")
        self._count.setProperty("kind", "muted")
        self._skip, self._back, self._next = (
            self._button(name, words)
            for name, words in (("tour_skip", tr("跳过")), ("tour_back", tr("上一步")), ("tour_next", ""))
        )
        self._skip.clicked.connect(self.end)
        self._back.clicked.connect(lambda: self.go(-1))
        self._next.clicked.connect(lambda: self.go(1))
        self._next.setProperty("kind", "primary")
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        for button in (self._skip, self._back, self._next):
            foot.addWidget(button)
        self._rows = column = QVBoxLayout(self._card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        for widget in (self._title, self._words, self._grid):
            column.addWidget(widget)
        column.addLayout(foot)

    def _button(self, name: str, words: str) -> QPushButton:
        button = named(QPushButton(words), name)
        button.setAutoDefault(True)  # Enter presses it
        return button
