"""What a click, a double click, Enter, the pointer at rest or the menu key mean at a place of the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal

from kb.model import Annotation
from ui.reader.menus import AnnotationActs, SelectionActs, Spot, choice_menu, context_menu
from ui.reader.page import Page
from ui.reader.view import ReaderView
from ui.theme import Theme


class Gestures(QObject):
    """Turns the view's events into what the person wants, as far as it is about marks, links and bookmarks."""

    annotation_activated = Signal(str)
    annotation_edit_requested = Signal(str)
    annotation_recolor_requested = Signal(str, str)
    annotation_delete_requested = Signal(str)
    bookmark_requested = Signal(int)
    link_activated = Signal(str)

    def __init__(self, view: ReaderView, theme: Theme, on_selection: SelectionActs) -> None:
        super().__init__(view)
        self.page: Page | None = None
        self.theme = theme
        self._view = view
        self._on_selection = on_selection
        view.tip_at = self._tip
        view.is_active_at = self._is_active
        view.clicked.connect(self._on_clicked)
        view.double_clicked.connect(self._on_double_clicked)
        view.entered.connect(self._on_entered)
        view.menu_requested.connect(self._on_menu)

    def _is_active(self, point: QPointF) -> bool:
        return self.page is not None and bool(self.page.annotations_at(point) or self.page.link_at(point))

    def _tip(self, point: QPointF) -> str:
        """The notes under the pointer, else where a link leads."""
        if self.page is None:
            return ""
        notes = [annotation.note for annotation in self.page.annotations_at(point) if annotation.note]
        return "\n\n".join(notes) or self.page.link_at(point)

    def _on_clicked(self, point: QPointF) -> None:
        if self.page is None:
            return
        target = self.page.link_at(point)
        if target:
            self.link_activated.emit(target)
        else:
            self._choose(self.page.annotations_at(point), self.annotation_activated.emit, self._on_viewport(point))

    def _on_double_clicked(self, point: QPointF) -> None:
        if self.page is not None:
            annotations = self.page.annotations_at(point)
            self._choose(annotations, self.annotation_edit_requested.emit, self._on_viewport(point))

    def _on_entered(self, position: int) -> None:
        if self.page is None:
            return
        annotations = self.page.annotations_over(position)
        target = self.page.link_over(position)
        if annotations:
            self._choose(annotations, self.annotation_edit_requested.emit, self._view.cursorRect().bottomLeft())
        elif target:
            self.link_activated.emit(target)

    def _choose(self, annotations: Sequence[Annotation], act: Callable[[str], object], at: QPoint) -> None:
        """Of one it is clear which is meant, of several the person says."""
        if len(annotations) == 1:
            act(annotations[0].id)
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
        )
        menu.popup(at)
