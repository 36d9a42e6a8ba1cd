"""Suggestions: titles, headings and words of the index that complete what is being typed, in 汉字 or by sound."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kb.model import BlockKind, Suggestion, SuggestionKind
from kb.search.index.reader import IndexReader
from kb.search.retrieval.query_expansion import QueryExpander
from kb.text.normalize import fold, strip_separators
from kb.text.query import QueryTerm

_LOOKED_AT = 40  # candidates whose passages are counted
_LONGEST_HEADING = 24  # code points; a longer one is a sentence


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that can be suggested: how it is written, how it folds and sounds, what it is."""

    text: str
    folded: str
    kind: SuggestionKind
    weight: int
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """A suggestion, and the ids of the articles that a title or a heading belongs to; none for a word."""

    suggestion: Suggestion
    articles: tuple[str, ...] = ()


class Suggester:
    """Suggests from one snapshot; what there is to suggest is gathered when first asked."""

    def __init__(self, reader: IndexReader, expander: QueryExpander) -> None:
        self._reader = reader
        self._expander = expander

    def suggest(self, text: str, limit: int) -> tuple[Completion, ...]:
        """The best ``limit`` completions: what begins with the text before what holds it, titles before words."""
        typed = fold(strip_separators(text))
        if not typed:
            return ()
        found = self._matching(typed) or self._sounding(text)
        out: list[Completion] = []
        for known in found[:_LOOKED_AT]:
            count = len(self._expander.matcher.passages_with(QueryTerm(known.folded, known.text)))
            if count or known.kind is not SuggestionKind.TERM:
                own = () if known.kind is SuggestionKind.TERM else tuple(self._holders[known.folded])
                article_id = own[0] if len(own) == 1 else ""
                out.append(Completion(Suggestion(known.text, known.kind, count, article_id), own))
            if len(out) == limit:
                break
        return tuple(out)

    def make_tables(self) -> Iterator[None]:
        """Make what the first suggestion would wait for, one table at a step: 0.1 s for the built-in articles."""
        for make in (lambda: self._known, lambda: self._holders):
            make()
            yield

    def _matching(self, typed: str) -> list[_Known]:
        found = [known for known in self._known if typed in known.folded and known.folded != typed]
        return sorted(found, key=lambda known: _rank(known, typed))

    def _sounding(self, text: str) -> list[_Known]:
        """What holds one of the runs that the Latin letters spell."""
        meanings = [meaning.text for meaning in self._expander.fuzzy.from_pinyin(text)]
        out: dict[str, _Known] = {}
        for meant in meanings:
            exact = [known for known in self._known if known.folded == meant]
            for known in (*exact, *self._matching(meant)):
                out.setdefault(known.folded, known)
        return list(out.values())

    @cached_property
    def _known(self) -> list[_Known]:
        """Everything, each folded text once: a title counts more than a heading, a heading more than a word."""
        out: dict[str, _Known] = {}
        for known in (*self._titles(), *self._headings(), *self._words()):
            if len(known.folded) > 1:
                out.setdefault(known.folded, known)
        return list(out.values())

    @cached_property
    def _holders(self) -> dict[str, dict[str, None]]:
        """Folded title or heading → the ids of all articles that have it."""
        out: dict[str, dict[str, None]] = defaultdict(dict)
        for known in (*self._titles(), *self._headings()):
            out[known.folded][known.article_id] = None
        return out

    def _titles(self) -> Iterator[_Known]:
        for entry in self._reader.snapshot.entries:
            yield _Known(entry.title, fold(entry.title), SuggestionKind.TITLE, 0, entry.id)

    def _headings(self) -> Iterator[_Known]:
        reader = self._reader
        for entry in reader.snapshot.entries:
            batch = reader.segment_texts[entry.batch]
            slots = [n for n in range(entry.slot, entry.slot + entry.blocks) if batch.kind(n) is BlockKind.HEADING]
            for slot in slots:
                text = batch.block(slot).text
                if len(text) <= _LONGEST_HEADING and text not in entry.title:
                    yield _Known(text, strip_separators(batch.folded[slot]), SuggestionKind.HEADING, 0, entry.id)

    def _words(self) -> Iterator[_Known]:
        for entry in self._reader.snapshot.entries:
            for keyword in entry.keywords:
                yield _Known(keyword, fold(keyword), SuggestionKind.TERM, 1_000)
        for batch in self._reader.segment_texts.values():
            for word, count in batch.words.items():
                yield _Known(word, fold(word), SuggestionKind.TERM, count)


def _rank(known: _Known, typed: str) -> tuple[bool, int, int, int, str]:
    order = (SuggestionKind.TERM, SuggestionKind.TITLE, SuggestionKind.HEADING)
    return not known.folded.startswith(typed), order.index(known.kind), -known.weight, len(known.folded), known.folded
