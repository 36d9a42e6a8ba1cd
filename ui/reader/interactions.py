"""What a click, a double click, Enter, the pointer at rest or the menu key mean at a place of the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal

from kb.model import Annotation
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.marks.annotation_cursor import AnnotationCursor
from ui.reader.menus import AnnotationActs, SelectionActs, Spot, choice_menu, context_menu
from ui.reader.terms import explained
from ui.reader.text.view import ReaderView
from ui.reader.ticking import Ticking, box_tip
from ui.theme import Theme

_LONGEST_TIP = 400  # code points of a note


class Interactions(QObject):
    """Turns the view's events into what the person wants, as far as it is about marks, links and bookmarks."""

    annotation_activated = Signal(str)
    annotation_edit_requested = Signal(str)
    annotation_recolor_requested = Signal(str, str)
    annotation_delete_requested = Signal(str)
    bookmark_requested = Signal(int)
    link_activated = Signal(str)
    term_requested = Signal(object)  # Term whose entry in the glossary is wanted
    status_message = Signal(str)  # words for the status bar

    def __init__(self, view: ReaderView, theme: Theme, on_selection: SelectionActs) -> None:
        super().__init__(view)
        self._steps = AnnotationCursor()
        self.ticking = Ticking(view)
        self.theme = theme
        self._view = view
        self._on_selection = on_selection
        view.tip_at = self._tip
        view.is_active_at = self._is_active
        view.clicked.connect(self._on_clicked)
        view.double_clicked.connect(self._on_double_clicked)
        view.menu_requested.connect(self._on_menu)

    @property
    def page(self) -> ArticleOverlay | None:
        """The open article."""
        return self.ticking.page

    @page.setter
    def page(self, page: ArticleOverlay | None) -> None:
        self.ticking.page = page

    def _is_active(self, point: QPointF) -> bool:
        if self.page is None:
            return False
        here = self.ticking.entry_at(point) or self.page.annotations_at(point) or self.page.link_at(point)
        return bool(here)

    def _tip(self, point: QPointF) -> str:
        """What a box says, else the notes, else what a term means or where a link leads; plain text."""
        if self.page is None:
            return ""
        if (entry := self.ticking.entry_at(point)) is not None:
            return box_tip(entry)
        notes = [_preview(annotation.note) for annotation in self.page.annotations_at(point) if annotation.note]
        term = self.page.term_at(point)
        return "\n\n".join([*notes, *([explained(term)] if term else [])]) or self.page.link_at(point)

    def _on_clicked(self, point: QPointF) -> None:
        if self.page is None or self.ticking.click(point):
            return
        target = self.page.link_at(point)
        if target:
            self.link_activated.emit(target)
        elif annotations := self.page.annotations_at(point):
            self._activate(annotations)
        elif self.page.term_at(point):
            self._view.show_tip(point)

    def step(self, direction: int) -> None:
        """Go to the next annotation (1) or the one before (−1); behind the last comes the first."""
        if self.page is None:
            return
        placed, view = self.page.placed_annotations, self._view
        step = self._steps.along(placed, direction, self._here(), from_active=self._sees_active(placed))
        if step is None:
            self.status_message.emit(tr("本文还没有批注"))
            return
        self._show(step.annotation)
        start = self.page.position(step.annotation.span.start) if step.annotation.span else 0
        view.select(start, start)  # the caret, so that Enter edits it
        count = tr("批注 {number}/{total}").format(number=step.number, total=step.total)
        if step.wrapped:
            count = tr("{turn}：{count}").format(
                turn=tr("已到末尾，回到第一条") if direction > 0 else tr("已到开头，转到最后一条"), count=count
            )
        self.status_message.emit(count)
        self.annotation_activated.emit(step.annotation.id)

    def go_to_annotation(self, annotation_id: str) -> None:
        """Show one of the page's annotations and make it the active one."""
        for annotation in self.page.placed_annotations if self.page else ():
            if annotation.id == annotation_id:
                self._steps.active = annotation_id
                self._show(annotation)
                self.annotation_activated.emit(annotation_id)

    def _activate(self, annotations: Sequence[Annotation]) -> None:
        """A click; where several lie on one another every further click goes one down."""
        step = self._steps.beneath(annotations)
        if step.total > 1:
            self._show(step.annotation)
            self.status_message.emit(
                tr("此处有 {total} 条批注，当前第 {number} 条；再次单击看下一条").format(
                    total=step.total, number=step.number
                )
            )
        self.annotation_activated.emit(step.annotation.id)

    def _show(self, annotation: Annotation) -> None:
        if self.page is not None and annotation.span is not None:
            start, end = self.page.position(annotation.span.start), self.page.position(annotation.span.end)
            self._view.reveal(start, start, always=False)
            self._view.emphasise(start, end)

    def _here(self) -> int:
        """The first code point in sight."""
        return self.page.offset(self._view.place.position) if self.page else 0

    def _sees_active(self, annotations: Sequence[Annotation]) -> bool:
        """Whether the active annotation is still in sight: else one goes on from where one reads."""
        if self.page is None:
            return False
        span = next((one.span for one in annotations if one.id == self._steps.active), None)
        if span is None:
            return False
        line = self._view.geometry_of_text.line_at(self.page.position(span.start))
        return line.intersects(self._view.visible)

    def _on_double_clicked(self, point: QPointF) -> None:
        if self.page is None or self.ticking.click(point):  # a box that is clicked fast is clicked twice
            return
        annotations = self.page.annotations_at(point)
        self._choose(annotations, self.annotation_edit_requested.emit, self._on_viewport(point))

    def enter(self, position: int) -> None:
        """What Enter means at a position."""
        if self.page is None:
            return
        annotations = self.page.annotations_at_caret(position)
        target, term = self.page.link_at_caret(position), self.page.term_at_caret(position)
        if annotations:
            self._choose(annotations, self.annotation_edit_requested.emit, self._view.cursorRect().bottomLeft())
        elif target:
            self.link_activated.emit(target)
        elif term:
            self.term_requested.emit(term)

    def _choose(self, annotations: Sequence[Annotation], act: Callable[[str], object], at: QPoint) -> None:
        """Of one it is clear which is meant, of several the active one, or the person says."""
        if len(annotations) == 1:
            act(annotations[0].id)
        elif self._steps.is_active(annotations):
            act(self._steps.active)
        elif annotations:
            menu = choice_menu(self._view, self.theme, annotations, act)
            menu.popup(self._view.viewport().mapToGlobal(at))

    def _on_viewport(self, point: QPointF) -> QPoint:
        return self._view.to_viewport(QRectF(point, point)).topLeft()

    def _on_menu(self, point: QPointF, at: QPoint) -> None:
        if self.page is None:
            return
        block = self.page.block_at(point)
        spot = Spot(
            selected=self._view.textCursor().hasSelection(),
            annotations=self.page.annotations_at(point),
            bookmarked=self.page.is_bookmarked(block),
            term=self.page.term_at(point),
        )
        acts = AnnotationActs(
            edit=self.annotation_edit_requested.emit,
            recolor=self.annotation_recolor_requested.emit,
            delete=self.annotation_delete_requested.emit,
        )
        menu = context_menu(
            self._view,
            self.theme,
            spot,
            selection=self._on_selection,
            annotation=acts,
            bookmark=lambda: self.bookmark_requested.emit(block.start),
            look_up=self.term_requested.emit,
        )
        menu.popup(at)


def _preview(note: str) -> str:
    return note if len(note) <= _LONGEST_TIP else f"{note[:_LONGEST_TIP]}…"
