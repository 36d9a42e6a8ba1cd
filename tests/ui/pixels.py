"""The colours of a picture."""

from PySide6.QtGui import QImage


def colors_in(image: QImage) -> set[str]:
    """The colours of all pixels (``#rrggbb``); a million of them asked for one by one took a second."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # owns what is looked at below
    pixels = memoryview(plain.constBits()).cast("B").cast("I")
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(pixels)}
