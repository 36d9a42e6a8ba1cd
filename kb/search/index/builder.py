"""Writing the index: a whole one, or one in which a few articles have changed.

Measured: Whoosh asks the storage for a file once per posting (twice the build time on disk), so a whole index is built
in memory and then written out; a 100,000-passage index is about 100 MB. An update leaves what it replaces to Whoosh:
the entries say which documents still count.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage

from kb.content.library import Library, Source
from kb.errors import ContentError
from kb.model import Article
from kb.search.index import snapshot
from kb.search.index.posting_codec import ExistenceCodec, PostingLists
from kb.search.index.reader import READINGS
from kb.search.index.schema import BODY, CONTEXT, NUMBER, VALUES, grams, passage_number, schema
from kb.search.index.segment_texts import SegmentTextsWriter
from kb.search.index.snapshot import IndexedArticle, Snapshot
from kb.text.normalize import fold
from kb.text.numbers import values
from kb.text.pinyin import Readings

Progress = Callable[[int, int], None]


class _SpillingRamStorage(RamStorage):  # type: ignore[misc]
    """An index in memory whose spill-over goes into the build's own folder: Whoosh's is shared by all processes."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._spill = folder / "spill"

    def temp_storage(self, name: str | None = None) -> FileStorage:  # noqa: ARG002 - Whoosh's signature
        """Whoosh asks for it when a writer begins, and destroys it when it ends."""
        return FileStorage(str(self._spill)).create()


def _silent(_done: int, _total: int) -> None:
    """Nobody is told."""


def build(index: Path, library: Library, progress: Progress, folder: Path | None = None) -> Snapshot:
    """A new index of all articles, in ``folder`` if it has been begun. Raises OSError.

    ``progress`` is told (articles done, articles in all); what it raises ends the build and leaves nothing behind.
    """
    folder = folder or snapshot.begin(index)
    try:
        storage = _SpillingRamStorage(folder)
        with _writer(storage.create_index(schema())) as writer:
            entries = tuple(_add(writer, folder, library, list(library.sources.values()), progress=progress))
        for name in storage.list():
            if not name.endswith("LOCK"):
                (folder / name).write_bytes(storage.files[name])
        (folder / READINGS).write_text(Readings.load().dump(), "utf-8")
        return snapshot.finish(index, folder, entries)
    except BaseException:
        snapshot.discard(folder)
        raise


def update(index: Path, base: Snapshot, library: Library, changed: Sequence[Source], gone: Iterable[str]) -> Snapshot:
    """The index ``base`` with ``changed`` articles (new ones too) put in and ``gone`` ids taken out. Raises OSError."""
    folder = snapshot.begin(index, base)
    out = {*gone, *(source.head.id for source in changed)}
    kept = [entry for entry in base.entries if entry.id not in out]
    serial = 1 + max((entry.serial for entry in base.entries), default=-1)
    try:
        if changed:
            storage = FileStorage(str(folder))
            opened = storage.open_index(schema=schema())
            with _writer(opened) as writer:
                kept += _add(writer, folder, library, changed, serial=serial)
            opened.close()
            storage.close()
        return snapshot.finish(index, folder, tuple(kept), base)
    except BaseException:
        snapshot.discard(folder)
        raise


def _writer(index: Any) -> Any:  # noqa: ANN401 - Whoosh has no types
    """A writer that commits at the end of its ``with``, and cancels when that ends in an error."""
    writer = index.writer(codec=ExistenceCodec())
    writer.pool = PostingLists()
    return writer


def _add(
    writer: Any,  # noqa: ANN401 - Whoosh has no types
    folder: Path,
    library: Library,
    sources: Sequence[Source],
    *,
    serial: int = 0,
    progress: Progress = _silent,
) -> Iterator[IndexedArticle]:
    """Index the articles and write their texts as the batch named after the first serial."""
    with SegmentTextsWriter(folder, serial, Readings.load()) as batch:
        for done, source in enumerate(sources):
            progress(done, len(sources))
            try:
                article = library.parse(source)
            except ContentError:
                continue  # listed when the library looks again
            entry, folded = batch.add(article, serial + done, source)
            _add_passages(writer, article, folded, entry.serial)
            yield entry
    progress(len(sources), len(sources))


def _add_passages(writer: Any, article: Article, folded: list[str], serial: int) -> None:  # noqa: ANN401
    contexts: dict[tuple[str, ...], set[str]] = {}
    for block, text in zip(article.blocks, folded, strict=True):
        if not block.text:
            continue
        path = (article.title, *block.heading_path)
        if path not in contexts:
            contexts[path] = set().union(*(grams(fold(heading)) for heading in path))
        fields: dict[str, Any] = {
            BODY: grams(text),
            CONTEXT: contexts[path],
            NUMBER: passage_number(serial, block.index),
        }
        if spelt := values(text):
            fields[VALUES] = set(spelt)
        writer.add_document(**fields)
