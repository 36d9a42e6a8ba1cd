"""Whatever has the keyboard focus shows it: on every page, in every dialog, in every theme.

Covers: ui/widgets/focus_ring.py.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from kb.exchange.notes.exported import collected
from kb.model import BackupKind, Facet, Span
from kb.workspace import Workspace
from tests.rule_versions import write_rules
from ui.center_page import CenterPage
from ui.dialogs.as_of import AsOfDialog
from ui.dialogs.bin import BinDialog
from ui.dialogs.export_notes import ExportNotesDialog, ExportScope
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.review_dates import ReviewDatesDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.main_window import MainWindow
from ui.notes.tags_dialog import TagsDialog
from ui.settings.dialog import SettingsDialog
from ui.theme import THEMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = date(2026, 11, 30)
AROUND = 4  # pixels outside a widget in which its ring may be painted


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "pack")


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """With an index, a note, a bookmark, something in the bin, a backup."""
    notes = workspace.notes
    workspace.search.refresh()
    notes.highlight("guide", Span(0, 6), note="记")
    notes.bookmark("guide", 0)
    notes.delete([notes.highlight("guide", Span(2, 6)).added[0].id])
    notes.back_up(BackupKind.MANUAL)
    return workspace


@pytest.fixture(autouse=True)
def steady_caret(qapp: QApplication) -> Iterator[None]:
    time = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(time)


def unmarked(root: QWidget, qtbot: QtBot, part: QWidget | None = None) -> list[str]:
    """The widgets of a window, or of a part of it, that look the same with the focus and without it."""
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    found = []
    for widget in (part or root).findChildren(QWidget):
        if not takes_focus(widget):
            continue
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        if isinstance(widget, QAbstractItemView) and widget.model().rowCount() and not widget.currentIndex().isValid():
            widget.setCurrentIndex(widget.model().index(0, 0))
        place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        before = root.grab(place).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and root.grab(place).toImage() == before:
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def takes_focus(widget: QWidget) -> bool:
    wanted = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wanted) and widget.focusProxy() is None and not isinstance(widget, QMenuBar)


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_to_be_seen_on_every_page(window: MainWindow, qtbot: QtBot, theme: str) -> None:
    qtbot.waitUntil(lambda: "段可检索" in window._layout.status.text())
    window._appearance.apply_theme(theme)
    window.notes.set_scope("all")
    window.open_article("rule-2019")
    with qtbot.waitSignal(window._search.found):
        window.box.set_text("检查")
    for page in CenterPage:
        window.center.show_page(page)
        if page is CenterPage.BY_ROLE:
            qtbot.waitUntil(lambda: bool(window.center.by_role.roles))
        assert (page.name, unmarked(window, qtbot, window.center)) == (page.name, [])
    window.reader.open_find()
    window._effects.set_day(date(2020, 1, 1))
    window.notes.begin_edit(window.notes._model._rows[0].id)
    assert unmarked(window, qtbot) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_to_be_seen_in_dialogs(window: MainWindow, workspace: Workspace, qtbot: QtBot, theme: str) -> None:
    window._appearance.apply_theme(theme)
    restore, recycle = RestoreDialog(window), BinDialog({}, parent=window)
    restore.show_backups(workspace.notes.backups())
    recycle.set_items(workspace.notes.deleted())
    notes = collected(workspace.notes.bundle(), workspace.library.article)
    dates = workspace.due_for_review()
    tags = TagsDialog(window)
    tags.set_tags((Facet("重要", 1),))
    window.commands["settings"].trigger()
    settings = window.findChild(SettingsDialog, "settings_dialog")
    assert settings is not None
    for dialog in (
        AsOfDialog(None, TODAY, window),
        ReviewDatesDialog(dates, TODAY, window),
        restore,
        recycle,
        ShortcutsDialog(window),
        tags,
        settings,
        ExportNotesDialog((ExportScope("全部", notes),), window),
    ):
        dialog.show()
        assert (type(dialog).__name__, unmarked(dialog, qtbot)) == (type(dialog).__name__, [])
        dialog.close()


def test_a_button_that_hides_its_focus_would_be_told(window: MainWindow, qtbot: QtBot) -> None:
    dialog = AsOfDialog(None, TODAY, window)
    dialog.setStyleSheet("QPushButton#as_of_cancel, QPushButton#as_of_cancel:focus { border: 0; outline: 0; }")
    dialog.show()
    assert unmarked(dialog, qtbot) == ["QPushButton as_of_cancel"]
