"""What each command of the window does: ``ui.commands`` has their words and shortcuts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from kb.settings import ZOOM_STEP
from ui.center_page import CenterPage
from ui.window_parts import WindowParts


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class WindowCommands(WindowParts):
    """The parts of the window, and the commands that act on them."""

    def connect_commands(self) -> None:
        """Let every command do what it says."""
        from kb.model import MarkStyle  # noqa: PLC0415 - the window's first frame does not wait for it

        reader = self.reader
        for name, act in {
            "import_files": self._import.choose_files,
            "import_folder": self._import.choose_folder,
            "edit_document": lambda: self._with_article(self._documents.edit),
            "copy_document": lambda: self._with_article(self._documents.copy),
            "open_original": lambda: self._with_article(self._documents.open_original),
            "delete_document": lambda: self._with_article(self._documents.delete),
            "deleted_documents": self._documents.open_trash,
            "install_pack": self._packs.choose_file,
            "packs": self._packs.open_list,
            "print": self._printing.open,
            "save_pdf": lambda: self._printing.open(as_pdf=True),
            "print_quiz": self._printing.open_quiz,
            "reindex": lambda: self._search.refresh(rebuild=True),
            "restore_notes": self._notes_dialogs.open_backups,
            "open_data": lambda: open_folder(self._workspace.paths.root),
            "settings": self._open_settings,
            "lock": self._person.lock,
            "switch_person": self._person.switch,
            "begin_pin": self._person.begin,
            "change_pin": self._person.change_pin,
            "end_pin": self._person.end,
            "pin_protection": self._person.explain,
            "quit": self.close,
            "undo": self._notes_controller.undo,
            "redo": self._notes_controller.redo,
            "copy": self._annotation.copy,
            "copy_cited": self._annotation.cite_selection,
            "search_selection": reader.search_selection,
            "search": self._results.focus,
            "save_search": self.box.toggle_saved,
            "find": lambda: self._in_reader(reader.open_find),
            "next_hit": lambda: self.results.open_next(1),
            "previous_hit": lambda: self.results.open_next(-1),
            "next_found": lambda: self._in_reader(reader.next_found),
            "previous_found": lambda: self._in_reader(reader.previous_found),
            "by_role": lambda: self.center.toggle(CenterPage.BY_ROLE),
            "compare_roles": lambda: self.center.toggle(CenterPage.COMPARISON),
            "zoom_in": lambda: reader.set_zoom(reader.zoom + ZOOM_STEP),
            "zoom_out": lambda: reader.set_zoom(reader.zoom - ZOOM_STEP),
            "zoom_reset": lambda: reader.set_zoom(100),
            "palette": self._palette.open,
            "home": lambda: self.center.toggle(CenterPage.HOME),
            "updates": lambda: self.center.toggle(CenterPage.UPDATES),
            "mark_read": self._progress.toggle,
            "next_tab": lambda: self._tabs.step(1),
            "previous_tab": lambda: self._tabs.step(-1),
            "close_tab": self._tabs.close_present,
            "back": self._navigation.back,
            "forward": self._navigation.forward,
            "next_pane": lambda: self._step_pane(1),
            "previous_pane": lambda: self._step_pane(-1),
            "focus_library": lambda: self._focus("library_pane", self._layout.left.currentWidget()),
            "focus_reader": lambda: self._in_reader(reader.setFocus),
            "focus_notes": lambda: self._focus("notes_pane", self.notes),
            "highlight": lambda: self._annotation.mark_selection(MarkStyle.HIGHLIGHT),
            "underline": lambda: self._annotation.mark_selection(MarkStyle.UNDERLINE),
            "note": self._annotation.note_selection,
            "mark_bar": reader.enter_bar,
            "bookmark": lambda: self._annotation.toggle_bookmark(reader.present_offset()),
            "tick": lambda: self._in_reader(reader.ticking.tick_at_caret),
            "next_annotation": lambda: self._in_reader(lambda: reader.step_annotation(1)),
            "previous_annotation": lambda: self._in_reader(lambda: reader.step_annotation(-1)),
            "all_notes": self._show_all_notes,
            "places": self._places.toggle,
            "review": lambda: self.center.toggle(CenterPage.REVIEW),
            "tags": self.notes.manage_tags,
            "bin": self._notes_dialogs.open_bin,
            "export_notes": self._notes_dialogs.export,
            "import_notes": self._notes_dialogs.import_notes,
            "report": self._feedback.report_selection,
            "export_feedback": self._feedback.export,
            "shortcuts": self._show_shortcuts,
            "search_help": lambda: self.results.show_help(self.box),
            "tour": self._tour.begin,
            "about": self._show_about,
        }.items():
            self.commands[name].triggered.connect(lambda _checked=False, act=act: act())
        self.commands["library_pane"].toggled.connect(self._layout.column.setVisible)
        self.commands["notes_pane"].toggled.connect(self.notes.setVisible)
        self.commands["outline"].toggled.connect(reader.set_outline_visible)

    def _with_article(self, act: Callable[[str], object]) -> None:
        if self.reader.article is not None:
            act(self.reader.article.id)

    def _show_all_notes(self) -> None:
        self._focus("notes_pane", self.notes)
        self.notes.set_scope("all")

    def _show_shortcuts(self) -> None:
        from ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - no start needs it

        ShortcutsDialog(self).exec()

    def _show_about(self) -> None:
        from ui.dialogs.about import show_about  # noqa: PLC0415 - no start needs it

        show_about(self._workspace.library.packs, self._workspace.paths.root, self)

    def _open_settings(self) -> None:
        self._keep_choices()
        self._settings.open_dialog()

    def _keep_choices(self) -> None:
        """What was chosen outside the settings dialog."""
        self._settings.keep(post=self._home.post, review=self._indicators.reminding)

    def _in_reader(self, act: Callable[[], object]) -> None:
        self.center.show_page(CenterPage.READER)
        act()

    def _step_pane(self, by: int) -> None:
        """Give the focus to the next part of the window that is to be seen (1), or to the one before (−1)."""
        parts = (self.box, self._layout.left, self.center, self.notes)
        shown = [part for part in parts if part.isVisible()]
        focused = QApplication.focusWidget()
        at = next((n for n, part in enumerate(shown) if part is focused or part.isAncestorOf(focused or self)), -1)
        part = shown[(at + by) % len(shown)] if at >= 0 else self.center
        (self._layout.left.currentWidget() or part if part is self._layout.left else part).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _focus(self, command: str, pane: QWidget | None) -> None:
        self.commands[command].setChecked(True)
        if pane is not None:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
