"""Icons: line drawings from ``resources/icons``, in the colour of the theme, sharp at every scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kb.resources import resource

FOLDER = resource("icons")
_SIZES = (16, 20, 24, 32, 40, 48)


@cache
def icon(name: str, color: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` with ``currentColor`` replaced by ``color`` (``#rrggbb``).

    Raises FileNotFoundError when there is no such drawing.
    """
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8")
    out = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, _faded(color))):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", shade).encode()))
        for size in _SIZES:
            pixmap = QPixmap(QSize(size, size))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            out.addPixmap(pixmap, mode)
    return out


def _faded(color: str) -> str:
    """Half way to mid grey."""
    shade = QColor(color)
    return QColor((shade.red() + 150) // 2, (shade.green() + 150) // 2, (shade.blue() + 150) // 2).name()
