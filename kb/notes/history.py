"""The undo log: every operation with the rows before and after it, in the same transaction as the change itself."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from kb.model import UndoState
from kb.notes.rows import COLUMNS, Row, now

KEPT = 1000  # operations


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after an operation; None where it did not exist."""

    before: Row | None
    after: Row | None

    @property
    def id(self) -> str:
        """The item's id."""
        row = self.after or self.before
        return str(row["id"]) if row else ""

    def reversed(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.after, self.before)


def apply(database: Database, changes: Iterable[RowChange]) -> None:
    """Make the rows what they are after the changes."""
    for change in changes:
        if change.after is None:
            database.execute("delete from items where id = ?", [change.id])
        else:
            marks = ", ".join("?" for _ in COLUMNS)
            columns = ", ".join(f'"{column}"' for column in COLUMNS)
            database.execute(
                f"insert or replace into items ({columns}) values ({marks})",  # noqa: S608 - our own column names
                [change.after[column] for column in COLUMNS],
            )


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
    """Undo the newest operation that is not undone; the changes that did it, empty when there is none."""
    row = _newest(database, undone=False)
    if row is None:
        return ()
    changes = tuple(change.reversed() for change in _changes(row))
    apply(database, changes)
    database.execute("update operations set undone = 1 where id = ?", [row["id"]])
    return changes


def step_forward(database: Database) -> tuple[RowChange, ...]:
    """Redo the oldest undone operation; the changes that did it, empty when there is none."""
    row = _newest(database, undone=True)
    if row is None:
        return ()
    changes = _changes(row)
    apply(database, changes)
    database.execute("update operations set undone = 0 where id = ?", [row["id"]])
    return changes


def state(database: Database) -> UndoState:
    """What the next step back and forward would be."""
    back, forward = _newest(database, undone=False), _newest(database, undone=True)
    return UndoState(back and back["name"], forward and forward["name"])


def _newest(database: Database, *, undone: bool) -> dict[str, Any] | None:
    """The operation next in line: the newest done one, or the oldest undone one."""
    order = "id" if undone else "id desc"
    rows = database.query(
        f"select * from operations where undone = ? order by {order} limit 1",  # noqa: S608 - one of two constants
        [int(undone)],
    )
    return next(iter(list(rows)), None)


def _changes(row: dict[str, Any]) -> tuple[RowChange, ...]:
    return tuple(
        RowChange(before, after)
        for before, after in zip(json.loads(row["before"]), json.loads(row["after"]), strict=True)
    )
