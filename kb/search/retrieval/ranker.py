"""The order of the candidates: how much of the query a passage holds, how close together, and where.

Weights are in units of one term of the query. They were set on encyclopaedia and law text, not on the built-in
articles: a title or heading helps a passage that answers, and never lifts one that does not.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kb.search.index.document_set import DocumentSet
from kb.search.index.reader import IndexReader
from kb.search.retrieval.matcher import Matcher
from kb.search.retrieval.term_places import SoughtTerm
from kb.text.normalize import simplify
from kb.text.query import QueryTerm
from kb.text.segment import stand_as_words, words

# So many candidates are looked at closely; the rest follow in the order of their articles.
RANKED = 200
# So many of the best are looked at for words: that needs the segmenter.
READ = 60
# How much a term counts in the headings and the title, against 1 in the passage itself.
IN_PATH, IN_TITLE = 0.6, 0.5
# And in the article's keywords: they are the words that people ask with.
IN_KEYWORDS = 0.8
# A heading that holds every term is a better place to land than a sentence under it.
HEADING = 0.6
# A passage that is little more than the terms is about them: a heading of just these words.
FILLED = 0.4
# A passage that begins with a term says what it is, or what is to be done with it.
OPENING = 0.2
# A passage that is labelled with the term (基本存款账户(别称:基本户): …) says what it is: for 268 instead of 183 of the
# 489 words of the built-in glossary it stands first, for 403 instead of 339 among the first three.
LABELLED = 0.8
_LABEL = 40  # characters within which a label ends
# Words: a term that begins and ends where the segmenter cuts is meant as a word (大会|长大|衣 is not 会长).
AS_WORD = 0.35
# The query as typed stands in the passage, with its own numerals, script and spaces.
AS_TYPED = 0.25
# All terms side by side, against far apart.
CLOSE = 0.6
# A repeated term says a little more; a long passage a little less.
REPEATED, LONG = 0.12, 0.12
# The query names a role or a topic, and the article is for it or about it.
FOR_ROLE, ABOUT_TOPIC = 0.3, 0.2
SHARED = 2  # roles that a word of a role's name may belong to and still name them
# Per character by which a run of the question that stands literally in the passage is longer than a pair.
LONG_RUN = 0.08
# A passage that holds less of the question's weight than this is no answer.
ENOUGH = 0.15
_TYPICAL = 400.0  # characters of a long passage
_LONGEST = 1 << 20  # longer passages are taken for as long
# A Latin word that is met as a whole (loan, not in loans).
LATIN_WORD = 0.3
_LABELLING = re.compile(r"([^:()。]+)(?:\((?:[^:()]+:)?([^()]*)\))?:")  # its name, and others for it


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A term, where it stands, and how rare it is (from about 0 to 10)."""

    term: QueryTerm
    around: DocumentSet
    weight: float


@dataclass(frozen=True, slots=True)
class RankingQuery:
    """All that a query wants: its terms, and the roles and topics that it names (folded)."""

    terms: tuple[WeightedTerm, ...]
    roles: frozenset[str] = field(default_factory=frozenset)
    topics: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, eq=False)
class PartialWeights:
    """The weights of the pairs in a question's runs, and of what is met whole, with the passages that hold it.

    ``pairs`` say less when they are common in general Chinese; ``seldom`` only by how rare they are in the library:
    that is what counts in titles, headings and keywords, where 每天 and 什么 are meant.
    """

    runs: tuple[str, ...]
    pairs: Mapping[str, float]
    seldom: Mapping[str, float]
    wholes: Mapping[QueryTerm, float]
    holding: Mapping[QueryTerm, DocumentSet]


class Ranker:
    """Orders the passages of one snapshot."""

    def __init__(self, reader: IndexReader, matcher: Matcher) -> None:
        self._reader = reader
        self._matcher = matcher

    def ranking_query(self, terms: Sequence[QueryTerm]) -> RankingQuery:
        """What the terms want, with their weights; roles and topics are those of the index."""
        total = self._reader.passages
        wanted = tuple(
            WeightedTerm(
                term,
                self._matcher.passages_in_context(term),
                math.log(1 + total / (1 + len(self._matcher.passages_with(term)))),
            )
            for term in terms
        )
        return replace(self._naming([term.text for term in terms]), terms=wanted)

    def order(self, documents: DocumentSet, query: RankingQuery) -> NDArray[np.int32]:
        """The documents that hold what is wanted (themselves or in their headings), best first."""
        close = self._first(documents, query)
        texts = list(map(self._reader.folded_texts.__getitem__, close.tolist()))
        wanted = self._wanted(close, texts, query)
        scores = self._literal_scores(close, texts, query, wanted)
        best = np.lexsort((close, -scores))
        read = best[:READ]
        scores[read] += _as_words(read, texts, wanted)
        best[:READ] = read[np.lexsort((close[read], -scores[read]))]
        ordered = close[best]
        if len(ordered) == len(documents):
            return ordered
        return np.concatenate([ordered, (documents - DocumentSet(np.sort(ordered))).array])

    def partial_ranking(self, terms: Sequence[str], weights: PartialWeights) -> PartialRanking:
        """What ranks the passages that hold parts of the terms."""
        query = self._naming(terms)
        return PartialRanking(self._reader, weights, lambda n: self._named(n, query))

    def roles_named(self, terms: Sequence[str]) -> frozenset[str]:
        """The roles of the index (folded) that the terms name, in full or for short."""
        return self._naming(terms).roles

    # --- inside -----------------------------------------------------------------------------------------------------

    def _first(self, documents: DocumentSet, query: RankingQuery) -> NDArray[np.int32]:
        """At most RANKED of the documents: those whose headings hold more terms first, then the shorter ones."""
        found = documents.array
        if len(found) <= RANKED:
            return found
        # Their own order decides between equal ones: as one number, so that not all of them have to be sorted.
        rank = np.minimum(self._reader.lengths[found], _LONGEST - 1).astype(np.int64)
        for want in query.terms:
            rank -= _LONGEST * documents.among(want.around).astype(np.int64)
        rank = rank * len(found) + np.arange(len(found))
        least = np.argpartition(rank, RANKED - 1)[:RANKED]
        return found[least[np.argsort(rank[least])]]

    def _wanted(self, candidates: NDArray[np.int32], texts: Sequence[str], query: RankingQuery) -> list[_Wanted]:
        """The terms as the candidates, with their folded texts, are asked for them."""
        total = sum(want.weight for want in query.terms) or 1.0
        serials = self._reader.serials(candidates)
        out = []
        for want in query.terms:
            near = _are_in(candidates, want.around.array)
            keyed = _are_in(serials, self._reader.articles_with_keyword(want.term.text))
            out.append(_Wanted.of(want, texts, near, keyed, total))
        return out

    def _literal_scores(
        self, candidates: NDArray[np.int32], texts: Sequence[str], query: RankingQuery, wanted: Sequence[_Wanted]
    ) -> NDArray[np.float64]:
        """How well each candidate answers, but for where words begin and end.

        All candidates at once: one after the other two hundred of them took 2 ms.
        """
        reader, lengths = self._reader, self._reader.lengths[candidates]
        scores, standing = np.zeros(len(candidates)), np.zeros(len(candidates), np.int64)
        first, last = np.full(len(candidates), _LONGEST), np.full(len(candidates), -1)
        for want in wanted:
            presence, at = self._presence(candidates, texts, want)
            scores += want.share * presence
            stands = at >= 0
            standing += stands
            first, last = np.where(stands, np.minimum(first, at), first), np.maximum(last, at)
        scores += HEADING * ((standing == len(wanted)) & reader.are_headings[candidates])
        length = sum([len(want.text) for want in wanted])
        scores += FILLED * np.minimum(length / np.maximum(lengths, 1), 1.0)
        if len(wanted) == 1:
            near = np.flatnonzero(first < _LABEL)
            scores[near] += [LABELLED * is_labelled(texts[n], wanted[0].text) for n in near.tolist()]
        else:
            scores += np.where(standing > 1, CLOSE / (1.0 + np.abs(last - first) / 20.0), 0.0)
        if query.roles or query.topics:
            scores += [self._named(n, query) for n in candidates.tolist()]
        scores -= LONG * np.minimum(lengths / _TYPICAL, 1.0)
        return scores

    def _presence(
        self, candidates: NDArray[np.int32], texts: Sequence[str], want: _Wanted
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """How much one term stands in each candidate and around it; and its first place in it, −1 for none."""
        text, at = want.text, want.at.copy()
        stands = at >= 0
        count = np.array([one.count(text) for one in texts], np.int64)
        presence = np.where(stands, 1.0 + REPEATED * np.minimum(count - 1, 4) + OPENING * (at == 0), 0.0)
        if want.latin:
            found = zip(at.tolist(), texts, strict=True)
            presence += [LATIN_WORD * (place >= 0 and _is_latin_word(one, place, text)) for place, one in found]
        if want.simplified:
            shown = ((n, ok) for n, ok in zip(candidates.tolist(), stands.tolist(), strict=True))
            presence += [AS_TYPED * (ok and want.simplified in simplify(self._reader.text(n))) for n, ok in shown]
        else:
            presence += AS_TYPED * stands
        if want.otherwise:
            for place in np.flatnonzero(~stands).tolist():
                if spelt := self._matcher.places(int(candidates[place]), want.term):
                    at[place], presence[place] = spelt[0].start, 1.0
        presence += IN_KEYWORDS * want.keyed
        for place in np.flatnonzero(want.near).tolist():
            n = int(candidates[place])
            presence[place] += IN_PATH * (text in self._reader.path(n))
            presence[place] += IN_TITLE * (text in self._reader.title(n))
        return presence, at

    def _naming(self, terms: Sequence[str]) -> RankingQuery:
        """The roles and the topics of the index that the terms name."""
        text = " ".join(terms)
        roles, topics = self._reader.names
        known = {part: frozenset(having) for part, having in self._parts_of_roles.items() if part in text}
        named = frozenset(role for role in roles if role in text) or frozenset[str]().union(*known.values())
        return RankingQuery((), named, frozenset(name for name in topics if name in text))

    @cached_property
    def _parts_of_roles(self) -> dict[str, list[str]]:
        """What people call roles for short: the words of their names that few of them share (对公, 柜员, 行长)."""
        having: dict[str, list[str]] = defaultdict(list)
        for role in self._reader.names[0]:
            for part in {word for word in words(role) if 1 < len(word) < len(role)}:
                having[part].append(role)
        return {part: roles for part, roles in having.items() if len(roles) <= SHARED}

    def _named(self, n: int, query: RankingQuery) -> float:
        if not (query.roles or query.topics):
            return 0.0
        roles, topics = self._reader.folded_names(self._reader.serial(n))
        return FOR_ROLE * (not query.roles.isdisjoint(roles)) + ABOUT_TOPIC * (not query.topics.isdisjoint(topics))


class PartialRanking:
    """Ranks passages by the parts of one question that they hold; of each passage the score is found once."""

    def __init__(self, reader: IndexReader, weights: PartialWeights, named: Callable[[int], float]) -> None:
        self._reader = reader
        self._weights = weights
        self._named = named
        self._contexts = _Contexts(reader, weights)
        self._pairs_weight = sum(weights.pairs.values()) or 1.0
        self._known: dict[int, tuple[float, float]] = {}

    def best(self, documents: Iterable[int], *, enough: float = ENOUGH) -> list[tuple[int, float]]:
        """Those of the documents that hold ``enough`` (a share) of the pairs, best first, with their scores."""
        known = self._known
        for n in documents:
            if n not in known:
                known[n] = self._scored(n)
        ranked = [(-known[n][0], n) for n in documents if known[n][1] >= enough]
        return [(n, -score) for score, n in sorted(ranked)]

    def _scored(self, n: int) -> tuple[float, float]:
        """How much of a question the passage answers: (score, share of its words that it or its headings hold)."""
        weights = self._weights
        folded, context = self._reader.folded(n), self._contexts.of(n)
        score = covered = 0.0
        seen: set[str] = set()
        for run in runs(weights.runs, folded):
            pairs = [p for at in range(len(run) - 1) if (p := run[at : at + 2]) not in seen]
            seen.update(pairs)
            weight = sum([weights.pairs.get(pair, 0.0) for pair in pairs])
            covered += weight
            score += weight * (1.0 + LONG_RUN * (len(run) - 2))
        for pair, weight in weights.pairs.items():
            if pair in seen:
                if (times := folded.count(pair)) > 1:
                    score += weight * REPEATED * min(times - 1, 4)
            elif len(pair) == 1 and pair in folded:
                covered, score = covered + weight, score + weight
            elif pair in context.pairs:
                covered += weight
            if pair in context.pairs:
                score += context.pairs[pair]
        for term, weight in weights.wholes.items():
            score += weight * (n in weights.holding[term])
            score += context.wholes[term]
        score /= self._pairs_weight + sum(weights.wholes.values())
        score -= LONG * min(len(folded) / _TYPICAL, 1.0)
        return score + self._named(n), covered / self._pairs_weight


@dataclass(frozen=True, slots=True)
class _Context:
    """What the title, the headings and the keywords of a section add for each pair (those that they hold) and whole."""

    pairs: Mapping[str, float]
    wholes: Mapping[QueryTerm, float]


class _Contexts:
    """What stands around passages: the same for all of a section, and looked up once."""

    def __init__(self, reader: IndexReader, weights: PartialWeights) -> None:
        self._reader = reader
        self._weights = weights
        self._keyed = {pair: reader.articles_with_keyword_bigram(pair) for pair in weights.seldom}
        self._known: dict[tuple[int, str], _Context] = {}

    def of(self, n: int) -> _Context:
        """What stands around the passage ``n``."""
        key = self._reader.serial(n), self._reader.path(n)
        if key not in self._known:
            self._known[key] = self._look(*key, self._reader.title(n))
        return self._known[key]

    def _look(self, serial: int, path: str, title: str) -> _Context:
        reader, pairs, wholes = self._reader, dict[str, float](), dict[QueryTerm, float]()
        for pair, weight in self._weights.seldom.items():
            keyed = serial in self._keyed[pair]
            if not (keyed or pair in path or pair in title):
                continue
            around = IN_PATH * (pair in path) + IN_TITLE * (pair in title) + IN_KEYWORDS * keyed
            pairs[pair] = weight * around
        for term, weight in self._weights.wholes.items():
            text, keyed = term.text, term.text in reader.keywords(serial)
            wholes[term] = weight * (IN_PATH * (text in path) + IN_TITLE * (text in title) + IN_KEYWORDS * keyed)
        return _Context(pairs, wholes)


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A term as the candidates are asked for it.

    ``share`` is what it has of the weight of all terms, ``as_word`` what it adds where it is a word; ``at`` is for each
    candidate where it stands first as a run of characters, −1 for nowhere, ``near`` whether headings above hold it,
    ``keyed`` whether keywords of the article do. ``simplified`` is what was typed, without foldings; empty when that is
    the text itself. With ``otherwise`` it may stand where its characters do not: 十万元 for 10万元.
    """

    term: QueryTerm
    text: str
    share: float
    as_word: float
    at: NDArray[np.int64]
    near: NDArray[np.bool_]
    keyed: NDArray[np.bool_]
    latin: bool
    simplified: str
    otherwise: bool

    @classmethod
    def of(
        cls,
        want: WeightedTerm,
        texts: Sequence[str],
        near: NDArray[np.bool_],
        keyed: NDArray[np.bool_],
        total: float,
    ) -> _Wanted:
        """A term that has so much of the ``total`` weight."""
        term, text = want.term, want.term.text
        return cls(
            term=term,
            text=text,
            share=want.weight / total,
            as_word=AS_WORD * want.weight / total,
            at=np.array([one.find(text) for one in texts], np.int64),
            near=near,
            keyed=keyed,
            latin=text.isascii() and text.isalnum(),
            simplified="" if term.typed == text else simplify(term.typed),
            otherwise=SoughtTerm.of(term).is_of_numbers,
        )


def _are_in(numbers: NDArray[np.integer], known: NDArray[np.integer]) -> NDArray[np.bool_]:
    """For each of the numbers whether it is among the known ones, which ascend."""
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    return np.asarray(known[np.minimum(known.searchsorted(numbers), len(known) - 1)] == numbers)


def _as_words(candidates: NDArray[np.intp], texts: Sequence[str], wanted: Sequence[_Wanted]) -> NDArray[np.float64]:
    """For each of the candidates, with their folded texts, what it adds that terms stand in it as words."""
    out = np.zeros(len(candidates))
    for want in wanted:
        starts = want.at[candidates]
        there = np.flatnonzero(starts >= 0)
        holding = [texts[n] for n in candidates[there].tolist()]
        out[there] += want.as_word * np.array(stand_as_words(want.text, holding, starts[there].tolist()), np.bool_)
    return out


def runs(terms: Sequence[str], text: str) -> list[str]:
    """The longest pieces (two characters or more) of the terms that stand in ``text``, left to right."""
    found = []
    for term in terms:
        at = 0
        while at < len(term) - 1:
            size = 2
            if term[at : at + size] not in text:
                at += 1
                continue
            while at + size < len(term) and term[at : at + size + 1] in text:
                size += 1
            found.append(term[at : at + size])
            at += size - 1 if at + size < len(term) else size
    return found


def is_labelled(text: str, term: str) -> bool:
    """Whether a passage (its folded text) begins with the term and a colon, or with a word that it says to be the same.

    The label of 基本存款账户(别称:基本户,基本账户): … names three.
    """
    label = _LABELLING.match(text, 0, _LABEL)
    return label is not None and (term == label[1] or term in (label[2] or "").split(","))


def _is_latin_word(folded: str, at: int, text: str) -> bool:
    """Whether a Latin word is met whole, there or further on."""
    while at >= 0:
        around = folded[max(at - 1, 0) : at] + folded[at + len(text) : at + len(text) + 1]
        if not any(character.isascii() and character.isalnum() for character in around):
            return True
        at = folded.find(text, at + 1)
    return False
