"""Which passages hold a term: Whoosh names the candidates, the folded text decides.

A term stands in a passage when it is a run of the folded text, or when it is one after the numbers of both are written
out in digits (10万元, 十万元). A number is met as a whole or not at all: 10 does not stand in 110, nor in 10万; where
it does as a run of characters, the passage holds a *fragment* of the term. Folding makes digits of single numerals, so
a run of several is looked at again: 35 is not 三五 in 三五年, but 2024 is 二〇二四.
"""

import re
from collections import OrderedDict
from functools import lru_cache, reduce
from itertools import pairwise

from kb.model import Span
from kb.search.index.document_set import EMPTY, DocumentSet
from kb.search.index.reader import IndexReader
from kb.search.index.schema import BODY, CONTEXT, VALUES
from kb.text.normalize import Folded, strip_separators
from kb.text.numbers import NumeralsExpanded, holds_whole, is_inside_number, values
from kb.text.occurrences import occurrences
from kb.text.query import QueryTerm
from kb.text.signs import has_signs

_REMEMBERED = 512  # terms whose documents are kept
_DIGITS = re.compile(r"\d{2,}")
_SCALES = "十百千万亿拾佰仟"
# A term that begins or ends with a number may be a piece of a longer one; 万元 is no number.
_BEGINS, _ENDS = (
    re.compile(r"[.,点%‰成半分之十百千万亿拾佰仟]*\d"),
    re.compile(r"\d[.,点%‰成半分之十百千万亿拾佰仟]*\Z"),
)


class Matcher:
    """Finds terms in the passages of one snapshot."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._known: OrderedDict[tuple[str, str], DocumentSet] = OrderedDict()

    def passages_with(self, term: QueryTerm) -> DocumentSet:
        """The passages in which the term stands, its numbers whole and with its signs."""
        if term.signs or looked_at_again(term.text):
            return self._remembered("whole", term.typed, term)
        return self.run(term.text)

    def fragments(self, term: QueryTerm) -> DocumentSet:
        """The passages that hold the term as a run of characters, but only as a piece of a number or of a word."""
        if not (term.signs or looked_at_again(term.text)):
            return EMPTY
        others = self.run(term.text) - self.passages_with(term)
        return others.that(lambda n: bool(self.pieces(n, term))) if term.signs else others

    def run(self, text: str) -> DocumentSet:
        """The passages in which a run of folded characters stands."""
        return self._remembered(BODY, text, None)

    def passages_in_context(self, term: QueryTerm) -> DocumentSet:
        """The passages in whose headings or article's title the term stands."""
        return self._remembered(CONTEXT, term.text, None)

    def places(self, document: int, term: QueryTerm) -> list[Span]:
        """Where the term stands in a passage, as spans of its folded text, left to right."""
        pieces = self.pieces(document, term)
        if not (term.signs or looked_at_again(term.text)):
            return pieces
        folded, sound = self._reader.folded(document), self._reader.sound(document)
        found = [span for span in pieces if _is_whole(folded, sound, span, term)]
        if not values(term.text):
            return found
        wanted = NumeralsExpanded.of(term.text).text
        if wanted not in self._reader.spelt(document):
            return found
        spelt = NumeralsExpanded.of(folded).find_all(wanted)
        others = [span for span in spelt if folded[span.start : span.end] != term.text]
        return sorted({*found, *self._with_signs(document, others, term)})

    def pieces(self, document: int, term: QueryTerm) -> list[Span]:
        """Where the term's characters stand in a passage, be it inside a number; with its signs."""
        folded = self._reader.folded(document)
        return self._with_signs(document, [*occurrences(folded, term.text, overlapping=True)], term)

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
        found = self.run(term.text).that(lambda n: self._stands(n, term))
        wanted = values(term.text)
        if not wanted:
            return found
        others = reduce(DocumentSet.__and__, (reader.postings(VALUES, value) for value in wanted))
        spelt = NumeralsExpanded.of(term.text).text
        for piece in re.findall(r"[^\d.,%/\-]+", spelt):
            for gram in [piece] if len(piece) == 1 else map("".join, pairwise(piece)):
                others &= reader.postings(BODY, gram)
        return found | (others - found).that(lambda n: self._stands(n, term))

    def _stands(self, document: int, term: QueryTerm) -> bool:
        """Whether the term has a place in a passage; without signs its first one is enough."""
        if term.signs:
            return bool(self.places(document, term))
        folded, sound = self._reader.folded(document), self._reader.sound(document)
        if any(_is_whole(folded, sound, span, term) for span in occurrences(folded, term.text, overlapping=True)):
            return True
        if not values(term.text):
            return False
        wanted = NumeralsExpanded.of(term.text).text
        return holds_whole(self._reader.spelt(document), wanted) and bool(self.places(document, term))

    def _with_signs(self, document: int, spans: list[Span], term: QueryTerm) -> list[Span]:
        if not spans or not term.signs:
            return spans
        folded = self._reader.folding(document)
        return [span for span in spans if has_signs(folded, span, term.signs)]


def _is_whole(folded: str, sound: str, span: Span, term: QueryTerm) -> bool:
    """Whether a match cuts no number in two, reads as its digits do, and with signs cuts no Latin word."""
    for at, edge in ((span.start, _BEGINS.match(term.text)), (span.end, _ENDS.search(term.text))):
        if edge and _may_cut(folded, at) and is_inside_number(folded, sound, at):
            return False
    if term.signs and (_cuts_latin(folded, span.start) or _cuts_latin(folded, span.end)):
        return False
    return _reads_alike(folded, sound, span, term)


def _reads_alike(folded: str, sound: str, span: Span, term: QueryTerm) -> bool:
    """Whether every run of digits in the match is one on both sides: Chinese numerals in a row may be words."""
    if not _DIGITS.search(term.text):
        return True
    numerals = _numerals(term.typed)
    for run in _DIGITS.finditer(folded, span.start, span.end):
        heard = [not heard.isdecimal() for heard in sound[run.start() : run.end()]]
        if heard == numerals[run.start() - span.start : run.end() - span.start]:
            continue
        written = _whole_run(folded, sound, run.start(), run.end()) if any(heard) else run[0]
        if not _read_by_digits(written):
            return False
    return True


@lru_cache(maxsize=1024)  # each passage of a page asks for the same few
def looked_at_again(text: str) -> bool:
    """Whether a run of these characters may be something else than the term: a piece of a number, other numerals."""
    return bool(_BEGINS.match(text) or _ENDS.search(text) or _DIGITS.search(text) or values(text))


def _may_cut(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and folded[at - 1] in _NUMBERLY and folded[at] in _NUMBERLY


_NUMBERLY = frozenset("0123456789.,点%‰成半分之十百千万亿拾佰仟")


def _cuts_latin(folded: str, at: int) -> bool:
    around = folded[max(at - 1, 0) : at + 1]
    return 0 < at < len(folded) and around.isascii() and around.isalpha()


@lru_cache(maxsize=256)
def _numerals(typed: str) -> list[bool]:
    """Of each character of a folded term, whether it was typed as a Chinese numeral."""
    folded = Folded.of(strip_separators(typed))
    return [folded.original[start] in _NUMERALS for start in folded.starts]


_NUMERALS = frozenset("一二三四五六七八九两零〇壹贰叁肆伍陆柒捌玖")


def _whole_run(folded: str, sound: str, start: int, end: int) -> str:
    """All the numerals in a row of which ``[start, end)`` are some, and what scale follows them."""
    while start > 0 and folded[start - 1].isdecimal() and not sound[start - 1].isdecimal():
        start -= 1
    while end < len(folded) and folded[end].isdecimal() and not sound[end].isdecimal():
        end += 1
    return folded[start:end] + (folded[end : end + 1] if folded[end : end + 1] in _SCALES else "")


def _read_by_digits(run: str) -> bool:
    """Whether numerals in a row are read digit by digit: 二〇二四, 一三五, not 三五 (年), 三三两两, 一五一 (十)."""
    doubled = len(run) == 4 and run[0] == run[1] != run[2] == run[3]
    return run.isdecimal() and not doubled and ("0" in run or len(run) > 2)
