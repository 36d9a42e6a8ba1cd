"""Writing the index: a whole one, or one in which a few articles have changed.

Measured: Whoosh asks the storage for a file once per posting (twice the build time on disk), so a whole index is built
in memory and then written out; a 100,000-passage index is about 100 MB.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage, RamStorage

from kb.content.library import Library, Source
from kb.errors import ContentError
from kb.model import Article
from kb.search import generation
from kb.search.generation import Entry, Generation, Line
from kb.search.schema import ARTICLE, BODY, CONTEXT, NUMBER, grams, passage_number, schema
from kb.text.normalize import fold

Progress = Callable[[int, int], None]
_WRITER = {"limitmb": 512}


def _silent(_done: int, _total: int) -> None:
    """Nobody is told."""


def build(index: Path, library: Library, progress: Progress) -> Generation:
    """A new index of all articles. ``progress`` is told (articles done, articles in all). Raises OSError."""
    folder = generation.begin(index)
    try:
        storage = RamStorage()
        writer = storage.create_index(schema()).writer(codec=W3Codec(compression=0), **_WRITER)
        entries = tuple(_add(writer, folder, library, list(library.sources.values()), progress=progress))
        writer.commit()
        for name in storage.list():
            if not name.endswith("LOCK"):
                (folder / name).write_bytes(storage.files[name])
        return generation.finish(index, folder, entries)
    except BaseException:
        generation.discard(folder)
        raise


def update(
    index: Path, base: Generation, library: Library, changed: Sequence[Source], gone: Iterable[str]
) -> Generation:
    """The index ``base`` with ``changed`` articles (new ones too) put in and ``gone`` ids taken out. Raises OSError."""
    folder = generation.begin(index, base)
    out = {*gone, *(source.head.id for source in changed)}
    kept = [entry for entry in base.entries if entry.id not in out]
    serial = 1 + max((entry.serial for entry in base.entries), default=-1)
    try:
        storage = FileStorage(str(folder))
        opened = storage.open_index(schema=schema())
        writer = opened.writer(codec=W3Codec(compression=0), **_WRITER)
        for article_id in out:
            writer.delete_by_term(ARTICLE, article_id)
        entries = (*kept, *_add(writer, folder, library, changed, serial=serial))
        writer.commit()
        opened.close()
        storage.close()
        return generation.finish(index, folder, entries, base)
    except BaseException:
        generation.discard(folder)
        raise


def _add(
    writer: Any,  # noqa: ANN401 - Whoosh has no types
    folder: Path,
    library: Library,
    sources: Sequence[Source],
    *,
    serial: int = 0,
    progress: Progress = _silent,
) -> Iterator[Entry]:
    """Index the articles and write their texts, one line each, to a file named after the first serial."""
    name = f"articles-{serial}.jsonl"
    with (folder / name).open("wb") as lines:
        for done, source in enumerate(sources):
            progress(done, len(sources))
            try:
                article = library.parse(source)
            except ContentError:
                continue  # listed when the library looks again
            passages = _add_passages(writer, article, serial + done)
            offset = lines.tell()
            lines.write(_line(article))
            yield _entry(source, serial + done, passages, Line(name, offset, lines.tell() - offset))
    progress(len(sources), len(sources))


def _entry(source: Source, serial: int, passages: int, line: Line) -> Entry:
    head = source.head
    return Entry(
        serial=serial,
        id=head.id,
        digest=source.digest,
        title=head.title,
        roles=head.roles,
        topics=head.topics,
        pack_id=head.pack_id,
        passages=passages,
        line=line,
    )


def _add_passages(writer: Any, article: Article, serial: int) -> int:  # noqa: ANN401
    count = 0
    contexts: dict[tuple[str, ...], set[str]] = {}
    for block in article.blocks:
        if not block.text:
            continue
        path = (article.title, *block.heading_path)
        if path not in contexts:
            contexts[path] = set().union(*(grams(fold(heading)) for heading in path))
        writer.add_document(
            **{
                BODY: grams(fold(block.text)),
                CONTEXT: contexts[path],
                ARTICLE: article.id,
                NUMBER: passage_number(serial, block.index),
            }
        )
        count += 1
    return count


def _line(article: Article) -> bytes:
    """What the search shows of an article: per block its kind, start, text and heading path (by number)."""
    paths: dict[tuple[str, ...], int] = {}
    blocks = [
        [block.kind.value, block.start, block.text, paths.setdefault(block.heading_path, len(paths))]
        for block in article.blocks
    ]
    return json.dumps({"paths": [*paths], "blocks": blocks}, ensure_ascii=False).encode() + b"\n"
