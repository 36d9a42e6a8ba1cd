"""The colours and styles to choose from: their words and their buttons."""

from PySide6.QtCore import QSize
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
