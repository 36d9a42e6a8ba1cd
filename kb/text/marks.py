"""Where matches stand in a text: merged where they overlap, and those of characters that are nothing but separators."""

from array import array
from collections.abc import Iterable

from kb.model import Span
from kb.text.normalize import fold_characters
from kb.text.occurrences import occurrences


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def symbol_marks(text: str, symbols: str) -> list[Span]:
    """Where the folded ``symbols`` stand; a character may fold to several (… to three dots), and is marked whole."""
    folds = [fold_characters(character) for character in text]
    origins = array("l", (at for at, part in enumerate(folds) for _ in part))
    folded, spans = "".join(folds), list[Span]()
    for found in occurrences(folded, symbols):
        span = Span(origins[found.start], origins[found.end - 1] + 1)
        if not spans or spans[-1].end <= span.start:
            spans.append(span)
    return spans
