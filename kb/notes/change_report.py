"""What changes of rows look like from outside, where a deleted row is not there."""

from collections.abc import Iterable
from enum import StrEnum

from kb.model import Article, NotesChange
from kb.notes.placement_store import Placer
from kb.notes.storage.database import NotesFile
from kb.notes.storage.queries import rows_of
from kb.notes.storage.rows import Row
from kb.notes.storage.undo_log import RowChange, Table


class Effect(StrEnum):
    """What one change did to an item."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    NONE = "none"


def effect(change: RowChange) -> Effect:
    """What a change of ``items`` looks like."""
    before, after = _live(change.before), _live(change.after)
    if after is None:
        return Effect.NONE if before is None else Effect.REMOVED
    return Effect.ADDED if before is None else Effect.CHANGED


def outcome(
    changes: Iterable[RowChange],
    file: NotesFile,
    placer: Placer,
    article: Article | None = None,
    also: Iterable[str] = (),
) -> NotesChange:
    """What the stored changes did to the items, each at its present place; ``article`` spares asking for it again.

    ``also`` are ids of items whose place may be another one for another reason.
    """
    changes = tuple(changes)
    touched = {*also}
    ticked = frozenset(str(change.row["article_id"]) for change in changes if change.table is Table.TICKS)
    changes = tuple(change for change in changes if change.table is not Table.TICKS)
    placer.forget({change.item_id for change in changes} | touched)
    rows: dict[Effect, list[Row]] = {effect_: [] for effect_ in Effect}
    for change in changes:
        if change.table != "items":
            touched.add(change.item_id)
        elif row := _live(change.after) or _live(change.before):
            rows[effect(change)].append(row)
    if touched:
        told = {row["id"] for some in rows.values() for row in some}
        with file.reading() as database:
            rows[Effect.CHANGED] += rows_of(database, touched - told, "deleted is null")
    effects = (Effect.ADDED, Effect.CHANGED, Effect.REMOVED)
    added, changed, removed = (placer.items(rows[effect_], article) for effect_ in effects)
    return NotesChange(added, changed, removed, ticked)


def _live(row: Row | None) -> Row | None:
    return row if row is not None and row["deleted"] is None else None
