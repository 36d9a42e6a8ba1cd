"""Values: what goes to a printer or into a PDF."""

from dataclasses import dataclass

from kb.model import Annotation, Article


@dataclass(frozen=True, slots=True)
class PrintedTick:
    """An item with a box, that begins at ``start`` of the text; once it is ``done``, ``words`` say when and by whom."""

    start: int
    done: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """An article, or something put together like one, that begins on a page of its own.

    ``place`` stands at the head of its pages (its roles, or the article that a section is from), ``edition`` at their
    foot (date and version). The ``annotations`` are drawn; their spans count in the text of ``article``. Below the
    last line, ``closing`` has paragraphs in small letters. Of what is not in force ``effect`` says so, on every page.
    With ``ticks`` a column beside the items tells of them; without, a list is printed to be filled in. Blocks that are
    ``kept`` (their indices) stand on the page of the block after them.
    """

    article: Article
    place: str = ""
    edition: str = ""
    closing: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    effect: str = ""
    ticks: tuple[PrintedTick, ...] = ()
    kept: frozenset[int] = frozenset()

    @property
    def numbered(self) -> tuple[Annotation, ...]:
        """The annotations with words, in the order of the text: their numbers, from 1, stand beside it."""
        worded = [one for one in self.annotations if (one.note or one.tags) and one.span is not None]
        return tuple(sorted(worded, key=_place))


@dataclass(frozen=True, slots=True)
class Printout:
    """Parts that are printed together; ``words`` name them, and the file."""

    words: str
    parts: tuple[PrintPart, ...] = ()


def _place(annotation: Annotation) -> tuple[int, int, str]:
    assert annotation.span is not None  # noqa: S101 - narrows the type; ``numbered`` leaves the others out
    return annotation.span.start, annotation.span.end, annotation.id
