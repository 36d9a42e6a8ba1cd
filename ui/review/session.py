"""One sitting of the daily review: the cards in order, which one is shown, which ones are graded or answered."""

from dataclasses import replace

from kb.model import Annotation, QuizItem, ReviewItem


class ReviewSession:
    """Goes through ``items`` once; what is skipped stays for another sitting."""

    def __init__(self, items: tuple[ReviewItem | QuizItem, ...] = ()) -> None:
        self._items = [*items]
        self._at = 0
        self._graded: list[str] = []
        self._chosen: dict[str, int] = {}  # question → the option that was chosen

    @property
    def current(self) -> ReviewItem | QuizItem | None:
        """The card to show; None at the end."""
        return self._items[self._at] if self._at < len(self._items) else None

    @property
    def position(self) -> int:
        """The number of the present card, from 1; at the end that of the last one."""
        return min(self._at + 1, len(self._items))

    @property
    def total(self) -> int:
        """How many cards there are in all."""
        return len(self._items)

    @property
    def skipped(self) -> int:
        """How many cards so far were passed over without a grade or an answer."""
        return sum(not self._done(item.id) for item in self._items[: self._at])

    @property
    def last_graded(self) -> str | None:
        """The annotation (id) whose grade would be taken back."""
        return self._graded[-1] if self._graded else None

    @property
    def chosen(self) -> int | None:
        """The option that was chosen on the present card; None for no question, or one that was not answered."""
        return self._chosen.get(self.current.id) if self.current is not None else None

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return len(self._chosen)

    @property
    def right(self) -> int:
        """How many of them right."""
        return sum(isinstance(item, QuizItem) and self._chosen.get(item.id) == item.answer for item in self._items)

    def skip(self) -> None:
        """Leave the present card, graded or answered or not."""
        self._at = min(self._at + 1, len(self._items))
        while (item := self.current) is not None and self._done(item.id):
            self._at += 1

    def answer(self, question_id: str, option: int) -> None:
        """A question has been answered; it stays until it is left, so that its answer can be read."""
        self._chosen[question_id] = option

    def grade(self, annotation_id: str) -> None:
        """A card has been graded; if it is the present one, the next takes its place."""
        self._graded.append(annotation_id)
        if self.current is not None and self.current.id == annotation_id:
            self.skip()

    def take_back(self, annotation_id: str) -> None:
        """A card's grade has been taken back: show it again."""
        self._graded = [graded for graded in self._graded if graded != annotation_id]
        self._at = next((n for n, item in enumerate(self._items) if item.id == annotation_id), self._at)

    def follow(self, annotation: Annotation) -> None:
        """An annotation has changed."""
        self._items = [
            replace(item, annotation=annotation) if isinstance(item, ReviewItem) and item.id == annotation.id else item
            for item in self._items
        ]

    def drop(self, annotation_id: str) -> None:
        """An annotation is gone: so is its card, and its grade can no longer be taken back."""
        before = [item.id for item in self._items[: self._at]]
        self._at -= before.count(annotation_id)
        self._items = [item for item in self._items if item.id != annotation_id]
        self._graded = [graded for graded in self._graded if graded != annotation_id]

    def _done(self, item_id: str) -> bool:
        return item_id in self._graded or item_id in self._chosen
