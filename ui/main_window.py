"""The main window: connects its parts with each other and with the workspace.

``_connect`` is the map of the application. Panes emit what a person wants; the window asks the workspace, off the GUI
thread where it may take time, and hands the answer to the panes that show it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

from kb.errors import NotesNoAccess
from kb.settings import ZOOM_RANGE
from kb.translation import tr
from ui import window_state
from ui.center_page import CenterPage
from ui.dialogs.failure import show_failure
from ui.window_commands import WindowCommands, open_folder

if TYPE_CHECKING:
    from kb.model import Article, Hit, IndexChange, NoteHit, TermUse
    from kb.profiles.profiles import Unlocked
    from kb.workspace import Workspace

MESSAGE_TIME = 4000  # milliseconds a message stays in the status bar
AT_REST = 3000  # milliseconds after which what was put off at the start is read
TYPED_AHEAD = 500  # milliseconds within which what was typed before the panes were there has arrived


class MainWindow(WindowCommands):
    """The one window over an open workspace, which it closes when it is closed.

    Without one it is a frame until ``hold`` is called. ``unlocked`` is the person whose notes those are, if they are
    behind a PIN.
    """

    opened = Signal(str)  # article id
    _painted = False  # on the screen, with all that is in it

    def __init__(self, workspace: "Workspace | None" = None, unlocked: "Unlocked | None" = None) -> None:
        super().__init__()
        self._typing_ahead = QTimer(self)
        self._typing_ahead.setSingleShot(True)
        self._typing_ahead.timeout.connect(self._end_typing_ahead)
        if workspace is not None:
            self.hold(workspace, unlocked)

    def hold(self, workspace: "Workspace", unlocked: "Unlocked | None" = None) -> None:
        """Show what is in a workspace."""
        self.make_parts(workspace, unlocked)
        self._connect()
        self._fill()
        self._restore()
        self.leave_frame()
        if self.isVisible():
            for part in (self.menuBar(), self._tools, self._layout.middle, self.statusBar()):
                part.show()  # at once, else the box could not take the focus
            self.box.setFocus()  # who types into the outline of the box types into the box
            self._typing_ahead.start(TYPED_AHEAD)

    def _connect(self) -> None:
        """The map of the application: who wants what, and who does it."""
        self._connect_search()
        self._connect_home()
        self._connect_reading()
        self._connect_notes()
        self._connect_documents()
        self._connect_packs()
        self._connect_settings()
        self.connect_commands()

    def _connect_search(self) -> None:
        self.box.suggestions_requested.connect(self._typing_ahead.stop)  # who has come to the box on purpose stays
        self._results.ended.connect(self.reader.clear_found)
        self._results.ended.connect(self._layout.show_library)
        self._results.query_shown.connect(self.center.show_query)
        self._results.query_shown.connect(self._navigation.set_query)
        self._navigation.query_requested.connect(self.box.set_text)
        self._layout.back_to_results.clicked.connect(lambda: self.center.show_page(CenterPage.RESULTS))
        self._results.index_state_changed.connect(self._layout.status.setText)
        self._results.index_ready.connect(self._show_index_state)
        self._articles.changed.connect(self._effects.refresh)
        self._effects.changed.connect(self._tabs.refresh)
        self._effects.changed.connect(self._show_title)
        self._articles.changed.connect(self._navigation.reload_article)
        self._articles.changed.connect(self._notes_controller.load)
        self._results.status_message.connect(self._say)

        self.results.hit_requested.connect(self.open_hit)
        self.results.hit_beside_requested.connect(self._open_hit_beside)
        self.results.note_requested.connect(self._open_note)
        for opened in (self.results.hit_requested, self.results.hit_beside_requested, self.results.note_requested):
            opened.connect(self._feedback.take_as_answered)
        self.center.hit_requested.connect(self._feedback.take_as_answered)
        self._results.ended.connect(self._feedback.leave_search)
        self.results.by_role_requested.connect(self.commands["by_role"].trigger)

        self.reader.search_requested.connect(self._results.search_for)
        self.reader.find_requested.connect(self._find_in_article)
        self._search.words_located.connect(self.reader.show_words_found)
        self._search.located.connect(self._navigation.show_matches)
        self._search.explained.connect(self._show_words)
        self._search.failed.connect(self._tell)
        self._suggestions.failed.connect(self._tell)

    def _connect_home(self) -> None:
        for shown in (self._questions, self._updates):
            self._home.post_changed.connect(shown.set_post)
            self._articles.changed.connect(shown.refresh)
            for told in (self._search.ready, self._search.not_writable, self._search.stopped):
                told.connect(shown.begin)
        self._tour.post_chosen.connect(self._home.set_post)
        self._tour.post_chosen.connect(lambda _post: self._questions.begin())  # the first index takes half a minute
        self._tour.ended.connect(self.center.setFocus)
        self._tour.home_requested.connect(lambda: self.center.show_page(CenterPage.HOME))

    def _connect_reading(self) -> None:
        self.library.article_requested.connect(self._navigation.open_article)
        self.library.place_requested.connect(self._navigation.open_article)
        self.library.beside_requested.connect(self._tabs.open_beside)
        self._tabs.status_message.connect(self._say)
        self.library.bookmark_delete_requested.connect(lambda item: self._notes_controller.delete((item,)))

        self.center.page_changed.connect(self._show_center_page)
        self.center.hit_requested.connect(self.open_hit)
        self.center.place_requested.connect(self._navigation.open_article)
        self.center.role_requested.connect(self._results.narrow_to_role)
        self.center.done.connect(self._say)
        self.center.failed.connect(self._tell)

        self.reader.annotation_activated.connect(self._reveal_annotation)
        self.reader.annotation_edit_requested.connect(self._edit_annotation)
        self.reader.annotation_tags_requested.connect(self._tag_annotation)
        self.reader.status_message.connect(self._say)
        self.reader.link_activated.connect(self._navigation.follow)
        self.reader.term_requested.connect(lambda term: self._navigation.open_span(term.article_id, term.span))
        self.reader.place_changed.connect(lambda _offset: self._navigation.scrolled())
        self.reader.zoom_changed.connect(self._zoom_changed)
        self._annotation.note_begun.connect(self._edit_annotation)
        self._annotation.status_message.connect(self._say)

        self.reader.escaped.connect(self._return_by_escape)

        self._palette.article_requested.connect(self._open_entry)
        self._palette.role_requested.connect(self._show_role)
        self._palette.failed.connect(self._tell)

        self._navigation.leaving.connect(self.notes.flush)
        self._navigation.article_changed.connect(self.notes.set_article)
        self._navigation.article_changed.connect(self.library.set_current)
        self._navigation.ways_changed.connect(self.commands.show_ways)
        self._navigation.opened.connect(self._show_opened)
        self._navigation.opened.connect(self._checklists.open)
        self._checklists.done.connect(self._say)
        self._checklists.failed.connect(self._tell)
        self._navigation.opened.connect(self._progress.show_article)
        self._progress.status_message.connect(self._say)
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
        self._notes_controller.waiting.connect(self._show_waiting)
        self._closing.told.connect(self.statusBar().showMessage)
        self._notes_controller.failed.connect(self._tell)

        self._printing.done.connect(self._say)
        self._printing.failed.connect(self._tell)
        self._notes_dialogs.folder_requested.connect(open_folder)
        self._notes_dialogs.done.connect(self._say)
        self._notes_dialogs.failed.connect(self._tell)

    def _connect_documents(self) -> None:
        self._files.entered.connect(lambda: self._say(tr("松开鼠标：文件导入到“我的文档”，内容包先看再装")))
        self._files.dropped.connect(self._take_dropped)
        self.library.article_acts = self._documents.acts
        self.library.article_delete_requested.connect(self._documents.delete)
        self._documents.folder_requested.connect(open_folder)
        for controller in (self._import, self._documents):
            controller.changed.connect(self._show_documents)
            controller.done.connect(self._say)
            controller.failed.connect(self._tell)

    def _connect_packs(self) -> None:
        self._packs.changed.connect(lambda _changes: self._articles.refresh())
        self._packs.changed.connect(lambda _changes: self._search.refresh())
        self._packs.updates_requested.connect(self._updates.show)
        self._packs.done.connect(self._say)
        self._packs.failed.connect(self._tell)

        self._navigation.opened.connect(self._updates.note_opened)
        self._updates.open_requested.connect(self._navigation.open_article)
        self._updates.places_requested.connect(self._places.show_waiting)
        for controller in (self._updates, self._feedback):
            controller.done.connect(self._say)
            controller.failed.connect(self._tell)

    def _connect_settings(self) -> None:
        panes = (
            self.box,
            self.library,
            self.results,
            self.reader,
            self.center,
            self.notes,
            self.notices,
            self.palette_,
            self._effects.bar,
        )
        for pane in panes:
            self._appearance.theme_changed.connect(pane.set_theme)
        self._person.closing_requested.connect(self.close)
        self._settings.on("idle_minutes", lambda value: self._person.watch(int(value)))
        self._settings.on("zoom", lambda value: self.reader.set_zoom(int(value)))
        for name in ("indented", "line_height", "column", "font"):
            self._settings.on(name, lambda _value: self._set_type())
        self._settings.on("post", lambda value: self._home.set_post(str(value)))
        self._settings.on("volumes", lambda value: self._packs.set_looks_at_volumes(bool(value)))
        self._settings.on("failed_searches", lambda value: self._feedback.set_keeps_searches(bool(value)))
        self._settings.on("review", lambda value: self._indicators.set_reminding(bool(value)))
        self._review.quiz_problem.connect(self._tell_at_foot)
        self._settings.folder_requested.connect(open_folder)

    def _fill(self) -> None:
        from ui.error_messages import sentence  # noqa: PLC0415 - the frame does not wait for it

        library = self._workspace.library
        self._articles.fill()
        self._progress.show()
        self._effects.refresh()
        self._home.show_searches(self._suggestions.saved())
        self._home.set_post(self._settings.present.post)
        self._notes_controller.load()
        self.center.places.set_read_only(self._workspace.notes.read_only)
        if self._workspace.notes.read_only_reason is not None:
            self.notes.set_read_only(sentence(self._workspace.notes.read_only_reason))
        self._notes_controller.read("")
        self._person.watch(self._settings.present.idle_minutes)
        self._review.start()
        if library.problems:
            self._tell_at_foot(library.problems[0])

    def _restore(self) -> None:
        settings = self._settings.present
        window_state.restore(self, self._layout.splitter, settings)
        self.library.set_expanded([*settings.expanded])
        self.notes.recall(settings.notes_list)
        self.reader.set_zoom(settings.zoom)
        self._set_type()
        self.commands.set_theme(self._appearance.theme)
        self._appearance.finish_dressing()
        for name, visible in zip(self._pane_actions, (settings.library, settings.notes, settings.outline), strict=True):
            self.commands[name].setChecked(not visible)  # so that the next line surely toggles
            self.commands[name].setChecked(visible)
        self._fold_panes()
        self._navigation.resume()
        if self._navigation.article_id:
            self._tabs.restore(settings.tabs, self._navigation.article_id)

    # --- reading ---------------------------------------------------------------------------------------------------

    def open_article(self, article_id: str, offset: int | None = None) -> bool:
        """Show an article from ``offset`` on, or from where it was left; False (and a sentence) when it is gone."""
        return self._navigation.open_article(article_id, offset)

    def _open_entry(self, article_id: str, offset: int | None, beside: bool) -> None:
        from kb.model import Span  # noqa: PLC0415 - the frame does not wait for it

        span = None if offset is None else Span(offset, offset)
        if (self._tabs.open_beside if beside else self._navigation.open_span)(article_id, span):
            self.reader.setFocus()

    def _open_hit_beside(self, hit: "Hit") -> None:
        if self._tabs.open_hit_beside(hit):
            self._results.remember(hit)
            self.reader.setFocus()

    def _return_by_escape(self) -> None:
        if self._focus_mode.active:
            self._focus_mode.leave()
        else:
            self._navigation.return_by_escape()

    def _show_role(self, role: str) -> None:
        self._layout.show_library()
        self._focus("library_pane", self.library)
        self.library.show_role(role)

    def open_hit(self, hit: "Hit") -> None:
        """Show a search result: its article at the passage, all matches marked."""
        if self._navigation.open_hit(hit):
            self._results.remember(hit)
            self.reader.setFocus()

    def _show_opened(self, article: "Article") -> None:
        self._show_title()
        self.commands.show_own(self._documents.is_own(article.id))
        self._search.explain(article)
        self.opened.emit(article.id)

    def _show_title(self) -> None:
        article = self.reader.article
        if article is not None:
            self.setWindowTitle(tr("{titled} - 行知").format(titled=self._effects.titled(article)))

    def _show_documents(self, article_id: str) -> None:
        """One's own documents have come, changed or gone: everything that names articles knows it at once."""
        self._articles.refresh()
        self._search.refresh()
        if article_id:
            QTimer.singleShot(0, self, partial(self.open_article, article_id))

    def _find_in_article(self, words: str) -> None:
        if self.reader.article is not None:
            self._search.find_in_article(words, self.reader.article)

    def _show_words(self, article: "Article", uses: "tuple[TermUse, ...]", edges: tuple[int, ...]) -> None:
        if self.reader.article == article:
            self.reader.set_terms(uses)
            self.reader.set_word_edges(edges)

    # --- searching -------------------------------------------------------------------------------------------------

    def _show_center_page(self, center_page: CenterPage) -> None:
        """What acts on the text acts only while it is to be seen."""
        if center_page is not CenterPage.READER:
            self._focus_mode.leave()
        self.commands.set_text_shown(center_page is CenterPage.READER)
        for name, own in (
            ("by_role", CenterPage.BY_ROLE),
            ("compare_roles", CenterPage.COMPARISON),
            ("places", CenterPage.PLACES),
            ("review", CenterPage.REVIEW),
            ("updates", CenterPage.UPDATES),
        ):
            self.commands[name].setChecked(center_page is own)
        self.results.set_by_role(center_page is CenterPage.BY_ROLE)
        if center_page is CenterPage.READER and self._search.query:
            QTimer.singleShot(0, self, self._show_rail)  # after the text: it measures fifty results, 20 ms
        else:
            self._layout.show_library()
        self._fold_panes()

    def _show_rail(self) -> None:
        if self.center.page is CenterPage.READER and self._search.query:
            self._layout.show_rail()

    def _show_index_state(self, change: "IndexChange") -> None:
        self._layout.status.setText(
            tr("{count} 篇文章，{passages} 段可检索").format(
                count=len(self._workspace.library.articles()), passages=change.passages
            )
        )
        self._articles.refresh()

    def _edit_annotation(self, annotation_id: str) -> None:
        self._focus_mode.leave()
        self.commands["notes_pane"].setChecked(True)
        self.notes.begin_edit(annotation_id)

    def _tag_annotation(self, annotation_id: str) -> None:
        self._edit_annotation(annotation_id)
        self.notes.begin_tagging()

    def _reveal_annotation(self, annotation_id: str) -> None:
        if self.notes.isVisible():
            self.notes.reveal(annotation_id)

    def _open_note(self, hit: "NoteHit") -> None:
        self._navigation.open_span(hit.annotation.anchor.article_id, hit.annotation.span)
        self._reveal_annotation(hit.annotation.id)

    # --- the window itself -----------------------------------------------------------------------------------------

    def come_forward(self, request: str = "") -> None:
        """Show the window in front of all others: at an article (its id), or with a pack to install (its file URL)."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if self._person.after is None:  # else it opens again by itself
            self._closing.stay()
        if not self._person.locked:
            self.open_requested(request)

    @property
    def after_closing(self) -> "Callable[[], object] | None":
        """What is to be done now that the window is closed, before another one opens; None: nothing comes after."""
        return self._person.after

    def welcome(self) -> None:
        """Show a newcomer around; to be called when nothing else was asked for."""
        self._tour.welcome()

    def open_requested(self, request: str) -> None:
        """Open what the command line named, as ``ui.app`` puts it."""
        if (url := QUrl(request)).isLocalFile():
            self._packs.open_file(Path(url.toLocalFile()))
        elif request:
            self.open_article(request)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Panes without room fold."""
        super().resizeEvent(event)
        if not self.is_frame:
            self._fold_panes()

    def _end_typing_ahead(self) -> None:
        if self.box.hasFocus() and not self.box.text():
            self.center.setFocus()

    def _fold_panes(self) -> None:
        if not self._focus_mode.active:  # what is folded then comes back as it was
            self._layout.fold(self.width(), self.center.page, self._pane_actions)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Once the window is to be seen, load the search: done before, that would keep the window waiting."""
        super().paintEvent(event)
        if not self.is_frame and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._search.open)
            QTimer.singleShot(0, self, self._notes_controller.run_startup_checks)
            QTimer.singleShot(0, self, self._packs.start)
            QTimer.singleShot(AT_REST, self, self.center.read_late_pages)

    def _take_dropped(self, paths: tuple[Path, ...]) -> None:
        if not self._packs.take(paths):
            self._import.take(paths)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Back from another program, which may have installed something."""
        super().changeEvent(event)
        if self._painted and event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._packs.look()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Store what is open, wait for what is under way, close the workspace."""
        if self.is_frame:
            return
        self._navigation.leave()
        if not self._closing.may_close(at_once=self._person.switching):
            event.ignore()
            return
        self._focus_mode.leave()
        wanted = {name: self._layout.is_wanted(name, action) for name, action in self._pane_actions.items()}
        self._keep_choices()
        settings = replace(
            window_state.remembered(self, self._layout.splitter, self._settings.present),
            outline=wanted["outline"],
            library=wanted["library_pane"],
            notes=wanted["notes_pane"],
            expanded=tuple(self.library.expanded()),
            notes_list=self.notes.memory(),
            tabs=self._tabs.articles,
        )
        try:
            self._settings.store(settings)
        except OSError as error:
            if not isinstance(self._workspace.notes.read_only_reason, NotesNoAccess):  # that was told at the start
                self._tell(error)
        self.hide()  # what is under way takes its time
        self._packs.close()
        self._updates.close()
        self._feedback.close()
        self._navigation.close()
        self._notes_controller.close()
        self._drafts.finish()
        self._import.close()
        self._printing.close()
        self._documents.close()
        self._search.close()
        self._suggestions.close()
        self._palette.close()
        self._progress.close()
        self._questions.close()
        self.center.finish()
        self._workspace.close()
        event.accept()

    def _set_type(self) -> None:
        chosen = self._settings.present
        self.reader.set_typesetting(
            indented=chosen.indented, line_height=chosen.line_height, columns=chosen.column, family=chosen.font
        )

    def _zoom_changed(self, percent: int) -> None:
        if percent in ZOOM_RANGE:
            self._settings.keep(zoom=percent)
        self._say(tr("文字大小 {percent}%").format(percent=percent))

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, MESSAGE_TIME)

    def _show_waiting(self, waits: bool) -> None:
        """While another process keeps the notes, say why what was done is not to be seen yet."""
        if waits:
            self.statusBar().showMessage(tr("另一个程序正在写笔记，等它写完就保存；这期间照常可以阅读和查找"))
        else:
            self.statusBar().clearMessage()

    def _tell(self, error: Exception) -> None:
        show_failure(error, self)

    def _tell_at_foot(self, error: Exception) -> None:
        from ui.error_messages import sentence  # noqa: PLC0415 - the frame does not wait for it

        self.statusBar().showMessage(sentence(error))
