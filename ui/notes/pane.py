"""The pane at the right: a scope, a filter, the list, and the editor below it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.model import COLORS, Annotation, MarkStyle, NotesChange
from ui.notes.choices import COLOR_WORDS, STYLE_WORDS, chooser
from ui.notes.delegate import AnnotationDelegate
from ui.notes.editor import NoteEditor
from ui.notes.model import AnnotationsModel, Filter
from ui.theme import Theme
from ui.widgets.dots import dot
from ui.widgets.empty import EmptyState
from ui.widgets.named import named

ARTICLE, ALL = "article", "all"
_NO_ARTICLE = "打开一篇文章，这里会列出你在其中的划线和批注。"
_NO_NOTES = "选中正文里的一段话，就能划线或写批注。"
_NOTHING_YET = "还没有批注。选中正文里的一段话，就能划线或写批注。"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NotesPane(QWidget):
    """Shows the annotations it is fed and emits what a person wants done with them."""

    open_requested = Signal(str, object)  # article id, Span | None (present place)
    edit_requested = Signal(str, str, object)  # annotation id, new note, tags: tuple[str, ...]
    recolor_requested = Signal(str, str)  # annotation id, color
    style_requested = Signal(str, str)  # annotation id, MarkStyle value
    delete_requested = Signal(object)  # tuple of annotation ids

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes_pane")
        self.setMinimumWidth(240)
        self._article_id: str | None = None
        self._scope = ARTICLE
        self._read_only = ""
        self._model = AnnotationsModel(self)
        self._build(theme)
        self._connect()
        self.set_theme(theme)
        self._refilter()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def set_titles(self, titles: dict[str, str]) -> None:
        """Article id → title."""
        self._model.set_titles(titles)

    def set_known_tags(self, tags: tuple[str, ...]) -> None:
        """What tags are completed to."""
        self._editor.set_known_tags(tags)

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """The whole library's."""
        self._model.set_annotations(annotations)
        self._show_state()

    def apply(self, change: NotesChange) -> None:
        """Take in what an operation did; bookmarks are not shown here."""
        current = self._current()
        self._model.apply(change)
        for item in change.changed:
            if isinstance(item, Annotation):
                self._editor.follow(item)
        if self._editor.annotation_id in {item.id for item in change.removed}:
            self._editor.drop()
        if current is not None:
            self._select(current.id)
        self._show_state()

    def set_article(self, article_id: str | None) -> None:
        """The article in the reader."""
        if article_id != self._article_id:
            self._editor.finish()
            self._article_id = article_id
            self._refilter()

    def set_read_only(self, reason: str) -> None:
        """Forbid changes and say why; an empty reason allows them again."""
        self._read_only = reason
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        if reason:
            self._editor.drop()

    @property
    def scope(self) -> str:
        """``article`` or ``all``."""
        return self._scope

    def set_scope(self, scope: str) -> None:
        """Show the article's annotations or the whole library's."""
        self._scope = scope
        self._scopes[scope].setChecked(True)
        self._refilter()

    def reveal(self, annotation_id: str) -> None:
        """Select an annotation and scroll to it; filter and scope give way if they hide it."""
        item = self._model.find(annotation_id)
        if item is None:
            return
        if not self._model.index_of(annotation_id).isValid():
            self.clear_filter()
            if item.anchor.article_id != self._article_id:
                self.set_scope(ALL)
        self._select(annotation_id)

    def begin_edit(self, annotation_id: str) -> None:
        """Open the editor on an annotation, ready to type."""
        item = self._model.find(annotation_id)
        if item is not None and not self._read_only:
            self.reveal(annotation_id)
            self._editor.open(item)

    def flush(self) -> None:
        """Save what is being typed."""
        self._editor.flush()

    def clear_filter(self) -> None:
        """Show all of the scope again."""
        for button in self._dots.values():
            button.setChecked(False)
        self._filter.clear()
        self._refilter()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._delegate.theme = theme
        self._editor.set_theme(theme)
        for color, button in self._dots.items():
            button.setIcon(dot(theme.mark(color), theme.stroke(color)))
        self._list.viewport().update()

    # --- keys and menu ---------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of the list: Enter opens, F2 edits, Delete deletes."""
        if watched is self._list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            item = self._current()
            if item is not None and event.key() in _ENTER:
                self._open(self._list.currentIndex())
                return True
            if item is not None and event.key() == Qt.Key.Key_F2:
                self.begin_edit(item.id)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._delete()
                return True
        return super().eventFilter(watched, event)

    def _menu(self, at: QPoint) -> None:
        item = self._model.annotation(self._list.indexAt(at))
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction("打开原文", lambda: self._open(self._list.currentIndex()))
        menu.addSeparator()
        edit = menu.addAction("编辑批注\tF2", lambda: self.begin_edit(item.id))
        colors = menu.addMenu("换颜色")
        for color in COLORS:
            colors.addAction(COLOR_WORDS[color], partial(self.recolor_requested.emit, item.id, color))
        styles = menu.addMenu("样式")
        for style in MarkStyle:
            styles.addAction(STYLE_WORDS[style], partial(self.style_requested.emit, item.id, style.value))
        menu.addSeparator()
        menu.addAction("复制引文", lambda: QGuiApplication.clipboard().setText(item.anchor.quote))
        menu.addAction("复制引文和批注", lambda: QGuiApplication.clipboard().setText(_quoted(item)))
        menu.addSeparator()
        delete = menu.addAction("删除\tDelete", self._delete)
        for entry in (edit, colors.menuAction(), styles.menuAction(), delete):
            entry.setEnabled(not self._read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.viewport().mapToGlobal(at))

    # --- inside ----------------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        item = self._model.annotation(index)
        if item is not None:
            self.open_requested.emit(item.anchor.article_id, item.span)

    def _delete(self) -> None:
        chosen = [self._model.annotation(index) for index in self._list.selectionModel().selectedIndexes()]
        ids = tuple(item.id for item in chosen if item is not None)
        if ids and not self._read_only:
            self.delete_requested.emit(ids)

    def _current(self) -> Annotation | None:
        return self._model.annotation(self._list.currentIndex())

    def _select(self, annotation_id: str) -> None:
        index = self._model.index_of(annotation_id)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(index, flag)
            self._list.scrollTo(index)

    def _refilter(self) -> None:
        colors = frozenset(color for color, button in self._dots.items() if button.isChecked())
        wanted = Filter(self._article_id, self._filter.text().strip(), colors)
        if self._scope == ALL:
            wanted = replace(wanted, article_id=None)
        elif self._article_id is None:
            wanted = replace(wanted, article_id="")
        self._model.set_filter(wanted)
        self._show_state()

    def _show_state(self) -> None:
        shown, wanted = self._model.rowCount(), self._model.filter
        total = self._model.count_all(wanted.article_id)
        self._count.setText(f"{shown}/{total}" if wanted.narrows else str(total) if total else "")
        if shown:
            self._stack.setCurrentWidget(self._list)
        elif wanted.narrows and total:
            self._stack.setCurrentWidget(self._nothing)
        else:
            words = _NO_NOTES if self._article_id else _NO_ARTICLE
            self._empty.setText(_NOTHING_YET if self._scope == ALL else words)
            self._stack.setCurrentWidget(self._empty)

    def _build(self, theme: Theme) -> None:
        title = QLabel("批注")
        title.setProperty("kind", "pane-title")
        self._count = named(QLabel(), "notes_count")
        self._count.setProperty("kind", "muted")
        self._scopes = {ARTICLE: _chip("scope_article", "本文"), ALL: _chip("scope_all", "全部")}
        self._scope_group = QButtonGroup(self)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch()
        for button in self._scopes.values():
            self._scope_group.addButton(button)
            head.addWidget(button)
        self._scopes[ARTICLE].setChecked(True)
        self._filter = named(QLineEdit(), "notes_filter", "筛选批注")
        self._filter.setPlaceholderText("筛选批注")
        self._filter.setClearButtonEnabled(True)
        self._dots = {color: chooser(f"filter_{color}", f"只看{COLOR_WORDS[color]}", 14) for color in COLORS}
        dots = QHBoxLayout()
        dots.setSpacing(0)
        dots.addWidget(self._filter, 1)
        dots.addSpacing(4)
        for button in self._dots.values():
            dots.addWidget(button)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._reason.setProperty("kind", "muted")
        self._editor = NoteEditor(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(dots)
        layout.addWidget(self._reason)
        layout.addWidget(self._build_list(theme), 1)
        layout.addWidget(self._editor)

    def _build_list(self, theme: Theme) -> QWidget:
        self._list = named(QListView(), "notes_list", "批注列表")
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setModel(self._model)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = AnnotationDelegate(theme, self._model, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.installEventFilter(self)
        self._empty = EmptyState(_NO_ARTICLE)
        self._empty.setObjectName("notes_empty")
        self._nothing = QWidget()
        again = named(QPushButton("清除筛选"), "notes_clear_filter")
        again.clicked.connect(self.clear_filter)
        column = QVBoxLayout(self._nothing)
        column.addStretch()
        column.addWidget(EmptyState("没有符合条件的批注。"))
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._stack = QStackedWidget()
        for widget in (self._empty, self._nothing, self._list):
            self._stack.addWidget(widget)
        return self._stack

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._refilter)
        for button in self._dots.values():
            button.toggled.connect(self._refilter)
        for scope, button in self._scopes.items():
            button.clicked.connect(lambda _checked=False, scope=scope: self.set_scope(scope))
        self._list.clicked.connect(self._open)
        self._list.doubleClicked.connect(self._edit_at)
        self._list.customContextMenuRequested.connect(self._menu)
        self._editor.saved.connect(self.edit_requested)
        self._editor.recolored.connect(self.recolor_requested)
        self._editor.restyled.connect(self.style_requested)
        self._editor.closed.connect(lambda: self._list.setFocus(Qt.FocusReason.OtherFocusReason))

    def _edit_at(self, index: QModelIndex) -> None:
        item = self._model.annotation(index)
        if item is not None:
            self.begin_edit(item.id)


def _chip(name: str, words: str) -> QToolButton:
    button = named(QToolButton(), name)
    button.setText(words)
    button.setCheckable(True)
    button.setProperty("kind", "chip")
    return button


def _quoted(item: Annotation) -> str:
    return "\n".join(part for part in (f"“{item.anchor.quote}”", item.note) if part)
