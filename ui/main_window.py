"""The main window: composes the panes and connects them with each other and with the workspace.

``_connect`` is the map of the application. Panes emit what a person wants; the window asks the workspace, off the GUI
thread where it may take time, and hands the answer to the panes that show it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QWidget,
)

from kb.errors import NotesNoAccess
from kb.model import (
    Article,
    Hit,
    IndexChange,
    MarkStyle,
    NoteHit,
    TermUse,
)
from kb.settings import ZOOM_RANGE, ZOOM_STEP
from kb.workspace import Workspace
from ui import window_state
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.commands import IN_THE_TEXT, Commands
from ui.controllers.annotation_controller import AnnotationController
from ui.controllers.appearance_controller import AppearanceController
from ui.controllers.draft_controller import DraftController
from ui.controllers.home_controller import HomeController
from ui.controllers.library_controller import LibraryController
from ui.controllers.navigation_controller import NavigationController
from ui.controllers.notes_controller import NotesController
from ui.controllers.notes_dialogs import NotesDialogs
from ui.controllers.notes_presenter import NotesPresenter
from ui.controllers.reanchor_controller import ReanchorController
from ui.controllers.results_controller import ResultsController
from ui.controllers.review_controller import ReviewController
from ui.controllers.search_controller import SearchController
from ui.controllers.settings_controller import SettingsController
from ui.controllers.status_indicators import StatusIndicators
from ui.controllers.suggestion_controller import SuggestionController
from ui.dialogs.about import show_about
from ui.dialogs.failure import show_failure
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.error_messages import sentence
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.reader.pane import ReaderPane
from ui.search.results_pane import ResultsPane
from ui.search.search_box import SearchBox
from ui.window_layout import MESSAGE_TIME, WindowLayout


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class MainWindow(QMainWindow):
    """The one window over an open workspace, which it closes when it is closed."""

    opened = Signal(str)  # article id

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = SettingsController(workspace, self)
        chosen = self._settings.present
        self._search = SearchController(workspace, self)
        self._notes_controller = NotesController(workspace.notes, self)
        self._suggestions = SuggestionController(workspace, self)
        self._painted = False  # on the screen for the first time
        self.commands = Commands(self)
        self._appearance = AppearanceController(self._settings, self.commands, self)
        theme = self._appearance.theme
        self.box = SearchBox(theme)
        self.library = LibraryPane(theme)
        self.results = ResultsPane(theme)
        self.reader = ReaderPane(theme)
        self.center = CenterStack(self.reader, self.results, workspace, theme)
        self.notes = NotesPane(theme)
        self._navigation = NavigationController(workspace, self.reader, self.center, self._notes_controller, self)
        self._annotation = AnnotationController(
            self.reader, self._notes_controller, lambda: workspace.library.packs, self
        )
        self._notes_dialogs = NotesDialogs(workspace, self._notes_controller, self.reader, self.notes, self)
        self._indicators = StatusIndicators(reminding=chosen.review, parent=self)
        self._results = ResultsController(
            self.box, self.results, self.center, search=self._search, suggestions=self._suggestions, parent=self
        )
        self._home = HomeController(
            self.center.home, self.library, results=self._results, suggestions=self._suggestions, parent=self
        )
        self._articles = LibraryController(
            workspace, library=self.library, center=self.center, notes=self.notes, results=self.results, parent=self
        )
        self._places = ReanchorController(
            self.reader,
            self.center,
            navigation=self._navigation,
            annotation=self._annotation,
            notes=self._notes_controller,
            parent=self,
        )
        self._review = ReviewController(
            self.center,
            self._navigation,
            self._notes_controller,
            self._indicators,
            workspace=workspace,
            quiz_post=lambda: self._home.post if self._settings.present.quiz else None,
            parent=self,
        )
        self._presenter = NotesPresenter(
            self._notes_controller,
            reader=self.reader,
            notes=self.notes,
            library=self.library,
            center=self.center,
            indicators=self._indicators,
            commands=self.commands,
            parent=self,
        )
        self._drafts = DraftController(workspace.drafts, self.notes, self._notes_controller, self)
        self._layout = WindowLayout(
            self, library=self.library, results=self.results, center=self.center, notes=self.notes
        )
        self._layout.show_at_foot(self, self._indicators)
        self.commands.fill(self.menuBar())
        self.addToolBar(self.commands.tool_bar(self.box))
        self._pane_actions = {name: self.commands[name] for name in ("library_pane", "notes_pane", "outline")}
        self._connect()
        self._fill()
        self._restore()

    def _connect(self) -> None:
        """The map of the application: who wants what, and who does it."""
        self._connect_search()
        self._connect_reading()
        self._connect_notes()
        self._connect_commands()

    def _connect_search(self) -> None:
        self._results.ended.connect(self.reader.clear_found)
        self._results.ended.connect(self._layout.show_library)
        self._results.query_shown.connect(self.center.show_query)
        self._results.query_shown.connect(self._navigation.set_query)
        self._navigation.query_requested.connect(self.box.set_text)
        self._layout.back_to_results.clicked.connect(lambda: self.center.show_page(CenterPage.RESULTS))
        self._results.index_state_changed.connect(self._layout.status.setText)
        self._results.index_ready.connect(self._show_index_state)
        self._articles.changed.connect(self._navigation.reload_article)
        self._articles.changed.connect(self._notes_controller.load)
        self._results.status_message.connect(self._say)

        self.results.hit_requested.connect(self.open_hit)
        self.results.note_requested.connect(self._open_note)
        self.results.by_role_requested.connect(self.commands["by_role"].trigger)

        self.reader.search_requested.connect(self._results.search_for)
        self.reader.find_requested.connect(self._find_in_article)
        self._search.words_located.connect(self.reader.show_words_found)
        self._search.located.connect(self._navigation.show_matches)
        self._search.explained.connect(self._show_words)
        self._search.failed.connect(self._tell)
        self._suggestions.failed.connect(self._tell)

    def _connect_reading(self) -> None:
        self.library.article_requested.connect(self._navigation.open_article)
        self.library.place_requested.connect(self._navigation.open_article)
        self.library.bookmark_delete_requested.connect(lambda item: self._notes_controller.delete((item,)))

        self.center.page_changed.connect(self._show_center_page)
        self.center.hit_requested.connect(self.open_hit)
        self.center.place_requested.connect(self._navigation.open_article)
        self.center.role_requested.connect(self._results.narrow_to_role)
        self.center.done.connect(self._say)
        self.center.failed.connect(self._tell)

        self.reader.annotation_activated.connect(self._reveal_annotation)
        self.reader.annotation_edit_requested.connect(self._edit_annotation)
        self.reader.status_message.connect(self._say)
        self.reader.link_activated.connect(self._navigation.follow)
        self.reader.term_requested.connect(lambda term: self._navigation.open_span(term.article_id, term.span))
        self.reader.place_changed.connect(lambda _offset: self._navigation.scrolled())
        self.reader.zoom_changed.connect(self._zoom_changed)
        self._annotation.note_begun.connect(self._edit_annotation)
        self._annotation.status_message.connect(self._say)

        self.reader.escaped.connect(self._navigation.return_by_escape)

        self._navigation.leaving.connect(self.notes.flush)
        self._navigation.article_changed.connect(self.notes.set_article)
        self._navigation.article_changed.connect(self.library.set_current)
        self._navigation.ways_changed.connect(self.commands.show_ways)
        self._navigation.opened.connect(self._show_opened)
        self._navigation.status_message.connect(self._say)
        self._navigation.failed.connect(self._tell)

    def _connect_notes(self) -> None:
        self.notes.open_requested.connect(self._navigation.open_span)
        self.center.places.edit_requested.connect(self._edit_annotation)
        self.center.places.counted.connect(self._indicators.show_places)
        self._indicators.places.clicked.connect(self._places.show_waiting)

        self._presenter.changed.connect(lambda _change: self._search.refresh_notes())
        self._drafts.status_message.connect(self._say)
        self._notes_controller.done.connect(self._say)
        self._notes_controller.failed.connect(self._tell)

        self._notes_dialogs.folder_requested.connect(_open_folder)
        self._notes_dialogs.done.connect(self._say)
        self._notes_dialogs.failed.connect(self._tell)

    def _connect_commands(self) -> None:
        reader = self.reader
        for name, act in {
            "reindex": lambda: self._search.refresh(rebuild=True),
            "restore_notes": self._notes_dialogs.open_backups,
            "open_data": lambda: _open_folder(self._workspace.paths.root),
            "settings": self._open_settings,
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
            "home": lambda: self.center.toggle(CenterPage.HOME),
            "back": self._navigation.back,
            "forward": self._navigation.forward,
            "focus_library": lambda: self._focus("library_pane", self._layout.left.currentWidget()),
            "focus_reader": lambda: self._in_reader(reader.setFocus),
            "focus_notes": lambda: self._focus("notes_pane", self.notes),
            "highlight": lambda: self._annotation.mark_selection(MarkStyle.HIGHLIGHT),
            "underline": lambda: self._annotation.mark_selection(MarkStyle.UNDERLINE),
            "note": self._annotation.note_selection,
            "bookmark": lambda: self._annotation.toggle_bookmark(reader.present_offset()),
            "next_annotation": lambda: self._in_reader(lambda: reader.step_annotation(1)),
            "previous_annotation": lambda: self._in_reader(lambda: reader.step_annotation(-1)),
            "all_notes": self._show_all_notes,
            "places": self._places.toggle,
            "review": lambda: self.center.toggle(CenterPage.REVIEW),
            "tags": self.notes.manage_tags,
            "bin": self._notes_dialogs.open_bin,
            "export_notes": self._notes_dialogs.export,
            "import_notes": self._notes_dialogs.import_notes,
            "shortcuts": lambda: ShortcutsDialog(self).exec(),
            "search_help": lambda: self.results.show_help(self.box),
            "about": lambda: show_about(self._workspace.library.packs, self._workspace.paths.root, self),
        }.items():
            self.commands[name].triggered.connect(lambda _checked=False, act=act: act())
        for pane in (self.box, self.library, self.results, self.reader, self.center, self.notes):
            self._appearance.theme_changed.connect(pane.set_theme)
        self._settings.on("zoom", lambda value: reader.set_zoom(int(value)))
        self._settings.on("post", lambda value: self._home.set_post(str(value)))
        self._settings.on("review", lambda value: self._indicators.set_reminding(bool(value)))
        self._review.quiz_problem.connect(lambda error: self.statusBar().showMessage(sentence(error)))
        self._settings.folder_requested.connect(_open_folder)
        self.commands["library_pane"].toggled.connect(self._layout.column.setVisible)
        self.commands["notes_pane"].toggled.connect(self.notes.setVisible)
        self.commands["outline"].toggled.connect(reader.set_outline_visible)

    def _fill(self) -> None:
        library = self._workspace.library
        self._articles.fill()
        self._home.show_searches(self._suggestions.saved())
        self._home.set_post(self._settings.present.post)
        self._notes_controller.load()
        self.center.places.set_read_only(self._workspace.notes.read_only)
        if self._workspace.notes.read_only_reason is not None:
            self.notes.set_read_only(sentence(self._workspace.notes.read_only_reason))
        self._notes_controller.read("")
        self._review.start(reminding=self._settings.present.review)
        if library.problems:
            self.statusBar().showMessage(sentence(library.problems[0]))

    def _restore(self) -> None:
        settings = self._settings.present
        window_state.restore(self, self._layout.splitter, settings)
        self.library.set_expanded([*settings.expanded])
        self.notes.recall(settings.notes_list)
        self.reader.set_zoom(settings.zoom)
        self.commands.set_theme(self._appearance.theme)
        self._appearance.finish_dressing()
        for name, visible in zip(self._pane_actions, (settings.library, settings.notes, settings.outline), strict=True):
            self.commands[name].setChecked(not visible)  # so that the next line surely toggles
            self.commands[name].setChecked(visible)
        self._layout.fold(self.width(), self._pane_actions)
        self._navigation.resume()

    # --- reading ---------------------------------------------------------------------------------------------------

    def open_article(self, article_id: str, offset: int | None = None) -> bool:
        """Show an article from ``offset`` on, or from where it was left; False (and a sentence) when it is gone."""
        return self._navigation.open_article(article_id, offset)

    def open_hit(self, hit: Hit) -> None:
        """Show a search result: its article at the passage, all matches marked."""
        if self._navigation.open_hit(hit):
            self._results.remember(hit)
            self.reader.setFocus()

    def _show_opened(self, article: Article) -> None:
        self.setWindowTitle(f"{article.title} - 行知")
        self._search.explain(article)
        self.opened.emit(article.id)

    def _find_in_article(self, words: str) -> None:
        if self.reader.article is not None:
            self._search.find_in_article(words, self.reader.article)

    def _show_words(self, article: Article, uses: tuple[TermUse, ...], edges: tuple[int, ...]) -> None:
        if self.reader.article == article:
            self.reader.set_terms(uses)
            self.reader.set_word_edges(edges)

    # --- searching -------------------------------------------------------------------------------------------------

    def _show_center_page(self, center_page: CenterPage) -> None:
        """What acts on the text acts only while it is to be seen."""
        for name in IN_THE_TEXT:
            self.commands[name].setEnabled(center_page is CenterPage.READER)
        for name, own in (
            ("by_role", CenterPage.BY_ROLE),
            ("compare_roles", CenterPage.COMPARISON),
            ("places", CenterPage.PLACES),
            ("review", CenterPage.REVIEW),
        ):
            self.commands[name].setChecked(center_page is own)
        self.results.set_by_role(center_page is CenterPage.BY_ROLE)
        if center_page is CenterPage.READER and self._search.query:
            self._layout.show_rail()
        else:
            self._layout.show_library()

    def _show_index_state(self, change: IndexChange) -> None:
        self._layout.status.setText(f"{len(self._workspace.library.articles())} 篇文章，{change.passages} 段可检索")
        self._articles.refresh()

    def _edit_annotation(self, annotation_id: str) -> None:
        self.commands["notes_pane"].setChecked(True)
        self.notes.begin_edit(annotation_id)

    def _reveal_annotation(self, annotation_id: str) -> None:
        if self.notes.isVisible():
            self.notes.reveal(annotation_id)

    def _open_note(self, hit: NoteHit) -> None:
        self._navigation.open_span(hit.annotation.anchor.article_id, hit.annotation.span)
        self._reveal_annotation(hit.annotation.id)

    def _show_all_notes(self) -> None:
        self._focus("notes_pane", self.notes)
        self.notes.set_scope("all")

    # --- the window itself -----------------------------------------------------------------------------------------

    def _open_settings(self) -> None:
        self._keep_choices()
        self._settings.open_dialog()

    def _keep_choices(self) -> None:
        """What was chosen outside the settings dialog."""
        self._settings.keep(post=self._home.post, review=self._indicators.reminding)

    def come_forward(self, article_id: str = "") -> None:
        """Show the window in front of all others, at an article if one is given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if article_id:
            self.open_article(article_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Panes without room fold."""
        super().resizeEvent(event)
        self._layout.fold(self.width(), self._pane_actions)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Once the window is to be seen, load the search: done before, that would keep the window waiting."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._search.open)
            QTimer.singleShot(0, self._notes_controller.run_startup_checks)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Store what is open, wait for what is under way, close the workspace."""
        self._navigation.leave()
        wanted = {name: self._layout.is_wanted(name, action) for name, action in self._pane_actions.items()}
        self._keep_choices()
        settings = replace(
            window_state.remembered(self, self._layout.splitter, self._settings.present),
            outline=wanted["outline"],
            library=wanted["library_pane"],
            notes=wanted["notes_pane"],
            expanded=tuple(self.library.expanded()),
            notes_list=self.notes.memory(),
        )
        try:
            self._settings.store(settings)
        except OSError as error:
            if not isinstance(self._workspace.notes.read_only_reason, NotesNoAccess):  # that was told at the start
                self._tell(error)
        self._notes_controller.close()
        self._drafts.finish()
        self._search.close()
        self._suggestions.close()
        self.center.finish()
        self._workspace.close()
        event.accept()

    def _zoom_changed(self, percent: int) -> None:
        if percent in ZOOM_RANGE:
            self._settings.keep(zoom=percent)
        self._say(f"文字大小 {percent}%")

    def _in_reader(self, act: Callable[[], object]) -> None:
        self.center.show_page(CenterPage.READER)
        act()

    def _focus(self, command: str, pane: QWidget | None) -> None:
        self.commands[command].setChecked(True)
        if pane is not None:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, MESSAGE_TIME)

    def _tell(self, error: Exception) -> None:
        show_failure(error, self)
