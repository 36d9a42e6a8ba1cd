"""核对位置: the page on which people decide where annotations belong, and the way into the reader and back."""

from PySide6.QtCore import QObject

from kb.model import Annotation, Bookmark, Span
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.controllers.notes.annotation_controller import AnnotationController
from ui.controllers.notes.notes_controller import NotesController
from ui.controllers.reading.navigation_controller import NavigationController
from ui.reader.pane import ReaderPane


class ReanchorController(QObject):
    """Owns the page 核对位置: its decisions go to the notes, the choice of a place to the reader."""

    def __init__(
        self,
        reader: ReaderPane,
        center: CenterStack,
        *,
        navigation: NavigationController,
        annotation: AnnotationController,
        notes: NotesController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._center = center
        self._navigation = navigation
        self._annotation = annotation
        self._notes = notes
        self._connect()

    def toggle(self) -> None:
        """Bring the page to the front at what waits, or if it is there, go back to the reader."""
        if self._center.page is not CenterPage.PLACES:
            self._center.places.look_for_work()
        self._center.toggle(CenterPage.PLACES)

    def show_waiting(self) -> None:
        """Bring the page to the front at what waits."""
        self._center.places.look_for_work()
        self._show()

    def _connect(self) -> None:
        page, reader = self._center.places, self._reader
        page.detail_requested.connect(self._notes.look_at)
        page.open_requested.connect(self._navigation.open_span)
        page.accept_requested.connect(self._notes.accept)
        page.detach_requested.connect(self._notes.detach)
        page.attach_requested.connect(self._notes.reattach)
        page.attach_alike_requested.connect(self._notes.reattach_alike)
        page.choose_requested.connect(self._choose_place)
        page.counted.connect(self._center.home.show_places)
        self._center.home.places_requested.connect(self.show_waiting)
        page.delete_requested.connect(self._notes.delete)
        self._notes.looked_at.connect(page.show_detail)
        reader.place_chosen.connect(self._annotation.put_in_place)
        reader.place_chosen.connect(lambda _span: self._show())
        reader.place_refused.connect(lambda: self._center.show_page(CenterPage.PLACES))

    def _choose_place(self, item: Annotation | Bookmark, near: Span | None) -> None:
        """Let a person select in the text where an item belongs."""
        self._navigation.open_article(
            item.anchor.article_id, near.start if near else None, lambda: self._annotation.choose_place(item)
        )

    def _show(self) -> None:
        self._center.show_page(CenterPage.PLACES)
        self._center.places.setFocus()
