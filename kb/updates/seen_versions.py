"""Each article as it was when a person last saw it: the file's bytes, so that both versions are read the same way.

Not in ``notes.db``: 240 articles are 0.8 MB packed, which every backup of the notes would carry. Losing the file costs
what is told of the next update, nothing else; so a damaged one is begun anew.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from kb.encryption.connections import connect
from kb.encryption.data_key import DataKey
from kb.files import PRIVATE_FILE

FORMAT = 1
_LARGEST = 16_000_000  # bytes of an article: twice the largest that a library reads; a packed bomb is none
_SCHEMA = """
    create table articles (
        article_id text primary key, digest text not null, body blob not null, stem text not null,
        pack_id text not null, version text not null, was_read integer not null
    ) strict, without rowid
"""


@dataclass(frozen=True, slots=True)
class SeenVersion:
    """An article when it was last seen, without its text: ``digest`` is the SHA-256 of its file.

    ``stem`` is the file's name without suffix, which stands for an id that the text does not give.
    """

    article_id: str
    digest: str
    stem: str
    pack_id: str
    version: str
    was_read: bool


class SeenVersions:
    """The file at ``path``, made when something is first remembered. Safe to call from any thread.

    Methods that change something raise OSError or sqlite3.Error when it cannot be stored; then nothing has changed.
    """

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        self._path = path
        self._key = key
        self._lock = RLock()

    @property
    def is_begun(self) -> bool:
        """Whether anything has been remembered: before the first time there is nothing to compare with."""
        return self.all() is not None

    def all(self) -> dict[str, SeenVersion] | None:
        """What is remembered, by article id; None when there is no file, or one that cannot be read."""
        columns = "article_id, digest, stem, pack_id, version, was_read"
        with self._lock, suppress(sqlite3.Error, OSError):
            if not self._path.is_file():
                return None
            with self._open() as database:
                if database.execute("pragma user_version").fetchone()[0] != FORMAT:
                    return None
                rows = database.execute(f"select {columns} from articles").fetchall()  # noqa: S608 - our own text
            return {one[0]: SeenVersion(one[0], one[1], one[2], one[3], one[4], bool(one[5])) for one in rows}
        return None

    def content(self, article_id: str) -> bytes | None:
        """The bytes of the article's file when it was last seen; None when they are not remembered."""
        with self._lock, suppress(sqlite3.Error, OSError, zlib.error):
            if not self._path.is_file():
                return None
            with self._open() as database:
                row = database.execute("select body from articles where article_id = ?", [article_id]).fetchone()
            return zlib.decompressobj().decompress(row[0], _LARGEST) if row else None
        return None

    def begin(self, articles: Iterable[tuple[SeenVersion, bytes]]) -> None:
        """Remember these and nothing else, in the place of whatever there was."""
        with self._lock:
            self._path.unlink(missing_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
            with self._open() as database:
                database.execute(_SCHEMA)
                _put(database, articles)
                database.execute(f"pragma user_version = {FORMAT}")

    def remember(self, articles: Iterable[tuple[SeenVersion, bytes]]) -> None:
        """Remember these in the place of their earlier versions; an article that was read once stays so."""
        with self._lock, self._open() as database:
            _put(database, articles)

    def mark_read(self, article_id: str) -> None:
        """This article was opened."""
        with self._lock, self._open() as database:
            database.execute("update articles set was_read = 1 where article_id = ? and was_read = 0", [article_id])

    def forget(self, article_ids: Iterable[str]) -> None:
        """These are no longer remembered."""
        with self._lock, self._open() as database:
            database.executemany("delete from articles where article_id = ?", [[one] for one in article_ids])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file in one transaction."""
        with closing(connect(self._path, self._key)) as database, database:
            yield database


def _put(database: sqlite3.Connection, articles: Iterable[tuple[SeenVersion, bytes]]) -> None:
    database.executemany(
        "insert into articles (article_id, digest, body, stem, pack_id, version, was_read)"
        " values (?, ?, ?, ?, ?, ?, ?) on conflict (article_id) do update set digest = excluded.digest,"
        " body = excluded.body, stem = excluded.stem, pack_id = excluded.pack_id, version = excluded.version,"
        " was_read = max(was_read, excluded.was_read)",
        (
            (one.article_id, one.digest, zlib.compress(body), one.stem, one.pack_id, one.version, int(one.was_read))
            for one, body in articles
        ),
    )
