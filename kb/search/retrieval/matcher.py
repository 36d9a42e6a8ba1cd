"""Which passages hold a term: Whoosh names the candidates, the folded text decides.

Where in a passage it stands says ``term_places``. Where a term is a piece of a number in a passage, the passage holds
a *fragment* of it.
"""

import re
from collections import OrderedDict
from functools import partial, reduce
from itertools import pairwise

from kb.model import Span
from kb.search.index.document_set import EMPTY, DocumentSet
from kb.search.index.reader import IndexReader
from kb.search.index.schema import BODY, CONTEXT, VALUES
from kb.search.retrieval.term_places import PassageTexts, SoughtTerm
from kb.text.numbers import values
from kb.text.query import QueryTerm

_REMEMBERED = 512  # terms whose documents are kept
_BETWEEN_NUMBERS = re.compile(r"[^\d.,%/\-]+")


class Matcher:
    """Finds terms in the passages of one snapshot."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._known: OrderedDict[tuple[str, str], DocumentSet] = OrderedDict()

    def passages_with(self, term: QueryTerm) -> DocumentSet:
        """The passages in which the term stands, its numbers whole and with its signs."""
        if SoughtTerm.of(term).is_plain:
            return self.run(term.text)
        return self._remembered("whole", term.typed, term)

    def fragments(self, term: QueryTerm) -> DocumentSet:
        """The passages that hold the term as a run of characters, but only as a piece of a number or of a word."""
        sought = SoughtTerm.of(term)
        if sought.is_plain:
            return EMPTY
        others = self.run(term.text) - self.passages_with(term)
        return others.that(lambda n: bool(sought.pieces(self.texts(n)))) if sought.signs else others

    def run(self, text: str) -> DocumentSet:
        """The passages in which a run of folded characters stands."""
        return self._remembered(BODY, text, None)

    def passages_in_context(self, term: QueryTerm) -> DocumentSet:
        """The passages in whose headings or article's title the term stands."""
        return self._remembered(CONTEXT, term.text, None)

    def places(self, document: int, term: QueryTerm) -> list[Span]:
        """Where the term stands in a passage, as spans of its folded text, left to right."""
        return SoughtTerm.of(term).places(self.texts(document))

    def texts(self, document: int) -> PassageTexts:
        """The texts of a passage in which a term is looked for."""
        reader = self._reader
        return PassageTexts(
            reader.folded_texts[document],
            partial(reader.sound, document),
            partial(reader.spelt, document),
            partial(reader.folding, document),
        )

    # --- inside -----------------------------------------------------------------------------------------------------

    def _remembered(self, kind: str, text: str, term: QueryTerm | None) -> DocumentSet:
        key = (kind, text)
        if key not in self._known:
            self._known[key] = self._holding_whole(term) if term is not None else self._holding_run(kind, text)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]

    def _holding_run(self, field: str, text: str) -> DocumentSet:
        """When the text has only grown since it was asked last, its beginning's documents are looked at alone."""
        reader = self._reader
        if len(text) == 1:
            return reader.postings(field, text)
        if (field, text[:-1]) in self._known and len(text) > 2:
            found = self._known[field, text[:-1]] & reader.postings(field, text[-2:])
        else:
            pairs = sorted({a + b for a, b in pairwise(text)}, key=lambda pair: (reader.frequency(field, pair), pair))
            if not reader.frequency(field, pairs[0]):
                return EMPTY  # as most slips
            found = reader.postings(field, pairs[0])
            for pair in pairs[1:]:
                if not found:
                    break
                found &= reader.postings(field, pair)
        if len(text) == 2:
            return found
        if field == BODY:
            texts = reader.folded_texts
            return found.that(lambda n: text in texts[n])
        return found.that(lambda n: text in reader.title(n) or text in reader.path(n))

    def _holding_whole(self, term: QueryTerm) -> DocumentSet:
        reader = self._reader
        if len(term.text) == 1 and not term.signs:
            return reader.postings(VALUES, term.text)  # a digit: other characters are not looked at again
        sought = SoughtTerm.of(term)
        folded = reader.folded_texts

        def stands(document: int) -> bool:
            return sought.stands(folded[document], partial(self.texts, document))

        found = self.run(term.text).that(stands)
        wanted = values(term.text)
        if not wanted:
            return found
        others = reduce(DocumentSet.__and__, (reader.postings(VALUES, value) for value in wanted))
        for piece in _BETWEEN_NUMBERS.findall(sought.spelt):
            for gram in [piece] if len(piece) == 1 else map("".join, pairwise(piece)):
                others &= reader.postings(BODY, gram)
        return found | (others - found).that(stands)
