"""The library pane: the tree and its actions; open and selected rows are kept when its contents are replaced."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedLayout,
    QWidget,
)

from kb.model import ArticleHead, Bookmark, EffectStatus, ReadingPosition, Span
from kb.translation import tr
from ui.library import tree
from ui.library.delegate import LibraryDelegate
from ui.library.model import LibraryModel
from ui.library.tree import Node, NodeKind
from ui.library.tree_view import LibraryTree
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.icons import icon

_EMPTY = tr("资料库里还没有文章。\n请先导入内容包或自己的文档。")


class ArticleAct(Protocol):
    """Something that can be done with an article, offered in its menu."""

    @property
    def words(self) -> str:
        """What the menu says."""

    @property
    def icon(self) -> str:
        """The name of its drawing."""

    @property
    def act(self) -> Callable[[], object]:
        """Does it."""


class LibraryPane(QWidget):
    """Articles, bookmarks, saved searches, recent reading; replacing any of them keeps what is open and selected."""

    article_requested = Signal(str)  # article id
    place_requested = Signal(str, int)  # article id, offset in code points
    beside_requested = Signal(str, object)  # article id, Span | None: in a 页签 of its own
    bookmark_delete_requested = Signal(str)  # bookmark id
    article_delete_requested = Signal(str)  # article id of an own document
    search_requested = Signal(str)  # a saved query
    search_delete_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles: tuple[ArticleHead, ...] = ()
        self._said = tree.Said()
        self._remembered: dict[str, str] = {}
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._searches: tuple[str, ...] = ()
        self._places: tuple[ReadingPosition, ...] = ()
        self._post = ""
        self._grouped: tuple[tuple[object, ...], tuple[Node, ...]] | None = None  # of what they were made, and they
        self.article_acts: Callable[[str], Sequence[ArticleAct]] = lambda _article_id: ()  # plugged in by the window
        self._expanded = {"roles"}
        self._current_key = ""
        self._current_article: str | None = None
        self._model = LibraryModel(self)
        self._tree = LibraryTree(theme, self)
        self._tree.setModel(self._model)
        self._delegate = LibraryDelegate(theme, self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.font_changed.connect(self._delegate.forget_sizes)
        self._model.rowsRemoved.connect(self._delegate.forget_sizes)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(EmptyState(_EMPTY))
        self._layout.addWidget(self._tree)
        self._tree.clicked.connect(self._on_clicked)
        self._tree.entered_key.connect(self._open)
        self._tree.beside_wanted.connect(self._open_beside)
        self._tree.delete_key.connect(self._on_delete_key)
        self._tree.expanded.connect(self._on_expanded)
        self._tree.collapsed.connect(lambda index: self._expanded.discard(self._key(index)))
        self._tree.customContextMenuRequested.connect(self._on_menu)
        self._tree.selectionModel().currentChanged.connect(self._on_current)
        self.setFocusProxy(self._tree)
        self._feed()

    def set_articles(self, articles: tuple[ArticleHead, ...]) -> None:
        """All articles, in the order they shall be listed."""
        if articles != self._articles:
            self._articles = articles
            self._feed()

    def set_effects(self, effects: dict[str, EffectStatus]) -> None:
        """Article id → whether it is in force; what is not is marked."""
        if effects != self._said.effects:
            self._said.effects = effects
            self._model.forget_rows()
            self._feed()
            self._tree.viewport().update()

    def set_remembered_titles(self, titles: Mapping[str, str]) -> None:
        """Article id → what an article was called that has gone, for bookmarks in it."""
        if titles != self._remembered:
            self._remembered = dict(titles)
            self._feed()

    def set_post(self, post: str) -> None:
        """The role whose articles are listed first; empty for none."""
        if post != self._post:
            self._post = post
            self._feed()

    def set_progress(self, labels: dict[str, str]) -> None:
        """How far articles were read, in a word, by their ids."""
        if labels != self._said.progress:
            self._said.progress = labels
            self._feed()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """All bookmarks, in the order they shall be listed; those without a place are marked as orphaned."""
        if bookmarks != self._bookmarks:
            self._bookmarks = bookmarks
            self._feed()

    def set_searches(self, queries: tuple[str, ...]) -> None:
        """The saved searches, in the order they shall be listed."""
        if queries != self._searches:
            self._searches = queries
            self._feed()

    def set_recent(self, places: tuple[ReadingPosition, ...]) -> None:
        """What was read, newest first."""
        if places != self._places:
            self._places = places
            self._feed()

    def set_current(self, article_id: str | None) -> None:
        """Select and reveal the article that is being read, without asking for it; None selects nothing."""
        self._current_article = article_id
        if article_id is None:
            self._tree.setCurrentIndex(QModelIndex())
            return
        chosen = self._model.node(self._tree.currentIndex())
        if chosen is None or chosen.article_id != article_id:
            self._choose_article(article_id)

    def expanded(self) -> list[str]:
        """The keys of the open rows, such as ``role:客户经理``; also of those not in the present library."""
        return sorted(self._expanded)

    def set_expanded(self, keys: list[str]) -> None:
        """Open the rows with these keys and close all others; a key without a row is kept for when the row appears."""
        self._tree.collapseAll()
        self._expand(set(keys))

    def show_role(self, role: str) -> None:
        """Open the articles of a role and select it; nothing happens for one that has none."""
        index = self._model.index_of(f"role:{role}")
        if index.isValid():
            self._tree.choose(index, reveal=True)
            self._tree.setExpanded(index, True)
            self._tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._delegate.theme = theme
        self._tree.set_theme(theme)

    # --- feeding --------------------------------------------------------------------------------------------

    def _feed(self) -> None:
        heads = {article.id: article for article in self._articles}
        scrolled = self._tree.verticalScrollBar().value()
        key, keep = self._current_key, set(self._expanded)
        self._model.set_sections(
            (
                tree.recently_read(self._places, heads, datetime.now(UTC), self._said.effects),
                tree.bookmarked(self._bookmarks, heads, self._said.effects, self._remembered),
                *((tree.saved_searches(self._searches),) if self._searches else ()),
                *self._groups_of_articles(),
            )
        )
        self._expand(keep)
        index = self._model.index_of(key)
        if index.isValid():
            self._tree.choose(index, reveal=False)
        elif self._current_article is not None:
            self._choose_article(self._current_article)
        self._layout.setCurrentIndex(1 if self._articles or self._bookmarks else 0)
        self._tree.verticalScrollBar().setValue(scrolled)

    def _groups_of_articles(self) -> tuple[Node, ...]:
        """The same nodes as before where nothing of them has changed, so that the tree can keep them."""
        made_of = self._articles, self._post, self._said.progress
        if self._grouped is None or any(one is not other for one, other in zip(self._grouped[0], made_of, strict=True)):
            own = any(map(tree.is_own, self._articles))
            groups = (
                tree.by_role(self._articles, self._post, self._said),
                tree.by_topic(self._articles, self._said),
                *((tree.own_documents(self._articles, self._said),) if own else ()),
            )
            self._grouped = made_of, groups
        return self._grouped[1]

    def _expand(self, keys: set[str]) -> None:
        self._expanded = keys
        for key in sorted(keys):
            index = self._model.index_of(key)
            if index.isValid():
                self._tree.setExpanded(index, True)

    def _choose_article(self, article_id: str) -> None:
        """Select the article's first row among open parents, else its first row at all; without a row, none."""
        places = self._model.places_of(article_id)
        open_places = (index for index in places if self._tree.shown(index))
        self._tree.choose(next(open_places, places[0] if places else QModelIndex()), reveal=True)

    def _key(self, index: QModelIndex) -> str:
        node = self._model.node(index)
        return node.key if node else ""

    # --- acts -----------------------------------------------------------------------------------------------

    def _on_current(self, current: QModelIndex) -> None:
        self._current_key = self._key(current)

    def _on_expanded(self, index: QModelIndex) -> None:
        """Qt unfolds articles, too, when it unfolds everything."""
        if self._model.hasChildren(index):
            self._expanded.add(self._key(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        """Ask for the article, the place or the search; open or close a group."""
        node = self._model.node(index)
        if node is None or node.kind is NodeKind.HINT:
            return
        if node.kind in {NodeKind.SECTION, NodeKind.GROUP}:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        elif node.query:
            self.search_requested.emit(node.query)
        elif node.offset is None:
            self.article_requested.emit(node.article_id)
        else:
            self.place_requested.emit(node.article_id, node.offset)

    def _open_beside(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node is not None and node.article_id:
            span = None if node.offset is None else Span(node.offset, node.offset)
            self.beside_requested.emit(node.article_id, span)

    def _on_delete_key(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if node is not None:
            self._delete(node)

    def _delete(self, node: Node) -> None:
        """Ask to delete what is a person's own; nothing else can be deleted here."""
        if node.bookmark_id:
            self.bookmark_delete_requested.emit(node.bookmark_id)
        elif node.query:
            self.search_delete_requested.emit(node.query)
        elif any(head.id == node.article_id and tree.is_own(head) for head in self._articles):
            self.article_delete_requested.emit(node.article_id)

    def _on_menu(self, at: QPoint) -> None:
        index = self._tree.indexAt(at)
        node = self._model.node(index)
        if node is None or not (node.article_id or node.query):
            return
        menu = self._menu(node, index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._tree.viewport().mapToGlobal(at))

    def _menu(self, node: Node, index: QModelIndex) -> QMenu:
        theme = self._delegate.theme
        menu = QMenu(self)
        menu.setObjectName("library_menu")
        kept = QPersistentModelIndex(index)
        name, words = ("search", tr("搜索")) if node.query else ("article", tr("打开"))
        opening = menu.addAction(icon(name, theme.muted), words)
        opening.triggered.connect(lambda: self._open(self._model.index_of(node.key)) if kept.isValid() else None)
        for act in self.article_acts(node.article_id) if node.kind is NodeKind.ARTICLE else ():
            action = menu.addAction(icon(act.icon, theme.muted), act.words)
            action.triggered.connect(lambda _checked=False, act=act: act.act())
        if node.article_id:
            beside = menu.addAction(icon("article", theme.muted), tr("在新页签打开"))
            beside.triggered.connect(lambda: self._open_beside(self._model.index_of(node.key)))
        if node.bookmark_id or node.query:
            deleting = menu.addAction(icon("delete", theme.muted), tr("删除已存搜索") if node.query else tr("删除书签"))
            deleting.setShortcut(QKeySequence.StandardKey.Delete)
            deleting.triggered.connect(lambda: self._delete(node))
        return menu
