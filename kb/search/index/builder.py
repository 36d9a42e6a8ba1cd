"""Writing the index: a whole one, or one in which a few articles have changed.

Either way what is new becomes one batch: a Whoosh segment and its texts. Whoosh's own table of contents, which is a
pickle, is never written: the snapshot's entries say which batches there are and which of their documents still count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from kb.content.library import Library, Source
from kb.errors import ContentError
from kb.search.index import snapshot
from kb.search.index.block_foldings import FoldedBlock
from kb.search.index.cut_words import CutWords
from kb.search.index.meaning_index import MeaningPassage
from kb.search.index.meaning_passages import passages_of
from kb.search.index.passage_meanings import PassageMeanings
from kb.search.index.posting_codec import SegmentWriter
from kb.search.index.question_index import IndexedQuestion, QuestionIndex, questions_of, section_questions
from kb.search.index.reader import READINGS, IndexReader
from kb.search.index.schema import BODY, CONTEXT, VALUES, passage_number
from kb.search.index.segment_texts import AT_ONCE, ParsedArticle, ReadArticle, SegmentTextsWriter
from kb.search.index.snapshot import IndexedArticle, Snapshot
from kb.text.normalize import fold
from kb.text.numbers import ReadNumbers, is_inside_number
from kb.text.pinyin import Readings

_DIGIT = re.compile(r"\d")
Progress = Callable[[int, int], None]
T = TypeVar("T")
_ASKED_EVERY = 200  # blocks or passages: of 7 MB the 16,000 took 25 s, for which a window that closes waited
# With so many batches an update takes the articles of the small ones anew: every batch is asked for every term.
MOST_BATCHES = 8


@dataclass(slots=True)
class _Read:
    """What is looked for by meaning: passages by their numbers, and the questions that sections answer.

    ``cut`` knows the words of the passages.
    """

    cut: CutWords = field(default_factory=CutWords)
    passages: dict[int, MeaningPassage] = field(default_factory=dict)
    questions: list[IndexedQuestion] = field(default_factory=list)


def _silent(_done: int, _total: int) -> None:
    """Nobody is told."""


def build(index: Path, library: Library, progress: Progress, folder: Path | None = None) -> Snapshot:
    """A new index of all articles, in ``folder`` if it has been begun. Raises OSError.

    ``progress`` is told (articles done, articles in all); what it raises ends the build and leaves nothing behind.
    """
    folder = folder or snapshot.begin(index)
    try:
        entries, read = _write_batch(folder, library, list(library.sources.values()), progress=progress)
        PassageMeanings.build(read.passages, read.cut).save(folder / snapshot.MEANING)
        QuestionIndex.build(read.questions).save(folder / snapshot.QUESTIONS)
        (folder / READINGS).write_text(Readings.load().dump(), "utf-8")
        return snapshot.finish(index, folder, entries)
    except BaseException:
        snapshot.discard(folder)
        raise


def update(  # noqa: PLR0917 - what there is, and what becomes of it
    index: Path,
    opened: IndexReader,
    library: Library,
    changed: Sequence[Source],
    gone: Iterable[str],
    progress: Progress = _silent,
) -> Snapshot:
    """The ``opened`` index with ``changed`` articles (new ones too) put in, ``gone`` ids taken out. Raises OSError.

    ``progress`` is as for ``build``.
    """
    base = opened.snapshot
    folder = snapshot.begin(index, base)
    out = {*gone, *(source.head.id for source in changed)}
    kept = [entry for entry in base.entries if entry.id not in out]
    anew = _of_small_batches(kept, library)
    kept = [entry for entry in kept if entry.id not in anew]
    serial = 1 + max((entry.serial for entry in base.entries), default=-1)
    try:
        sources = [*changed, *anew.values()]
        new, read = (
            _write_batch(folder, library, sources, serial=serial, progress=progress) if sources else ((), _Read())
        )
        serials = {entry.serial for entry in kept}
        told = partial(progress, len(sources), len(sources))
        meanings = opened.meanings.updated(serials, read.passages, read.cut, partial(_asking, go_on=told))
        meanings.save(folder / snapshot.MEANING)
        changed_questions = opened.questions.updated(serials, read.questions)
        if changed_questions.texts == opened.questions.texts and not read.questions:
            snapshot.keep(base, folder, snapshot.QUESTIONS)
            return snapshot.finish(index, folder, (*kept, *new), base, kept=snapshot.QUESTIONS)
        changed_questions.save(folder / snapshot.QUESTIONS)
        return snapshot.finish(index, folder, (*kept, *new), base)
    except BaseException:
        snapshot.discard(folder)
        raise


def _of_small_batches(entries: Sequence[IndexedArticle], library: Library) -> dict[str, Source]:
    """By id the articles of all batches but the largest, when there are too many batches."""
    passages: Counter[int] = Counter()
    for entry in entries:
        passages[entry.batch] += entry.passages
    if len(passages) < MOST_BATCHES:
        return {}
    ((largest, _),) = passages.most_common(1)
    return {entry.id: library.sources[entry.id] for entry in entries if entry.batch != largest}


def _write_batch(
    folder: Path, library: Library, sources: Sequence[Source], *, serial: int = 0, progress: Progress = _silent
) -> tuple[tuple[IndexedArticle, ...], "_Read"]:
    """Index the articles as the batch named after the first serial; their entries, and what is read. Raises OSError."""
    texts, postings = SegmentTextsWriter(folder, serial, Readings.load()), SegmentWriter(folder, serial)
    read = _Read(texts.cut_words)
    entries = []
    for articles, told in _groups(library, sources, first=serial, progress=progress):
        for added in texts.add(articles, told):
            _add_passages(postings, added, told)
            _add_meanings(read, added)
            entries.append(added.entry)
    texts.write()
    postings.write()
    progress(len(sources), len(sources))
    return tuple(entries), read


def _groups(
    library: Library, sources: Sequence[Source], *, first: int, progress: Progress
) -> Iterator[tuple[list[ParsedArticle], Callable[[], None]]]:
    """The articles, some of them at a time, each with its serial number; and what tells how far that is."""
    group: list[ParsedArticle] = []
    blocks = 0
    for done, source in enumerate(sources):
        progress(done, len(sources))
        with suppress(ContentError):  # listed when the library looks again
            group.append(ParsedArticle(library.parse(source), source, first + done))
            blocks += len(group[-1].article.blocks)
        if blocks >= AT_ONCE:
            yield group, partial(progress, done, len(sources))
            group, blocks = [], 0
    if group:
        yield group, partial(progress, len(sources) - 1, len(sources))


def _add_meanings(read: "_Read", added: ReadArticle) -> None:
    article, asked = added.parsed.article, section_questions(added.parsed.source)
    for block, passage in zip(article.blocks, passages_of(article, asked, added.words), strict=True):
        if block.text:
            read.passages[passage_number(added.entry.serial, block.index)] = passage
    read.questions += questions_of(asked, article, added.entry.serial)


def _asking(items: Iterable[T], go_on: Callable[[], None]) -> Iterator[T]:
    """The items; every so often ``go_on`` is called, which raises when it shall end."""
    for number, item in enumerate(items):
        if not number % _ASKED_EVERY:
            go_on()
        yield item


def _add_passages(postings: SegmentWriter, added: ReadArticle, told: Callable[[], None]) -> None:
    article, serial = added.parsed.article, added.entry.serial
    below: defaultdict[str, list[int]] = defaultdict(list)
    for block, text, read in zip(article.blocks, _asking(added.folded, told), added.numbers, strict=True):
        if not block.text:
            continue
        document = postings.add_document(passage_number(serial, block.index))
        postings.lists.add_grams([document], BODY, text.text)
        postings.lists.add_document(document, VALUES, _values(text, read))
        for heading in (article.title, *block.heading_path):
            below[heading].append(document)
    for heading, documents in below.items():
        postings.lists.add_grams(documents, CONTEXT, fold(heading))


def _values(block: FoldedBlock, read: ReadNumbers) -> set[str]:
    """The values of a block's numbers, its single digits included, but none that is a piece of a longer number."""
    text, sound = block.text, block.sound
    single = {
        match[0]
        for match in _DIGIT.finditer(text)
        if not is_inside_number(text, sound, match.start()) and not is_inside_number(text, sound, match.end())
    }
    return single.union(read.values)
