"""Fits the word vectors to what they are for: a sum of a question's words shall lie near the passages that answer.

The model embeds each word alone, and a sum of what it makes of words is not what it would make of the sentence. Here a
linear map of all vectors, a vector to add for each word of our texts, and how much each word says are learned from the
questions that are written down for the sections of the built-in articles (softmax over passages, Adam): what is added
stays small, and words of question and passage are left out by chance, so that no question is learned by heart. With a
fifth of the articles held out, 13, 27 and 44 instead of 10, 18 and 30 % of their questions find their section first,
among three and ten, by nothing but the vectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.content.library import Library
from kb.search.index.meaning_index import CONTEXT_VECTOR_WEIGHT, SHARPENED
from kb.search.index.meaning_passages import passages_of
from kb.search.index.question_index import section_questions
from kb.search.index.rarity import Rarity
from kb.search.index.word_vectors import WordTable

ROOT = Path(__file__).resolve().parents[2]
EPOCHS, BATCH, OTHERS = 6, 384, 900  # questions at once, and passages drawn by chance beside those that answer
SHARP = 20.0  # what a cosine is multiplied by before the softmax
LEFT_OUT = (0.25, 0.1)  # of the words of a question, and of a passage
STEP = {"turn": 2e-3, "says": 2e-2, "moved": 1e-3}
KEPT = {"turn": 1e-3, "says": 1e-3, "moved": 3e-3}  # how strongly each is drawn back to what changes nothing
LITTLE = 0.15  # of its length: what a word adds is not kept where it changes by less, a third of them, 0.7 MB
ANSWERS = 8  # passages of a section that are looked at for one question
Floats = NDArray[np.float32]
Parts = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as words: text ``n`` has the words ``words[starts[n]:starts[n + 1]]``, each counting ``counts``."""

    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    counts: Floats

    @classmethod
    def of(cls, texts: Sequence[dict[int, float]]) -> "Texts":
        """Texts by the rows of their words in the table."""
        return cls(
            np.cumsum([0, *map(len, texts)]),
            np.array([word for text in texts for word in text], np.int64),
            np.array([count for text in texts for count in text.values()], np.float32),
        )


@dataclass(frozen=True, slots=True)
class Lesson:
    """Passages, questions, and which passages answer each of them."""

    passages: Texts
    questions: Texts
    answers: list[list[int]]


def fitted(table: WordTable) -> tuple[Floats, NDArray[np.int32], Floats]:
    """What words add to the sum that stands for a text.

    A matrix by which the vectors of all words are multiplied (from the right), the rows of those words of our texts
    that are to add something else, and what these add instead, one a row.
    """
    vectors = np.asarray(table.vectors * table.scales[:, None], np.float32)
    rarity = Rarity(table).of_all([*table.index]) ** SHARPENED
    lesson = _lesson(table)
    used, (questions, passages) = _renumbered(lesson.questions, lesson.passages)
    learner = _Learner(vectors[used], rarity[used])
    learned = learner.learn(replace(lesson, questions=questions, passages=passages))
    turn = np.ascontiguousarray(learned["turn"].T)
    idle = vectors[used] @ turn
    added = (vectors[used] + learned["moved"]) * np.exp(learned["says"])[:, None] @ turn
    much = np.linalg.norm(added - idle, axis=1) >= LITTLE * np.linalg.norm(idle, axis=1)
    return turn, used[much].astype(np.int32), np.asarray(added[much], np.float32)


def _lesson(table: WordTable) -> Lesson:
    library = Library([ROOT / "content"])
    passages, questions, answers = list[dict[int, float]](), list[dict[int, float]](), list[list[int]]()
    for key in sorted(library.sources):
        article = library.article(key)
        sections: dict[tuple[str, ...], list[int]] = {}
        for passage in passages_of(article):
            if not passage.text:
                continue
            sections.setdefault(passage.section, []).append(len(passages))
            held = dict.fromkeys(_rows(table, passage.text, passage.question), 1.0)
            around = _rows(table, passage.title, *passage.headings, *passage.keywords)
            passages.append(dict.fromkeys(around, CONTEXT_VECTOR_WEIGHT) | held)
        for asked in section_questions(library.sources[key]):
            below = [
                number
                for path, numbers in sections.items()
                if (asked.heading in path[1:] if asked.heading else len(path) == 1)
                for number in numbers
            ]
            words = [dict.fromkeys(_rows(table, question), 1.0) for question in asked.questions] if below else []
            questions += filter(None, words)
            answers += [below for _ in filter(None, words)]
    return Lesson(Texts.of(passages), Texts.of(questions), answers)


def _rows(table: WordTable, *texts: str) -> list[int]:
    return [table.index[word] for text in texts for word in table.words(text) if word in table.index]


def _renumbered(*kinds: Texts) -> tuple[NDArray[np.int64], list[Texts]]:
    """The rows of the words that stand in the texts, and the texts with the places of their words among these."""
    used, places = np.unique(np.concatenate([texts.words for texts in kinds]), return_inverse=True)
    parted = np.split(places, np.cumsum([len(texts.words) for texts in kinds])[:-1])
    return used, [replace(texts, words=words) for texts, words in zip(kinds, parted, strict=True)]


class _Learner:
    """What is learned about the words, whose ``vectors`` and ``rarity`` stand fast."""

    def __init__(self, vectors: Floats, rarity: Floats) -> None:
        self.vectors = vectors
        self.rarity = rarity
        self.chance = np.random.default_rng(0)
        idle = np.eye(vectors.shape[1], dtype=np.float32)
        self.parts: Parts = {"turn": idle, "says": np.zeros_like(rarity), "moved": np.zeros_like(vectors)}
        self._idle = {name: part.copy() for name, part in self.parts.items()}
        self._steps = 0
        self._first = {name: np.zeros_like(part) for name, part in self.parts.items()}
        self._second = {name: np.zeros_like(part) for name, part in self.parts.items()}

    def learn(self, lesson: Lesson) -> Parts:
        """Everything that is learned, after EPOCHS times the lesson; smaller steps in the last third."""
        count = len(lesson.answers)
        for epoch in range(EPOCHS):
            order = self.chance.permutation(count)
            for start in range(0, count, BATCH):
                self._step(self._slopes(lesson, order[start : start + BATCH]), 0.25 if epoch >= EPOCHS * 2 // 3 else 1)
            print(f"\rfitted {epoch + 1} of {EPOCHS} times", end="", flush=True)
        print()
        return self.parts

    def _step(self, slopes: Parts, share: float) -> None:
        """Adam: a step down the slopes."""
        self._steps += 1
        for name, slope in slopes.items():
            first, second = self._first[name], self._second[name]
            first += 0.1 * (slope - first)
            second += 0.001 * (slope**2 - second)
            size = np.sqrt(second / (1 - 0.999**self._steps)) + 1e-8
            ahead = first / (1 - 0.9**self._steps) / size
            self.parts[name] -= (STEP[name] * share * ahead).astype(np.float32)

    def _slopes(self, lesson: Lesson, asked: NDArray[np.int64]) -> Parts:
        """How the loss of some questions changes with each part."""
        answers = [lesson.answers[n] for n in asked.tolist()]
        drawn = self.chance.choice(len(lesson.passages.starts) - 1, OTHERS, replace=False)
        passages = np.unique(np.concatenate([*(below[:ANSWERS] for below in answers), drawn])).astype(np.int64)
        question = _Sum(lesson.questions, asked, self, LEFT_OUT[0])
        passage = _Sum(lesson.passages, passages, self, LEFT_OUT[1])
        scores = SHARP * question.units @ passage.units.T
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        right = likely * np.array([np.isin(passages, below) for below in answers])
        off = likely / likely.sum(axis=1, keepdims=True) - right / np.maximum(right.sum(axis=1, keepdims=True), 1e-20)
        off = (off * (SHARP / len(asked))).astype(np.float32)
        slopes = {name: KEPT[name] * (part - self._idle[name]) for name, part in self.parts.items()}
        question.add_slopes(off @ passage.units, slopes)
        passage.add_slopes(off.T @ question.units, slopes)
        return slopes


class _Sum:
    """The sums of the words of some texts, turned and of unit length, and the way back from a slope of them."""

    def __init__(self, texts: Texts, numbers: NDArray[np.int64], learner: _Learner, left_out: float) -> None:
        lengths = texts.starts[numbers + 1] - texts.starts[numbers]
        begins = np.cumsum(lengths) - lengths
        where = np.arange(lengths.sum()) + np.repeat(texts.starts[numbers] - begins, lengths)
        self._words, self._turn = texts.words[where], learner.parts["turn"]
        self._of = np.repeat(np.arange(len(numbers)), lengths)
        counts = texts.counts[where] * (learner.rarity * np.exp(learner.parts["says"]))[self._words]
        self._counts = (counts * (learner.chance.random(len(where)) >= left_out)).astype(np.float32)
        self._vectors = learner.vectors[self._words] + learner.parts["moved"][self._words]
        self._sums = np.add.reduceat(self._vectors * self._counts[:, None], begins, axis=0)
        turned = self._sums @ self._turn.T
        self._lengths = np.linalg.norm(turned, axis=1, keepdims=True) + np.float32(1e-9)
        self.units: Floats = turned / self._lengths

    def add_slopes(self, slope: Floats, slopes: Parts) -> None:
        """Add to ``slopes`` what follows from the slope of the unit vectors."""
        of_turned = (slope - self.units * (self.units * slope).sum(axis=1, keepdims=True)) / self._lengths
        slopes["turn"] += of_turned.T @ self._sums
        of_words = (of_turned @ self._turn)[self._of]
        np.add.at(slopes["says"], self._words, (of_words * self._vectors).sum(axis=1) * self._counts)
        np.add.at(slopes["moved"], self._words, of_words * self._counts[:, None])
