"""The results page: how many, of what, narrowed by what; passages under their articles and one's own notes."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.model import Article, ArticleHead, EffectStatus, Facet, Hit, NoteHit, NotesPage, SearchPage
from kb.translation import tr
from ui.search.facet_column import FacetColumn
from ui.search.help import SyntaxHelp
from ui.search.index_progress import IndexProgress
from ui.search.preview import PREVIEW_FROM, HitPreview
from ui.search.result_scope import ResultScope
from ui.search.results_head import ResultsHead
from ui.search.results_list import ResultsList
from ui.search.results_model import ENOUGH_NOTES, NOTES_AMONG, ResultsModel
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.plain_text import shortened
from ui.widgets.screen_reader import announce

_SEARCHING = tr("正在搜索“{}”…")
_WAITING = tr("检索索引还在建立，建好后这里会自动列出“{}”的结果；可以先阅读。")
_NO_INDEX = tr("还没有检索索引，现在不能搜索“{}”；可以按岗位、主题找文章。\n“文件 → 重建检索索引”可以建立。")
_READ_AHEAD = 300  # milliseconds that a hit rests before its article is read for nobody to see yet
_NARROW = 560  # pixels of the page below which the facets wait behind a button
_WIDEST = 900  # pixels of the list: a line that is longer is hard to read
_HINT = tr("在搜索框里输入职责、流程或产品。\n可以用拼音（khjl）、数字（1站式）或几个词。")
_LONGEST_QUERY = 40  # code points of a query in a sentence


class ResultsPane(QWidget):
    """Shows pages of hits and asks for what a person wants next. Knows no search: it is fed."""

    preview_requested = Signal(object)  # Hit: answered by ``show_preview``
    order_chosen = Signal(object)  # ResultOrder
    hit_requested = Signal(object)  # Hit
    hit_beside_requested = Signal(object)  # Hit: in a 页签 of its own
    note_requested = Signal(object)  # NoteHit
    notes_requested = Signal(int)  # how many annotations can be listed now
    narrowed = Signal(
        object, object, object, object
    )  # roles, topics, pack ids: tuple[str, ...]; tuple[MarkFilter, ...]
    more_requested = Signal(int)  # the offset of the next page, in hits
    correction_accepted = Signal(str)
    example_chosen = Signal(str)  # a query from the help
    index_stop_requested = Signal()
    day_requested = Signal()  # a day is to be chosen for which is said what is in force
    by_role_requested = Signal()  # to be lined up by role, or no longer

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rails: list[ResultsList] = []
        self._told = ("", "")  # of which query what was spoken
        self._just_narrowed = False  # by hand, and the page that answers has not come yet
        self._scope = ResultScope.ALL
        self._previewed: Hit | None = None  # asked for last,
        self._previews = False  # and whether there was room to show it; without, it is read ahead, and opens sooner
        self._reading_ahead = QTimer(self, interval=_READ_AHEAD, singleShot=True)
        self._reading_ahead.timeout.connect(lambda: self.preview_requested.emit(self._previewed))
        self._page: SearchPage | None = None  # None: the articles have not answered
        self._has_no_index = False  # they will not, until one is built
        self._model = ResultsModel(self)
        self._chosen = QItemSelectionModel(self._model, self)  # one for all views of the rows
        self._list = ResultsList(theme, self._model, self)
        self._list.setSelectionModel(self._chosen)
        self._message = EmptyState(_HINT)
        self._message.setObjectName("results_message")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._unnarrow = QPushButton(tr("取消筛选"))
        self._unnarrow.setObjectName("results_unnarrow")
        self._progress = IndexProgress()
        self._facets = FacetColumn(theme)
        self._head = ResultsHead()
        self._preview = HitPreview(theme)
        self._help: SyntaxHelp | None = None  # made when it is asked for: 35 widgets, which no start waits for
        self._build()
        self.set_theme(theme)
        self.setFocusProxy(self._list)
        self._list.row_chosen.connect(self.activate)
        self._list.row_beside_chosen.connect(self._activate_beside)
        self._model.more_requested.connect(self.more_requested)
        self._head.scope_chosen.connect(self.set_scope)
        self._head.order_chosen.connect(self.order_chosen)
        self._head.correction_accepted.connect(self.correction_accepted)
        self._head.by_role_requested.connect(self.by_role_requested)
        self._head.help_requested.connect(self.show_help)
        self._head.facets_toggled.connect(self._show_facets)
        self._chosen.currentChanged.connect(lambda _now, _before: self._ask_preview())
        self._progress.stop_requested.connect(self.index_stop_requested)
        self._facets.narrowed.connect(self._emit_narrowed)
        self._facets.day_requested.connect(self.day_requested)
        self._unnarrow.clicked.connect(self._facets.drop)

    # --- what is shown --------------------------------------------------------------------------------------

    def show_page(self, page: SearchPage, *, append: bool = False) -> None:
        """Show a result's first page, or with ``append`` its next one behind what is there.

        A new query begins without a narrowing; the same one asked again keeps it, and the current hit.
        """
        if append:
            self._model.append_page(page)
            return
        same = page.query == self._model.query
        if not same and not self._just_narrowed:
            self._facets.forget()
        self._just_narrowed = False
        self._list.show_page(page, keep_current=same)
        self._show_head(page)
        self._show_rows()
        self._announce()

    def show_asked(self, query: str) -> None:
        """A query has gone out: where nothing is listed yet, say that, not how to ask."""
        if not self._model.rowCount() and self._page is None and not self._model.query and self._progress.isHidden():
            self._say(_SEARCHING.format(shortened(query, _LONGEST_QUERY)))

    def listed(self) -> SearchPage:
        """The hits that are here, for printing; without a query when nothing is searched for."""
        return SearchPage(self._model.query, self._model.hits(), self._model.total)

    def show_notes(self, page: NotesPage, facets: tuple[Facet, ...] = ()) -> None:
        """Show the annotations found among the present passages; ``facets`` count passages by ``MarkFilter``.

        Before there is an index they come alone.
        """
        if page.query != self._model.query:
            self._show_head(None)
        self._list.show_notes(page)
        self._facets.show_marked(facets)
        self._show_counts()
        self._show_rows()
        self._announce()

    def set_packs(self, names: Mapping[str, str]) -> None:
        """The packs by id; with more than one of them a result can be narrowed to one."""
        self._facets.set_packs(names)

    def set_articles(self, heads: Iterable[ArticleHead]) -> None:
        """What is known of the articles, for annotations in them and for the heads over hits."""
        self._model.set_articles(heads)

    def set_effects(self, effects: Mapping[str, EffectStatus], day: date | None) -> None:
        """Which articles are in force on a day (None: today), for annotations in them; hits bring it along."""
        self._model.set_effects(effects)
        self._facets.set_day(day)

    def set_remembered_titles(self, titles: Mapping[str, str]) -> None:
        """Article id → what an article was called that has gone, for annotations in it."""
        self._model.set_remembered_titles(titles)

    def new_rail(self) -> ResultsList:
        """Another view of the same rows with the same current one, to stand beside the open article."""
        rail = ResultsList(self._theme, self._model, self)
        rail.setObjectName("results_rail")
        rail.setSelectionModel(self._chosen)
        rail.row_chosen.connect(self.activate)
        rail.row_beside_chosen.connect(self._activate_beside)
        self._rails.append(rail)
        return rail

    def set_covered(self, height: int) -> None:
        """So much at the top (pixels) is covered by suggestions: the results begin below."""
        self._outer.setContentsMargins(0, height, 0, 0)

    def set_scope(self, scope: ResultScope) -> None:
        """List all, only the articles, or only the annotations; stays until another one is chosen."""
        if scope is self._scope:
            return
        self._scope = scope
        self._head.set_scope(scope)
        self._list.show_scope(scope)
        self._show_counts()
        self._show_rows()
        self.notes_requested.emit(ENOUGH_NOTES if scope is ResultScope.NOTES else NOTES_AMONG)

    def show_index_progress(self, done: int, total: int) -> None:
        """The index is being built: ``done`` of ``total`` articles; a ``total`` of 0 is not known yet."""
        self._progress.show_progress(done, total)
        self._has_no_index = False
        self._show_rows()

    def show_no_index(self) -> None:
        """There is no index, and none is being built: nothing can be searched."""
        self._has_no_index = True
        self.show_index_ready()

    def show_index_ready(self) -> None:
        """The index is whole, or is not being built any more."""
        self._progress.hide()
        self._show_rows()

    def clear(self) -> None:
        """As at the start. A narrowing is taken back, and said so by ``narrowed``."""
        self._model.set_page(SearchPage(""))
        self._show_head(None)
        self._facets.drop()
        self._just_narrowed = False
        self._say(_HINT)
        self._facets.show_none()

    def show_preview(self, hit: Hit, article: Article) -> None:
        """The article of the hit that ``preview_requested`` asked about; dropped when another one is current."""
        if self._previewed == hit and self._previews:
            self._preview.show_hit(hit, article)

    def narrow_to_role(self, role: str) -> None:
        """Narrow to one role and nothing else, as if by hand; passages are listed."""
        if self._scope is ResultScope.NOTES:
            self.set_scope(ResultScope.ALL)
        self._facets.narrow_to_role(role)

    def set_by_role(self, shown: bool) -> None:
        """Whether the result is lined up by role elsewhere."""
        self._head.set_by_role(shown)

    def show_help(self, under: QWidget) -> None:
        """Say how to ask, in a popover under a widget."""
        if self._help is None:
            self._help = SyntaxHelp(self._theme, self)
            self._help.example_chosen.connect(self.example_chosen)
        self._help.show_under(under)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        for view in (self._list, *self._rails):
            view.set_theme(theme)
        if self._help is not None:
            self._help.set_theme(theme)
        self._preview.set_theme(theme)
        self._head.set_theme(theme)
        self._facets.set_theme(theme)

    # --- what is done ---------------------------------------------------------------------------------------

    def step(self, delta: int) -> None:
        """Move to the hit ``delta`` further down (negative: up); to the first one when none is current."""
        self._list.step(delta)

    def open_next(self, delta: int) -> None:
        """Go to the hit ``delta`` further down and ask for it."""
        if self._model.rowCount():
            self._list.step(delta)
            self.activate()

    def activate(self) -> None:
        """Ask for the current hit or annotation, or for the first one: the best passage where there is one."""
        index = self._list.currentIndex()
        if not index.isValid():
            index = self._model.index(self._model.step_from(-1, 1))
        choice = self._model.choice(index)
        if choice is None:
            return
        self._list.setCurrentIndex(index)
        match choice:
            case Hit():
                self.hit_requested.emit(choice)
            case NoteHit():
                self.note_requested.emit(choice)
            case _:
                self.set_scope(ResultScope.NOTES)

    def _activate_beside(self) -> None:
        choice = self._model.choice(self._list.currentIndex())
        if isinstance(choice, Hit):
            self.hit_beside_requested.emit(choice)
        else:
            self.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room, an icon must do, and the facets wait behind a button."""
        super().resizeEvent(event)
        self._head.set_narrow(self.width() < _NARROW)
        self._show_facets()
        self._ask_preview()

    def _ask_preview(self) -> None:
        """At a wide window the passage stands whole beside the list, of the best hit until one is chosen."""
        index = self._list.currentIndex()
        hit = self._model.choice(index if index.isValid() else self._model.index(self._model.step_from(-1, 1)))
        wide = self.window().width() >= PREVIEW_FROM and isinstance(hit, Hit)
        self._preview.setVisible(wide)
        if isinstance(hit, Hit) and (self._previewed != hit or wide > self._previews):
            self._previewed, self._previews = hit, wide
            if wide:
                self.preview_requested.emit(hit)
            else:
                self._reading_ahead.start()

    # --- inside ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        message = QWidget()
        said = QVBoxLayout(message)
        said.addStretch()
        said.addWidget(self._message)
        said.addWidget(self._unnarrow, 0, Qt.AlignmentFlag.AlignHCenter)
        said.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(message)
        self._stack.addWidget(self._list)
        self._stack.setMaximumWidth(_WIDEST)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._facets)
        body.addWidget(self._stack, 2)
        body.addWidget(self._preview, 1)
        body.addStretch(0)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._progress)
        self._outer.addWidget(self._head)
        self._outer.addLayout(body, 1)
        self._say(_HINT)

    def _show_head(self, page: SearchPage | None) -> None:
        self._page = page
        self._show_counts()
        page = page or SearchPage("")
        self._head.show_correction(page.correction or "")
        self._facets.show_counts(page)

    def _show_counts(self) -> None:
        self._head.show_counts(self._page, self._model.notes.total, self._scope)

    def _show_facets(self) -> None:
        """Beside the results where there is room, else when they are asked for; and only where they narrow.

        A narrowing by articles counts passages and steps aside where none are listed.
        """
        narrows = self._scope is not ResultScope.NOTES or self._facets.narrows
        roomy = self.width() >= _NARROW or self._head.facets_wanted
        self._facets.setVisible(narrows and roomy and not self._facets.empty)

    def _show_rows(self) -> None:
        """The list, or in words that there is nothing to list; and what narrows it."""
        self._show_facets()
        query = self._model.query
        self._ask_preview()
        if self._model.rowCount():
            self._stack.setCurrentWidget(self._list)
        elif query.strip():
            self._say(self._nothing_found(query))
        else:
            self._say(_HINT)

    def _announce(self) -> None:
        """How many there are, or that there are none, for who cannot see it; the same of a query once."""
        words = self._head.count or self._message.text()
        told = (self._model.query, tr("，").join(filter(None, (words, self._head.correction))))
        if told != self._told and self._page is not None:
            self._told = told
            announce(self._list, told[1])

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._unnarrow.setVisible(self._facets.narrows)
        self._stack.setCurrentIndex(0)

    def _nothing_found(self, query: str) -> str:
        notes = self._model.notes.total
        if self._page is None and not self._progress.isHidden():
            return _WAITING.format(shortened(query, _LONGEST_QUERY))
        query = shortened(query, _LONGEST_QUERY)
        if self._page is None and self._has_no_index:
            return _NO_INDEX.format(query)
        if self._facets.narrows:
            return tr("在所选的范围里没有找到“{query}”。").format(query=query)
        if self._scope is ResultScope.NOTES:
            return tr("批注里没有找到“{query}”。").format(query=query)
        if self._scope is ResultScope.ARTICLES and notes:
            return tr("文章里没有找到“{query}”，批注里有 {notes} 条。").format(query=query, notes=notes)
        return tr("没有找到“{query}”。换个说法，或减少几个字试试。").format(query=query)

    def _emit_narrowed(self, *chosen: object) -> None:
        self._just_narrowed = True
        self.narrowed.emit(*chosen)
