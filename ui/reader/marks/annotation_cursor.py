"""Going from annotation to annotation: along the text, and down through those that lie on one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Annotation


@dataclass(frozen=True, slots=True)
class CursorTarget:
    """The annotation that was gone to: number ``number`` (from 1) of ``total``; ``wrapped`` round the end."""

    annotation: Annotation
    number: int
    total: int
    wrapped: bool = False


class AnnotationCursor:
    """Remembers which annotation is the active one: clicked or gone to last."""

    def __init__(self) -> None:
        self.active = ""

    def is_active(self, annotations: Sequence[Annotation]) -> bool:
        """Whether the active one is among these."""
        return any(one.id == self.active for one in annotations)

    def along(
        self, annotations: Sequence[Annotation], direction: int, here: int, *, from_active: bool
    ) -> CursorTarget | None:
        """The next one (``direction`` 1) or the one before (−1) in the order of the text; None when there are none.

        From the active one, or from the code point ``here``.
        """
        total = len(annotations)
        if not total:
            return None
        present = next((at for at, one in enumerate(annotations) if one.id == self.active), None)
        if from_active and present is not None:
            wanted = present + direction
        else:
            behind = next((at for at, one in enumerate(annotations) if _start(one) >= here), total)
            wanted = behind if direction > 0 else behind - 1
        return self._to(annotations, wanted % total, wrapped=not 0 <= wanted < total)

    def beneath(self, annotations: Sequence[Annotation]) -> CursorTarget:
        """Of those at one place the shortest, which lies within the others; when one is active already, the next."""
        stack = sorted(annotations, key=lambda one: (len(one.span) if one.span else 0, one.created, one.id))
        present = next((at for at, one in enumerate(stack) if one.id == self.active), -1)
        return self._to(stack, (present + 1) % len(stack), wrapped=present + 1 == len(stack))

    def _to(self, annotations: Sequence[Annotation], at: int, *, wrapped: bool) -> CursorTarget:
        self.active = annotations[at].id
        return CursorTarget(annotations[at], at + 1, len(annotations), wrapped)


def _start(annotation: Annotation) -> int:
    return annotation.span.start if annotation.span else 0
