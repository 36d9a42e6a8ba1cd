"""Finding the parts of a dialog by their names."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def part(widget: QWidget, kind: type[W], name: str) -> W:
    """The part of a dialog with this name."""
    found = widget.findChild(kind, name)
    assert isinstance(found, kind), name
    return found
