"""Icons are drawings in a colour: sharp in every size, faded where they are disabled."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from ui.widgets.icons import icon


def inks(picture: QIcon, size: int, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The colours of the pixels that are wholly covered."""
    image = picture.pixmap(QSize(size, size), mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("size", [16, 23, 64])
def test_an_icon_has_its_colour_in_every_size(qapp: QApplication, size: int) -> None:
    assert "#1456b8" in inks(icon("article", "#1456b8"), size)


def test_a_disabled_icon_is_paler(qapp: QApplication) -> None:
    assert "#000000" not in inks(icon("article", "#000000"), 32, QIcon.Mode.Disabled)


def test_a_window_manager_is_offered_sizes(qapp: QApplication) -> None:
    assert QSize(48, 48) in icon("app", "#1456b8").availableSizes()


def test_a_drawing_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing", "#000000")
