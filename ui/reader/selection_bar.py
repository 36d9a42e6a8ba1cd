"""The small bar beside a selection: five colours, underline, note, copy, search, 这段有误."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from kb.labels import COLOR_LABELS
from kb.model import COLORS
from ui.commands import shortcut
from ui.reader.view import ReaderView
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon

_SWATCH = 18
_GAP = 8  # pixels between the bar and the selected text


class SelectionBar(QFrame):
    """Floats over its parent; never over the text it is about."""

    color_chosen = Signal(str)
    underline_chosen = Signal()
    note_chosen = Signal()
    copy_chosen = Signal()
    cite_chosen = Signal()
    search_chosen = Signal()
    report_chosen = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self.setObjectName("selection_bar")
        self.setProperty("kind", "card")
        self.setAccessibleName("划线工具")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(6, 4, 6, 4)
        self._layout.setSpacing(2)
        self._colors = {color: self._button(f"selection_{color}", self._words(color)) for color in COLORS}
        self._underline = self._button("selection_underline", "下划线")
        self._note = self._button("selection_note", "批注", text="批注")
        self._copy = self._button("selection_copy", "复制", text="复制")
        self._cite = self._button("selection_cite", f"复制并附出处（{shortcut('copy_cited')}）", text="附出处")
        self._search = self._button("selection_search", f"搜索所选（{shortcut('search_selection')}）", text="搜索")
        self._report = self._button("selection_report", "这段有误：记下来，告诉编写部门", text="有误")
        self._report.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)  # with an icon there is no room at 1366
        for color, button in self._colors.items():
            button.clicked.connect(lambda _checked=False, color=color: self.color_chosen.emit(color))
        self._underline.clicked.connect(self.underline_chosen)
        self._note.clicked.connect(self.note_chosen)
        self._copy.clicked.connect(self.copy_chosen)
        self._cite.clicked.connect(self.cite_chosen)
        self._search.clicked.connect(self.search_chosen)
        self._report.clicked.connect(self.report_chosen)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for color, button in self._colors.items():
            button.setIcon(color_swatch(theme, color))
        self._underline.setIcon(icon("underline", theme.text))
        self._note.setIcon(icon("note", theme.text))
        self._copy.setIcon(icon("copy", theme.text))
        self._cite.setIcon(icon("copy", theme.text))
        self._search.setIcon(icon("search", theme.text))

    def show_for(self, view: ReaderView) -> None:
        """Appear beside the lines of the selection of ``view`` that are in sight; nowhere when none is."""
        cursor, seen = view.textCursor(), view.visible
        lines = view.geometry_of_text.stretch(seen.top(), seen.bottom()).rects(*view.selected)
        lines = [line for line in lines if line.intersects(seen)]
        if not lines:
            self.hide()
            return
        downward = cursor.position() >= cursor.anchor()
        origin = view.viewport().mapTo(self._pane, QPoint(0, 0))
        around = QRect()
        for line in lines:
            around = around.united(view.to_viewport(line.intersected(seen)).translated(origin))
        nearest = view.to_viewport(lines[-1 if downward else 0]).translated(origin).center().x()
        self.show_beside(around, QRect(origin, view.viewport().size()), below=downward, near=nearest)

    def show_beside(self, selected: QRect, room: QRect, *, below: bool, near: int) -> None:
        """Appear beside ``selected`` (the selection's lines in sight) within ``room``, both in the parent's pixels.

        Around the pixel ``near`` horizontally, beyond the left edge of ``room`` where that is too narrow; below when
        that is wished and there is room, else above: there it may reach out of ``room``, never into the selection.
        """
        size = self.sizeHint()
        top = selected.bottom() + _GAP
        if not below or top + size.height() > room.bottom():
            top = selected.top() - _GAP - size.height()
        rightmost = room.right() - size.width() - _GAP
        left = max(min(near - size.width() // 2, rightmost), min(room.left() + _GAP, max(rightmost, 0)))
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, tip: str, text: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setIconSize(QSize(_SWATCH, _SWATCH))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._layout.addWidget(button)
        return button

    @staticmethod
    def _words(color: str) -> str:
        return f"{COLOR_LABELS[color]}划线"
