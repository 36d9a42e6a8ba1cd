"""The questions of all sections, searched as passages of their own; each leads to the block that begins its answer."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.content.library import Source
from kb.content.questions import SectionQuestions, read_questions
from kb.errors import ContentError
from kb.model import Article
from kb.search.index.meaning_index import MeaningIndex, MeaningPassage
from kb.search.index.passage_meanings import PassageMeanings
from kb.search.index.schema import passage_number
from kb.search.index.word_vectors import WordTable

_TEXTS = "texts.json"


@dataclass(frozen=True, slots=True)
class IndexedQuestion:
    """A question, the heading of the section that answers it, and the number of the passage that the answer begins."""

    text: str
    heading: str
    passage: int


@dataclass(frozen=True, slots=True, eq=False)
class QuestionIndex:
    """``texts[n]`` is question ``n`` of ``meanings``, whose passage numbers are those of the answers."""

    meanings: PassageMeanings
    texts: tuple[str, ...]

    @classmethod
    def build(cls, questions: Collection[IndexedQuestion]) -> "QuestionIndex":
        """An index of the questions."""
        empty = MeaningIndex.build((), WordTable.shared())
        return cls(PassageMeanings(empty, np.empty(0, np.uint64)), ()).updated((), questions)

    def updated(self, kept: Collection[int], added: Collection[IndexedQuestion]) -> "QuestionIndex":
        """The index of the articles with the serial numbers ``kept``, and of the questions ``added``."""
        numbers = self.meanings.numbers
        stays = np.isin((numbers >> np.uint64(20)).astype(np.int64), [*kept])
        if stays.all() and not added and len(numbers):
            return self
        read = (MeaningPassage(question.text, headings=(question.heading,)) for question in added)
        index = self.meanings.index.replaced(np.flatnonzero(~stays).tolist(), read, WordTable.shared())
        new = np.fromiter((question.passage for question in added), np.uint64, len(added))
        texts = [text for text, stay in zip(self.texts, stays.tolist(), strict=True) if stay]
        return QuestionIndex(
            PassageMeanings(index, np.concatenate([numbers[stays], new])),
            (*texts, *(question.text for question in added)),
        )

    def save(self, folder: Path) -> None:
        """Write the index to ``folder``, which is made. Raises OSError."""
        self.meanings.save(folder)
        (folder / _TEXTS).write_text(json.dumps(self.texts, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "QuestionIndex":
        """Open the index in ``folder``. Raises OSError, ValueError for a broken one."""
        meanings = PassageMeanings.load(folder)
        try:
            texts = json.loads((folder / _TEXTS).read_text("utf-8"))
        except RecursionError as error:
            raise ValueError(_TEXTS) from error
        if not isinstance(texts, list) or len(texts) != len(meanings.numbers):
            raise ValueError(_TEXTS)
        return cls(meanings, tuple(map(str, texts)))


def section_questions(source: Source) -> tuple[SectionQuestions, ...]:
    """The questions of an article, section by section; a file that cannot be read has none (the linter tells)."""
    try:
        return read_questions(source)
    except ContentError:
        return ()


def questions_of(sections: Iterable[SectionQuestions], article: Article, serial: int) -> Iterator[IndexedQuestion]:
    """The questions of those sections that the article has."""
    for section in sections:
        block = section.block_in(article)
        if block is not None and block.text:
            number = passage_number(serial, block.index)
            yield from (IndexedQuestion(question, section.heading, number) for question in section.questions)
