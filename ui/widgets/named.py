"""Giving a widget the name by which tests and scripts find it, in one expression."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, words: str = "") -> W:
    """``widget`` with its objectName, and ``words`` for assistive programs."""
    widget.setObjectName(name)
    if words:
        widget.setAccessibleName(words)
    return widget
