"""A dot in an annotation's colour."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


def dot(fill: QColor, edge: QColor) -> QIcon:
    """A filled circle with an edge."""
    pixmap = QPixmap(36, 36)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(edge)
    painter.drawEllipse(4, 4, 28, 28)
    painter.end()
    return QIcon(pixmap)
