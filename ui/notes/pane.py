"""The pane at the right: a scope, a filter, the list, and the editor below it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.model import Annotation, ArticleHead, EffectStatus, FilterValue, NotesChange
from kb.notes.query.note_filter import FoldedWords, Listing
from kb.records.drafts import Draft
from kb.translation import tr
from ui.notes.annotation_list import AnnotationList
from ui.notes.choices import chip
from ui.notes.editor import NoteEditor
from ui.notes.filter_bar import ALL, ARTICLE, FilterBar
from ui.notes.menus import Acts, row_menu, tag_menu
from ui.notes.model import AnnotationsModel
from ui.notes.selection_bar import BulkEditBar
from ui.notes.tags_dialog import TagsDialog
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_NO_ARTICLE = tr("打开一篇文章，这里会列出你在其中的划线和批注。")
_NO_NOTES = tr("选中正文里的一段话，就能划线或写批注。")
_NOTHING_YET = tr("还没有批注。选中正文里的一段话，就能划线或写批注。")
_LEAST_LIST = 70  # pixels: a row


class NotesPane(QWidget):
    """Shows the annotations it is fed and emits what a person wants done with them."""

    open_requested = Signal(str, object)  # article id, Span | None (present place)
    edit_requested = Signal(str, str, object)  # annotation id, new note, tags: tuple[str, ...]
    typed = Signal(str, str, object)  # annotation id, note, tags: tuple[str, ...]: not stored yet
    taken_back = Signal(str)  # annotation id: what was typed is not wanted
    recolor_requested = Signal(object, str)  # tuple of annotation ids, color
    style_requested = Signal(object, str)  # tuple of annotation ids, MarkStyle value
    tags_add_requested = Signal(object, object)  # tuple of annotation ids, tuple of tags
    tags_remove_requested = Signal(object, object)  # tuple of annotation ids, tuple of tags
    tag_rename_requested = Signal(str, str)  # old, new; an empty new one takes the tag away everywhere
    delete_requested = Signal(object)  # tuple of annotation ids

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes_pane")
        self.setMinimumWidth(240)
        self._article_id: str | None = None
        self._scope = ARTICLE
        self._read_only = ""
        self._drafts: dict[str, Draft] = {}
        self._tags_dialog: TagsDialog | None = None
        self._model = AnnotationsModel(self)
        self._build(theme)
        self._connect()
        self.set_theme(theme)
        self._refilter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The editor comes and goes."""
        if watched is self._editor and event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._make_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In another height there is room for more or less."""
        super().resizeEvent(event)
        self._make_room()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The list takes the focus, or where nothing is listed what narrows it."""
        super().focusInEvent(event)
        (self._list if self._list.isVisible() else self._filter).setFocus(event.reason())

    # --- what is shown ---------------------------------------------------------------------------------------------

    def set_articles(self, heads: tuple[ArticleHead, ...]) -> None:
        """What is known of the articles, in the order of the library."""
        self._model.set_articles(heads)
        self._filter.set_scope(self._scope)
        self._show_state()

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Article id → whether it is in force; titles of what is not are marked."""
        self._model.set_effects(effects)

    def set_known_tags(self, tags: tuple[str, ...]) -> None:
        """What tags are completed to."""
        self._editor.set_known_tags(tags)
        self._chosen_bar.set_known_tags(tags)

    def set_listing(self, listing: Listing) -> None:
        """The whole library's annotations, made ready where nobody waits for it."""
        self._model.set_listing(listing)
        self._show_state()

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """The same by hand."""
        self.set_listing(Listing(annotations))

    def apply(self, change: NotesChange, folded: FoldedWords | None = None) -> None:
        """Take in what an operation did; bookmarks are not shown here. What is chosen stays chosen.

        ``folded`` are the words of what is new: see ``Listing.apply``.
        """
        current, chosen = self._list.current, self._list.chosen
        self._model.apply(change, folded)
        for item in change.changed:
            if isinstance(item, Annotation):
                self._editor.follow(item)
        if self._editor.annotation_id in {item.id for item in change.removed}:
            self._editor.take_removed()
        self._list.choose([item.id for item in chosen], current.id if current else "")
        self._show_state()
        if self._tags_dialog is not None:
            self._tags_dialog.set_tags(self._model.tags())

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
        self._show_chosen()
        if reason:
            self._editor.drop()

    @property
    def scope(self) -> str:
        """``article`` or ``all``."""
        return self._scope

    def selected(self) -> tuple[str, ...]:
        """The ids of the annotations that are selected in the list."""
        return tuple(item.id for item in self._list.chosen)

    def listed(self) -> tuple[str, ...]:
        """The ids of the annotations that are listed, in their order."""
        return tuple(item.id for item in self._model.stretch(0, self._model.rowCount() - 1))

    def set_scope(self, scope: str) -> None:
        """Show the article's annotations or the whole library's."""
        self._scope = scope
        self._scopes[scope].setChecked(True)
        self._filter.set_scope(scope)
        self._refilter()

    def narrow(self, *chosen: FilterValue) -> None:
        """Show those of the whole library that have these values, and no others."""
        self.set_scope(ALL)
        self._filter.set_chosen(chosen)

    def memory(self) -> tuple[str, ...]:
        """Scope, filter and order, for ``recall``."""
        return (f"scope:{self._scope}", *self._filter.memory())

    def recall(self, memory: tuple[str, ...]) -> None:
        """Take back what ``memory`` told."""
        self._filter.recall(memory)
        self.set_scope(ALL if f"scope:{ALL}" in memory else ARTICLE)

    def reveal(self, annotation_id: str) -> None:
        """Select an annotation and scroll to it; filter and scope give way if they hide it."""
        item = self._model.find(annotation_id)
        if item is None:
            return
        if not self._model.index_of(annotation_id).isValid():
            self.clear_filter()
            if item.anchor.article_id != self._article_id:
                self.set_scope(ALL)
        self._list.reveal(annotation_id)

    def begin_edit(self, annotation_id: str) -> None:
        """Open the editor on an annotation, ready to type."""
        item = self._model.find(annotation_id)
        if item is not None and not self._read_only:
            self.reveal(annotation_id)
            self._editor.open(item, self._drafts.pop(annotation_id, None))

    def begin_tagging(self) -> None:
        """In the open editor go on to the tags."""
        self._editor.enter_tags()

    def set_drafts(self, drafts: dict[str, Draft]) -> None:
        """What was typed in an earlier run and not stored, by annotation id: the editor goes on with it."""
        self._drafts = drafts

    def show_stored(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        """The words of an annotation are safe: the editor may close if it was to."""
        self._editor.take_stored(annotation_id, note, tags)

    def show_not_stored(self, annotation_id: str) -> None:
        """The words of an annotation could not be stored: they stay in the editor, or come back with it."""
        draft = self._editor.take_refused(annotation_id)
        if draft is not None:
            self._drafts[annotation_id] = draft

    def flush(self) -> None:
        """Save what is being typed."""
        self._editor.flush()

    def clear_filter(self) -> None:
        """Show all of the scope again."""
        self._filter.clear()

    def manage_tags(self) -> None:
        """Open the dialog in which tags are renamed, put together and taken away."""
        if self._read_only:
            return
        self._tags_dialog = dialog = TagsDialog(self)
        dialog.set_tags(self._model.tags())
        dialog.rename_requested.connect(self.tag_rename_requested)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for part in (self._editor, self._filter, self._chosen_bar, self._list):
            part.set_theme(theme)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _menu(self, at: QPoint) -> None:
        if not self._list.choose_at(at):
            return
        chosen = self._list.chosen
        tags = self._model.tags(item.id for item in chosen)
        menu = row_menu(self, chosen, tags, self._acts(), read_only=bool(self._read_only))
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _tag_menu(self) -> None:
        button = self._chosen_bar.tag_button
        menu = tag_menu(self, self._model.tags(self.selected()), self._acts())
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _acts(self) -> Acts:
        return Acts(
            open=self._list.open_current,
            edit=self._list.edit_current,
            recolor=self._recolor,
            restyle=self._restyle,
            add_tags=self._chosen_bar.ask_for_tags,
            remove_tag=lambda tag: self.tags_remove_requested.emit(self.selected(), (tag,)),
            manage_tags=self.manage_tags,
            delete=self._delete,
        )

    # --- inside ----------------------------------------------------------------------------------------------------

    def _open(self, item: Annotation) -> None:
        self.open_requested.emit(item.anchor.article_id, item.span)

    def _recolor(self, color: str) -> None:
        self.recolor_requested.emit(self.selected(), color)

    def _restyle(self, style: str) -> None:
        self.style_requested.emit(self.selected(), style)

    def _delete(self) -> None:
        ids = self.selected()
        if ids and not self._read_only:
            self.delete_requested.emit(ids)

    def _refilter(self) -> None:
        chosen, current = self._list.chosen, self._list.current
        article_id = None if self._scope == ALL else self._article_id or ""
        self._model.set_view(self._filter.wanted(article_id), self._filter.order)
        self._list.choose([item.id for item in chosen], current.id if current else "")
        self._show_state()

    def _make_room(self) -> None:
        """Where the pane is too low for all, the editor has it alone: at scale 2 a 1366×768 screen leaves 271 pixels.

        Squeezed, its fields and buttons lay on one another, and nothing could be read or clicked.
        """
        edited = not self._editor.isHidden()
        self._editor.set_quoting(True)
        margins, spacing = self._column.contentsMargins(), self._column.spacing()
        width = self.width() - margins.left() - margins.right()
        room = self.height() - margins.top() - margins.bottom() - self._head.sizeHint().height() - spacing
        above = self._filter.sizeHint().height() + _LEAST_LIST + 2 * spacing
        alone = edited and self._editor.least_height(width) + above > room
        for part in (self._filter, self._stack):
            part.setVisible(not alone)
        self._editor.set_quoting(not alone or self._editor.least_height(width) <= room)

    def _show_chosen(self) -> None:
        self._chosen_bar.show_count(0 if self._read_only else self._list.chosen_count)

    def _show_state(self) -> None:
        shown, wanted = self._model.rowCount(), self._model.filter
        total = self._model.count_all(wanted.article_id)
        self._count.setText(f"{shown}/{total}" if wanted.narrows else str(total) if total else "")
        self._show_chosen()
        if shown:
            self._stack.setCurrentWidget(self._list)
        elif wanted.narrows and total:
            self._stack.setCurrentWidget(self._nothing)
        else:
            words = _NO_NOTES if self._article_id else _NO_ARTICLE
            self._empty.setText(_NOTHING_YET if self._scope == ALL else words)
            self._stack.setCurrentWidget(self._empty)

    def _forget_dialog(self) -> None:
        if self._tags_dialog is not None:
            self._tags_dialog.deleteLater()
            self._tags_dialog = None

    def _build(self, theme: Theme) -> None:
        title = PlainLabel(tr("批注", "notes"))
        title.setProperty("kind", "pane-title")
        self._count = named(PlainLabel(), "notes_count")
        self._count.setProperty("kind", "muted")
        self._scopes = {
            ARTICLE: chip("scope_article", tr("本文"), stays=True),
            ALL: chip("scope_all", tr("全部"), stays=True),
        }
        self._scope_group = QButtonGroup(self)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch()
        for button in self._scopes.values():
            self._scope_group.addButton(button)
            head.addWidget(button)
        self._scopes[ARTICLE].setChecked(True)
        self._filter = FilterBar(theme)
        self._filter.facets, self._filter.title = self._model.facets, self._model.title
        self._reason = PlainLabel()
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._reason.setProperty("kind", "muted")
        self._chosen_bar = BulkEditBar(theme)
        self._editor = NoteEditor(theme)
        self._head = head
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._filter)
        layout.addWidget(self._reason)
        layout.addWidget(self._build_list(theme), 1)
        layout.addWidget(self._chosen_bar)
        layout.addWidget(self._editor)
        self._editor.installEventFilter(self)

    def _build_list(self, theme: Theme) -> QWidget:
        self._list = AnnotationList(theme, self._model)
        self._empty = EmptyState(_NO_ARTICLE)
        self._empty.setObjectName("notes_empty")
        self._nothing = QWidget()
        again = named(QPushButton(tr("清除筛选")), "notes_clear_filter")
        again.clicked.connect(self.clear_filter)
        column = QVBoxLayout(self._nothing)
        column.addStretch()
        column.addWidget(EmptyState(tr("没有符合条件的批注。")))
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._stack = QStackedWidget()
        for widget in (self._empty, self._nothing, self._list):
            self._stack.addWidget(widget)
        return self._stack

    def _connect(self) -> None:
        self._filter.changed.connect(self._refilter)
        self._filter.tags_requested.connect(self.manage_tags)
        for scope, button in self._scopes.items():
            button.clicked.connect(lambda _checked=False, scope=scope: self.set_scope(scope))
        self._list.opened.connect(self._open)
        self._list.edit_requested.connect(self.begin_edit)
        self._list.delete_requested.connect(self._delete)
        self._list.chosen_changed.connect(self._show_chosen)
        self._list.customContextMenuRequested.connect(self._menu)
        bar = self._chosen_bar
        bar.color_chosen.connect(self._recolor)
        bar.style_chosen.connect(self._restyle)
        bar.tags_added.connect(lambda tags: self.tags_add_requested.emit(self.selected(), tags))
        bar.tag_menu_requested.connect(self._tag_menu)
        bar.delete_requested.connect(self._delete)
        bar.closed.connect(self._list.clearSelection)
        self._editor.saved.connect(self.edit_requested)
        self._editor.typed.connect(self.typed)
        self._editor.taken_back.connect(self.taken_back)
        self._editor.recolored.connect(lambda item, color: self.recolor_requested.emit((item,), color))
        self._editor.restyled.connect(lambda item, style: self.style_requested.emit((item,), style))
        self._editor.closed.connect(lambda: self._list.setFocus(Qt.FocusReason.OtherFocusReason))
