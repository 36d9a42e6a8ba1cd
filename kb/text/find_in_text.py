"""Finding words in one article: under the same foldings as the search, with the places in the original text."""

from functools import cached_property

from kb.model import Span
from kb.text.normalize import Folded, fold, strip_separators
from kb.text.occurrences import occurrences


class TextFinder:
    """Finds in one canonical text; the text is folded when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, words: str) -> tuple[Span, ...]:
        """All places of ``words``, in order, without overlaps; of nothing but punctuation the literal places."""
        needle = fold(strip_separators(words))
        if needle:
            return tuple(self._folded.find_all(needle))
        return self._literal(words.strip())

    @cached_property
    def _folded(self) -> Folded:
        return Folded.of(self._text)

    def _literal(self, needle: str) -> tuple[Span, ...]:
        return tuple(occurrences(self._text, needle))
