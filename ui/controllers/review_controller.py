"""每日回顾: the page of cards, the grades that are stored, and the passage that a card is looked up in."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.errors import KbError
from kb.model import QuizItem, ReviewItem, ReviewState
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.controllers.notes.notes_controller import NotesController
from ui.controllers.reading.navigation_controller import NavigationController
from ui.controllers.status_indicators import StatusIndicators

if TYPE_CHECKING:
    from ui.review.pane import ReviewPane


class ReviewController(QObject):
    """Owns the page 每日回顾; cards are read when it comes to the front and no round is under way.

    ``quiz_post`` tells whose questions are asked too: a role, empty for all, None for no questions.
    """

    quiz_problem = Signal(object)  # a KbError: a file of questions cannot be read; the others are asked

    def __init__(
        self,
        center: CenterStack,
        navigation: NavigationController,
        notes: NotesController,
        indicators: StatusIndicators,
        *,
        workspace: Workspace,
        quiz_post: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._center = center
        self._navigation = navigation
        self._reviews = notes.reviews
        self._indicators = indicators
        self._workspace = workspace
        self._quiz_post = quiz_post
        self._problems: tuple[KbError, ...] = ()  # of the files of questions, as they were read last
        self._told: tuple[KbError, ...] = ()
        self._connect()

    def start(self) -> None:
        """The window has just been opened: tell what is due."""
        self._reviews.read_state()

    def show(self) -> None:
        """Bring the page to the front and give it the focus."""
        self._center.show_page(CenterPage.REVIEW)
        self._center.review.setFocus()

    def _connect(self) -> None:
        reviews, indicators = self._reviews, self._indicators
        self._center.review_made.connect(self._connect_page)
        self._navigation.returned.connect(self.show)
        self._center.page_changed.connect(self._on_page)
        indicators.due.clicked.connect(lambda _checked: self.show())

        reviews.due_read.connect(self._begin)
        reviews.graded.connect(indicators.take_grade)
        reviews.state_read.connect(indicators.show_review_state)
        reviews.state_read.connect(self._center.home.show_review_state)
        self._center.home.review_requested.connect(self.show)

    def _connect_page(self, page: "ReviewPane") -> None:
        """The page is made when it is first shown."""
        reviews, indicators = self._reviews, self._indicators
        page.graded.connect(reviews.grade)
        page.answered.connect(reviews.answer_question)
        page.ungrade_requested.connect(reviews.ungrade)
        page.open_requested.connect(self._navigation.open_review_excursion)
        page.reminding_changed.connect(indicators.set_reminding)
        page.set_reminding(indicators.reminding)
        indicators.reminding_changed.connect(page.set_reminding)
        reviews.graded.connect(page.show_graded)
        reviews.answered.connect(page.show_answered)
        reviews.ungraded.connect(page.show_ungraded)
        reviews.failed.connect(page.resume)

    def _on_page(self, page: CenterPage) -> None:
        if page is CenterPage.REVIEW:
            self._navigation.end_review_excursion()
            if not self._center.review.in_progress:
                self._reviews.read_due(self._questions())

    def _questions(self) -> Callable[[datetime], tuple[QuizItem, ...]]:
        post = self._quiz_post()
        if post is None:
            return lambda _at: ()

        def due(at: datetime) -> tuple[QuizItem, ...]:  # on the worker: it reads files
            found = self._workspace.due_questions(post, at)
            self._problems = self._workspace.library.quiz().problems
            return found

        return due

    def _begin(self, items: tuple[ReviewItem, ...], state: ReviewState, questions: tuple[QuizItem, ...]) -> None:
        self._center.review.show_items(items, state, questions)
        if self._problems and self._problems != self._told:  # once is enough
            self.quiz_problem.emit(self._problems[0])
        self._told = self._problems
