"""Where the window stands and how its panes divide it: kept between runs, fitted to the screen that is there."""

from dataclasses import replace

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

from kb.settings import Settings

DEFAULT_SIZE = QSize(1280, 800)  # logical pixels
_FRAME = QSize(16, 40)  # what a window manager may add around the content (logical pixels)


def fitted(wanted: QRect, available: QRect) -> QRect:
    """``wanted`` moved and, where it must be, shrunk to lie inside ``available`` (logical pixels)."""
    room = available.size() - _FRAME
    size = wanted.size().boundedTo(room)
    left = min(max(wanted.left(), available.left()), available.right() + 1 - size.width() - _FRAME.width())
    top = min(max(wanted.top(), available.top()), available.bottom() + 1 - size.height() - _FRAME.height())
    return QRect(max(left, available.left()), max(top, available.top()), size.width(), size.height())


def available_room(at: QPoint | None) -> QRect:
    """What a window may cover on the screen at a point; of the first screen where there is none (logical pixels)."""
    screen = QApplication.screenAt(at) if at is not None else None
    return (screen or QApplication.primaryScreen()).availableGeometry()


def restore(window: QMainWindow, splitter: QSplitter, settings: Settings) -> None:
    """Give the window the place it had, if it is not to be seen yet, and its panes their widths."""
    if not window.isVisible():
        place(window, settings)
    if settings.splitter:
        splitter.restoreState(_bytes(settings.splitter))


def place(window: QMainWindow, settings: Settings) -> None:
    """Put the window where it was, or at the default place; in both cases all of it on a screen that exists.

    The minimum size of the window gives way: at scale 2 a 1366×768 screen has 683×384 logical pixels.
    """
    restored = bool(settings.geometry) and window.restoreGeometry(_bytes(settings.geometry))
    if not restored:
        window.resize(DEFAULT_SIZE)
    available = available_room(window.frameGeometry().center() if restored else None)
    window.setMinimumSize(window.minimumSize().boundedTo(available.size() - _FRAME))
    if not window.isMaximized() and not window.isFullScreen():
        wanted = QRect(window.pos(), window.size())
        if not restored:
            wanted.moveCenter(available.center())
        window.setGeometry(fitted(wanted, available))


def remembered(window: QMainWindow, splitter: QSplitter, settings: Settings) -> Settings:
    """The settings with the present place of the window and its panes."""
    return replace(settings, geometry=_base64(window.saveGeometry()), splitter=_base64(splitter.saveState()))


def _bytes(base64: str) -> QByteArray:
    return QByteArray.fromBase64(base64.encode())


def _base64(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
