"""The main window: composes the panes and connects them with each other and with the workspace.

``_connect`` is the map of the application. Panes emit what a person wants; the window asks the workspace, off the GUI
thread where it may take time, and hands the answer to the panes that show it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.errors import IndexingCancelled
from kb.model import (
    Annotation,
    Article,
    ArticleHead,
    Bookmark,
    Hit,
    IndexChange,
    MarkStyle,
    NoteHit,
    SearchPage,
    Span,
    TermUse,
)
from kb.notes.query.note_filter import Listing
from kb.settings import ZOOM_RANGE
from kb.workspace import Workspace
from ui import theme as themes
from ui.center_stack import CenterPage, CenterStack
from ui.commands import Commands
from ui.controllers.annotation_controller import AnnotationController
from ui.controllers.navigation_controller import NavigationController
from ui.controllers.notes_controller import NotesController, NotesSnapshot
from ui.controllers.notes_dialogs import NotesDialogs
from ui.controllers.search_controller import SearchController
from ui.controllers.status_indicators import StatusIndicators
from ui.controllers.suggestion_controller import SuggestionController
from ui.dialogs.about import show_about
from ui.dialogs.failure import show_failure
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.error_messages import sentence, undo_words
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.reader.pane import ReaderPane
from ui.search.results_pane import ResultsPane
from ui.search.search_box import SearchBox

MESSAGE_TIME = 4000  # milliseconds a status message stays
ZOOM_STEP = 10  # percent
PANE_WIDTHS = (300, 720, 320)  # pixels


class MainWindow(QMainWindow):
    """The one window over an open workspace, which it closes when it is closed."""

    opened = Signal(str)  # article id

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = workspace.settings()
        self._theme = themes.THEMES[self._settings.theme]
        self._search = SearchController(workspace, self)
        self._notes_controller = NotesController(workspace.notes, self)
        self._suggestions = SuggestionController(workspace, self)
        self._light_theme = "light"
        self._painted = False  # on the screen for the first time
        self.commands = Commands(self)
        for name in ("undo", "redo"):  # until the notes have told
            self.commands[name].setEnabled(False)
        self.box = SearchBox(self._theme)
        self.library = LibraryPane(self._theme)
        self.results = ResultsPane(self._theme)
        self.reader = ReaderPane(self._theme)
        self.center = CenterStack(self.reader, workspace, self._theme)
        self.notes = NotesPane(self._theme)
        self._navigation = NavigationController(workspace, self.reader, self.center, self._notes_controller, self)
        self._annotation = AnnotationController(self.reader, self._notes_controller, self)
        self._notes_dialogs = NotesDialogs(workspace, self._notes_controller, self.reader, self.notes, self)
        self._indicators = StatusIndicators(reminding=self._settings.review, parent=self)
        self._compose()
        self._connect()
        self._fill()
        self._restore()

    # --- composition -----------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.setObjectName("main_window")
        self.setWindowTitle("行知")
        self.setMinimumSize(720, 480)
        self._left = QStackedWidget()
        self._left.addWidget(self.library)
        self._left.addWidget(self.results)
        column = QWidget()
        column.setMinimumWidth(220)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(10, 10, 6, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box)
        layout.addWidget(self._left)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("panes")
        for pane in (column, self.center, self.notes):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([*PANE_WIDTHS])
        self._column = column
        self.setCentralWidget(self._splitter)
        self.commands.fill(self.menuBar())
        self.addToolBar(self.commands.tool_bar())
        self._status = QLabel()
        self._status.setObjectName("status")
        for told in (self._indicators.places, self._status, self._indicators.due):
            self.statusBar().addPermanentWidget(told)

    def _connect(self) -> None:
        """The map of the application: who wants what, and who does it."""
        self._connect_search()
        self._connect_reading()
        self._connect_notes()
        self._connect_review()
        self._connect_commands()

    def _connect_search(self) -> None:
        self.box.query_changed.connect(self._query_changed)
        self.box.accepted.connect(self.results.activate)
        self.box.stepped.connect(self.results.step)
        self.box.cleared.connect(self._end_search)
        self.box.suggestions_requested.connect(self._suggestions.suggest)
        self.box.suggestion_taken.connect(lambda taken: self._suggestions.remember(taken.text))
        self.box.history_forget_requested.connect(self._suggestions.forget)
        self.box.history_clear_requested.connect(self._suggestions.forget_all)
        self.box.save_toggled.connect(self._suggestions.toggle_saved)

        self.results.hit_requested.connect(self.open_hit)
        self.results.note_requested.connect(self._open_note)
        self.results.notes_requested.connect(self._search.list_notes)
        self.results.narrowed.connect(self._search.narrow)
        self.results.more_requested.connect(self._search.more)
        self.results.correction_accepted.connect(self.box.set_text)
        self.results.example_chosen.connect(self._search_for)
        self.results.by_role_requested.connect(self.commands["by_role"].trigger)

        self._search.found.connect(self._show_page)
        self._search.noted.connect(self.results.show_notes)
        self._search.waiting.connect(lambda: self.results.show_index_progress(0, 0))
        self._search.progress.connect(self._show_index_progress)
        self._search.ready.connect(self._index_ready)
        self._search.stopped.connect(self._indexing_stopped)
        self._search.located.connect(self._navigation.show_matches)
        self._search.explained.connect(self._show_terms)
        self._search.failed.connect(self._tell)
        self.results.index_stop_requested.connect(self._search.stop_indexing)

        self._suggestions.suggested.connect(self.box.show_suggestions)
        self._suggestions.saved_changed.connect(self._show_saved)
        self._suggestions.failed.connect(self._tell)

    def _connect_reading(self) -> None:
        self.library.article_requested.connect(self._navigation.open_article)
        self.library.place_requested.connect(self._navigation.open_article)
        self.library.bookmark_delete_requested.connect(lambda item: self._notes_controller.delete((item,)))
        self.library.search_requested.connect(self._search_for)
        self.library.search_delete_requested.connect(self._suggestions.unsave)

        self.center.page_changed.connect(self._show_center_page)
        self.center.hit_requested.connect(self.open_hit)
        self.center.place_requested.connect(self._navigation.open_article)
        self.center.role_requested.connect(self._narrow_to_role)
        self.center.done.connect(self._say)
        self.center.failed.connect(self._tell)

        self.reader.highlight_requested.connect(self._annotation.highlight)
        self.reader.note_requested.connect(self._annotation.write_note)
        self.reader.annotation_activated.connect(self._reveal_annotation)
        self.reader.annotation_edit_requested.connect(self._edit_annotation)
        self.reader.annotation_recolor_requested.connect(
            lambda item, color: self._notes_controller.recolor((item,), color)
        )
        self.reader.annotation_delete_requested.connect(lambda item: self._notes_controller.delete((item,)))
        self.reader.bookmark_requested.connect(self._annotation.toggle_bookmark)
        self.reader.status_message.connect(self._say)
        self.reader.link_activated.connect(self._navigation.follow)
        self.reader.term_requested.connect(lambda term: self._navigation.open_span(term.article_id, term.span))
        self.reader.place_changed.connect(lambda _offset: self._navigation.scrolled())
        self.reader.zoom_changed.connect(self._zoom_changed)
        self._annotation.note_begun.connect(self._edit_annotation)
        self._annotation.status_message.connect(self._say)

        self._navigation.leaving.connect(self.notes.flush)
        self._navigation.article_changed.connect(self.notes.set_article)
        self._navigation.article_changed.connect(self.library.set_current)
        self._navigation.ways_changed.connect(self._show_ways)
        self._navigation.opened.connect(self._show_opened)
        self._navigation.returned.connect(self._in_review)
        self._navigation.status_message.connect(self._say)
        self._navigation.failed.connect(self._tell)

    def _connect_notes(self) -> None:
        self.notes.open_requested.connect(self._navigation.open_span)
        self.notes.edit_requested.connect(self._notes_controller.edit_note)
        self.notes.recolor_requested.connect(self._notes_controller.recolor)
        self.notes.style_requested.connect(self._notes_controller.restyle)
        self.notes.delete_requested.connect(self._notes_controller.delete)
        self.notes.tags_add_requested.connect(self._notes_controller.add_tags)
        self.notes.tags_remove_requested.connect(self._notes_controller.remove_tags)
        self.notes.tag_rename_requested.connect(self._notes_controller.rename_tag)

        places = self.center.places
        places.detail_requested.connect(self._notes_controller.look_at)
        places.open_requested.connect(self._navigation.open_span)
        places.accept_requested.connect(self._notes_controller.accept)
        places.detach_requested.connect(self._notes_controller.detach)
        places.attach_requested.connect(self._notes_controller.reattach)
        places.attach_alike_requested.connect(self._notes_controller.reattach_alike)
        places.choose_requested.connect(self._choose_place)
        places.edit_requested.connect(self._edit_annotation)
        places.delete_requested.connect(self._notes_controller.delete)
        places.counted.connect(self._indicators.show_places)
        self.reader.place_chosen.connect(self._annotation.put_in_place)
        self.reader.place_chosen.connect(lambda _span: self._in_places())
        self.reader.place_refused.connect(lambda: self.center.show_page(CenterPage.PLACES))
        self._indicators.places.clicked.connect(self._show_places)

        self._notes_controller.loaded.connect(self._show_annotations)
        self._notes_controller.looked_at.connect(places.show_detail)
        self._notes_controller.changed.connect(self._notes_changed)
        self._notes_controller.recent_changed.connect(self.library.set_recent)
        self._notes_controller.done.connect(self._say)
        self._notes_controller.failed.connect(self._tell)

        self._notes_dialogs.folder_requested.connect(self._open_folder)
        self._notes_dialogs.done.connect(self._say)
        self._notes_dialogs.failed.connect(self._tell)

    def _connect_review(self) -> None:
        review, notebook, reminders = self.center.review, self._notes_controller, self._indicators
        review.graded.connect(notebook.grade)
        review.ungrade_requested.connect(notebook.ungrade)
        review.open_requested.connect(self._navigation.open_review_excursion)
        review.reminding_changed.connect(reminders.set_reminding)
        self.reader.escaped.connect(self._navigation.return_from_review_excursion)
        reminders.due.clicked.connect(self._in_review)
        reminders.reminding_changed.connect(review.set_reminding)

        notebook.reviews_read.connect(review.show_items)
        notebook.graded.connect(reminders.take_grade)
        notebook.graded.connect(review.show_graded)
        notebook.ungraded.connect(review.show_ungraded)
        notebook.review_state_read.connect(reminders.show_review_state)
        notebook.failed.connect(review.resume)

    def _connect_commands(self) -> None:
        reader = self.reader
        for name, act in {
            "reindex": lambda: self._search.refresh(rebuild=True),
            "restore_notes": self._notes_dialogs.open_backups,
            "open_data": lambda: self._open_folder(self._workspace.paths.root),
            "quit": self.close,
            "undo": self._notes_controller.undo,
            "redo": self._notes_controller.redo,
            "copy": self._annotation.copy,
            "search": self.focus_search,
            "save_search": self.box.toggle_saved,
            "find": lambda: self._in_reader(reader.open_find),
            "next_found": lambda: self._in_reader(reader.next_found),
            "previous_found": lambda: self._in_reader(reader.previous_found),
            "by_role": lambda: self.center.toggle(CenterPage.BY_ROLE),
            "compare_roles": lambda: self.center.toggle(CenterPage.COMPARISON),
            "zoom_in": lambda: reader.set_zoom(reader.zoom + ZOOM_STEP),
            "zoom_out": lambda: reader.set_zoom(reader.zoom - ZOOM_STEP),
            "zoom_reset": lambda: reader.set_zoom(100),
            "back": self._navigation.back,
            "forward": self._navigation.forward,
            "focus_library": lambda: self._focus("library_pane", self._left.currentWidget()),
            "focus_reader": lambda: self._in_reader(reader.setFocus),
            "focus_notes": lambda: self._focus("notes_pane", self.notes),
            "highlight": lambda: self._annotation.mark_selection(MarkStyle.HIGHLIGHT),
            "underline": lambda: self._annotation.mark_selection(MarkStyle.UNDERLINE),
            "note": self._annotation.note_selection,
            "bookmark": lambda: self._annotation.toggle_bookmark(reader.present_offset()),
            "next_annotation": lambda: self._in_reader(lambda: reader.step_annotation(1)),
            "previous_annotation": lambda: self._in_reader(lambda: reader.step_annotation(-1)),
            "all_notes": self._show_all_notes,
            "places": self._toggle_places,
            "review": lambda: self.center.toggle(CenterPage.REVIEW),
            "tags": self.notes.manage_tags,
            "bin": self._notes_dialogs.open_bin,
            "export_notes": self._notes_dialogs.export,
            "import_notes": self._notes_dialogs.import_notes,
            "shortcuts": lambda: ShortcutsDialog(self).exec(),
            "search_help": self._show_search_help,
            "about": lambda: show_about(self._workspace.library.packs, self._workspace.paths.root, self),
        }.items():
            self.commands[name].triggered.connect(lambda _checked=False, act=act: act())
        self.commands["dark"].triggered.connect(lambda dark: self.set_theme("dark" if dark else self._light_theme))
        for name, action in self.commands.themes.items():
            action.triggered.connect(lambda _checked=False, name=name: self.set_theme(name))
        self.commands["library_pane"].toggled.connect(self._column.setVisible)
        self.commands["notes_pane"].toggled.connect(self.notes.setVisible)
        self.commands["outline"].toggled.connect(reader.set_outline_visible)

    def _fill(self) -> None:
        library = self._workspace.library
        self._shown = self._digests()
        self._show_articles(library.articles())
        self.library.set_searches(self._suggestions.saved())
        self._notes_controller.load()
        self.center.places.set_read_only(self._workspace.notes.read_only)
        if self._workspace.notes.read_only:
            self.notes.set_read_only("笔记由更新版本的程序保存，当前只能查看。")
        self._notes_controller.read("")
        self.center.review.set_reminding(self._settings.review)
        if self._settings.review:
            self._notes_controller.read_review_state()
        if library.problems:
            self.statusBar().showMessage(sentence(library.problems[0]))

    def _restore(self) -> None:
        settings = self._settings
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        else:
            self.resize(1280, 800)
        if settings.splitter:
            self._splitter.restoreState(QByteArray.fromBase64(settings.splitter.encode()))
        self.library.set_expanded([*settings.expanded])
        self.notes.recall(settings.notes_list)
        self.reader.set_zoom(settings.zoom)
        self.set_theme(settings.theme)
        for name, visible in (
            ("library_pane", settings.library),
            ("notes_pane", settings.notes),
            ("outline", settings.outline),
        ):
            self.commands[name].setChecked(not visible)  # so that the next line surely toggles
            self.commands[name].setChecked(visible)
        self._navigation.resume()

    # --- reading ---------------------------------------------------------------------------------------------------

    def open_article(self, article_id: str, offset: int | None = None) -> bool:
        """Show an article from ``offset`` on, or from where it was left; False (and a sentence) when it is gone."""
        return self._navigation.open_article(article_id, offset)

    def open_hit(self, hit: Hit) -> None:
        """Show a search result: its article at the passage, all matches marked."""
        if self._navigation.open_hit(hit):
            self._search.locate(hit)
            self._suggestions.remember(self._search.query)

    def _show_opened(self, article: Article) -> None:
        self.setWindowTitle(f"{article.title} - 行知")
        self._search.explain(article)
        self.opened.emit(article.id)

    def _show_terms(self, article: Article, uses: tuple[TermUse, ...]) -> None:
        if self.reader.article == article:
            self.reader.set_terms(uses)

    def _show_ways(self, back: bool, forward: bool) -> None:
        self.commands["back"].setEnabled(back)
        self.commands["forward"].setEnabled(forward)

    # --- searching -------------------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Put the cursor into the search box, the library pane shown if need be."""
        self.commands["library_pane"].setChecked(True)
        self.box.focus()

    def _query_changed(self, query: str) -> None:
        if not query:
            self._end_search()
            return
        self._left.setCurrentWidget(self.results)
        self.box.set_saved(self._suggestions.is_saved(query))
        self._search.find(query)

    def _search_for(self, query: str) -> None:
        self.box.set_text(query)
        self.box.setFocus()

    def _show_saved(self, saved: tuple[str, ...]) -> None:
        self.library.set_searches(saved)
        self.box.set_saved(self._search.query in saved)

    def _show_search_help(self) -> None:
        self.commands["library_pane"].setChecked(True)
        self.results.show_help(self.box)

    def _end_search(self) -> None:
        self._search.forget()
        self.results.clear()
        self.center.show_query("")
        self.reader.clear_found()
        self._left.setCurrentWidget(self.library)

    def _show_page(self, page: SearchPage, continues: bool) -> None:
        self.results.show_page(page, append=continues)
        if not continues:
            self.center.show_query(page.query)

    def _show_center_page(self, center_page: CenterPage) -> None:
        """What acts on a selection in the text acts only while the text is to be seen."""
        for name in ("copy", "highlight", "underline", "note", "bookmark"):
            self.commands[name].setEnabled(center_page is CenterPage.READER)
        for name, own in (
            ("by_role", CenterPage.BY_ROLE),
            ("compare_roles", CenterPage.COMPARISON),
            ("places", CenterPage.PLACES),
            ("review", CenterPage.REVIEW),
        ):
            self.commands[name].setChecked(center_page is own)
        self.results.set_by_role(center_page is CenterPage.BY_ROLE)
        if center_page is CenterPage.REVIEW:
            self._navigation.end_review_excursion()
            if not self.center.review.in_progress:
                self._notes_controller.read_reviews()

    def _narrow_to_role(self, role: str) -> None:
        self.commands["library_pane"].setChecked(True)
        self.results.narrow_to_role(role)
        self.center.show_page(CenterPage.READER)
        self.results.setFocus()

    def _show_index_progress(self, done: int, total: int) -> None:
        self._status.setText(f"正在建立检索索引 {done}/{total}")
        self.results.show_index_progress(done, total)

    def _indexing_stopped(self) -> None:
        self.results.show_index_ready()
        self._status.setText("检索索引没有建完")
        self._say(sentence(IndexingCancelled()))

    def _index_ready(self, change: IndexChange) -> None:
        self.results.show_index_ready()
        articles = self._workspace.library.articles()
        self._status.setText(f"{len(articles)} 篇文章，{change.passages} 段可检索")
        digests = self._digests()
        if digests != self._shown:
            self._shown = digests
            self._show_articles(articles)
            self._navigation.reload_article()
            self._notes_controller.load()

    def _digests(self) -> dict[str, str]:
        """What the articles' files hold, by their ids."""
        return {article_id: source.digest for article_id, source in self._workspace.library.sources.items()}

    def _show_articles(self, articles: tuple[ArticleHead, ...]) -> None:
        titles = {head.id: head.title for head in articles}
        self.library.set_articles(articles)
        self.center.set_articles(articles)
        self.notes.set_articles(articles)
        self.center.places.set_titles(titles)
        self.results.set_titles(titles)
        self.results.set_packs({pack.id: pack.name for pack in self._workspace.library.packs})

    # --- notes -----------------------------------------------------------------------------------------------------

    def _notes_changed(self, news: NotesSnapshot) -> None:
        article = self.reader.article
        if article is not None and article.id == news.article_id:
            self.reader.set_annotations(news.annotations)
            self.reader.set_bookmarks(tuple(b for b in news.bookmarks if b.anchor.article_id == article.id))
        if news.change:
            self.notes.apply(news.change)
            self.center.places.apply(news.change)
            self.center.review.apply(news.change)
            if self._indicators.due.isVisible():  # what is gone is no longer due
                self._notes_controller.read_review_state()
            self._search.refresh_notes()
            self.notes.set_known_tags(news.tags)
        self.library.set_bookmarks(news.bookmarks)
        self.center.places.set_bookmarks(news.bookmarks)
        self.library.set_recent(news.recent)
        for name, verb, operation in (("undo", "撤销", news.undo.undo), ("redo", "重做", news.undo.redo)):
            self.commands[name].setEnabled(operation is not None)
            self.commands[name].setText(undo_words(verb, operation))

    def _edit_annotation(self, annotation_id: str) -> None:
        self.commands["notes_pane"].setChecked(True)
        self.notes.begin_edit(annotation_id)

    def _reveal_annotation(self, annotation_id: str) -> None:
        if self.notes.isVisible():
            self.notes.reveal(annotation_id)

    def _open_note(self, hit: NoteHit) -> None:
        self._navigation.open_span(hit.annotation.anchor.article_id, hit.annotation.span)
        self._reveal_annotation(hit.annotation.id)

    def _show_annotations(self, listing: Listing) -> None:
        self.notes.set_listing(listing)
        self.center.places.set_annotations(listing.annotations)

    def _toggle_places(self) -> None:
        if self.center.page is not CenterPage.PLACES:
            self.center.places.look_for_work()
        self.center.toggle(CenterPage.PLACES)

    def _show_places(self) -> None:
        self.center.places.look_for_work()
        self._in_places()

    def _in_places(self) -> None:
        self.center.show_page(CenterPage.PLACES)
        self.center.places.setFocus()

    def _choose_place(self, item: Annotation | Bookmark, near: Span | None) -> None:
        """Let a person select in the text where an item belongs."""
        if self.open_article(item.anchor.article_id, near.start if near else None):
            self._annotation.choose_place(item)

    def _show_all_notes(self) -> None:
        self._focus("notes_pane", self.notes)
        self.notes.set_scope("all")

    def _in_review(self, _clicked: bool = False) -> None:
        self.center.show_page(CenterPage.REVIEW)
        self.center.review.setFocus()

    # --- the window itself -----------------------------------------------------------------------------------------

    def set_theme(self, name: str) -> None:
        """Dress the window in the theme of that name."""
        self._theme = themes.THEMES[name]
        if not self._theme.dark:
            self._light_theme = name  # where 深色主题 leads back to
        application = QApplication.instance()
        if isinstance(application, QApplication):
            themes.apply(application, self._theme)
        for pane in (self.commands, self.box, self.library, self.results, self.reader, self.center, self.notes):
            pane.set_theme(self._theme)

    def come_forward(self, article_id: str = "") -> None:
        """Show the window in front of all others, at an article if one is given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if article_id:
            self.open_article(article_id)

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
        self._settings = replace(
            self._settings,
            theme=self._theme.name,
            review=self._indicators.reminding,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            splitter=bytes(self._splitter.saveState().toBase64().data()).decode(),
            outline=self.commands["outline"].isChecked(),
            library=self.commands["library_pane"].isChecked(),
            notes=self.commands["notes_pane"].isChecked(),
            expanded=tuple(self.library.expanded()),
            notes_list=self.notes.memory(),
        )
        try:
            self._workspace.save_settings(self._settings)
        except OSError as error:
            self._tell(error)
        self._notes_controller.close()
        self._search.close()
        self._suggestions.close()
        self.center.finish()
        self._workspace.close()
        event.accept()

    def _zoom_changed(self, percent: int) -> None:
        if percent in ZOOM_RANGE:
            self._settings = replace(self._settings, zoom=percent)
        self._say(f"文字大小 {percent}%")

    def _in_reader(self, act: Callable[[], object]) -> None:
        self.center.show_page(CenterPage.READER)
        act()

    def _focus(self, command: str, pane: QWidget | None) -> None:
        self.commands[command].setChecked(True)
        if pane is not None:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, MESSAGE_TIME)

    def _tell(self, error: Exception) -> None:
        show_failure(error, self)
