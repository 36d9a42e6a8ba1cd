"""What a query is answered with: literally, by what means the same, by what was probably meant, by parts of it.

An answer is a list of parts, best first; each part says why it is there. Parts never share a passage.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from kb.model import Reason
from kb.search.index.document_set import EMPTY, DocumentSet
from kb.search.index.reader import IndexReader
from kb.search.index.schema import BODY, CONTEXT
from kb.search.index.snapshot import IndexedArticle
from kb.search.retrieval.fuzzy_matching import FuzzyMatcher, Interpretation
from kb.search.retrieval.matcher import Matcher
from kb.search.retrieval.ranker import IN_KEYWORDS, Ranker
from kb.search.retrieval.synonyms import Synonyms
from kb.text.normalize import fold, fold_characters
from kb.text.numbers import values
from kb.text.query import FieldFilters, Query, QueryTerm, parse
from kb.text.segment import whole_words

_MOST_READINGS = 12  # of a whole query
# Of a question's pairs, the rarest that make up this share of its weight name the candidates.
_NAMING = 0.8
# A pair counts so much for each of its characters that asks or joins and does not name: 什么, 怎么, 的, 是.
STOP_CHAR_WEIGHT = 0.6
_STOP_CHARS = frozenset("的是了在和与有什么怎如何哪谁吗呢为多少几个被把对中之其及或请问")
READ_IN_PARTS = 60  # candidates that are looked at closely
# Runs that sound as spelt and are about as likely as the likeliest share the first places.
_LIKELY = 0.6
EXPAND_BELOW_ARTICLES = 3  # articles: with fewer, passages that hold the words of a run apart are worth a look too
_COMPOUND = range(4, 11)  # characters of a run that may be several words; a longer one is a question
_TRUSTED = 1.0  # what a correction may cost at most to be shown instead of parts of the query


@dataclass(frozen=True, slots=True, eq=False)
class ResultTier:
    """Passages in order, the terms they hold, why they are there, and what they hold instead of what was typed.

    With ``pieces`` they hold a term only as a piece of a number (10 in 110).
    """

    documents: NDArray[np.int32]
    terms: tuple[QueryTerm, ...]
    reason: Reason = Reason.LITERAL
    matched_as: str = ""
    pieces: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ExpandedResult:
    """All tiers, and the query that was probably meant (folded terms) when it was not found as typed."""

    tiers: tuple[ResultTier, ...] = ()
    meant: tuple[str, ...] = ()


class QueryExpander:
    """Finds what answers a query, literally or by another word, sound or spelling, in one snapshot."""

    def __init__(self, reader: IndexReader, synonyms: Synonyms) -> None:
        self._reader = reader
        self._synonyms = synonyms
        self.matcher = Matcher(reader)
        self.ranker = Ranker(reader, self.matcher)
        self.fuzzy = FuzzyMatcher(reader, self.matcher)

    def expand(self, query: Query) -> ExpandedResult:
        """The passages that answer the query, tier by tier, from the whole index."""
        if query.include and not self._names_something(query.include):
            query = parse(query.raw, fields=False)
        if query.symbols:
            return ExpandedResult((ResultTier(_numbers(self._with_symbols(query.symbols)), ()),))
        if not (query.clauses or query.include or query.exclude):
            return ExpandedResult()
        allowed = self._allowed(query)
        if not query.clauses:
            return ExpandedResult((ResultTier((allowed or EMPTY).array, ()),))
        out = _Collected(allowed)
        self._literal(query, out)
        for meant, other in self._synonymous(query):
            self._literal(other, out, Reason.SYNONYM, meant)
        if self._needs_expansion(out):
            out.add(ResultTier(self._openings(self._keyed(query)), query.terms, Reason.KEYWORD))
        found = bool(out.tiers)
        if self._needs_expansion(out) and (divided := self._split_compounds(query)):
            self._literal(divided, out, Reason.PARTIAL)
            self._literal(self._with_synonyms(divided), out, Reason.PARTIAL)
        divided_found = bool(out.tiers) and not found
        corrected = () if divided_found else self._meant(query, out)
        if not out.tiers or corrected or divided_found:
            out.add(ResultTier(_numbers(self._partial(query)), query.terms, Reason.PARTIAL))
        self._fragments(query, out)
        return ExpandedResult(tuple(out.tiers), corrected)

    def _names_something(self, fields: FieldFilters) -> bool:
        """Whether each value of the fields is one that an article has: 主题：贷后检查的要点如下。 is a line of text."""
        wanted = [
            replace(FieldFilters(), **{name: (value,)})
            for name in ("roles", "topics", "tags")
            for value in getattr(fields, name)
        ]
        entries = self._reader.snapshot.entries
        return all(any(_has(entry, one, every=True) for entry in entries) for one in wanted) and all(
            len(self._under(title)) for title in fields.titles
        )

    # --- literal ----------------------------------------------------------------------------------------------------

    def _literal(self, query: Query, out: "_Collected", reason: Reason = Reason.LITERAL, matched_as: str = "") -> None:
        if tier := self._tier(query, out, reason, matched_as):
            out.add(tier)

    def _tier(self, query: Query, out: "_Collected", reason: Reason, matched_as: str) -> ResultTier | None:
        """What satisfies the query and is not there yet, in order."""
        found = out.new(self._satisfying(query))
        if not len(found):
            return None
        terms = tuple(
            term
            for clause in query.clauses
            for term in clause
            if len(clause) == 1 or len(self.matcher.passages_with(term) & found)
        )
        return ResultTier(self.ranker.order(found, self.ranker.ranking_query(terms)), terms, reason, matched_as)

    def _satisfying(self, query: Query, holding: Callable[[QueryTerm], DocumentSet] | None = None) -> DocumentSet:
        """The passages that hold a term of every clause, in themselves or (if there are several) in their headings."""
        holding = holding or self.matcher.passages_with
        bodies = [DocumentSet.union([*map(holding, clause)]) for clause in query.clauses]
        found = DocumentSet.union(bodies)
        if len(bodies) > 1:
            for clause, body in zip(query.clauses, bodies, strict=True):
                found &= DocumentSet.union([body, *map(self.matcher.passages_in_context, clause)])
        for term in query.without:
            found -= holding(term)
        return found

    def _fragments(self, query: Query, out: "_Collected") -> None:
        """Behind all else what holds a term only as a piece of a number: any run of characters can be found."""
        if not any(len(self.matcher.fragments(term)) for term in query.terms):
            return

        def holding(term: QueryTerm) -> DocumentSet:
            return self.matcher.passages_with(term) | self.matcher.fragments(term)

        found = out.new(self._satisfying(query, holding))
        if len(found):
            order = self.ranker.order(found, self.ranker.ranking_query(query.terms))
            out.add(ResultTier(order, query.terms, Reason.PARTIAL, pieces=True))

    def _allowed(self, query: Query) -> DocumentSet | None:
        """The passages that the query's fields leave; None for all."""
        if query.clauses and not query.include and not query.exclude:
            return None
        reader = self._reader
        serials = reader.matching(lambda entry: _has(entry, query.include, every=True))
        serials -= reader.matching(lambda entry: _has(entry, query.exclude, every=False))
        documents = reader.documents()
        found = documents.where(np.isin(reader.serials(documents.array), np.array(sorted(serials), np.int64)))
        for title in query.include.titles:
            found &= self._under(title)
        found -= DocumentSet.union([*map(self._under, query.exclude.titles)])
        return found - DocumentSet.union([*map(self.matcher.passages_with, query.without)])

    def _under(self, title: str) -> DocumentSet:
        """The passages under a title or heading that holds the words, and that heading."""
        return self.matcher.passages_in_context(QueryTerm(title, title)) | self._headings(title)

    def _headings(self, title: str) -> DocumentSet:
        return DocumentSet.of(n for n in self.matcher.run(title) if self._reader.kind(n).value == "heading")

    def _with_symbols(self, symbols: str) -> Iterator[int]:
        reader = self._reader
        return (n for n in reader.documents() if symbols in fold_characters(reader.indexed(n).text))

    def _keyed(self, query: Query) -> frozenset[int]:
        """The articles (serial numbers) with keywords that hold a term of every clause."""
        if query.without:
            return frozenset()
        clauses = [
            frozenset[int]().union(*(self._with_keyword(term.text) for term in clause)) for clause in query.clauses
        ]
        return frozenset.intersection(*clauses) if clauses else frozenset()

    def _with_keyword(self, text: str) -> frozenset[int]:
        pairs = [self._reader.articles_with_keyword_bigram(text[at : at + 2]) for at in range(len(text) - 1)]
        serials = frozenset.intersection(*pairs) if pairs else frozenset()
        return frozenset(serial for serial in serials if text in self._reader.keywords(serial))

    def _openings(self, serials: frozenset[int]) -> NDArray[np.int32]:
        """The documents that articles begin with."""
        openings = map(self._reader.first_passage, serials)
        return _numbers(sorted(n for n in openings if n is not None))

    def _needs_expansion(self, out: "_Collected") -> bool:
        """Whether what has been found stands in fewer than EXPAND_BELOW_ARTICLES articles."""
        serials: set[int] = set()
        for part in out.tiers:
            serials.update(np.unique(self._reader.serials(part.documents)).tolist())
            if len(serials) >= EXPAND_BELOW_ARTICLES:
                return False
        return True

    # --- what else may be meant -------------------------------------------------------------------------------------

    def _synonymous(self, query: Query) -> Iterator[tuple[str, Query]]:
        """The query with one term replaced by another word for it."""
        for at, clause in enumerate(query.clauses):
            for term in clause:
                for word in () if term.exact else self._synonyms.of(term.text):
                    other = (QueryTerm(fold(word), word),)
                    yield word, replace(query, clauses=(*query.clauses[:at], other, *query.clauses[at + 1 :]))

    def _split_compounds(self, query: Query) -> Query | None:
        """The query with its terms cut into words (大堂经理|禁忌), where that makes more of them."""
        clauses: list[tuple[QueryTerm, ...]] = []
        for clause in query.clauses:
            whole = len(clause) > 1 or clause[0].exact or len(clause[0].text) not in _COMPOUND
            parts = () if whole else whole_words(clause[0].text)
            clauses += [(QueryTerm(part, part),) for part in parts] if parts else [clause]
        return replace(query, clauses=tuple(clauses)) if len(clauses) > len(query.clauses) else None

    def _with_synonyms(self, query: Query) -> Query:
        """The query that is satisfied by other words for its terms, too."""
        alike = [
            (
                *clause,
                *(
                    QueryTerm(fold(word), word)
                    for term in clause
                    if not term.exact
                    for word in self._synonyms.of(term.text)
                ),
            )
            for clause in query.clauses
        ]
        return replace(query, clauses=tuple(alike))

    def _meant(self, query: Query, out: "_Collected") -> tuple[str, ...]:
        """Look for what was spelt in Latin letters, and (with nothing found) for what was mistyped."""
        found = bool(out.tiers)
        choices = [self._meanings(clause, found=found) for clause in query.clauses]
        if not any(choices):
            return ()
        kept = [
            [(clause, Interpretation("", Reason.LITERAL, 0.0))]
            if not meanings
            else [((QueryTerm(meaning.text, meaning.text),), meaning) for meaning in meanings]
            for clause, meanings in zip(query.clauses, choices, strict=True)
        ]
        readings = sorted(islice(product(*kept), 200), key=lambda reading: sum(m.cost for _, m in reading))
        best: tuple[str, ...] = ()
        leading: list[ResultTier] = []
        for reading in readings[:_MOST_READINGS]:
            meant = [meaning for _, meaning in reading if meaning.text]
            other = replace(query, clauses=tuple(clause for clause, _ in reading))
            part = self._tier(other, out, meant[0].reason, " ".join(meaning.text for meaning in meant))
            if part is None:
                continue
            if meant[0].reason is Reason.CORRECTION and not (found or best):
                best = tuple(clause[0].text for clause, _ in reading)
            if meant[0].reason is Reason.PINYIN and sum(meaning.cost for meaning in meant) <= _LIKELY:
                leading.append(part)
            else:
                out.add(*leading, part)
                leading = []
        out.add(*leading)
        return best

    def _meanings(self, clause: tuple[QueryTerm, ...], *, found: bool) -> list[Interpretation]:
        """What the term of a clause may stand for; nothing when it is one of several, quoted, or found as it is."""
        term = clause[0]
        if len(clause) > 1 or term.exact:
            return []
        spelt = self.fuzzy.from_pinyin(term.typed)
        if spelt or found or len(term.text) < 2:
            return spelt if not found or _is_latin(term.typed) else []
        if len(self.matcher.passages_with(term)) or len(self.matcher.passages_in_context(term)) or values(term.text):
            return []  # another number is not what was meant
        return [meaning for meaning in self.fuzzy.spelling_corrections(term.text) if meaning.cost <= _TRUSTED]

    # --- parts of a question ----------------------------------------------------------------------------------------

    def _partial(self, query: Query) -> list[int]:
        """The passages that hold enough of the query's character pairs, best first; quoted words whole if any does."""
        reader = self._reader
        terms = [term.text for term in query.terms]
        quoted = [self.matcher.passages_with(term) for term in query.terms if term.exact]
        only = reduce(DocumentSet.__and__, quoted) if quoted else EMPTY
        pairs = {term[at : at + 2] for term in terms for at in range(max(1, len(term) - 1))}
        total = reader.passages
        weights = {
            pair: math.log(1 + total / (1 + reader.frequency(BODY, pair)))
            * STOP_CHAR_WEIGHT ** sum(character in _STOP_CHARS for character in pair)
            for pair in sorted(pairs)
        }
        scores: Counter[int] = Counter()
        left = sum(weights.values())
        enough = left * (1 - _NAMING)
        for pair in sorted(pairs, key=lambda pair: (-weights[pair], pair)):
            weight, having = weights[pair], reader.postings(BODY, pair)
            known = having if left > enough else having & DocumentSet.of(scores)
            if len(only):
                known &= only
            for n in known:
                scores[n] += weight  # type: ignore[assignment]
            left -= weight
        asked = DocumentSet.of(scores)
        for pair in sorted(pairs):
            for n in reader.postings(CONTEXT, pair) & asked:
                scores[n] += weights[pair] * 0.6  # type: ignore[assignment]
        self._add_keyed(scores, weights, openings=not len(only))
        best = [n for n, _ in scores.most_common(READ_IN_PARTS)]
        return self.ranker.partial(terms, weights, best)

    def _add_keyed(self, scores: Counter[int], weights: Mapping[str, float], *, openings: bool) -> None:
        """Add what the keywords of the passages' articles hold; the best of these articles join by their openings."""
        reader, keyed = self._reader, Counter[int]()
        for pair, weight in weights.items():
            for serial in reader.articles_with_keyword_bigram(pair):
                keyed[serial] += weight * IN_KEYWORDS  # type: ignore[assignment]
        best = (
            frozenset(serial for serial, _ in keyed.most_common(EXPAND_BELOW_ARTICLES))
            if openings
            else frozenset[int]()
        )
        for n in self._openings(best).tolist():
            scores.setdefault(n, 0)
        for n in scores if keyed else ():
            scores[n] += keyed[reader.serial(n)]


class _Collected:
    """The tiers so far; no passage twice."""

    def __init__(self, allowed: DocumentSet | None) -> None:
        self.tiers: list[ResultTier] = []
        self._allowed = allowed
        self._seen = EMPTY

    def new(self, documents: DocumentSet) -> DocumentSet:
        """Those that are allowed and not there yet."""
        if self._allowed is not None:
            documents &= self._allowed
        return documents - self._seen

    def add(self, *parts: ResultTier) -> None:
        """Put tiers behind the others, without what is there already; of several, first the best passage of each."""
        if len(parts) > 1:
            for part in parts:
                self._append(part, part.documents[:1])
        for part in parts:
            self._append(part, part.documents)

    def _append(self, part: ResultTier, documents: NDArray[np.int32]) -> None:
        asked = DocumentSet(np.unique(documents))
        new = self.new(asked)
        if len(new):
            self._seen |= new
            kept = documents if len(new) == len(asked) else documents[np.isin(documents, new.array)]
            self.tiers.append(replace(part, documents=kept))


def _numbers(documents: Iterable[int]) -> NDArray[np.int32]:
    return np.fromiter(documents, np.int32)


def _has(entry: IndexedArticle, fields: FieldFilters, *, every: bool) -> bool:
    """Whether every one (or any) of the fields' values stands in a role, a topic or a keyword of the article."""
    wanted = ((fields.roles, entry.roles), (fields.topics, entry.topics), (fields.tags, entry.keywords))
    standing = (any(one in fold(value) for value in values) for names, values in wanted for one in names)
    return all(standing) if every else any(standing)


def _is_latin(typed: str) -> bool:
    return len(typed) > 1 and typed.isascii() and typed.isalpha() and typed.islower()
