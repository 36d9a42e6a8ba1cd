"""The reader pane: an article, the marks on it, and what a person wants done, told by signals in spans."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kb.model import Annotation, Article, Bookmark, Checklist, Span, TermUse
from kb.settings import ZOOM_STEP
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.bars.find_bar import FindBar
from ui.reader.bars.mark_bar import MarkBar
from ui.reader.bars.reanchor_bar import ReanchorBar
from ui.reader.bars.selection_bar import SelectionBar
from ui.reader.bars.table_head import TableHead
from ui.reader.caret_words import CaretWords
from ui.reader.frame import ReaderFrame, stacked
from ui.reader.interactions import Interactions
from ui.reader.marks.found_marks import FoundMarks
from ui.reader.marks.mark_tools import MarkTools
from ui.reader.marks.scroll_marks import ScrollMarks
from ui.reader.menus import SelectionActs
from ui.reader.reading_place import ReadingPlace
from ui.reader.selection import TextSelection
from ui.reader.selection_actions import SelectionActions
from ui.reader.text.document import PreparedDocument, build_document
from ui.reader.text.scrolled_text import ScrollPosition
from ui.reader.text.typography import MAX_ZOOM, MIN_ZOOM, Typography
from ui.reader.text.view import ReaderView
from ui.reader.text.words import WordEdges
from ui.theme import Theme

_LONGEST_WORDS = 50  # of a selection that is taken over into the find bar


class ReaderPane(ReaderFrame):
    """Shows one article; fed with frozen values, it emits intentions and changes nothing itself."""

    highlight_requested = Signal(object, str, str)  # Span, color, MarkStyle value
    note_requested = Signal(object)  # Span: highlight it and write a note
    citation_requested = Signal(object)  # Span: onto the clipboard with where it is from
    search_requested = Signal(str)  # the selected words
    report_requested = Signal(object)  # Span: something is wrong with it
    annotation_activated = Signal(str)  # id: a mark was clicked
    annotation_edit_requested = Signal(str)  # id
    annotation_tags_requested = Signal(str)  # id
    annotation_recolor_requested = Signal(str, str)  # id, color
    annotation_delete_requested = Signal(str)  # id
    bookmark_requested = Signal(int)  # offset (code points) of the block to toggle
    link_activated = Signal(str)  # target as written in the article
    term_requested = Signal(object)  # Term whose entry in the glossary is wanted
    place_changed = Signal(int)  # first visible offset, at most every 400 ms
    find_requested = Signal(str)  # the places of these words in the article: answered by ``show_words_found``
    found_changed = Signal(int, int)  # current (from 1; 0 = none), total
    zoom_changed = Signal(int)  # percent
    status_message = Signal(str)  # words for the status bar
    place_chosen = Signal(object)  # Span: for what ``choose_place`` asked
    place_refused = Signal()
    escaped = Signal()  # Esc, and nothing was open or selected

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("reader_pane")
        self._theme = theme
        self._type = Typography()
        self._page: ArticleOverlay | None = None
        self._view = ReaderView(self)
        self._selection = TextSelection(self._view)
        self._scroll_marks = ScrollMarks(self._view, theme)
        self._table_head = TableHead(self._view, theme)
        self._find = FindBar(theme, self)
        self._found = FoundMarks(self._find, self._view)
        self._attach = ReanchorBar(theme, self)
        self.hold(stacked(self._attach, stacked(self._find, self._view)))
        self._bar = SelectionBar(theme, self)
        self._mark_bar = MarkBar(theme, self)
        self._tools = MarkTools(self._mark_bar, self._view)
        self._actions = act = SelectionActions(self._bar, self._view, self._selection)
        acts = SelectionActs(
            act.highlight, act.underline, act.note, act.copy, act.cite, act.search, self._view.selectAll, act.report
        )
        self._gestures = Interactions(self._view, theme, acts)
        self.ticking = self._gestures.ticking
        self._told = CaretWords(self._view)
        self._place = ReadingPlace(self._view, self._selection, self._found)
        self._connect()
        self.setFocusProxy(self._view)

    # --- the article --------------------------------------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """What is shown."""
        return self._page.article if self._page else None

    @property
    def checklist(self) -> Checklist | None:
        """Its list, as it is shown."""
        return self._page.ticks.checklist if self._page else None

    @property
    def zoom(self) -> int:
        """Percent."""
        return self._type.zoom

    def prepared(self, article: Article) -> PreparedDocument:
        """A document that ``show_article`` takes: of a large article it is made on a worker, as this may be called."""
        return PreparedDocument.of(article, self._theme, self._type)

    def show_opening(self, title: str) -> None:
        """Close the article and say that another one is being read."""
        self.clear()
        self.show_none(title)

    def show_article(self, article: Article, offset: int = 0, prepared: PreparedDocument | None = None) -> None:
        """Show ``article`` with the line of ``offset`` (code points) at the top; its marks are fed afterwards.

        ``prepared`` is its document, made before; one that was made for another size or theme is made anew.
        """
        self._place.tell_nothing()
        self._bar.hide()
        self._tools.leave()
        self._attach.hide()
        self._selection.forget()
        self._page = ArticleOverlay(article, self._view, self._theme, self._type)
        self._share_page(self._page)
        self._view.words = None
        self.show_head(article)
        place = self._view.top_place(self._page.position(offset))
        if prepared is not None and prepared.fits(article, self._theme, self._type):
            self._view.show_document(prepared.document, self._type, place)
        else:
            self._rebuild(self._page, place)
        self._found.begin_article()
        self._on_scrolled()
        self._place.tell_nothing()

    def clear(self) -> None:
        """Close the article."""
        self._place.tell_nothing()
        self.clear_found()
        self._bar.hide()
        self._tools.leave()
        self._attach.hide()
        self._page = None
        self._share_page(None)
        self.show_none()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``; the place stays."""
        self._theme = self._gestures.theme = self._scroll_marks.theme = self._table_head.theme = theme
        super().set_theme(theme)
        self._find.set_theme(theme)
        self._attach.set_theme(theme)
        self._bar.set_theme(theme)
        self._mark_bar.set_theme(theme)
        self._apply_appearance()

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, 70–200 percent; the place stays."""
        percent = min(max(percent, MIN_ZOOM), MAX_ZOOM)
        if percent == self.zoom:
            return
        self._type = replace(self._type, zoom=percent)
        self._bar.hide()
        self._apply_appearance()
        self.zoom_changed.emit(percent)

    def set_typesetting(self, *, indented: bool, line_height: int, columns: int, family: str) -> None:
        """How the text is set, see ``Typography``; the place stays."""
        wanted = replace(self._type, indented=indented, line_height=line_height, columns=columns, family=family)
        if wanted != self._type:
            self._type = wanted
            self._apply_appearance()

    def set_alone(self, alone: bool) -> None:
        """Show the text without its head and outline, or with them again; a bar over it goes."""
        self._tools.leave()
        super().set_alone(alone)

    def first_visible_offset(self) -> int:
        """The first visible code point; 0 when no article is open."""
        return self._place.first_visible

    def present_offset(self) -> int:
        """Where the person is: the selection, the current search mark or the caret if that is in sight, or the top."""
        return self._place.present

    def share_read(self) -> float:
        """How much of the article stands above the lower edge, 0–1."""
        return self._place.share_read

    def go_to(self, span: Span) -> None:
        """Bring ``span`` into the upper third and frame it for a moment."""
        self._place.go_to(span)

    def scroll_to(self, offset: int) -> None:
        """Bring the line of ``offset`` to the top: the place that ``first_visible_offset`` told."""
        self._place.scroll_to(offset)

    # --- selection ----------------------------------------------------------------------------------------------

    def selection(self) -> Span | None:
        """The selected code points, without line breaks at the ends; None when no text is selected."""
        return self._selection.span

    def search_selection(self) -> None:
        """Ask for a search of the selected words."""
        self._actions.search()

    def report_selection(self) -> bool:
        """Tell the editors that something is wrong with the selected words; False when none are selected."""
        selected = self.selection() is not None
        self._actions.report()
        return selected

    def select(self, span: Span) -> None:
        """Select ``span``; an empty one puts the caret there."""
        self._selection.select(span)

    # --- marks --------------------------------------------------------------------------------------------------

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """All annotations of the article; orphans are ignored here. A selection that became one is let go."""
        if self._page is None:
            return
        known = {annotation.id for annotation in self._page.annotations}
        self._page.set_annotations(annotations)
        selected = self.selection()
        if selected and any(one.span == selected and one.id not in known for one in annotations):
            self.select(Span(selected.end, selected.end))
        if self._tools.shown:
            self._tools.follow()
        self._scroll_marks.refresh()
        self._told.refresh()
        self._view.viewport().update()

    def enter_bar(self) -> None:
        """Give the keys to the bar of the selection, or of the mark at the caret."""
        if self._page is None:
            return
        if self.selection() is not None:
            self._show_bar()
            self._bar.take_focus()
        elif not self._tools.take_focus(self._view.textCursor().position()):
            self.status_message.emit(tr("先选中一段正文，或把光标放到一条划线上。"))

    def step_annotation(self, direction: int) -> None:
        """Go to the next annotation (1) or the one before (−1) and activate it."""
        self._gestures.step(direction)

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """All bookmarks of the article."""
        if self._page is not None:
            self._page.set_bookmarks(bookmarks)
            self._view.viewport().update()

    def set_checklist(self, checklist: Checklist | None, now: datetime) -> None:
        """The article's list as it stands; None for none. ``now`` says which day is today."""
        if self._page is not None:
            self._page.ticks.set_checklist(checklist)
            self.checklist_bar.show_checklist(self._page.ticks.checklist, now)
            self._told.refresh()
            self._view.viewport().update()

    def set_terms(self, uses: tuple[TermUse, ...]) -> None:
        """The terms of the article that a glossary explains."""
        if self._page is not None:
            self._page.set_terms(uses)
            self._view.viewport().update()

    def set_word_edges(self, edges: tuple[int, ...]) -> None:
        """Where words of the article begin and end (code points, ascending), its two ends among them."""
        if self._page is not None:
            self._view.words = WordEdges([self._page.position(edge) for edge in edges])

    def set_found(self, spans: tuple[Span, ...], current: int = 0) -> None:
        """Mark what a search found, in order, and go to ``spans[current]``."""
        if self._page is None or not spans:
            self.clear_found()
            return
        self._found.show(spans, current)

    def show_words_found(self, words: str, spans: tuple[Span, ...]) -> None:
        """All places of the words that ``find_requested`` asked for, in order; dropped when others are wanted now."""
        self._found.show_words(words, spans)

    def next_found(self) -> None:
        """Go to the next search mark, behind the last to the first."""
        self._found.step(1)

    def previous_found(self) -> None:
        """Go to the search mark before, from the first to the last."""
        self._found.step(-1)

    def clear_found(self) -> None:
        """Remove the search marks and the bar that counts them."""
        self._found.clear()

    def choose_place(self, quote: str) -> None:
        """Let a person select the place where ``quote`` belongs: ``place_chosen`` or ``place_refused`` tells."""
        if self._page is not None:
            self._attach.open(quote)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_find(self) -> None:
        """Open the find bar, with the selected words when they are few."""
        if self._page is None:
            return
        words = self._selection.words
        self._bar.hide()
        self._found.open(words if len(words) <= _LONGEST_WORDS and "\n" not in words else "")

    # --- building -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        view, bar = self._view, self._bar
        view.paint_behind = lambda painter, rect: self._page.paint(painter, rect) if self._page else None
        view.cut_text = lambda _start, _end: self._selection.words
        view.scrolled.connect(self._on_scrolled)
        view.escaped.connect(self._on_escaped)
        view.selection_made.connect(self._show_bar)
        view.selection_lost.connect(bar.hide)
        view.zoom_steps.connect(lambda steps: self.set_zoom(self.zoom + steps * ZOOM_STEP))
        self._actions.highlight_requested.connect(self.highlight_requested)
        self._actions.note_requested.connect(self.note_requested)
        self._actions.citation_requested.connect(self.citation_requested)
        self._actions.search_requested.connect(self.search_requested)
        self._actions.report_requested.connect(self.report_requested)
        bar.escaped.connect(self._on_escaped)
        self._mark_bar.escaped.connect(self._on_escaped)
        self._found.words_requested.connect(self.find_requested)
        self._found.changed.connect(self.found_changed)
        self._found.changed.connect(lambda _current, _total: self._scroll_marks.refresh())
        self._scroll_marks.found_chosen.connect(self._found.go_to)
        self._scroll_marks.annotation_chosen.connect(self._gestures.go_to_annotation)
        view.entered.connect(self._on_entered)
        self._attach.confirmed.connect(self._confirm_place)
        self._attach.cancelled.connect(self.place_refused)
        self._outline.heading_chosen.connect(self.scroll_to)
        self._connect_gestures(self._gestures)
        self._place.changed.connect(self.place_changed)

    def _connect_gestures(self, gestures: Interactions) -> None:
        gestures.annotation_activated.connect(self.annotation_activated)
        gestures.annotation_activated.connect(self._tools.show)
        gestures.annotation_edit_requested.connect(self.annotation_edit_requested)
        gestures.annotation_recolor_requested.connect(self.annotation_recolor_requested)
        gestures.annotation_delete_requested.connect(self.annotation_delete_requested)
        gestures.bookmark_requested.connect(self.bookmark_requested)
        gestures.link_activated.connect(self.link_activated)
        gestures.term_requested.connect(self.term_requested)
        gestures.status_message.connect(self.status_message)
        gestures.ticking.status_message.connect(self.status_message)
        tools = self._tools
        tools.edit_requested.connect(self.annotation_edit_requested)
        tools.tags_requested.connect(self.annotation_tags_requested)
        tools.recolor_requested.connect(self.annotation_recolor_requested)
        tools.delete_requested.connect(self.annotation_delete_requested)
        tools.status_message.connect(self.status_message)

    def _apply_appearance(self) -> None:
        """Make the document anew in the present theme and size; caret, selection and place stay."""
        if self._page is None:
            return
        cursor = self._view.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        self._tools.leave()
        self._page.apply_theme(self._theme, self._type)
        self._rebuild(self._page, self._view.place)
        self._view.select(anchor, position)
        self._scroll_marks.refresh()
        self._table_head.refresh()

    def _share_page(self, page: ArticleOverlay | None) -> None:
        self._gestures.page = self._found.page = self._tools.page = self._scroll_marks.page = self._told.page = page
        self._table_head.page = self._selection.page = self._place.page = page
        self._scroll_marks.refresh()

    def _rebuild(self, page: ArticleOverlay, place: ScrollPosition) -> None:
        document = build_document(page.article, self._theme, self._type, spaced=True)
        self._view.show_document(document, self._type, place)

    # --- the bars -----------------------------------------------------------------------------------------------

    def _show_bar(self) -> None:
        self._tools.leave()
        if self.selection() is None:
            self._bar.hide()
        else:
            self._bar.show_for(self._view)

    def _on_entered(self, position: int) -> None:
        """While a place is being chosen Enter says which; else it opens what stands there."""
        if self._attach.isVisible():
            self._confirm_place()
        else:
            self._gestures.enter(position)

    def _confirm_place(self) -> None:
        span = self.selection()
        if self._attach.isVisible() and span is not None:
            self._attach.hide()
            self._bar.hide()
            self.place_chosen.emit(span)

    # --- what the view tells ------------------------------------------------------------------------------------

    def _on_scrolled(self) -> None:
        if self._page is None:
            return
        first = self._view.geometry_of_text.placed(self._view.document().begin())
        in_sight = first.rect.bottom() > self._view.visible.top()
        self.show_scrolled(self.first_visible_offset(), title_in_sight=in_sight)
        self._table_head.refresh()
        if self._bar.isVisible():
            self._show_bar()
        elif self._tools.shown:
            self._tools.follow()
        self._place.tell_soon()

    def _on_escaped(self) -> None:
        """First a bar, then the choice of a place, then the search marks, then the selection."""
        if self._tools.shown:
            self._tools.leave()
        elif self._bar.isVisible():
            self._actions.leave_bar()
        elif self._attach.isVisible():
            self._attach.cancel()
        elif self._find.searching:
            self._found.close()
        elif self._find.isVisible():  # marks of a result: one goes back to where it was opened
            self.clear_found()
            self.escaped.emit()
        elif (span := self.selection()) is not None:
            self.select(Span(span.end, span.end))
        else:
            self.escaped.emit()
