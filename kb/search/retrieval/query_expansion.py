"""What a query is answered with: literally, by what means the same, by what was probably meant, by parts of it.

An answer is a list of tiers, best first; each says why it is there. Tiers never share a passage.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kb.model import BlockKind, Reason
from kb.search.index.document_set import EMPTY, DocumentSet
from kb.search.index.reader import IndexReader
from kb.search.index.snapshot import IndexedArticle
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.answer_score import AnswerScorer
from kb.search.retrieval.fusion import ENOUGH, FusedPassage, RankedTier, fuse, spread
from kb.search.retrieval.fuzzy_matching import FuzzyMatcher
from kb.search.retrieval.intended_query import QueryReader, Reading
from kb.search.retrieval.matcher import Matcher
from kb.search.retrieval.meaning import MeaningHit, MeaningSearch
from kb.search.retrieval.partial_match import PartialMatcher, QuestionParts
from kb.search.retrieval.passage_context import PassageContext
from kb.search.retrieval.question_pieces import pieces_of
from kb.search.retrieval.ranker import RANKED, Ranker
from kb.search.retrieval.result_tiers import ExpandedResult, ResultTier, TierCollector, in_pieces, numbers
from kb.search.retrieval.synonyms import Synonyms
from kb.search.retrieval.written_questions import LikeQuestions, WrittenQuestions
from kb.text.normalize import fold, fold_characters
from kb.text.query import FieldFilters, Query, QueryTerm, parse
from kb.text.segment import whole_words

# Runs that sound as spelt and are about as likely as the likeliest share the first places.
_LIKELY = 0.6
EXPAND_BELOW_ARTICLES = 3  # articles: with fewer, passages that hold the words of a run apart are worth a look too
_COMPOUND = range(4, 11)  # characters of a run that may be several words; a longer one is a question
_LOOKED_AT = 64  # passages whose articles are counted at once
_TWO_HAN = re.compile("[^\\W\\da-z_]{2}")
_PER_ARTICLE = 3  # passages of one article among the first ten of a tier, as far as others are there
_SENTENCE = 7  # characters of a term from which on it is a question rather than a word
# What does not hold what was typed itself: an article whose keywords say it answers somewhere, its opening seldom does.
# Taken for a full answer, the opening alone stood there for 绩效分配 and 适老服务; behind what holds parts of them and
# means the same, 66 instead of 64 of 100 look-ups are answered first, and 83 instead of 82 among the first three.
_IN_PARTS = frozenset({Reason.PARTIAL, Reason.KEYWORD})
_ARTICLE_OF_LAW = re.compile(r"(.+?)(第[\d十百千]+[条章节款].*)")  # 担保法第12条: the law and its article stand apart


class QueryExpander:
    """Finds what answers a query, literally or by another word, sound or spelling, in one snapshot."""

    def __init__(self, reader: IndexReader, synonyms: Synonyms, table: WordTable) -> None:
        self._reader = reader
        self._synonyms = synonyms
        self.matcher = Matcher(reader)
        self.ranker = Ranker(reader, self.matcher)
        self.fuzzy = FuzzyMatcher(reader, self.matcher, table)
        self._query_reader = QueryReader(self.matcher, self.fuzzy)
        self._parts = PartialMatcher(reader, self.matcher, self.ranker, table)
        self._meaning = MeaningSearch(reader.meanings.index, table)
        self._written = WrittenQuestions(reader, table)
        self._context = PassageContext(reader)
        self._scorer = AnswerScorer(reader, self._meaning, self._context, table)

    def expand(self, query: Query) -> ExpandedResult:
        """The passages that answer the query, tier by tier, from the whole index.

        Where nothing answers a question, those that answer the first of its pieces that is answered.
        """
        found = self._expand(query)
        if found.tiers or not _is_question(query):
            return found
        pieces = (self._expand(piece) for piece in pieces_of(query))
        return next((in_pieces(piece) for piece in pieces if piece.tiers), found)

    def _expand(self, query: Query) -> ExpandedResult:
        if query.include and not self._names_something(query.include):
            query = parse(query.raw, fields=False)
        if query.symbols:
            return ExpandedResult((ResultTier(numbers(self._with_symbols(query.symbols)), ()),))
        if not (query.clauses or query.include or query.exclude):
            return ExpandedResult()
        allowed = self._allowed(query)
        if not query.clauses:
            return ExpandedResult((ResultTier((allowed or EMPTY).array, ()),))
        out = TierCollector(allowed)
        self._in_full(query, out)
        found = not _nothing_but(out.tiers, {Reason.KEYWORD})
        asked = _may_mean(query) and (not found or _is_question(query))
        questions = self._written.like(_as_typed(query)) if asked else self._written.none()
        self._asked(questions, query, out)
        found = found or questions.hold(_as_typed(query))
        corrected, meant_query = self._otherwise(query, out, found=found)
        tiers, sections = self._with_meaning(meant_query, questions, out)
        last = TierCollector(allowed, tiers)
        self._fragments(query, last)
        return ExpandedResult(tuple(last.tiers), corrected, sections)

    def _in_full(self, query: Query, out: TierCollector) -> None:
        """What holds all of the query, itself, by another word, in its keywords, or across an article."""
        self._literal(query, out)
        for meant, other in self._synonymous(query):
            self._literal(other, out, Reason.SYNONYM, meant)
        if self._needs_expansion(out):
            out.add(ResultTier(self._openings(self._keyed(query)), query.terms, Reason.KEYWORD))
        if not out.tiers:
            self._fragments(query, out)
        if not out.tiers:
            self._across_paragraphs(query, out)

    def _otherwise(self, query: Query, out: TierCollector, *, found: bool) -> tuple[tuple[str, ...], Query]:
        """What holds the words of a run apart, what was probably meant, and parts of the query.

        The corrected terms, if the query was mistyped, and the query as it is to be read in parts.
        """
        before = len(out.tiers)
        if self._needs_expansion(out) and (divided := self._split_compounds(query)):
            self._literal(divided, out, Reason.PARTIAL)
            self._literal(self._with_synonyms(divided), out, Reason.PARTIAL)
        divided_found = len(out.tiers) > before and not found
        corrected, meant_query = ((), query) if divided_found else self._meant(query, out, found=found)
        said = _is_said(query) and self._needs_expansion(out)
        if _nothing_but(out.tiers, {Reason.QUESTION, Reason.KEYWORD}) or corrected or divided_found or said:
            self._partial(meant_query, out)
        return corrected, meant_query

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

    def _literal(self, query: Query, out: TierCollector, reason: Reason = Reason.LITERAL, matched_as: str = "") -> None:
        if tier := self._tier(query, out, reason, matched_as):
            out.add(tier)

    def _tier(self, query: Query, out: TierCollector, reason: Reason, matched_as: str) -> ResultTier | None:
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
        if len(found) == 1:  # as most of what letters may spell
            return ResultTier(found.array, terms, reason, matched_as)
        order = self.ranker.order(found, self.ranker.ranking_query(terms))
        close = spread(order[:RANKED].tolist(), self._reader.serial, _PER_ARTICLE)
        return ResultTier(np.concatenate([numbers(close), order[RANKED:]]), terms, reason, matched_as)

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

    def _fragments(self, query: Query, out: TierCollector) -> None:
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
        return self.matcher.run(title).that(lambda n: self._reader.kind(n) is BlockKind.HEADING)

    def _with_symbols(self, symbols: str) -> Iterator[int]:
        reader = self._reader
        return (n for n in reader.documents() if symbols in fold_characters(reader.text(n)))

    def _keyed(self, query: Query) -> frozenset[int]:
        """The articles (serial numbers) with keywords that hold a term of every clause."""
        if query.without or any(term.signs for term in query.terms):
            return frozenset()
        clauses = [
            frozenset[int]().union(*(self._with_keyword(term.text) for term in clause)) for clause in query.clauses
        ]
        return frozenset.intersection(*clauses) if clauses else frozenset()

    def _with_keyword(self, text: str) -> frozenset[int]:
        pairs = [self._reader.articles_with_keyword_bigram(text[at : at + 2]) for at in range(len(text) - 1)]
        serials = frozenset.intersection(*pairs) if pairs else frozenset()
        return frozenset(serial for serial in serials if text in self._reader.keywords(serial))

    def _across_paragraphs(self, query: Query, out: TierCollector) -> None:
        """Passages of the articles in which each of several clauses stands somewhere, those that hold most first."""
        if len(query.clauses) < 2 or query.without:
            return
        holding = [DocumentSet.union([*map(self.matcher.passages_with, clause)]) for clause in query.clauses]
        around = [DocumentSet.union([*map(self.matcher.passages_in_context, clause)]) for clause in query.clauses]
        serials = [
            np.unique(self._reader.serials((held | above).array)) for held, above in zip(holding, around, strict=True)
        ]
        everywhere = reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), serials)
        found = DocumentSet.union(holding)
        found = out.new(found.where(np.isin(self._reader.serials(found.array), everywhere)))
        if len(found):
            order = self.ranker.order(found, self.ranker.ranking_query(query.terms))
            out.add(ResultTier(order, query.terms, Reason.PARTIAL))

    def _openings(self, serials: frozenset[int]) -> NDArray[np.int32]:
        """The documents that articles begin with."""
        openings = map(self._reader.first_passage, serials)
        return numbers(sorted(n for n in openings if n is not None))

    def _needs_expansion(self, out: TierCollector) -> bool:
        """Whether what has been found stands in fewer than EXPAND_BELOW_ARTICLES articles."""
        serials: set[int] = set()
        for part in out.tiers:
            for start in range(0, len(part.documents), _LOOKED_AT):
                serials.update(self._reader.serials(part.documents[start : start + _LOOKED_AT]).tolist())
                if len(serials) >= EXPAND_BELOW_ARTICLES:
                    return False
        return True

    # --- what else may be meant ----------------------------------------------------------------------------------

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
            law = None if len(clause) > 1 or clause[0].exact else _ARTICLE_OF_LAW.fullmatch(clause[0].text)
            if law:
                clauses += [(QueryTerm(part, part),) for part in law.groups()]
                continue
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

    def _meant(self, query: Query, out: TierCollector, *, found: bool) -> tuple[tuple[str, ...], Query]:
        """Look for what was spelt in Latin letters, and (with nothing found) for what was mistyped.

        The corrected terms, if the query was mistyped; and the query as it is to be read in parts.
        """
        corrected: tuple[str, ...] = ()
        meant_query, before = query, len(out.tiers)
        for readings in self._query_reader.readings(query, found=found):
            if meant_query is query and not found and readings[0].reason is Reason.PINYIN:
                meant_query = readings[0].query
            corrected = self._look_for(readings, out, correcting=not found)
            if len(out.tiers) > before and not found:
                break
        return corrected, meant_query

    def _look_for(self, readings: list[Reading], out: TierCollector, *, correcting: bool) -> tuple[str, ...]:
        """Add what the readings find; the terms of the first one that corrects and finds something."""
        corrected: tuple[str, ...] = ()
        leading: list[ResultTier] = []
        for reading in readings:
            part = self._tier(reading.query, out, reading.reason, reading.matched_as)
            if part is None:
                continue
            if reading.reason is Reason.CORRECTION and correcting and not corrected:
                corrected = tuple(clause[0].text for clause in reading.query.clauses)
            if reading.reason is Reason.PINYIN and reading.cost <= _LIKELY:
                leading.append(part)
            else:
                out.add(*leading, part)
                leading = []
        out.add(*leading)
        return corrected

    # --- parts of a question, and what means the same ---------------------------------------------------------------

    def _partial(self, query: Query, out: TierCollector) -> None:
        """The passages that hold enough of the query's character pairs, best first."""
        ranked = self._parts.find(query.terms)
        scores = dict(ranked)
        found = out.new(DocumentSet.of(scores))
        kept = [n for n, _ in ranked if n in found]
        if kept:
            tier = ResultTier(numbers(kept), query.terms, Reason.PARTIAL, scores=tuple(scores[n] for n in kept))
            out.add(tier)

    def _asked(self, questions: LikeQuestions, query: Query, out: TierCollector) -> None:
        """The sections that answer such a question, as editors wrote down how people ask."""
        for question in questions.same:
            answer = self._best_below(question.document, query)
            if out.allows(answer):
                out.add(ResultTier(numbers([answer]), query.terms, Reason.QUESTION, question.text))

    def _best_below(self, document: int, query: Query) -> int:
        """Of the passages under one heading the one that holds most of the query; ``document``, the first, if none."""
        section = self._context.below(document)
        scores = self._parts.scores(query.terms, section)
        return max(section, key=lambda n: (scores.get(n, 0.0), -n))

    def _with_meaning(
        self, query: Query, questions: LikeQuestions, out: TierCollector
    ) -> tuple[list[ResultTier], dict[int, tuple[int, ...]]]:
        """The tiers with what means the same, in or behind what holds parts of the query; what is shown with what."""
        full = sum(len(tier.documents) for tier in out.tiers if tier.reason not in {*_IN_PARTS, Reason.QUESTION})
        # A long run that stands somewhere as it was typed is a quotation, and no question that might be put otherwise.
        quoted = len(query.clauses) == 1 and any(tier.reason is Reason.LITERAL for tier in out.tiers)
        if full >= ENOUGH or (full and not _is_said(query)) or quoted or not _may_mean(query):
            return out.tiers, {}
        asked = _as_typed(query)
        found = self._meaning.find(asked)
        documents = self._reader.meaning_documents[[hit.passage for hit in found]].tolist() if found else []
        hits = [MeaningHit(n, hit.score, hit.pair) for n, hit in zip(documents, found, strict=True) if out.allows(n)]
        if not hits:
            return out.tiers, {}
        ranked = [
            RankedTier(
                tuple(tier.documents.tolist()), partial=tier.reason in _IN_PARTS, asked=tier.reason is Reason.QUESTION
            )
            for tier in out.tiers
        ]
        candidates = self._candidates(ranked, hits, questions, out)
        held = self._parts.scores(query.terms, candidates)
        written = questions.of(candidates)
        named = self.ranker.roles_named([term.text for term in query.terms])
        asked_in = " ".join(QuestionParts.of(query.terms).runs)
        fused = fuse(
            ranked,
            self._scorer.scores(asked, candidates, held, written, named),
            self._reader.serial,
            meaning=hits,
            section=lambda document, others, place: self._context.section(document, others, asked_in, place),
        )
        said = {document: question.text for document, question in written.items() if question.explains}
        sections = {passage.document: passage.section for passage in fused if passage.section}
        return [*_tiers_of(fused, out.tiers, query.terms, said)], sections

    def _candidates(
        self, tiers: Sequence[RankedTier], hits: Sequence[MeaningHit], questions: LikeQuestions, out: TierCollector
    ) -> list[int]:
        """What is looked at closely: what holds parts, what means the same, what stands where such a question leads."""
        full = {n for tier in tiers if not (tier.partial or tier.asked) for n in tier.documents}
        partial = [n for tier in tiers if tier.partial for n in tier.documents]
        answers = [n for tier in tiers if tier.asked for n in tier.documents]
        below = [n for question in questions.likeliest for n in self._context.below(question.document)]
        known = dict.fromkeys([*partial[:RANKED], *answers, *(hit.passage for hit in hits), *filter(out.allows, below)])
        return [n for n in known if n not in full]


def _tiers_of(
    passages: Iterable[FusedPassage], tiers: Sequence[ResultTier], terms: tuple[QueryTerm, ...], said: Mapping[int, str]
) -> Iterator[ResultTier]:
    """The passages as tiers: neighbours of one tier together, each that means the same alone.

    ``said`` are the written questions that explain a passage in which no word does.
    """
    for number, group in groupby(passages, key=lambda passage: passage.tier):
        same = [*group]
        if number is not None:
            yield replace(tiers[number], documents=numbers(one.document for one in same), scores=())
            continue
        for passage in same:
            pair = passage.meaning.pair if passage.meaning else None
            if pair is None and passage.document in said:
                yield ResultTier(numbers([passage.document]), terms, Reason.QUESTION, said[passage.document])
                continue
            found = f"{pair.asked}≈{pair.found}" if pair else ""
            held = (*terms, QueryTerm(fold(pair.found), pair.found)) if pair else terms
            yield ResultTier(numbers([passage.document]), held, Reason.MEANING, found)


def _as_typed(query: Query) -> str:
    return " ".join(term.typed for term in query.terms)


def _nothing_but(tiers: Iterable[ResultTier], reasons: Collection[Reason]) -> bool:
    return all(tier.reason in reasons for tier in tiers)


def _is_question(query: Query) -> bool:
    """Whether a term is so long that it is said rather than looked up."""
    return any(len(term.text) >= _SENTENCE and not term.exact for term in query.terms)


def _is_said(query: Query) -> bool:
    """Whether more is asked than one word: a question, or several words, which seldom stand together where they answer.

    ATM 吞卡 stands together in the glossary alone, and what is done about it says 机器: of 30 look-ups of several words
    that strangers wrote, 4 had their answer only behind what holds them all.
    """
    return _is_question(query) or (len(query.clauses) > 1 and not any(term.exact for term in query.terms))


def _may_mean(query: Query) -> bool:
    """Whether words may stand for others: not what is quoted, left out, in fields, has signs, or is a number."""
    if query.without or query.include or query.exclude:
        return False
    if any(term.exact or term.signs for term in query.terms):
        return False
    return any(_TWO_HAN.search(run) for run in QuestionParts.of(query.terms).runs)


def _has(entry: IndexedArticle, fields: FieldFilters, *, every: bool) -> bool:
    """Whether every one (or any) of the fields' values stands in a role, a topic or a keyword of the article."""
    wanted = ((fields.roles, entry.roles), (fields.topics, entry.topics), (fields.tags, entry.keywords))
    standing = (any(one in fold(value) for value in values) for names, values in wanted for one in names)
    return all(standing) if every else any(standing)
