"""One sitting of the daily review: the cards in order, which one is shown, which ones have been graded."""

from dataclasses import replace

from kb.model import Annotation, ReviewItem


class ReviewSession:
    """Goes through ``items`` once; what is skipped stays for another sitting."""

    def __init__(self, items: tuple[ReviewItem, ...] = ()) -> None:
        self._items = [*items]
        self._at = 0
        self._graded: list[str] = []

    @property
    def current(self) -> ReviewItem | None:
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
        """How many cards so far were passed over without a grade."""
        return sum(item.annotation.id not in self._graded for item in self._items[: self._at])

    @property
    def last_graded(self) -> str | None:
        """The annotation (id) whose grade would be taken back."""
        return self._graded[-1] if self._graded else None

    def skip(self) -> None:
        """Leave the present card without a grade."""
        self._at = min(self._at + 1, len(self._items))
        while (item := self.current) is not None and item.annotation.id in self._graded:
            self._at += 1

    def grade(self, annotation_id: str) -> None:
        """A card has been graded; if it is the present one, the next takes its place."""
        self._graded.append(annotation_id)
        if self.current is not None and self.current.annotation.id == annotation_id:
            self.skip()

    def take_back(self, annotation_id: str) -> None:
        """A card's grade has been taken back: show it again."""
        self._graded = [graded for graded in self._graded if graded != annotation_id]
        self._at = next((n for n, item in enumerate(self._items) if item.annotation.id == annotation_id), self._at)

    def follow(self, annotation: Annotation) -> None:
        """An annotation has changed."""
        self._items = [
            replace(item, annotation=annotation) if item.annotation.id == annotation.id else item
            for item in self._items
        ]

    def drop(self, annotation_id: str) -> None:
        """An annotation is gone: so is its card, and its grade can no longer be taken back."""
        before = [item.annotation.id for item in self._items[: self._at]]
        self._at -= before.count(annotation_id)
        self._items = [item for item in self._items if item.annotation.id != annotation_id]
        self._graded = [graded for graded in self._graded if graded != annotation_id]
