"""A disc in an annotation's colour, for buttons and menus."""

from functools import cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from ui.theme import Theme

_SIDE = 18  # pixels; drawn at twice the size, so that it stays sharp
_SCALE = 2


@cache
def color_swatch(theme: Theme, color: str) -> QIcon:
    """A filled circle with an edge, the same on a chosen line: Qt would tint it. Raises KeyError for no colour."""
    pixmap = QPixmap(QSize(_SIDE, _SIDE) * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.mark(color))
    painter.setPen(QPen(theme.stroke(color), 1.5))
    painter.drawEllipse(QRect(2, 2, _SIDE - 4, _SIDE - 4))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
