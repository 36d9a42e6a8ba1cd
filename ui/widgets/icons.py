"""Icons: line drawings from ``resources/icons``, in the colour of the theme, sharp at every scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kb.resources import resource

FOLDER = resource("icons")
_SIZES = (16, 20, 24, 32, 48, 64, 128)  # pixels: what a window manager may choose from


@cache
def icon(name: str, color: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` with ``currentColor`` replaced by ``color`` (``#rrggbb``).

    Raises FileNotFoundError when there is no such drawing.
    """
    return QIcon(_DrawingEngine((FOLDER / f"{name}.svg").read_text("utf-8"), color))


class _DrawingEngine(QIconEngine):
    """Draws a pixmap when a size is first asked for: all sizes of all icons at the start took a tenth of a second."""

    def __init__(self, drawing: str, color: str) -> None:
        super().__init__()
        self._drawing = drawing
        self._color = color
        self._pixmaps: dict[tuple[int, int, bool], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """An engine of the same drawing."""
        return _DrawingEngine(self._drawing, self._color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The drawing in ``size`` (device pixels), faded where the icon is disabled."""
        disabled = mode is QIcon.Mode.Disabled
        key = (size.width(), size.height(), disabled)
        if key not in self._pixmaps:
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._render(painter, QRect(QPoint(), size), disabled=disabled)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def availableSizes(  # noqa: N802 - Qt's name
        self, _mode: QIcon.Mode = QIcon.Mode.Normal, _state: QIcon.State = QIcon.State.Off
    ) -> list[QSize]:
        """All sizes are as sharp; these are offered."""
        return [QSize(size, size) for size in _SIZES]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw into ``rect``."""
        self._render(painter, rect, disabled=mode is QIcon.Mode.Disabled)

    def _render(self, painter: QPainter, rect: QRect, *, disabled: bool) -> None:
        shade = _faded(self._color) if disabled else self._color
        side = min(rect.width(), rect.height())  # drawings are square
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        QSvgRenderer(QByteArray(self._drawing.replace("currentColor", shade).encode())).render(painter, square)


def _faded(color: str) -> str:
    """Half way to mid grey."""
    shade = QColor(color)
    return QColor((shade.red() + 150) // 2, (shade.green() + 150) // 2, (shade.blue() + 150) // 2).name()
