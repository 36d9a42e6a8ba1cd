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

from collections.abc import Sequence
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
_KEPT = 20_000  # passages of which it is kept what stands around them


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


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is the same of a passage whatever is asked: the texts that say what it is about, where it is, for whom.

    ``label`` is the heading above it, ``about`` what it says itself; both and ``title`` are folded.
    """

    label: str
    about: str
    title: str
    opens: bool
    roles: frozenset[str]


class AnswerScorer:
    """Scores the passages of one snapshot."""

    def __init__(self, reader: IndexReader, meaning: MeaningSearch, context: PassageContext, table: WordTable) -> None:
        self._reader = reader
        self._meaning = meaning
        self._context = context
        self._labels = LabelLikeness(table)
        self._standing = lru_cache(maxsize=_KEPT)(self._stands)

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
        standing = [*map(self._standing, documents)]
        distinct = [*dict.fromkeys(text for one in standing for text in (one.label, one.title, one.about))]
        alike = dict(zip(distinct, self._labels.of(question, distinct).tolist(), strict=True))
        questions = [written.get(n) for n in documents]
        evidence = Evidence(
            held=_array([held.get(n, 0.0) for n in documents]),
            read=trust * read,
            near=trust * near,
            asked=_array([one.alike if one else 0.0 for one in questions]),
            asked_mutual=_array([one.mutual if one else 0.0 for one in questions]),
            heading=_array([max(alike[one.label], alike[one.about]) for one in standing]),
            title=_array([alike[one.title] for one in standing]),
            number=_array([counted and has_amount(reader.text(n)) for n in documents]),
            opening=_array([one.opens for one in standing]),
            own=_array([len(one.roles) <= SHARED and not named.isdisjoint(one.roles) for one in standing]),
            for_many=_array([len(one.roles) > SHARED for one in standing]),
        )
        return dict(zip(documents, evidence.scores().tolist(), strict=True))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _stands(self, document: int) -> _Standing:
        reader = self._reader
        return _Standing(
            label=reader.path(document).partition("\n")[0],
            about=self._context.about(document),
            title=reader.title(document),
            opens=self._context.opens(document),
            roles=reader.folded_names(reader.serial(document))[0],
        )


def _array(values: Sequence[float]) -> NDArray[np.float32]:
    return np.array(values, np.float32)
