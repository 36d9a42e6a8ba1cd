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
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.errors import IndexingCancelled, IndexUnavailable, KbError
from kb.export.notes.exported import ExportedNotes
from kb.model import (
    Annotation,
    ArticleHead,
    Hit,
    IndexChange,
    MarkStyle,
    MergeReport,
    NoteHit,
    NotesBundle,
    Placement,
    ReviewState,
    SearchPage,
    Span,
)
from kb.notes.listing import Listing
from kb.settings import ZOOM_RANGE
from kb.workspace import Workspace
from ui import theme as themes
from ui.commands import Commands
from ui.desk import Desk, Front
from ui.dialogs.about import show_about
from ui.dialogs.bin import BinDialog
from ui.dialogs.export_notes import ExportNotesDialog, Scope
from ui.dialogs.failure import show_failure
from ui.dialogs.import_notes import ImportNotesDialog, choose_notes_file
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.finder import Finder
from ui.library.pane import LibraryPane
from ui.messages import sentence, undo_words
from ui.navigation import History, Place
from ui.notebook import Notebook, NotesNews
from ui.notes.pane import NotesPane
from ui.prompter import Prompter
from ui.reader.pane import ReaderPane
from ui.review.wording import due_words
from ui.search.box import SearchBox
from ui.search.results_pane import ResultsPane
from ui.widgets.named import named

MESSAGE_TIME = 4000  # milliseconds a status message stays
REMEMBER_AFTER = 1500  # milliseconds without scrolling until the place is stored
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
        self._history = History()
        self._titles: dict[str, str] = {}  # of the articles, by id
        self._finder = Finder(workspace, self)
        self._notebook = Notebook(workspace.notes, self)
        self._prompter = Prompter(workspace, self)
        self._placing = ""  # the annotation whose place is being chosen
        self._left_review = False  # for the passage of a card: the way back leads to it
        self._review_state = ReviewState()
        self._painted = False  # on the screen for the first time
        self._remember = QTimer(self, singleShot=True, interval=REMEMBER_AFTER)
        self.commands = Commands(self)
        self.box = SearchBox(self._theme)
        self.library = LibraryPane(self._theme)
        self.results = ResultsPane(self._theme)
        self.reader = ReaderPane(self._theme)
        self.desk = Desk(self.reader, workspace, self._theme)
        self.notes = NotesPane(self._theme)
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
        for pane in (column, self.desk, self.notes):
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
        self._places_count = QToolButton()
        self._places_count.setObjectName("places_count")
        self._places_count.setToolTip("资料更新后，这些批注的位置需要核对（Ctrl+Shift+P）")
        self._places_count.hide()
        self.statusBar().addPermanentWidget(self._places_count)
        self.statusBar().addPermanentWidget(self._status)
        self._due = named(QToolButton(), "review_due")
        self._due.setToolTip("每日回顾（Ctrl+Shift+Y）")
        self._due.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._due.hide()
        self.statusBar().addPermanentWidget(self._due)

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
        self.box.suggestions_wanted.connect(self._prompter.suggest)
        self.box.suggestion_taken.connect(lambda taken: self._prompter.remember(taken.text))
        self.box.history_forget_requested.connect(self._prompter.forget)
        self.box.history_clear_requested.connect(self._prompter.forget_all)
        self.box.save_toggled.connect(self._prompter.toggle_saved)

        self.results.hit_requested.connect(self.open_hit)
        self.results.note_requested.connect(self._open_note)
        self.results.notes_wanted.connect(self._finder.list_notes)
        self.results.narrowed.connect(self._finder.narrow)
        self.results.more_requested.connect(self._finder.more)
        self.results.correction_accepted.connect(self.box.set_text)
        self.results.example_chosen.connect(self._search_for)
        self.results.by_role_requested.connect(self.commands["by_role"].trigger)

        self._finder.found.connect(self._show_page)
        self._finder.noted.connect(self.results.show_notes)
        self._finder.waiting.connect(lambda: self.results.show_index_progress(0, 0))
        self._finder.progress.connect(self._show_index_progress)
        self._finder.ready.connect(self._index_ready)
        self._finder.stopped.connect(self._indexing_stopped)
        self._finder.failed.connect(self._tell)
        self.results.index_stop_requested.connect(self._finder.stop_indexing)

        self._prompter.suggested.connect(self.box.show_suggestions)
        self._prompter.saved_changed.connect(self._show_saved)
        self._prompter.failed.connect(self._tell)

    def _connect_reading(self) -> None:
        self.library.article_requested.connect(self.open_article)
        self.library.place_requested.connect(self.open_article)
        self.library.bookmark_delete_requested.connect(lambda item: self._notebook.delete((item,)))
        self.library.search_requested.connect(self._search_for)
        self.library.search_delete_requested.connect(self._prompter.unsave)

        self.desk.front_changed.connect(self._show_front)
        self.desk.hit_requested.connect(self.open_hit)
        self.desk.place_requested.connect(self.open_article)
        self.desk.role_requested.connect(self._narrow_to_role)
        self.desk.done.connect(self._say)
        self.desk.failed.connect(self._tell)

        self.reader.highlight_requested.connect(self._highlight)
        self.reader.note_requested.connect(self._write_note)
        self.reader.annotation_activated.connect(self._reveal_annotation)
        self.reader.annotation_edit_requested.connect(self._edit_annotation)
        self.reader.annotation_recolor_requested.connect(lambda item, color: self._notebook.recolor((item,), color))
        self.reader.annotation_delete_requested.connect(lambda item: self._notebook.delete((item,)))
        self.reader.bookmark_requested.connect(self._toggle_bookmark)
        self.reader.told.connect(self._say)
        self.reader.link_activated.connect(self._follow_link)
        self.reader.place_changed.connect(lambda _offset: self._remember.start())
        self.reader.zoom_changed.connect(self._zoom_changed)
        self._remember.timeout.connect(self._remember_place)

    def _connect_notes(self) -> None:
        self.notes.open_requested.connect(self._open_annotation)
        self.notes.edit_requested.connect(self._notebook.edit_note)
        self.notes.recolor_requested.connect(self._notebook.recolor)
        self.notes.style_requested.connect(self._notebook.restyle)
        self.notes.delete_requested.connect(self._notebook.delete)
        self.notes.tags_add_requested.connect(self._notebook.add_tags)
        self.notes.tags_remove_requested.connect(self._notebook.remove_tags)
        self.notes.tag_rename_requested.connect(self._notebook.rename_tag)

        places = self.desk.places
        places.detail_wanted.connect(self._notebook.look_at)
        places.open_requested.connect(self._open_annotation)
        places.accept_requested.connect(self._notebook.accept)
        places.detach_requested.connect(self._notebook.detach)
        places.attach_requested.connect(self._notebook.reattach)
        places.choose_requested.connect(self._choose_place)
        places.edit_requested.connect(self._edit_annotation)
        places.delete_requested.connect(self._notebook.delete)
        places.counted.connect(self._show_places_count)
        self.reader.place_chosen.connect(self._place_chosen)
        self.reader.place_refused.connect(lambda: self.desk.bring(Front.PLACES))
        self._places_count.clicked.connect(self._show_places)

        self._notebook.loaded.connect(self._show_annotations)
        self._notebook.looked_at.connect(places.show_detail)
        self._notebook.changed.connect(self._notes_changed)
        self._notebook.done.connect(self._say)
        self._notebook.failed.connect(self._tell)

    def _connect_review(self) -> None:
        review, notebook = self.desk.review, self._notebook
        review.graded.connect(notebook.grade)
        review.ungrade_requested.connect(notebook.ungrade)
        review.open_requested.connect(self._open_from_review)
        review.reminding_changed.connect(self._set_reminding)
        self.reader.escaped.connect(self._reader_escaped)
        self._due.clicked.connect(self._in_review)

        notebook.reviews_read.connect(review.show_items)
        notebook.graded.connect(self._review_graded)
        notebook.graded.connect(review.show_graded)
        notebook.ungraded.connect(review.show_ungraded)
        notebook.review_state_read.connect(self._show_review_state)
        notebook.failed.connect(review.resume)

    def _connect_commands(self) -> None:
        reader = self.reader
        for name, act in {
            "reindex": lambda: self._finder.refresh(rebuild=True),
            "restore_notes": self._show_backups,
            "open_data": lambda: self._open_folder(self._workspace.paths.root),
            "quit": self.close,
            "undo": self._notebook.undo,
            "redo": self._notebook.redo,
            "copy": self._copy,
            "search": self.focus_search,
            "save_search": self.box.toggle_saved,
            "find": lambda: self._in_reader(reader.open_find),
            "next_found": lambda: self._in_reader(reader.next_found),
            "previous_found": lambda: self._in_reader(reader.previous_found),
            "by_role": lambda: self.desk.toggle(Front.BY_ROLE),
            "compare_roles": lambda: self.desk.toggle(Front.COMPARISON),
            "zoom_in": lambda: reader.set_zoom(reader.zoom + ZOOM_STEP),
            "zoom_out": lambda: reader.set_zoom(reader.zoom - ZOOM_STEP),
            "zoom_reset": lambda: reader.set_zoom(100),
            "back": self._back,
            "forward": lambda: self._step(self._history.forward),
            "focus_library": lambda: self._focus("library_pane", self._left.currentWidget()),
            "focus_reader": lambda: self._in_reader(reader.setFocus),
            "focus_notes": lambda: self._focus("notes_pane", self.notes),
            "highlight": lambda: self._mark_selection(MarkStyle.HIGHLIGHT),
            "underline": lambda: self._mark_selection(MarkStyle.UNDERLINE),
            "note": self._note_selection,
            "bookmark": lambda: self._toggle_bookmark(reader.present_offset()),
            "next_annotation": lambda: self._in_reader(lambda: reader.step_annotation(1)),
            "previous_annotation": lambda: self._in_reader(lambda: reader.step_annotation(-1)),
            "all_notes": self._show_all_notes,
            "places": lambda: self.desk.toggle(Front.PLACES),
            "review": lambda: self.desk.toggle(Front.REVIEW),
            "tags": self.notes.manage_tags,
            "bin": self._open_bin,
            "export_notes": self._export_notes,
            "import_notes": self._import_notes,
            "shortcuts": lambda: ShortcutsDialog(self).exec(),
            "search_help": self._show_search_help,
            "about": lambda: show_about(self._workspace.library.packs, self._workspace.paths.root, self),
        }.items():
            self.commands[name].triggered.connect(lambda _checked=False, act=act: act())
        self.commands["dark"].toggled.connect(lambda dark: self.set_theme("dark" if dark else "light"))
        self.commands["library_pane"].toggled.connect(self._column.setVisible)
        self.commands["notes_pane"].toggled.connect(self.notes.setVisible)
        self.commands["outline"].toggled.connect(reader.set_outline_visible)

    def _fill(self) -> None:
        library = self._workspace.library
        self._show_articles(library.articles())
        self.library.set_searches(self._prompter.saved())
        self._notebook.load()
        self.desk.places.set_read_only(self._workspace.notes.read_only)
        if self._workspace.notes.read_only:
            self.notes.set_read_only("笔记由更新版本的程序保存，当前只能查看。")
        self._notebook.read("")
        self.desk.review.set_reminding(self._settings.review)
        if self._settings.review:
            self._notebook.read_review_state()
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
        self.commands["dark"].setChecked(settings.theme == "dark")
        self.set_theme(settings.theme)
        for name, visible in (
            ("library_pane", settings.library),
            ("notes_pane", settings.notes),
            ("outline", settings.outline),
        ):
            self.commands[name].setChecked(not visible)  # so that the next line surely toggles
            self.commands[name].setChecked(visible)
        self._show_navigation()
        last = next((place for place in self._workspace.notes.recent(1) if place.article_id in self._titles), None)
        if last is not None:
            self._show(Place(last.article_id, last.offset))

    # --- reading ---------------------------------------------------------------------------------------------------

    def open_article(self, article_id: str, offset: int | None = None) -> bool:
        """Show an article from ``offset`` on, or from where it was left; False (and a sentence) when it is gone."""
        if offset is None:
            left = self._workspace.notes.place_of(article_id)
            offset = left.offset if left else 0
        return self._show(Place(article_id, offset))

    def open_hit(self, hit: Hit) -> None:
        """Show a search result: its article at the passage, all matches marked."""
        passage = hit.passage
        if not self.open_article(passage.article_id, passage.span.start):
            return
        self._prompter.remember(self._finder.query)
        try:
            found = self._workspace.search.places(self._finder.query, passage.article_id)
        except IndexUnavailable:
            found = hit.places
        inside = [n for n, span in enumerate(found) if span.overlaps(passage.span)]
        self.reader.set_found(found, inside[0] if inside else 0)
        if not inside:  # the words stand in the headings above
            self.reader.go_to(passage.span)

    def _show(self, place: Place, *, visit: bool = True) -> bool:
        self._leave_article()
        self._left_review = False
        present = self.reader.article
        try:
            article = self._workspace.library.article(place.article_id)
        except KbError as error:
            self._tell(error)
            return False
        self.desk.bring(Front.READER)
        if present is None or present.id != article.id:
            self.reader.show_article(article, place.offset)
            self.notes.set_article(article.id)
            self.library.set_current(article.id)
        else:
            self.reader.clear_found()
            if visit:
                self.reader.go_to(Span(place.offset, place.offset))
            else:
                self.reader.scroll_to(place.offset)
        if visit:
            self._history.visit(place)
        self._notebook.read(article.id)
        self._notebook.remember_place(article.id, place.offset)
        self._show_navigation()
        self.setWindowTitle(f"{article.title} - 行知")
        self.opened.emit(article.id)
        return True

    def _leave_article(self) -> None:
        self.notes.flush()
        if self.reader.article is not None:
            self._history.update(Place(self.reader.article.id, self.reader.first_visible_offset()))
            self._remember_place()

    def _remember_place(self) -> None:
        self._remember.stop()
        if self.reader.article is not None:
            self._notebook.remember_place(self.reader.article.id, self.reader.first_visible_offset())

    def _back(self) -> None:
        if self._left_review:
            self._return_to_review()
        else:
            self._step(self._history.back)

    def _step(self, step: Callable[[], Place | None]) -> None:
        self._leave_article()
        place = step()
        if place is not None:
            self._show(place, visit=False)

    def _show_navigation(self) -> None:
        self.commands["back"].setEnabled(self._history.can_go_back or self._left_review)
        self.commands["forward"].setEnabled(self._history.can_go_forward)

    def _follow_link(self, target: str) -> None:
        """Links lead to other articles (``other.md``); anything else stays closed: the program is offline."""
        name = target.partition("#")[0].rpartition("/")[2].removesuffix(".md")
        if name in self._titles:
            self.open_article(name)
        else:
            self._say(f"离线阅读，不打开外部链接：{target}")

    def _copy(self) -> None:
        selection, article = self.reader.selection(), self.reader.article
        if selection and article:
            QApplication.clipboard().setText(article.text[selection.start : selection.end])

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
        self.box.set_saved(self._prompter.is_saved(query))
        self._finder.find(query)

    def _search_for(self, query: str) -> None:
        self.box.set_text(query)
        self.box.setFocus()

    def _show_saved(self, saved: tuple[str, ...]) -> None:
        self.library.set_searches(saved)
        self.box.set_saved(self._finder.query in saved)

    def _show_search_help(self) -> None:
        self.commands["library_pane"].setChecked(True)
        self.results.show_help(self.box)

    def _end_search(self) -> None:
        self._finder.forget()
        self.results.clear()
        self.desk.show_query("")
        self.reader.clear_found()
        self._left.setCurrentWidget(self.library)

    def _show_page(self, page: SearchPage, continues: bool) -> None:
        self.results.show_page(page, append=continues)
        if not continues:
            self.desk.show_query(page.query)

    def _show_front(self, front: Front) -> None:
        """What acts on a selection in the text acts only while the text is to be seen."""
        for name in ("copy", "highlight", "underline", "note", "bookmark"):
            self.commands[name].setEnabled(front is Front.READER)
        for name, own in (
            ("by_role", Front.BY_ROLE),
            ("compare_roles", Front.COMPARISON),
            ("places", Front.PLACES),
            ("review", Front.REVIEW),
        ):
            self.commands[name].setChecked(front is own)
        self.results.set_by_role(front is Front.BY_ROLE)
        if front is Front.REVIEW:
            self._left_review = False
            self._show_navigation()
            if not self.desk.review.in_progress:
                self._notebook.read_reviews()

    def _narrow_to_role(self, role: str) -> None:
        self.commands["library_pane"].setChecked(True)
        self.results.narrow_to_role(role)
        self.desk.bring(Front.READER)
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
        if change.added or change.changed or change.removed:
            self._show_articles(articles)

    def _show_articles(self, articles: tuple[ArticleHead, ...]) -> None:
        self._titles = {head.id: head.title for head in articles}
        self.library.set_articles(articles)
        self.desk.set_articles(articles)
        self.notes.set_articles(articles)
        self.desk.places.set_titles(self._titles)
        self.results.set_titles(self._titles)
        self.results.set_packs({pack.id: pack.name for pack in self._workspace.library.packs})

    # --- notes -----------------------------------------------------------------------------------------------------

    def _notes_changed(self, news: NotesNews) -> None:
        article = self.reader.article
        if article is not None and article.id == news.article_id:
            self.reader.set_annotations(news.annotations)
            self.reader.set_bookmarks(tuple(b for b in news.bookmarks if b.anchor.article_id == article.id))
        if news.change:
            self.notes.apply(news.change)
            self.desk.places.apply(news.change)
            self.desk.review.apply(news.change)
            if self._due.isVisible():  # what is gone is no longer due
                self._notebook.read_review_state()
            self._finder.refresh_notes()
            self.notes.set_known_tags(news.tags)
        self.library.set_bookmarks(news.bookmarks)
        self.library.set_recent(news.recent)
        for name, verb, operation in (("undo", "撤销", news.undo.undo), ("redo", "重做", news.undo.redo)):
            self.commands[name].setEnabled(operation is not None)
            self.commands[name].setText(undo_words(verb, operation))

    def _mark_selection(self, style: MarkStyle) -> None:
        if selection := self._selection("先选中一段正文，再划线。"):
            self._highlight(selection, "yellow", style.value)

    def _note_selection(self) -> None:
        if selection := self._selection("先选中一段正文，再写批注。"):
            self._write_note(selection)

    def _selection(self, otherwise: str) -> Span | None:
        selection = self.reader.selection()
        if selection is None:
            self._say(otherwise)
        return selection

    def _highlight(self, span: Span, color: str, style: str) -> None:
        if self.reader.article is not None:
            self._notebook.highlight(self.reader.article.id, span, color, MarkStyle(style))

    def _write_note(self, span: Span) -> None:
        if self.reader.article is not None:
            article_id = self.reader.article.id
            self._notebook.highlight(article_id, span, "yellow", MarkStyle.HIGHLIGHT, self._edit_annotation)

    def _edit_annotation(self, annotation_id: str) -> None:
        self.commands["notes_pane"].setChecked(True)
        self.notes.begin_edit(annotation_id)

    def _reveal_annotation(self, annotation_id: str) -> None:
        if self.notes.isVisible():
            self.notes.reveal(annotation_id)

    def _open_annotation(self, article_id: str, span: Span | None) -> None:
        if self.open_article(article_id, span.start if span else None) and span:
            self.reader.go_to(span)

    def _open_note(self, hit: NoteHit) -> None:
        self._open_annotation(hit.annotation.anchor.article_id, hit.annotation.span)
        self._reveal_annotation(hit.annotation.id)

    def _show_annotations(self, listing: Listing) -> None:
        self.notes.set_listing(listing)
        self.desk.places.set_annotations(listing.annotations)

    def _show_places(self) -> None:
        changed = self.desk.places.count(Placement.CHANGED)
        self.desk.places.set_state(Placement.CHANGED if changed else Placement.ORPHANED)
        self.desk.bring(Front.PLACES)
        self.desk.places.setFocus()

    def _show_places_count(self, changed: int, orphaned: int) -> None:
        counts = (("文字有变", changed), ("失锚", orphaned))
        self._places_count.setText("　".join(f"{words} {count}" for words, count in counts if count))
        self._places_count.setVisible(bool(changed or orphaned))

    def _choose_place(self, item: Annotation, near: Span | None) -> None:
        """Let a person select in the text where an annotation belongs."""
        if self.open_article(item.anchor.article_id, near.start if near else None):
            self._placing = item.id
            self.reader.choose_place(item.anchor.quote)

    def _place_chosen(self, span: Span) -> None:
        self._notebook.reattach(self._placing, span)
        self.desk.bring(Front.PLACES)
        self.desk.places.setFocus()

    def _toggle_bookmark(self, offset: int) -> None:
        if self.reader.article is not None:
            self._notebook.bookmark(self.reader.article.id, offset)

    def _show_all_notes(self) -> None:
        self._focus("notes_pane", self.notes)
        self.notes.set_scope("all")

    def _show_backups(self) -> None:
        dialog = RestoreDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.difference_wanted.connect(self._notebook.compare)
        dialog.backup_requested.connect(self._notebook.back_up)
        dialog.restore_requested.connect(self._restore_backup)
        dialog.folder_requested.connect(lambda: self._open_folder(self._workspace.paths.backups))
        self._notebook.backups_listed.connect(dialog.show_backups)
        self._notebook.compared.connect(dialog.show_difference)
        self._notebook.list_backups()
        dialog.open()

    def _restore_backup(self, backup: Path) -> None:
        self.notes.flush()
        self._notebook.restore_backup(backup)

    def _open_bin(self) -> None:
        dialog = BinDialog(self._titles, read_only=self._workspace.notes.read_only, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_requested.connect(self._notebook.restore)
        dialog.purge_requested.connect(self._notebook.purge)
        self._notebook.bin_read.connect(dialog.set_items)
        dialog.open()
        self._notebook.read_bin()

    def _export_notes(self) -> None:
        self.notes.flush()
        self._notebook.export(self._workspace.library.article, self._choose_export)

    def _import_notes(self) -> None:
        path = choose_notes_file(self)
        if path is not None:
            self.notes.flush()
            self._notebook.read_file(path, lambda bundle, planned: self._show_import(path, bundle, planned))

    def _show_import(self, path: Path, bundle: NotesBundle, planned: MergeReport) -> None:
        dialog = ImportNotesDialog(path, bundle, planned, self)
        dialog.import_requested.connect(self._notebook.take_in)
        dialog.open()

    def _choose_export(self, exported: ExportedNotes) -> None:
        article, selected = self.reader.article, {*self.notes.selected()}
        scopes = [Scope("全部笔记", exported)]
        if article is not None:
            scopes.insert(
                0, Scope(f"本文：{article.title}", exported.those(lambda note: note.article_id == article.id))
            )
        if selected:
            scopes.append(Scope("笔记栏里选中的", exported.those(lambda note: note.item.id in selected)))
        dialog = ExportNotesDialog(tuple(scopes), self)
        dialog.done_with.connect(lambda path: self._say(f"已导出到 {path}"))
        dialog.failed.connect(self._tell)
        dialog.open()

    # --- the daily review ------------------------------------------------------------------------------------------

    def _in_review(self, _clicked: bool = False) -> None:
        self.desk.bring(Front.REVIEW)
        self.desk.review.setFocus()

    def _open_from_review(self, article_id: str, span: Span) -> None:
        if self.open_article(article_id, span.start):
            self.reader.go_to(span)
            self.reader.setFocus()
            self._left_review = True
            self._show_navigation()
            self._say("按 Esc 或 Alt+← 回到每日回顾")

    def _reader_escaped(self) -> None:
        if self._left_review:
            self._return_to_review()

    def _return_to_review(self) -> None:
        self._leave_article()
        self._in_review()

    def _review_graded(self, _annotation_id: str, state: ReviewState) -> None:
        """From the first grade of all on, the window tells at start what is due; switched off it stays off."""
        if state.total and not self._review_state.total:
            self._set_reminding(True)

    def _set_reminding(self, reminding: bool) -> None:
        self._settings = replace(self._settings, review=reminding)
        self.desk.review.set_reminding(reminding)
        self._show_review_state(self._review_state)

    def _show_review_state(self, state: ReviewState) -> None:
        self._review_state = state
        self._due.setText(due_words(state.due))
        self._due.setVisible(self._settings.review and state.due > 0)

    # --- the window itself -----------------------------------------------------------------------------------------

    def set_theme(self, name: str) -> None:
        """Dress the window: ``light`` or ``dark``."""
        self._theme = themes.THEMES[name]
        application = QApplication.instance()
        if isinstance(application, QApplication):
            themes.apply(application, self._theme)
        for pane in (self.commands, self.box, self.library, self.results, self.reader, self.desk, self.notes):
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
            QTimer.singleShot(0, self._finder.open)
            QTimer.singleShot(0, self._notebook.look_after)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Store what is open, wait for what is under way, close the workspace."""
        self._leave_article()
        self._settings = replace(
            self._settings,
            theme=self._theme.name,
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
        self._notebook.close()
        self._finder.close()
        self._prompter.close()
        self.desk.finish()
        self._workspace.close()
        event.accept()

    def _zoom_changed(self, percent: int) -> None:
        if percent in ZOOM_RANGE:
            self._settings = replace(self._settings, zoom=percent)
        self._say(f"文字大小 {percent}%")

    def _in_reader(self, act: Callable[[], object]) -> None:
        self.desk.bring(Front.READER)
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
