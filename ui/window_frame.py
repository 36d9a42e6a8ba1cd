"""The window while what it holds is still being read: its place, its colours, the outline of the search box.

Reading the modules of all panes takes four times as long as showing this. What is typed or clicked meanwhile waits in
the queue of events, and reaches the panes once they are there.
"""

from PySide6.QtCore import QEventLoop, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QMainWindow

from kb.settings import Settings
from kb.translation import tr
from ui import window_state
from ui.theme import Theme, apply_palette, theme_named

MINIMUM_SIZE = (600, 360)  # logical pixels
# Where the parts will lie, in logical pixels, as they do with the letters of the default size.
_MENUS, _TOOLS, _FOOT = 24, 53, 34
_BOX_TOP, _BOX_HEIGHT, _BOX_WIDEST = 12, 29, 720
_LEFT_TOOLS, _RIGHT_TOOLS = 377, 252
# What the tool bar leaves out below these widths of the window, at its left and at its right: two tools, or one.
_TOOLS_LEFT_OUT = ((829, 0, 86), (743, 86, 0), (657, 0, 39), (618, 39, 0))
# How wide the column at the left is at least and at most, what it leaves the middle, and below which width it folds.
_COLUMN_NARROWEST, _COLUMN_WIDEST, _MIDDLE, _FOLDED = 220, 260, 734, 720
_PATIENCE = 1000  # milliseconds: a window that opens as an icon is painted later, or never
_OPENING = tr("正在打开…")


class WindowFrame(QMainWindow):
    """A window without anything in it: ``show_frame`` shows it before there is a workspace."""

    _appeared = Signal()
    is_frame = True  # nothing is in it yet
    _outlines: Theme | None = None  # in which they are drawn
    _has_column = True  # the library is not hidden

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(tr("行知"))
        self.setMinimumSize(*MINIMUM_SIZE)

    def show_frame(self, settings: Settings) -> None:
        """Show the window where it was left, and come back when it has been painted."""
        theme = self._outlines = theme_named(settings.theme)
        self._has_column = settings.library
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_palette(application, theme, settings.font_size)
        window_state.place(self, settings)
        painted = QEventLoop(self)
        self._appeared.connect(painted.quit, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_PATIENCE, painted, painted.quit)
        self.show()
        painted.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def leave_frame(self) -> None:
        """The window holds its parts now."""
        self.is_frame = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Outlines of what will be there."""
        super().paintEvent(event)
        if self.is_frame and self._outlines is not None:
            painter = QPainter(self)
            self._draw(painter, self._outlines)
            painter.end()
            self._appeared.emit()

    def _draw(self, painter: QPainter, theme: Theme) -> None:
        width, height = self.width(), self.height()
        top, column = _MENUS + _TOOLS, column_width(width) if self._has_column else 0
        painter.fillRect(0, top, column, height - top - _FOOT, theme.color("base"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, top - 1, width, top - 1)
        painter.drawLine(0, height - _FOOT, width, height - _FOOT)
        if column:
            painter.drawLine(column, top, column, height - _FOOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("base"))
        painter.drawRoundedRect(QRectF(box_outline(width)).translated(QPointF(0.5, 0.5)), 6, 6)
        painter.setPen(theme.color("muted"))
        middle = QRectF(column, top, width - column, height - top - _FOOT)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, _OPENING)


def box_outline(width: int) -> QRect:
    """Where the search box will lie in a window of this width (logical pixels)."""
    gone = [one for one in _TOOLS_LEFT_OUT if width < one[0]]
    left = _LEFT_TOOLS - sum(one[1] for one in gone)
    room = width - left - _RIGHT_TOOLS + sum(one[2] for one in gone)
    box = min(_BOX_WIDEST, room)
    return QRect(left + (room - box + 1) // 2, _MENUS + _BOX_TOP, box, _BOX_HEIGHT)


def column_width(width: int) -> int:
    """How wide the column at the left will be in a window of this width, at first (logical pixels)."""
    return 0 if width < _FOLDED else max(_COLUMN_NARROWEST, min(_COLUMN_WIDEST, width - _MIDDLE))
