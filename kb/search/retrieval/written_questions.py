"""Questions that editors wrote down for the sections of their articles (问法): which of them are like the one asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kb.search.index.reader import IndexReader
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.label_likeness import LabelLikeness
from kb.search.retrieval.meaning import MeaningSearch
from kb.text.normalize import fold, strip_separators

_LOOKED_AT = 80  # questions
# A written question less like the one asked says nothing about it.
_FLOOR = 0.4
# A written question that is so much like the one asked is that question; what it asks besides takes away.
_SAME, _UNASKED = 0.8, 0.15
_MOST, _SECTIONS = 3, 6  # sections
# A question less like the one asked does not say why its section is among the results.
_SAID = 0.6
_Section = tuple[int, str]
"""An article's serial number and the headings above a passage of it."""


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A written question, the document with which its answer begins, and its likenesses to what is asked, 0 to 1.

    ``alike`` is how much of what is asked it asks; ``certain`` is less where it asks more besides. ``mutual``, of the
    question of the section that is most so, looks at both: nothing is asked that it does not ask, and no more.
    """

    text: str
    document: int
    alike: float
    certain: float
    mutual: float = 0.0

    @property
    def explains(self) -> bool:
        """Whether it can be shown as the reason why its section was found."""
        return self.alike >= _SAID


@dataclass(frozen=True, slots=True)
class LikeQuestions:
    """Of each section the written question that is most like one query."""

    _reader: IndexReader
    _questions: dict[_Section, WrittenQuestion]

    @property
    def same(self) -> list[WrittenQuestion]:
        """Those that are the question asked, the surest first, at most _MOST."""
        sure = [question for question in self._questions.values() if question.certain >= _SAME]
        return sorted(sure, key=lambda question: (-question.certain, question.document))[:_MOST]

    def hold(self, asked: str) -> bool:
        """Whether an editor wrote down just this question: 卡丢了怎么办 is no slip of 丢了怎么办."""
        return any(_bare(question.text) == _bare(asked) for question in self.same)

    @property
    def likeliest(self) -> list[WrittenQuestion]:
        """Those of the sections that most likely answer, the likeliest first, at most _SECTIONS."""
        known = sorted(self._questions.values(), key=lambda question: (-question.mutual, question.document))
        return known[:_SECTIONS]

    def of(self, documents: Sequence[int]) -> dict[int, WrittenQuestion]:
        """The questions of the sections in which the documents stand, by document."""
        sections = {document: _section(self._reader, document) for document in documents} if self._questions else {}
        return {
            document: self._questions[section] for document, section in sections.items() if section in self._questions
        }


class WrittenQuestions:
    """All written questions of one index."""

    def __init__(self, reader: IndexReader, table: WordTable) -> None:
        self._reader = reader
        self._meaning = MeaningSearch(reader.questions.meanings.index, table)
        self._labels = LabelLikeness(table)

    def none(self) -> LikeQuestions:
        """For a query that is no question."""
        return LikeQuestions(self._reader, {})

    def like(self, asked: str) -> LikeQuestions:
        """Those that are like ``asked``."""
        documents, texts = self._reader.question_documents, self._reader.questions.texts
        hits = self._meaning.find(asked, limit=_LOOKED_AT, floor=_FLOOR, explained=False)
        found = [texts[hit.passage] for hit in hits]
        mutual = self._labels.of(self._meaning.question(asked), found).tolist() if hits else []
        best: dict[_Section, WrittenQuestion] = {}
        for hit, text, both in zip(hits, found, mutual, strict=True):
            document = int(documents[hit.passage])
            beyond = 1 - min(len(asked) / max(len(text), 1), 1.0)
            question = WrittenQuestion(text, document, hit.score, hit.score - _UNASKED * beyond, both)
            section = _section(self._reader, document)
            known = best.get(section)
            most = max(both, known.mutual if known else 0.0)
            if known is None or question.certain > known.certain:
                known = question
            best[section] = replace(known, mutual=most)
        return LikeQuestions(self._reader, best)


def _bare(text: str) -> str:
    return fold(strip_separators(text))


def _section(reader: IndexReader, document: int) -> _Section:
    return reader.serial(document), reader.path(document)
