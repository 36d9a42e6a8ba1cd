"""The results page: how many, of what, narrowed by what; passages under their articles and one's own notes."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.labels import MARK_FILTER_LABELS
from kb.model import Article, ArticleHead, EffectStatus, Facet, Hit, MarkFilter, NoteHit, NotesPage, SearchPage
from kb.translation import tr
from ui.search.effect_day import EffectDay
from ui.search.facets import FacetList
from ui.search.help import SyntaxHelp
from ui.search.order_choice import OrderChoice
from ui.search.preview import PREVIEW_FROM, HitPreview
from ui.search.result_scope import ResultScope, ScopeBar
from ui.search.results_list import ResultsList
from ui.search.results_model import ENOUGH_NOTES, NOTES_AMONG, ResultsModel
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened
from ui.widgets.screen_reader import announce

_SEARCHING = tr("正在搜索“{}”…")
_WAITING = tr("检索索引还在建立，建好后这里会自动列出“{}”的结果；可以先阅读。")
_NO_INDEX = tr("还没有检索索引，现在不能搜索“{}”；可以按岗位、主题找文章。\n“文件 → 重建检索索引”可以建立。")
_FACETS_WIDTH = 190  # pixels
_READ_AHEAD = 300  # milliseconds that a hit rests before its article is read for nobody to see yet
_NARROW = 560  # pixels of the page below which the facets wait behind a button
_WIDEST = 900  # pixels of the list: a line that is longer is hard to read
_HINT = tr("在搜索框里输入职责、流程或产品。\n可以用拼音（khjl）、数字（1站式）或几个词。")
_LONGEST_QUERY = 40  # code points of a query in a sentence
_HELP_SIZE = 24  # pixels
_MARK_LABELS = {str(kind): label for kind, label in MARK_FILTER_LABELS.items()}


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
        self._correction = ""
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
        self._roles = FacetList("facet_roles", tr("岗位"), theme, self)
        self._topics = FacetList("facet_topics", tr("主题"), theme, self)
        self._marked = FacetList("facet_marked", tr("笔记"), theme, self, labels=_MARK_LABELS)
        self._pack_names: dict[str, str] = {}
        self._packs = FacetList("facet_packs", tr("内容"), theme, self, labels=self._pack_names)
        self._day = EffectDay(self)
        self._facets = (self._roles, self._topics, self._packs, self._marked)
        self._scopes = ScopeBar()
        self._order = OrderChoice()
        self._preview = HitPreview(theme)
        self._help: SyntaxHelp | None = None  # made when it is asked for: 35 widgets, which no start waits for
        self._build()
        self.set_theme(theme)
        self.setFocusProxy(self._list)
        self._list.row_chosen.connect(self.activate)
        self._list.row_beside_chosen.connect(self._activate_beside)
        self._model.more_requested.connect(self.more_requested)
        self._scopes.chosen.connect(self.set_scope)
        self._order.chosen.connect(self.order_chosen)
        self._chosen.currentChanged.connect(lambda _now, _before: self._ask_preview())
        for line in self._facets:
            line.chosen.connect(self._emit_narrowed)
        self._unnarrow.clicked.connect(self._drop_narrowing)
        self._day.day_requested.connect(self.day_requested)
        self._by_role_button.clicked.connect(self.by_role_requested)
        self._help_button.clicked.connect(lambda: self.show_help(self._help_button))
        self._correction_button.clicked.connect(lambda: self.correction_accepted.emit(self._correction))

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
            self._forget_narrowing()
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
        self._marked.set_facets(facets)
        self._show_counts()
        self._show_rows()
        self._announce()

    def set_packs(self, names: Mapping[str, str]) -> None:
        """The packs by id; with more than one of them a result can be narrowed to one."""
        self._pack_names.clear()
        self._pack_names.update(names)

    def set_articles(self, heads: Iterable[ArticleHead]) -> None:
        """What is known of the articles, for annotations in them and for the heads over hits."""
        self._model.set_articles(heads)

    def set_effects(self, effects: Mapping[str, EffectStatus], day: date | None) -> None:
        """Which articles are in force on a day (None: today), for annotations in them; hits bring it along."""
        self._model.set_effects(effects)
        self._day.set_day(day)

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
        self._scopes.set_scope(scope)
        self._list.show_scope(scope)
        self._show_counts()
        self._show_rows()
        self.notes_requested.emit(ENOUGH_NOTES if scope is ResultScope.NOTES else NOTES_AMONG)

    def show_index_progress(self, done: int, total: int) -> None:
        """The index is being built: ``done`` of ``total`` articles; a ``total`` of 0 is not known yet."""
        numbers = f" {done}/{total}" if total else ""
        self._progress_label.setText(tr("正在建立检索索引{numbers}，可以先阅读").format(numbers=numbers))
        self._progress_bar.setRange(0, total)
        self._progress_bar.setValue(done)
        self._progress.show()
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
        self._empty()
        self._drop_narrowing()
        self._just_narrowed = False
        self._say(_HINT)
        for line in self._facets:
            line.set_facets(())

    def show_preview(self, hit: Hit, article: Article) -> None:
        """The article of the hit that ``preview_requested`` asked about; dropped when another one is current."""
        if self._previewed == hit and self._previews:
            self._preview.show_hit(hit, article)

    def narrow_to_role(self, role: str) -> None:
        """Narrow to one role and nothing else, as if by hand; passages are listed."""
        if self._scope is ResultScope.NOTES:
            self.set_scope(ResultScope.ALL)
        self._forget_narrowing()
        self._roles.set_selected((role,))
        self._emit_narrowed()

    def set_by_role(self, shown: bool) -> None:
        """Whether the result is lined up by role elsewhere."""
        self._by_role_button.setChecked(shown)

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
        self._help_button.setIcon(icon("help", theme.muted))
        self._by_role_button.setIcon(icon("role", theme.muted))
        for line in self._facets:
            line.set_theme(theme)
        self._day.set_theme(theme)
        self._correction_button.setStyleSheet(
            f"QPushButton {{ border: 0; padding: 2px 4px; color: {theme.link}; background: transparent; }}"
            f"QPushButton:hover {{ text-decoration: underline; }}"
            f"QPushButton:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; padding: 1px 3px; }}"
        )

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
        style = Qt.ToolButtonStyle
        narrow = self.width() < _NARROW
        self._by_role_button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
        self._facets_button.setVisible(narrow)
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
        self._count = PlainLabel()
        self._count.setObjectName("results_count")
        self._count.setProperty("kind", "muted")
        self._correction_button = QPushButton()
        self._correction_button.setObjectName("search_correction")
        self._correction_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._correction_button.hide()
        self._narrowing = QWidget()
        lines = QVBoxLayout(self._narrowing)
        lines.setContentsMargins(12, 4, 8, 12)
        lines.setSpacing(12)
        for line in self._facets:
            lines.addWidget(line)
        lines.addWidget(self._day)
        lines.addStretch(1)
        self._side = named(QScrollArea(), "results_facets")
        self._side.setWidget(self._narrowing)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFixedWidth(_FACETS_WIDTH)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        body.addWidget(self._side)
        body.addWidget(self._stack, 2)
        body.addWidget(self._preview, 1)
        body.addStretch(0)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._build_progress())
        self._outer.addLayout(self._build_scopes())
        self._outer.addLayout(body, 1)
        self._say(_HINT)

    def _build_scopes(self) -> QHBoxLayout:
        self._help_button = named(QToolButton(), "search_help", tr("搜索语法"))
        self._help_button.setToolTip(tr("搜索语法"))
        self._help_button.setFixedSize(_HELP_SIZE, _HELP_SIZE)
        self._by_role_button = named(QToolButton(), "results_by_role", tr("按岗位查看结果"))
        self._by_role_button.setText(tr("按岗位"))
        self._by_role_button.setToolTip(tr("按岗位并排查看结果"))
        self._by_role_button.setCheckable(True)
        self._by_role_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facets_button = named(QToolButton(), "results_narrow", tr("筛选"))
        self._facets_button.setText(tr("筛选"))
        self._facets_button.setCheckable(True)
        self._facets_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facets_button.toggled.connect(self._show_facets)
        line = QHBoxLayout()
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(8)
        line.addWidget(self._facets_button)
        line.addWidget(self._scopes)
        line.addWidget(self._count)
        line.addWidget(self._correction_button)
        line.addStretch()
        line.addWidget(self._order)
        line.addWidget(self._by_role_button)
        line.addWidget(self._help_button)
        return line

    def _build_progress(self) -> QWidget:
        self._progress = QWidget()
        self._progress.setObjectName("index_progress")
        self._progress_label = PlainLabel()
        self._progress_label.setObjectName("index_progress_label")
        self._progress_label.setProperty("kind", "muted")
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)
        self._progress_bar.setFixedHeight(4)
        stop = named(QPushButton(tr("停止")), "index_stop", tr("停止建立检索索引"))
        stop.setFlat(True)
        stop.clicked.connect(self.index_stop_requested)
        line = QHBoxLayout()
        line.addWidget(self._progress_label)
        line.addStretch()
        line.addWidget(stop)
        layout = QVBoxLayout(self._progress)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._progress_bar)
        self._progress.hide()
        return self._progress

    def _show_head(self, page: SearchPage | None) -> None:
        self._page = page
        self._show_counts()
        page = page or SearchPage("")
        self._correction = page.correction or ""
        self._correction_button.setText(
            tr("您是不是要找：{correction}").format(correction=self._correction.replace("&", "&&"))
        )
        self._correction_button.setVisible(bool(self._correction))
        self._roles.set_facets(page.roles)
        self._topics.set_facets(page.topics)
        self._packs.set_facets(page.packs if len(self._pack_names) > 1 else ())

    def _show_counts(self) -> None:
        """How many of what is listed; a narrowing by articles counts passages and steps aside where none are listed."""
        page, notes = self._page, self._model.notes
        passages = (
            tr("{total} 处 · {articles} 篇文章").format(total=page.total, articles=page.articles)
            if page and page.total
            else ""
        )
        annotations = tr("{total} 条批注").format(total=notes.total) if notes.total else ""
        if self._scope is ResultScope.NOTES:
            self._count.setText(annotations)
        elif self._scope is ResultScope.ALL and annotations and page and not page.total:
            self._count.setText(tr("文章里没有，批注里有"))
        else:
            self._count.setText(passages)
        self._scopes.set_notes_total(notes.total)

    def _show_facets(self) -> None:
        """Beside the results where there is room, else when they are asked for; and only where they narrow."""
        narrows = self._scope is not ResultScope.NOTES or self._is_narrowed()
        roomy = self.width() >= _NARROW or self._facets_button.isChecked()
        self._side.setVisible(narrows and roomy and not all(line.isHidden() for line in self._facets))

    def _show_rows(self) -> None:
        """The list, or in words that there is nothing to list; and what narrows it."""
        self._show_facets()
        self._order.setEnabled(self._scope is not ResultScope.NOTES)
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
        words = self._count.text() or self._message.text()
        correction = self._correction_button.text() if self._correction else ""
        told = (self._model.query, tr("，").join(filter(None, (words, correction))))
        if told != self._told and self._page is not None:
            self._told = told
            announce(self._list, told[1])

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._unnarrow.setVisible(self._is_narrowed())
        self._stack.setCurrentIndex(0)

    def _nothing_found(self, query: str) -> str:
        notes = self._model.notes.total
        if self._page is None and not self._progress.isHidden():
            return _WAITING.format(shortened(query, _LONGEST_QUERY))
        query = shortened(query, _LONGEST_QUERY)
        if self._page is None and self._has_no_index:
            return _NO_INDEX.format(query)
        if self._is_narrowed():
            return tr("在所选的范围里没有找到“{query}”。").format(query=query)
        if self._scope is ResultScope.NOTES:
            return tr("批注里没有找到“{query}”。").format(query=query)
        if self._scope is ResultScope.ARTICLES and notes:
            return tr("文章里没有找到“{query}”，批注里有 {notes} 条。").format(query=query, notes=notes)
        return tr("没有找到“{query}”。换个说法，或减少几个字试试。").format(query=query)

    def _is_narrowed(self) -> bool:
        return any(line.selected() for line in self._facets)

    def _forget_narrowing(self) -> None:
        for line in self._facets:
            line.set_selected(())

    def _empty(self) -> None:
        self._model.set_page(SearchPage(""))
        self._show_head(None)

    def _emit_narrowed(self) -> None:
        self._just_narrowed = True
        marked = tuple(map(MarkFilter, self._marked.selected()))
        self.narrowed.emit(self._roles.selected(), self._topics.selected(), self._packs.selected(), marked)

    def _drop_narrowing(self) -> None:
        if self._is_narrowed():
            self._forget_narrowing()
            self._emit_narrowed()
