"""What a person does to the reader: points, drags, presses, asks for the menu. Offsets are code points."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QWidget

from kb.model import Span
from tests.ui.reader.samples import utf16
from ui.reader.text.view import ReaderView

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def caret_at(view: ReaderView, text: str, offset: int) -> QPoint:
    """Where the caret before ``offset`` is drawn, in the viewport."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(utf16(text[:offset]))
    return view.cursorRect(cursor).center()


def on(view: ReaderView, text: str, offset: int) -> QPoint:
    """The middle of the character at ``offset``, in the viewport."""
    here, behind = caret_at(view, text, offset), caret_at(view, text, offset + 1)
    return QPoint((here.x() + behind.x()) // 2, here.y())


def in_sight(view: ReaderView, text: str, offset: int) -> bool:
    """Whether the line of ``offset`` is shown."""
    return view.viewport().rect().contains(caret_at(view, text, offset))


def click(view: ReaderView, at: QPoint, *, double: bool = False) -> None:
    """Press and release the left button."""
    stroke = QTest.mouseDClick if double else QTest.mouseClick
    stroke(view.viewport(), LEFT, NONE, at)


def drag(view: ReaderView, text: str, span: Span, *, backwards: bool = False) -> None:
    """Select ``span`` with the mouse."""
    ends = [caret_at(view, text, span.start), caret_at(view, text, span.end)]
    start, end = reversed(ends) if backwards else ends
    viewport = view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, start)
    point = QPointF(end)
    moved = QMouseEvent(QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, LEFT, NONE, end)


def compose(widget: QWidget, words: str) -> None:
    """Commit text as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def menu_at(view: ReaderView, at: QPoint) -> QMenu:
    """Ask for the menu with the right button."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    found = view.findChild(QMenu, "reader_menu")
    assert isinstance(found, QMenu)
    return found


def choose(menu: QMenu, *path: str) -> None:
    """Trigger the entry at ``path``, submenu by submenu, and close the menu."""
    entry, inside = None, menu
    for words in path:
        entry = next(action for action in inside.actions() if action.text() == words)
        below = entry.menu()
        inside = below if isinstance(below, QMenu) else inside
    assert entry is not None
    entry.trigger()
    menu.close()


def entries(menu: QMenu) -> list[str]:
    """What the menu offers."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def button(widget: QWidget, name: str) -> QToolButton:
    """A button by its name."""
    found = widget.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def words(widget: QWidget, name: str) -> str:
    """What a label says, nothing when it is hidden."""
    found = widget.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""
