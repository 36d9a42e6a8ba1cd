"""The way through the articles: opening them, back and forward, and coming back tomorrow at the same line."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from kb.content.links import LinkTarget
from kb.errors import ArticleNotFound, KbError
from kb.model import Article, Hit, Span
from kb.translation import tr
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.commands import shortcut
from ui.controllers.notes.notes_controller import NotesController
from ui.reader.pane import ReaderPane
from ui.reader.text.document import PreparedDocument
from ui.visit_history import Visit, VisitHistory
from ui.workers import Worker

REMEMBER_AFTER = 1500  # milliseconds without scrolling until the place is stored


class NavigationController(QObject):
    """Brings articles into the reader, and the reader to the front; keeps where a person was.

    A passage of the daily review is a review excursion: 后退 and Esc lead back to the card.
    """

    leaving = Signal()  # what is being written about the present article has to be stored now
    article_changed = Signal(str)  # id: another article than before is shown
    opened = Signal(object)  # Article, also when it was shown already
    ways_changed = Signal(bool, bool)  # whether one can go back, and forward
    returned = Signal()  # from a review excursion
    query_requested = Signal(str)  # results that one comes back to were those of this query
    status_message = Signal(str)  # words for the status bar
    failed = Signal(object)  # Exception

    def __init__(
        self,
        workspace: Workspace,
        reader: ReaderPane,
        center: CenterStack,
        notes_controller: NotesController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader = reader
        self._center = center
        self._notes_controller = notes_controller
        self._history = VisitHistory()
        self._in_review_excursion = False
        self._moving = False  # along the way: what comes to the front then is no new visit
        self._query = ""
        center.page_changed.connect(self._on_page)
        center.home.article_requested.connect(self.open_article)
        center.home.place_requested.connect(self.open_span)
        self._resting = QTimer(self, singleShot=True, interval=REMEMBER_AFTER)
        self._resting.timeout.connect(self._remember_place)
        self._reading = Worker("opening", self)
        self._opening = ""  # the article that is being read

    # --- opening ---------------------------------------------------------------------------------------------------

    @property
    def article_id(self) -> str:
        """The article that is shown, or being opened; empty for none."""
        return self._opening or (self._reader.article.id if self._reader.article is not None else "")

    def resume(self) -> None:
        """Open the article read last where it was left, if it is still there."""
        self._tell_ways()
        for last in self._workspace.notes.recent(1):
            if self._knows(last.article_id) and self._show(Visit(last.article_id, last.offset)):
                return
        self._center.show_page(CenterPage.HOME)

    def open_article(self, article_id: str, offset: int | None = None, then: Callable[[], None] | None = None) -> bool:
        """Show an article from ``offset`` on, or from where it was left; False (and a failure) when it is gone.

        A large one is read off the GUI thread: the reader says so, and anything else may be opened meanwhile. ``then``
        is called once the article is shown.
        """
        if offset is None:
            left = self._workspace.notes.reading_position(article_id)
            offset = left.offset if left else 0
        return self._show(Visit(article_id, offset), then=then)

    def open_span(self, article_id: str, span: Span | None, then: Callable[[], None] | None = None) -> bool:
        """Show an article at a span, or without one where it was left; False when it is gone."""

        def shown() -> None:
            if span is not None:
                self._reader.go_to(span)
            if then is not None:
                then()

        return self.open_article(article_id, span.start if span else None, shown)

    def open_hit(self, hit: Hit) -> bool:
        """Show a search result: its article at the passage, the passage's matches marked; False when it is gone."""
        passage = hit.passage
        return self.open_article(passage.article_id, passage.span.start, lambda: self.show_matches(hit, hit.places))

    def show_matches(self, hit: Hit, places: Sequence[Span]) -> None:
        """Mark the matches in the open article; the first one inside the hit's passage is the present one."""
        article, passage = self._reader.article, hit.passage
        if article is None or article.id != passage.article_id:
            return
        inside = [n for n, span in enumerate(places) if span.overlaps(passage.span)]
        self._reader.set_found(tuple(places), inside[0] if inside else 0)
        if not inside:  # the words stand in the headings above
            self._reader.go_to(passage.span)

    def open_review_excursion(self, article_id: str, span: Span) -> None:
        """Show the passage of a card of the daily review, with a way back to the card."""

        def shown() -> None:
            self._reader.setFocus()
            self._in_review_excursion = True
            self._tell_ways()
            self.status_message.emit(tr("按 Esc 或 {back} 回到每日回顾").format(back=shortcut("back")))

        self.open_span(article_id, span, shown)

    def follow(self, target: str) -> None:
        """Links lead to articles and their headings; anything else stays closed: the program is offline."""
        present, library = self._reader.article, self._workspace.library
        here = present.id if present else ""
        linked = library.linked_article(here, target)
        if linked is not None and linked.fragment and library.is_large(linked.article_id):
            self._reading.run_latest(lambda: library.link_target(here, target), self._follow, self.failed.emit)
            return
        try:
            found = library.link_target(here, target) if linked is not None and linked.fragment else linked
        except KbError as error:
            self.failed.emit(error)
            return
        if found is None:
            self.status_message.emit(tr("离线阅读，不打开外部链接：{target}").format(target=target))
        else:
            self._follow(found)

    def _follow(self, found: LinkTarget | None) -> None:
        if found is None:
            return
        if self.open_article(found.article_id, found.offset) and found.fragment and found.offset is None:
            self.status_message.emit(tr("这篇文章里没有“{fragment}”这一节").format(fragment=found.fragment))

    def reload_article(self) -> None:
        """The articles may read differently now: show the open one as it reads now, at the same place.

        One that has gone stays on the screen until another one is opened. A page that lies in front stays there.
        """
        present, library = self._reader.article, self._workspace.library
        if present is None or not self._knows(present.id):
            return
        if library.is_large(present.id):
            self._reading.run_latest(lambda: library.article(present.id), self._take_reloaded, lambda _error: None)
            return
        with suppress(KbError):
            self._take_reloaded(library.article(present.id))

    def _take_reloaded(self, article: Article) -> None:
        present = self._reader.article
        if present is not None and present.id == article.id and present.text_hash != article.text_hash:
            place = Visit(present.id, self._reader.first_visible_offset())
            if self._workspace.library.is_large(present.id):
                self.leave()
                self._begin_reading(place, visit=False, bring=False, then=None)
            else:
                self._show(place, visit=False, bring=False)
            self.status_message.emit(tr("这篇文章已更新"))

    # --- back and forward ------------------------------------------------------------------------------------------

    def back(self) -> None:
        """To the place before: an article where it was left, or another page."""
        self._step(self._history.back)

    def enter(self, history: VisitHistory, *, show: bool = True) -> None:
        """Go another way through the articles from now on; with ``show`` to where it was left, else to what comes."""
        self.leave()
        self._history = history
        if show:
            self._go_to(history.present or Visit(page=CenterPage.HOME))

    def set_query(self, query: str) -> None:
        """What the results answer now; empty when nothing is searched for."""
        self._query = query
        if query:
            self._history.update(Visit(page=CenterPage.RESULTS, query=query))

    def return_by_escape(self) -> None:
        """From a passage back to where it was opened: the card of the daily review, or the results."""
        if self._in_review_excursion:
            self.return_from_review_excursion()
        elif self._query and self._center.page is CenterPage.READER:
            self._center.show_page(CenterPage.RESULTS)
            self._center.setFocus()

    def forward(self) -> None:
        """To the place one went back from."""
        self._step(self._history.forward)

    def return_from_review_excursion(self) -> None:
        """Back to the review, if one came from there."""
        if self._in_review_excursion:
            self.leave()
            self.returned.emit()

    def end_review_excursion(self) -> None:
        """The review is in front again, by whatever way."""
        self._in_review_excursion = False
        self._tell_ways()

    # --- leaving ---------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """What is being opened is no longer wanted."""
        self._reading.close()

    def leave(self) -> None:
        """Store what is open: the note that is being written, and how far one has read."""
        self.leaving.emit()
        if self._reader.article is not None:
            self._history.update(self._present_visit())
            self._remember_place()

    def scrolled(self) -> None:
        """The reader shows another part of the article: that place is stored once it rests."""
        self._resting.start()

    # --- inside ----------------------------------------------------------------------------------------------------

    def _show(
        self, place: Visit, *, visit: bool = True, bring: bool = True, then: Callable[[], None] | None = None
    ) -> bool:
        self.leave()
        self._in_review_excursion = False
        self._cancel_reading()
        library, present = self._workspace.library, self._reader.article
        try:
            large = library.is_large(place.article_id)
            if large and (present is None or present.id != place.article_id):
                self._begin_reading(place, visit=visit, bring=bring, then=then)
                return True
            article = present if large and present is not None else library.article(place.article_id)
        except KbError as error:
            self.failed.emit(error)
            return False
        if bring:
            self._bring(CenterPage.READER)
        if present is None or (present.id, present.text_hash) != (article.id, article.text_hash):
            self._reader.show_article(article, place.offset)
            self.article_changed.emit(article.id)
        else:
            self._reader.clear_found()
            if visit:
                self._reader.go_to(Span(place.offset, place.offset))
            else:
                self._reader.scroll_to(place.offset)
        if visit:
            self._history.visit(place)
        self._tell_shown(article, place.offset, then)
        return True

    def _begin_reading(self, place: Visit, *, visit: bool, bring: bool, then: Callable[[], None] | None) -> None:
        """Read a large article and set its text on the worker; until then it is said that it is being opened."""
        library, reader = self._workspace.library, self._reader

        def shown(prepared: PreparedDocument) -> None:
            self._opening = ""
            reader.show_article(prepared.article, place.offset, prepared)
            self.article_changed.emit(place.article_id)
            self._tell_shown(prepared.article, place.offset, then)

        def failed(error: Exception) -> None:
            self._opening = ""
            reader.clear()
            self.failed.emit(error)

        def read() -> PreparedDocument:
            prepared = reader.prepared(library.article(place.article_id))
            self._reading.give(prepared.document)
            return prepared

        self._opening = place.article_id
        reader.show_opening(library.head(place.article_id).title)
        if bring:
            self._bring(CenterPage.READER)
        if visit:
            self._history.visit(place)
        self._tell_ways()
        self._reading.run_latest(read, shown, failed)

    def _cancel_reading(self) -> None:
        """Something else is wanted than what is being opened."""
        self._reading.cancel_latest()
        if self._opening:
            self._opening = ""
            self._reader.clear()

    def _tell_shown(self, article: Article, offset: int, then: Callable[[], None] | None) -> None:
        self._notes_controller.read(article.id)
        self._notes_controller.remember_place(article.id, offset)
        self._tell_ways()
        self.opened.emit(article)
        if then is not None:
            then()

    def _step(self, step: Callable[[], Visit | None]) -> None:
        self.leave()
        place = step()
        if place is not None:
            self._go_to(place)

    def _go_to(self, place: Visit) -> None:
        """To a place on the way, which is no new visit."""
        if place.page is CenterPage.READER:
            self._show(place, visit=False)
            return
        self._cancel_reading()
        if place.query and place.query != self._query:
            self.query_requested.emit(place.query)
        self._bring(place.page)
        self._center.setFocus()
        self._tell_ways()

    def _bring(self, page: CenterPage) -> None:
        """Lay a page in front, which is no visit of its own."""
        self._moving = True
        try:
            self._center.show_page(page)
        finally:
            self._moving = False

    def _on_page(self, page: CenterPage) -> None:
        """Somebody has laid a page in front: one comes back to it."""
        if self._moving:
            return
        if page is not CenterPage.READER:
            self._history.update(self._present_visit())
            self._history.visit(Visit(page=page, query=self._query if page is CenterPage.RESULTS else ""))
        elif self._reader.article is not None:
            self._history.visit(self._present_visit())
        self._tell_ways()

    def _present_visit(self) -> Visit:
        article = self._reader.article
        return Visit(article.id, self._reader.first_visible_offset()) if article else Visit()

    def _remember_place(self) -> None:
        self._resting.stop()
        if self._reader.article is not None:
            self._notes_controller.remember_place(self._reader.article.id, self._reader.first_visible_offset())

    def _tell_ways(self) -> None:
        self.ways_changed.emit(self._history.can_go_back, self._history.can_go_forward)

    def _knows(self, article_id: str) -> bool:
        try:
            self._workspace.library.head(article_id)
        except ArticleNotFound:
            return False
        return True
