"""每日回顾: the page of cards, the grades that are stored, and the passage that a card is looked up in."""

from PySide6.QtCore import QObject

from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.controllers.navigation_controller import NavigationController
from ui.controllers.notes_controller import NotesController
from ui.controllers.status_indicators import StatusIndicators


class ReviewController(QObject):
    """Owns the page 每日回顾; cards are read when it comes to the front and no round is under way."""

    def __init__(
        self,
        center: CenterStack,
        navigation: NavigationController,
        notes: NotesController,
        indicators: StatusIndicators,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._center = center
        self._navigation = navigation
        self._notes = notes
        self._indicators = indicators
        self._connect()

    def start(self, *, reminding: bool) -> None:
        """The window has just been opened; ``reminding`` says whether it tells what is due."""
        self._center.review.set_reminding(reminding)
        self._notes.read_review_state()

    def show(self) -> None:
        """Bring the page to the front and give it the focus."""
        self._center.show_page(CenterPage.REVIEW)
        self._center.review.setFocus()

    def _connect(self) -> None:
        page, notes, indicators = self._center.review, self._notes, self._indicators
        page.graded.connect(notes.grade)
        page.ungrade_requested.connect(notes.ungrade)
        page.open_requested.connect(self._navigation.open_review_excursion)
        page.reminding_changed.connect(indicators.set_reminding)
        self._navigation.returned.connect(self.show)
        self._center.page_changed.connect(self._on_page)
        indicators.due.clicked.connect(lambda _checked: self.show())
        indicators.reminding_changed.connect(page.set_reminding)

        notes.reviews_read.connect(page.show_items)
        notes.graded.connect(indicators.take_grade)
        notes.graded.connect(page.show_graded)
        notes.ungraded.connect(page.show_ungraded)
        notes.review_state_read.connect(indicators.show_review_state)
        notes.review_state_read.connect(self._center.home.show_review_state)
        notes.failed.connect(page.resume)
        self._center.home.review_requested.connect(self.show)

    def _on_page(self, page: CenterPage) -> None:
        if page is CenterPage.REVIEW:
            self._navigation.end_review_excursion()
            if not self._center.review.in_progress:
                self._notes.read_reviews()
