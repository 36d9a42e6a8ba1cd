"""The undo log: every operation with the rows before and after it, in the same transaction as the change itself."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from kb.errors import NotesError
from kb.model import UndoState
from kb.notes.rows import Row, now

KEPT = 1000  # operations
KEYS = {"items": ("id",), "placements": ("item_id", "text_hash")}


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of ``items`` or ``placements`` before and after an operation; None where it did not exist."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row that there is, the one after first."""
        return self.after or self.before or {}

    @property
    def table(self) -> str:
        """The table: a place is known by its item and its text."""
        return "placements" if "item_id" in self.row else "items"

    @property
    def item_id(self) -> str:
        """The item it is about."""
        return str(self.row.get("item_id") or self.row.get("id", ""))

    @property
    def key(self) -> Row:
        """The columns that name the row, with their values."""
        return {column: self.row[column] for column in KEYS[self.table]}

    def reversed(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.after, self.before)


def perform(database: Database, name: str, changes: list[RowChange]) -> list[RowChange]:
    """Do an operation and log it, inside the caller's transaction; what was done. No changes are no operation."""
    if changes:
        apply(database, changes)
        record(database, name, tuple(changes))
    return changes


def apply(database: Database, changes: Iterable[RowChange]) -> None:
    """Make the rows what they are after the changes."""
    for change in changes:
        table = database.table(change.table)
        if change.after is None:
            where, values = _where(change.key)
            table.delete_where(where, values)
        else:
            table.upsert(change.after, pk=KEYS[change.table])


def record(database: Database, name: str, changes: tuple[RowChange, ...]) -> None:
    """Put a new operation on the log; what had been undone can no longer be redone."""
    database.execute("delete from operations where undone = 1")
    database.table("operations").insert(
        {
            "at": now(),
            "name": name,
            "undone": 0,
            "before": json.dumps([change.before for change in changes], ensure_ascii=False),
            "after": json.dumps([change.after for change in changes], ensure_ascii=False),
        }
    )
    database.execute("delete from operations where id <= (select max(id) from operations) - ?", [KEPT])


def step_back(database: Database) -> tuple[RowChange, ...]:
    """Undo the newest operation that is not undone; the changes that did it, empty when there is none.

    A row that is no longer what the operation made of it (something past this log has changed it) stays as it is.
    """
    row = _next(database, undone=False)
    return () if row is None else _step(database, row["id"], [change.reversed() for change in _changes(row)], undone=1)


def step_forward(database: Database) -> tuple[RowChange, ...]:
    """Redo the oldest undone operation; the changes that did it, with the same caution as ``step_back``."""
    row = _next(database, undone=True)
    return () if row is None else _step(database, row["id"], _changes(row), undone=0)


def _step(database: Database, operation: int, changes: Iterable[RowChange], *, undone: int) -> tuple[RowChange, ...]:
    possible = tuple(change for change in changes if _stands(database, change))
    apply(database, possible)
    database.execute("update operations set undone = ? where id = ?", [undone, operation])
    return possible


def _stands(database: Database, change: RowChange) -> bool:
    """Whether the row is what the change starts from; a column the log does not know yet may hold anything."""
    where, values = _where(change.key)
    row = next(database.table(change.table).rows_where(where, values), None)
    if row is None or change.before is None:
        return row is None and change.before is None
    return {column: row.get(column) for column in change.before} == change.before


def _where(key: Row) -> tuple[str, list[object]]:
    return " and ".join(f"{column} = ?" for column in key), [*key.values()]


def state(database: Database) -> UndoState:
    """What the next step back and forward would be."""
    back, forward = _next(database, undone=False), _next(database, undone=True)
    return UndoState(back["name"] if back else None, forward["name"] if forward else None)


def _next(database: Database, *, undone: bool) -> Row | None:
    """The operation next in line: the newest done one, or the oldest undone one."""
    order = "id" if undone else "id desc"
    operations = database.table("operations")
    return next(operations.rows_where("undone = ?", [int(undone)], order_by=order, limit=1), None)


def _changes(row: Row) -> tuple[RowChange, ...]:
    try:
        pairs = zip(json.loads(row["before"]), json.loads(row["after"]), strict=True)
        return tuple(RowChange(before, after) for before, after in pairs)
    except (ValueError, TypeError) as error:
        raise NotesError(f"operation {row['id']}: {error}") from error
