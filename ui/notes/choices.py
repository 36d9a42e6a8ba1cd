"""The colours and styles to choose from: their words and their small buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton

from kb.model import MarkStyle
from ui.widgets.named import named

COLOR_WORDS = {"yellow": "黄色", "green": "绿色", "blue": "蓝色", "pink": "粉色", "purple": "紫色"}
STYLE_WORDS = {MarkStyle.HIGHLIGHT: "划线", MarkStyle.UNDERLINE: "下划线"}


def chooser(name: str, words: str, size: int = 18) -> QToolButton:
    """A button that stays down, with an icon of ``size`` pixels."""
    button = named(QToolButton(), name, words)
    button.setToolTip(words)
    button.setCheckable(True)
    button.setIconSize(QSize(size, size))
    return button


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
