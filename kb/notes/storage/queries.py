"""The rows of ``items`` that an operation is about."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from kb.errors import NoteNotFound
from kb.notes.storage import undo_log
from kb.notes.storage.rows import ANNOTATION, BOOKMARK, TOMBSTONE, Row

IN_BIN = f"deleted is not null and kind in ('{ANNOTATION}', '{BOOKMARK}')"  # in the recycle bin, not wiped


def live_rows(
    database: Database,
    kind: str,
    article_id: str | None = None,
    *,
    order_by: str = "created, id",
    where: str = "true",
    values: Iterable[str] = (),
) -> list[Row]:
    """What is not in the recycle bin, of one article or of all; ``where`` takes ``values``."""
    wanted, given = f"kind = ? and deleted is null and {where}", [kind, *values]
    if article_id is not None:
        wanted, given = f"article_id = ? and {wanted}", [article_id, *given]
    return list(database.table("items").rows_where(wanted, given, order_by=order_by))


def rows_of(database: Database, ids: Iterable[str], where: str) -> list[Row]:
    """The rows of ``items`` with these ids that fulfil ``where``, oldest first; missing ids are skipped."""
    wanted = f"{where} and id in (select value from json_each(?))"  # noqa: S608 - only this package writes ``where``
    return list(database.table("items").rows_where(wanted, [json.dumps([*ids])], order_by="created, id"))


def item_row(database: Database, item_id: str) -> Row:
    """One annotation or bookmark. Raises NoteNotFound."""
    rows = rows_of(database, [item_id], "deleted is null")
    if not rows:
        raise NoteNotFound(item_id)
    return rows[0]


def annotation_row(database: Database, annotation_id: str) -> Row:
    """One annotation. Raises NoteNotFound."""
    rows = live_rows(database, ANNOTATION, where="id = ?", values=[annotation_id])
    if not rows:
        raise NoteNotFound(annotation_id)
    return rows[0]


def forget_texts(database: Database) -> None:
    """Remove the texts that no item and no place refers to any more; of what only a wiped item names the name stays."""
    used = f"select text_hash from items where kind <> '{TOMBSTONE}' union select text_hash from placements"  # noqa: S608
    database.execute(f"update texts set body = x'' where hash not in ({used})")  # noqa: S608
    database.execute(f"delete from texts where hash not in ({used}) and hash not in (select text_hash from items)")  # noqa: S608


def wipe(database: Database, rows: list[Row]) -> int:
    """Replace rows by tombstones: id and time of deletion stay, as they must still reach other PCs; return how many."""
    words = ", ".join(f"{column} = ''" for column in ("quote", "prefix", "suffix", "note", "label"))
    wiped = [(row["id"],) for row in rows]
    for statement in (  # one for all, see ``undo_log._store``
        f"update items set {words}, kind = '{TOMBSTONE}', tags = '[]' where id = ?",  # noqa: S608 - our own columns
        "delete from placements where item_id = ?",
        "delete from reviews where item_id = ?",
    ):
        database.conn.executemany(statement, wiped)
    if rows:
        undo_log.scrub(database, [row["id"] for row in rows])
    return len(rows)
