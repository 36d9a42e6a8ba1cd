"""Room for a dialog: as large as it likes to be, and no larger than the screen it is on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(24, 60)  # what a window manager adds (logical pixels)


def resize_within_screen(dialog: QWidget, wanted: QSize) -> None:
    """Give a dialog that is not shown yet its size (logical pixels): at scale 2 a branch PC has 683×384 of them."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _FRAME))
