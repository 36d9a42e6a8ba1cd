"""Files that are dropped anywhere on a window are taken; words go where they always went."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.file_drop import FileDrop


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    """A window."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def field(pane: QWidget) -> QLineEdit:
    """A line in the window."""
    return QLineEdit(pane)


def drop(widget: QWidget, what: QMimeData) -> bool:
    """Drag onto a widget and let go; whether it was taken."""
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(1, 1), copy, what, button, none)
    QApplication.sendEvent(widget, entering)
    falling = QDropEvent(QPoint(1, 1), copy, what, button, none)
    QApplication.sendEvent(widget, falling)
    return entering.isAccepted()


def urls(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def test_files_are_taken_even_by_a_field_for_words(
    qtbot: QtBot, pane: QWidget, field: QLineEdit, tmp_path: Path
) -> None:
    files = FileDrop(pane, field)
    for widget in (pane, field):
        with qtbot.waitSignal(files.dropped) as seen:
            assert drop(widget, urls((tmp_path / "甲.docx").as_uri(), tmp_path.as_uri()))
        assert seen.args == [(tmp_path / "甲.docx", tmp_path)]
    assert field.text() == ""


def test_addresses_and_words_are_no_files(qtbot: QtBot, pane: QWidget, field: QLineEdit) -> None:
    files = FileDrop(pane, field)
    words = QMimeData()
    words.setText("贷后检查")
    with qtbot.assertNotEmitted(files.dropped):
        assert not drop(pane, urls("https://example.com/a.docx"))
        assert drop(field, words)
    assert field.text() == "贷后检查"
