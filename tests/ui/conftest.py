"""A window over a real workspace, and what it told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.ui.hands import away_with
from ui.main_window import MainWindow
from ui.repolish import Repolish
from ui.theme import Theme, palette


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """A dialog or a window that one test leaves is in the way of the next ones: that test fails, not they.

    A modal dialog shuts their windows; a window that lives on takes the focus, and is dressed anew with theirs.
    """
    yield
    left = QApplication.activeModalWidget()
    if left is not None:
        name = left.objectName()
        left.hide()
        pytest.fail(f"left open: {name}")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else they wait for a test that waits
    windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow)]
    titles = [window.windowTitle() for window in windows]
    for window in windows:
        away_with(window)
    if titles:
        pytest.fail(f"lives on: {titles}")


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    """Gives all widgets a theme, as a window does when it is chosen."""
    before, repolish = qapp.palette(), Repolish(qapp)

    def change(theme: Theme) -> None:
        qapp.setPalette(palette(theme))
        repolish.begin()

    yield change
    repolish.end()
    repolish.deleteLater()
    qapp.setPalette(before)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """The failures that were shown."""
    failures: list[Exception] = []
    monkeypatch.setattr("ui.main_window.show_failure", lambda error, _parent: failures.append(error))
    return failures


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """The application as it was before a window dressed it."""
    font = qapp.font()
    yield
    undress(qapp, font)


@pytest.fixture
def window(workspace: Workspace, undressed: None, told: list[Exception]) -> Iterator[MainWindow]:
    """A shown window over the small pack, in an empty data folder."""
    opened = MainWindow(workspace)
    opened.show()
    yield opened
    away_with(opened)


@pytest.fixture
def again(
    qapp: QApplication, window: MainWindow, paths: AppPaths, pack: Path, undressed: None
) -> Iterator[Callable[[], MainWindow]]:
    """Closes the window and opens another one on the same data folder, as the next start of the program does."""
    opened = [window]

    def reopen() -> MainWindow:
        away_with(opened.pop())
        undress(qapp, qapp.font())  # a start finds none of what the window before had put on: that costs 0.2 s
        opened.append(MainWindow(Workspace.open(paths, content=[pack])))
        opened[-1].show()
        return opened[-1]

    yield reopen
    away_with(opened.pop())


def undress(application: QApplication, font: QFont) -> None:
    """Take off what a window has put on."""
    application.setFont(font)
    application.setStyleSheet("")
    application.setPalette(QPalette())
