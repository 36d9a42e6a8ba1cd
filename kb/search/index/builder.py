"""Writing the index: a whole one, or one in which a few articles have changed.

Either way what is new becomes one batch: a Whoosh segment and its texts, written in memory and then to the folder.
Whoosh's own table of contents, which is a pickle, stays in memory: the snapshot's entries say which batches there are
and which of their documents still count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from whoosh.filedb.filestore import RamStorage

from kb.content.library import Library, Source
from kb.errors import ContentError
from kb.model import Article
from kb.search.index import snapshot
from kb.search.index.block_foldings import FoldedBlock
from kb.search.index.meaning_index import MeaningPassage
from kb.search.index.meaning_passages import passages_of
from kb.search.index.passage_meanings import PassageMeanings
from kb.search.index.posting_codec import ArrayCodec, PostingLists
from kb.search.index.question_index import IndexedQuestion, QuestionIndex, questions_of, section_questions
from kb.search.index.reader import READINGS, IndexReader
from kb.search.index.schema import BODY, CONTEXT, NUMBER, VALUES, passage_number, schema
from kb.search.index.segment_texts import SegmentTextsWriter
from kb.search.index.snapshot import IndexedArticle, Snapshot
from kb.text.normalize import fold
from kb.text.numbers import is_inside_number, values
from kb.text.pinyin import Readings

_DIGIT = re.compile(r"\d")
Progress = Callable[[int, int], None]
T = TypeVar("T")
_ASKED_EVERY = 200  # blocks or passages: of 7 MB the 16,000 took 25 s, for which a window that closes waited
# With so many batches an update takes the articles of the small ones anew: every batch is asked for every term.
MOST_BATCHES = 8


@dataclass(slots=True)
class _Read:
    """What is looked for by meaning: passages by their numbers, and the questions that sections answer."""

    passages: dict[int, MeaningPassage] = field(default_factory=dict)
    questions: list[IndexedQuestion] = field(default_factory=list)


class _MemoryStorage(RamStorage):  # type: ignore[misc]
    """An index in memory alone: what Whoosh's spills over goes into a folder that all processes share."""

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002 - Whoosh's signature
        """Whoosh asks for it when a writer begins; ``PostingLists`` spill nothing."""
        return RamStorage()


def _silent(_done: int, _total: int) -> None:
    """Nobody is told."""


def build(index: Path, library: Library, progress: Progress, folder: Path | None = None) -> Snapshot:
    """A new index of all articles, in ``folder`` if it has been begun. Raises OSError.

    ``progress`` is told (articles done, articles in all); what it raises ends the build and leaves nothing behind.
    """
    folder = folder or snapshot.begin(index)
    try:
        entries, read = _write_batch(folder, library, list(library.sources.values()), progress=progress)
        PassageMeanings.build(read.passages).save(folder / snapshot.MEANING)
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
        opened.meanings.updated(serials, read.passages, partial(_asking, go_on=told)).save(folder / snapshot.MEANING)
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
    read = _Read()
    storage = _MemoryStorage()
    texts = SegmentTextsWriter(folder, serial, Readings.load())
    writer = storage.create_index(schema()).writer(codec=ArrayCodec(str(serial)))
    writer.pool = PostingLists()
    with writer:  # commits at its end, and cancels when that is an error
        entries = tuple(_add(writer, texts, library, sources, read, first=serial, progress=progress))
    texts.write()
    for name in storage.list():
        if name.endswith(".npy"):
            (folder / name).write_bytes(storage.files[name])
    return entries, read


def _add(
    writer: Any,  # noqa: ANN401 - Whoosh has no types
    texts: SegmentTextsWriter,
    library: Library,
    sources: Sequence[Source],
    read: "_Read",
    *,
    first: int,
    progress: Progress,
) -> Iterator[IndexedArticle]:
    for done, source in enumerate(sources):
        progress(done, len(sources))
        try:
            article = library.parse(source)
        except ContentError:
            continue  # listed when the library looks again
        told = partial(progress, done, len(sources))
        added = texts.add(article, first + done, source, told)
        serial = added.entry.serial
        _add_passages(writer, article, _asking(added.folded, go_on=told), serial)
        asked = section_questions(source)
        for block, passage in zip(article.blocks, passages_of(article, asked, added.words), strict=True):
            if block.text:
                read.passages[passage_number(serial, block.index)] = passage
        read.questions += questions_of(asked, article, serial)
        yield added.entry
    progress(len(sources), len(sources))


def _asking(items: Iterable[T], go_on: Callable[[], None]) -> Iterator[T]:
    """The items; every so often ``go_on`` is called, which raises when it shall end."""
    for number, item in enumerate(items):
        if not number % _ASKED_EVERY:
            go_on()
        yield item


def _add_passages(writer: Any, article: Article, folded: Iterable[FoldedBlock], serial: int) -> None:  # noqa: ANN401
    below: defaultdict[str, list[int]] = defaultdict(list)
    for block, text in zip(article.blocks, folded, strict=True):
        if not block.text:
            continue
        writer.pool.add_grams([writer.docnum], BODY, text.text)
        writer.pool.add_document(writer.docnum, VALUES, _values(text))
        for heading in (article.title, *block.heading_path):
            below[heading].append(writer.docnum)
        writer.add_document(**{NUMBER: passage_number(serial, block.index)})
    for heading, documents in below.items():
        writer.pool.add_grams(documents, CONTEXT, fold(heading))


def _values(block: FoldedBlock) -> set[str]:
    """The values of a block's numbers, its single digits included, but none that is a piece of a longer number."""
    text, sound = block.text, block.sound
    single = {
        match[0]
        for match in _DIGIT.finditer(text)
        if not is_inside_number(text, sound, match.start()) and not is_inside_number(text, sound, match.end())
    }
    return single.union(values(text))
