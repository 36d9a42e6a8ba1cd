"""How likely a passage answers a question: a weighted sum of all that is known about both. The weights stand here.

They were fitted (a softmax over the candidates of each question, no similarity less than 0) to 529 written questions,
each asked after it had been taken out, to 192 look-ups of strangers with the cards that answered, and to 120 look-ups
of a few words; HELD and ASKED_MUTUAL were then raised for the look-ups of a few words. With the vectors that are fitted
to questions (``resources/word_vectors``) they were moved a quarter of the way to what 586 judged look-ups and 340 of a
few words ask for (of seven sets, each left out in turn, half a percent more is answered; all of the way, nothing more),
but HELD and TITLE, which the look-ups of a few words need. The 586 are answered 63, 87, 93 and 97 times in a hundred
among the first one, three, five and ten, and were 60, 83, 90 and 94 times before; these sets have been looked at.
Tried, and of no use: how long a passage is, where in its section it stands, whether heading and question ask for the
same kind of thing, what all of a section's passages hold together, whether a passage says 可以 or 不得, an amount of
the unit, a role or words to say where these are asked for, whether it only points elsewhere, lists of duties and
pitfalls against what is about one thing, and words that few of the candidates hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kb.search.index.reader import IndexReader
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.label_likeness import LabelLikeness
from kb.search.retrieval.meaning import MeaningSearch
from kb.search.retrieval.passage_context import PassageContext, asks_how_many, has_amount
from kb.search.retrieval.written_questions import WrittenQuestion

# What a passage holds of the question literally counts HELD, and more the more the best passage holds; but the more
# alike the best written question is, the less: it has been asked in such words before.
HELD, HELD_BY_BEST, HELD_BY_BEST_AND_ASKED, HELD_AT_LEAST = 7.0, 1.6, -3.8, 0.5
# And so much more where no written question is like the one asked, as among documents without any: of 400 questions
# about paragraphs of an encyclopaedia, 2 would else be answered second instead of first.
HELD_UNASKED = 3.3
# How nearly it means the same, read word by word, and by the vectors of passage and question.
READ, NEAR = 8.5, 8.0
# Of a question that is written down for the section: how much of what is asked it asks, and how alike both are.
ASKED, ASKED_MUTUAL = 0.8, 2.2
# And how alike the question is to the heading above the passage, or to what the passage says itself that it is about
# (the question that it answers, its row's first cell), and to the title. With the headings alone, and HEADING at 1.4,
# 60 instead of 61 % of 586 look-ups are answered first, and 83 instead of 84 % among the first three.
HEADING, TITLE = 3.1, 2.4
# A number where it is asked how many; what opens an article says what is found below, and answers less.
NUMBER, OPENING = 1.0, -0.3
# The question names a role and the article is that role's own; an article for more than SHARED roles says less of each.
OWN, FOR_MANY, SHARED = 0.8, -0.4, 2
# A written question that is the one asked, word for word.
SAME = 3.0
_SAME_FROM = 0.995
_KEPT = 20_000  # passages of which it is kept what they are about


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is known about the candidates for one question; each array has a number for each of them."""

    held: NDArray[np.float32]
    read: NDArray[np.float32]
    near: NDArray[np.float32]
    asked: NDArray[np.float32]
    asked_mutual: NDArray[np.float32]
    heading: NDArray[np.float32]
    title: NDArray[np.float32]
    number: NDArray[np.float32]
    opening: NDArray[np.float32]
    own: NDArray[np.float32]
    for_many: NDArray[np.float32]

    def scores(self) -> NDArray[np.float32]:
        """How likely each candidate answers; only which of two is greater means something."""
        best_held, best_asked = float(self.held.max(initial=0)), float(self.asked.max(initial=0))
        held = HELD + best_held * (HELD_BY_BEST + HELD_BY_BEST_AND_ASKED * best_asked)
        held = max(held if best_asked else held + HELD_UNASKED, HELD_AT_LEAST)
        return np.asarray(
            held * self.held
            + READ * self.read
            + NEAR * self.near
            + ASKED * self.asked
            + ASKED_MUTUAL * self.asked_mutual
            + SAME * (self.asked_mutual >= _SAME_FROM)
            + HEADING * self.heading
            + TITLE * self.title
            + NUMBER * self.number
            + OPENING * self.opening
            + OWN * self.own
            + FOR_MANY * self.for_many,
            np.float32,
        )


class AnswerScorer:
    """Scores the passages of one snapshot."""

    def __init__(self, reader: IndexReader, meaning: MeaningSearch, context: PassageContext, table: WordTable) -> None:
        self._reader = reader
        self._meaning = meaning
        self._context = context
        self._labels = LabelLikeness(table)
        self._about = lru_cache(maxsize=_KEPT)(context.about)

    def scores(
        self,
        asked: str,
        documents: Sequence[int],
        held: dict[int, float],
        written: dict[int, WrittenQuestion],
        named: frozenset[str] = frozenset(),
    ) -> dict[int, float]:
        """The score of each of the documents.

        ``held`` says how much of the question a document holds literally, ``written`` which question of its section is
        like the one that is ``asked``, and ``named`` are the roles (folded) that it names.
        """
        reader = self._reader
        question = self._meaning.question(asked)
        passages = reader.meaning_passages[np.asarray(documents, np.int64)]
        read, near = np.zeros(len(documents), np.float32), np.zeros(len(documents), np.float32)
        known = np.flatnonzero(passages >= 0)
        read[known], near[known] = self._meaning.likenesses(question, passages[known])
        trust, counted = self._meaning.known_share(asked), asks_how_many(asked)
        labels = [reader.path(n).partition("\n")[0] for n in documents]
        titles = [*map(reader.title, documents)]
        about = [*map(self._about, documents)]
        distinct = [*dict.fromkeys([*labels, *titles, *about])]
        alike = dict(zip(distinct, self._labels.of(question, distinct).tolist(), strict=True))
        roles = [reader.folded_names(reader.serial(n))[0] for n in documents]
        questions = [written.get(n) for n in documents]
        evidence = Evidence(
            held=_array(held.get(n, 0.0) for n in documents),
            read=trust * read,
            near=trust * near,
            asked=_array(one.alike if one else 0.0 for one in questions),
            asked_mutual=_array(one.mutual if one else 0.0 for one in questions),
            heading=_array(max(alike[label], alike[own]) for label, own in zip(labels, about, strict=True)),
            title=_array(alike[title] for title in titles),
            number=_array(counted and has_amount(reader.text(n)) for n in documents),
            opening=_array(map(self._context.opens, documents)),
            own=_array(len(of) <= SHARED and not named.isdisjoint(of) for of in roles),
            for_many=_array(len(of) > SHARED for of in roles),
        )
        return dict(zip(documents, evidence.scores().tolist(), strict=True))


def _array(values: Iterable[float]) -> NDArray[np.float32]:
    return np.fromiter(values, np.float32)
