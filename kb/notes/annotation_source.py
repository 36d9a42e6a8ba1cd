"""The annotations of the open file as the search box reads them."""

import json
from collections.abc import Collection, Iterator

from sqlite_utils import Database

from kb.notes.query.note_search import NoteVersion, StoredNote
from kb.notes.storage.row_checks import valid_rows
from kb.notes.storage.rows import ANNOTATION, tags_of


class AnnotationSource:
    """Reads annotations from ``database``; made for one query, while the caller holds the file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self) -> tuple[int, int, int]:
        """Which connection it is, what other connections have committed and what this one has changed."""
        (elsewhere,) = self._database.execute("PRAGMA data_version").fetchone()
        return id(self._database), elsewhere, self._database.conn.total_changes

    def versions(self) -> list[NoteVersion]:
        """All annotations that are not in the recycle bin, the last modified first."""
        query = "select id, modified from items where kind = ? and deleted is null"
        versions = [NoteVersion(*row) for row in self._database.execute(query, [ANNOTATION])]
        return sorted(versions, key=lambda version: version.modified, reverse=True)

    def notes(self, ids: Collection[str]) -> Iterator[StoredNote]:
        """The words of these annotations; a damaged one answers nothing, like everywhere."""
        wanted = json.dumps([*ids])
        rows = self._database.table("items").rows_where("id in (select value from json_each(?))", [wanted])
        for row in valid_rows(rows):
            version = NoteVersion(row["id"], row["modified"])
            yield StoredNote(version, row["article_id"], row["quote"], row["note"], tags_of(row))
