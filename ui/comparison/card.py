"""A passage as a card: where it stands, and its words with the found ones marked; painted as text, never as HTML."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kb.labels import hit_label, out_of_force_label, path_label
from kb.model import Hit
from kb.translation import tr
from ui.theme import Theme
from ui.widgets.fonts import smaller_font
from ui.widgets.marked_text import mark_formats, wrapped
from ui.widgets.plain_text import elided, tooltip

_EDGE_X, _EDGE_Y = 12, 9
_GAP = 4
_RADIUS = 8
_LINE_EMS = 1.45
_WIDTH = 260
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class DutyCard(QAbstractButton):
    """A button as high as its words need; ``clicked`` by mouse, Enter or Space."""

    def __init__(self, hit: Hit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hit = hit
        self._theme = theme
        self._text = hit.snippet.replace("\n", " ")
        self._path = path_label(hit.title, *hit.heading_path)
        self._label = hit_label(hit)
        self._layout: QTextLayout | None = None
        self._laid_out = -1  # the width (pixels) of the layout
        self._heights: dict[int, int] = {}  # of the words by the width of the card, both in pixels,
        self._measured_in = ""  # in this font
        self.setObjectName("duty_card")
        out_of_force = out_of_force_label(hit.effect)
        self.setAccessibleName(
            tr("，").join(filter(None, (out_of_force, tr("{path}：{text}").format(path=self._path, text=self._text))))
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._layout = None
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the words in ``width`` (pixels)."""
        return 2 * _EDGE_Y + self._small_metrics().height() + _GAP + self._words_height(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A narrow column (pixels)."""
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Some characters and a line of them (pixels)."""
        metrics = QFontMetrics(self.font())
        return QSize(8 * metrics.height(), 2 * _EDGE_Y + 2 * metrics.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter is a click; Space and the arrows are the button's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font makes a new height."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.font().key() != self._measured_in:
            self._layout = None  # else another theme would measure 100 cards again, 0.2 s
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """The path in full, where there was no room for it."""
        super().enterEvent(event)
        room = self.width() - 2 * _EDGE_X
        self.setToolTip(tooltip(self._path) if self._small_metrics().horizontalAdvance(self._path) > room else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The frame, the path with the reason, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.underMouse() or self.hasFocus()
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(self._theme.color("accent" if active else "line"), width))
        painter.setBrush(self._theme.color("accent_soft" if self.isDown() else "raised"))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _RADIUS, _RADIUS)
        metrics = self._small_metrics()
        above = QRect(_EDGE_X, _EDGE_Y, self.width() - 2 * _EDGE_X, metrics.height())
        painter.setFont(smaller_font(self.font()))
        if self._label:
            painter.setPen(self._theme.color("danger" if self.hit.effect.out_of_force else "accent"))
            painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._label)
            above.setRight(above.right() - metrics.horizontalAdvance(self._label) - 2 * _GAP)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(above, _LEFT, elided(metrics, self._path, above.width(), Qt.TextElideMode.ElideMiddle))
        painter.setPen(self._theme.color("text"))
        self._words(self.width()).draw(painter, QPointF(_EDGE_X, _EDGE_Y + metrics.height() + _GAP))
        painter.end()

    # --- the words --------------------------------------------------------------------------------------------------

    def _words_height(self, width: int) -> int:
        font = self.font().key()
        if font != self._measured_in:
            self._measured_in, self._layout = font, None
            self._heights.clear()
        if width not in self._heights:
            self._heights[width] = max(1, self._words(width).lineCount()) * self._line_height()
        return self._heights[width]

    def _words(self, width: int) -> QTextLayout:
        """The words laid out in a card of this width."""
        if self._layout is None or self._laid_out != width:
            formats = mark_formats(self._text, self.hit.marks, self._theme)
            self._layout = wrapped(
                self._text, self.font(), width - 2 * _EDGE_X, formats, line_height=self._line_height()
            )
            self._laid_out = width
        return self._layout

    def _line_height(self) -> int:
        metrics = QFontMetrics(self.font())
        return max(metrics.height(), round(_LINE_EMS * self.fontInfo().pixelSize()))

    def _small_metrics(self) -> QFontMetrics:
        return QFontMetrics(smaller_font(self.font()))
