"""The history of ``notes.db``: one function per change, append-only; a landed one is never edited.

A new column also has to be named where its rows are made (of ``items``: ``rows.new_row``, of ``placements``:
``placement_store.placement_row``) and in ``_SHAPES`` of ``kb.notes.restore.salvage``, which knows the columns of every
table by their order; a test compares ``_SHAPES`` with the schema.
"""

import json

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

migrations = Migrations("notes")


@migrations()
def items_texts_operations_reading(db: Database) -> None:
    """The first form: items (annotations and bookmarks), the texts they refer to, the undo log, reading places."""
    db.table("texts").create({"hash": str, "body": bytes}, pk="hash", not_null={"body"}, strict=True)
    db.table("items").create(
        {
            "id": str,
            "kind": str,
            "article_id": str,
            "start": int,
            "end": int,
            "quote": str,
            "prefix": str,
            "suffix": str,
            "block": int,
            "text_hash": str,
            "color": str,
            "style": str,
            "note": str,
            "tags": str,
            "label": str,
            "created": str,
            "modified": str,
            "deleted": str,
        },
        pk="id",
        not_null={"kind", "article_id", "start", "end", "quote", "text_hash", "created", "modified"},
        foreign_keys=[("text_hash", "texts", "hash")],
        strict=True,
    )
    db.table("items").create_index(["article_id"])
    db.table("operations").create(
        {"id": int, "at": str, "name": str, "undone": int, "before": str, "after": str},
        pk="id",
        not_null={"at", "name", "undone", "before", "after"},
        strict=True,
    )
    db.table("reading").create(
        {"article_id": str, "offset": int, "at": str}, pk="article_id", not_null={"offset", "at"}, strict=True
    )


@migrations()
def placements(db: Database) -> None:
    """Where an item stands in a text that is not its own, when that took more than its quote to find out."""
    db.table("placements").create(
        {"item_id": str, "text_hash": str, "start": int, "end": int, "state": str},
        pk="item_id",
        not_null={"text_hash", "state"},
        foreign_keys=[ForeignKey("placements", "item_id", "items", "id", on_delete="CASCADE")],
        strict=True,
    )


@migrations()
def placements_per_text(db: Database) -> None:
    """A place for every text an item has stood in, so that a pack can go back; when a person decided on it, if one did.

    ``rules`` names the version of the program's own rules that found it (0: a person).
    """
    db.table("placements").transform(pk=("item_id", "text_hash"))
    db.table("placements").add_column("decided", str)
    db.table("placements").add_column("rules", int, not_null_default=0)


@migrations()
def reviews(db: Database) -> None:
    """When an annotation comes back in the daily review; ``previous`` is the row before the last grade, as JSON."""
    db.table("reviews").create(
        {
            "item_id": str,
            "card": str,
            "due": str,
            "graded": int,
            "first": str,
            "last": str,
            "previous": str,
        },
        pk="item_id",
        not_null={"card", "due", "graded", "first", "last"},
        foreign_keys=[ForeignKey("reviews", "item_id", "items", "id", on_delete="CASCADE")],
        strict=True,
    )
    db.table("reviews").create_index(["due"])


@migrations()
def placements_basis(db: Database) -> None:
    """What the rules found a place from: ``decided`` of the item's last decision then, empty where there was none.

    A place counts as long as that is still the last one: a decision that is undone leaves what was found before it.
    """
    db.table("placements").add_column("basis", str, not_null_default="")


@migrations()
def operations_tables(db: Database) -> None:
    """The table of every row in the undo log, as a JSON list beside ``before`` and ``after``.

    Until now it was told from the columns: only places and reviews have an ``item_id``, only reviews a ``card``. An
    operation that cannot be read keeps an empty list: it is damaged, and passed over.
    """
    db.table("operations").add_column("tables", str, not_null_default="[]")
    for number, before, after in db.execute("select id, before, after from operations").fetchall():
        try:
            rows = [new or old for old, new in zip(json.loads(before), json.loads(after), strict=True)]
            tables = [("reviews" if "card" in row else "placements") if "item_id" in row else "items" for row in rows]
        except (ValueError, TypeError, RecursionError):
            continue
        db.execute("update operations set tables = ? where id = ?", [json.dumps(tables), number])


@migrations()
def texts_headings(db: Database) -> None:
    """Where the headings of a text stand, as JSON (``[[offset, level], …]``); null for texts kept before this."""
    db.table("texts").add_column("headings", str)


@migrations()
def quiz_reviews(db: Database) -> None:
    """When a question of the packs comes back in the daily review; how often it was answered, and of that right.

    The questions stand in the packs: one that has gone keeps its row, for it may come back with the next version.
    """
    db.table("quiz_reviews").create(
        {"question_id": str, "card": str, "due": str, "answered": int, "right": int, "first": str, "last": str},
        pk="question_id",
        not_null={"card", "due", "answered", "right", "first", "last"},
        strict=True,
    )


@migrations()
def checklist_ticks(db: Database) -> None:
    """Which items of an article's checklists are ticked, and the signatures under them, with what was signed.

    A tick keeps the words of its item: it finds its way when the list changes. A signature is never changed.
    """
    db.table("ticks").create(
        {
            "article_id": str,
            "period": str,
            "item": str,
            "heading": str,
            "text": str,
            "position": int,
            "total": int,
            "ticked": int,
            "at": str,
            "who": str,
        },
        pk=("article_id", "period", "item"),
        not_null={"heading", "text", "position", "total", "ticked", "at", "who"},
        strict=True,
    )
    db.table("sign_offs").create(
        {
            "id": int,
            "article_id": str,
            "period": str,
            "name": str,
            "day": str,
            "words": str,
            "at": str,
            "items": str,
            "digest": str,
        },
        pk="id",
        not_null={"article_id", "period", "name", "day", "words", "at", "items", "digest"},
        strict=True,
    )
