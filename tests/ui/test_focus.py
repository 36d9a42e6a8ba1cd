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
from kb.settings import Settings
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
from ui.settings.field import Option
from ui.theme import THEMES, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = date(2026, 11, 30)
PATIENCE = 60_000  # milliseconds
AROUND = 4  # pixels outside a widget in which its ring may be painted


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "pack")


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """With a note, a bookmark, something in the bin, a backup."""
    notes = workspace.notes
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


def test_the_focus_is_to_be_seen_on_every_page_in_every_theme(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "段可检索" in window._layout.status.text(), timeout=PATIENCE)
    window.notes.set_scope("all")
    window.open_article("rule-2019")
    with qtbot.waitSignal(window._search.found):
        window.box.set_text("检查")
    window.center.show_page(CenterPage.BY_ROLE)
    qtbot.waitUntil(lambda: bool(window.center.by_role.roles))
    window.reader.open_find()
    window._effects.set_day(date(2020, 1, 1))
    window.notes.begin_edit(window.notes._model._rows[0].id)
    for theme in THEMES:
        window._appearance.apply_theme(theme)
        for page in CenterPage:
            window.center.show_page(page)
            assert (theme, page.name, unmarked(window, qtbot, window.center)) == (theme, page.name, [])
        assert (theme, unmarked(window, qtbot)) == (theme, [])


def test_the_focus_is_to_be_seen_in_every_dialog_in_every_theme(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication, undressed: None
) -> None:
    restore, recycle, tags = RestoreDialog(), BinDialog({}), TagsDialog()
    restore.show_backups(workspace.notes.backups())
    recycle.set_items(workspace.notes.deleted())
    tags.set_tags((Facet("重要", 1),))
    notes = collected(workspace.notes.bundle(), workspace.library.article)
    options = {"theme": [Option("light", "浅色")], "post": [Option("", "还没有选择岗位")]}
    dialogs = (
        AsOfDialog(None, TODAY),
        ReviewDatesDialog(workspace.due_for_review(), TODAY),
        restore,
        recycle,
        tags,
        ShortcutsDialog(),
        SettingsDialog(Settings(), options, data_folder=Path("数据"), about="行知"),
        ExportNotesDialog((ExportScope("全部", notes),), workspace.exported_files),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
    for theme in THEMES.values():
        apply(qapp, theme)
        for dialog in dialogs:
            assert (theme.name, dialog.objectName(), unmarked(dialog, qtbot)) == (theme.name, dialog.objectName(), [])


def test_a_button_that_hides_its_focus_would_be_told(qtbot: QtBot, qapp: QApplication, undressed: None) -> None:
    apply(qapp, THEMES["light"])
    dialog = AsOfDialog(None, TODAY)
    qtbot.addWidget(dialog)
    dialog.setStyleSheet("QPushButton#as_of_cancel, QPushButton#as_of_cancel:focus { border: 0; outline: 0; }")
    dialog.show()
    assert unmarked(dialog, qtbot) == ["QPushButton as_of_cancel"]
