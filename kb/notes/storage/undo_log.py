"""The undo log: every operation with the rows before and after it, in the same transaction as the change itself."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from sqlite_utils import Database

from kb.errors import NotesError
from kb.model import UndoState
from kb.notes.storage.row_checks import WELL_FORMED, check_placement, check_review, check_row, check_tick
from kb.notes.storage.rows import BOOKMARK, WITHDRAWN, Row, later_than, now, now_after

KEPT = 1000  # operations
IMPORT = "import"  # the name of the operation that brings notes from elsewhere


class Table(StrEnum):
    """The tables whose rows an operation may change."""

    ITEMS = "items"
    PLACEMENTS = "placements"
    REVIEWS = "reviews"
    TICKS = "ticks"


KEYS = {
    Table.ITEMS: ("id",),
    Table.PLACEMENTS: ("item_id", "text_hash"),
    Table.REVIEWS: ("item_id",),
    Table.TICKS: ("article_id", "period", "item"),
}
_CHECKS = {
    Table.ITEMS: check_row,
    Table.PLACEMENTS: check_placement,
    Table.REVIEWS: check_review,
    Table.TICKS: check_tick,
}
_EXACT = frozenset({Table.REVIEWS, Table.TICKS})  # no other PC knows these rows: they come and go as they were
_TIMES = ("created", "modified", "deleted", "decided", "basis")
_ANCHOR = ("article_id", "start", "end", "text_hash")
_BASES = tuple(
    f"select group_concat({' || '.join(f'quote({column})' for column in columns)}, ' ') from {table}"  # noqa: S608
    for table, columns in {
        "items": ("id", "kind", "modified", "deleted"),
        "(select * from placements where decided is not null)": ("item_id", "text_hash", "state", "decided"),
        "reviews": ("item_id", "last", "graded"),
        "ticks": ("article_id", "period", "item", "ticked", "at"),
        "texts": ("hash", "length(body)"),
        "operations": ("id", "undone"),
    }.items()
)
_LARGE = 1_000_000  # characters of an operation from which on the whole log is weighed
_HEAVIEST = 50_000_000  # characters of the whole log


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of ``table`` before and after an operation; None where it did not exist."""

    table: Table
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row after the change, or before it if there is none after."""
        return self.after or self.before or {}

    @property
    def item_id(self) -> str:
        """The annotation or bookmark it is about; empty for a tick."""
        return str(self.row.get("item_id") or self.row.get("id", ""))

    @property
    def key(self) -> Row:
        """The columns that name the row, with their values."""
        return {column: self.row[column] for column in KEYS[self.table]}

    @property
    def identity(self) -> tuple[object, ...]:
        """The values of those columns."""
        return tuple(self.key.values())

    @property
    def moves_anchor(self) -> bool:
        """Whether an item's anchor is another one afterwards."""
        before, after = self.before, self.after
        return bool(before and after and any(before.get(column) != after.get(column) for column in _ANCHOR))

    def reversed(self) -> "RowChange":
        """The inverse change."""
        return RowChange(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Operation:
    """Changes that are to be done, and how the log will tell of them: 20,000 take a second of JSON."""

    name: str
    changes: tuple[RowChange, ...]
    written: Row


def operation(name: str, changes: Iterable[RowChange]) -> Operation:
    """An operation, ready to be performed; nothing is done yet."""
    known = tuple(changes)
    return Operation(name, known, _written(known))


def basis(database: Database) -> tuple[object, ...]:
    """All that operations and steps are worked out from: two equal ones mean that they would be worked out alike.

    A change of a row changes its time, its kind or whether it is there. 20,000 items take 40 ms.
    """
    return tuple(database.execute(query).fetchone()[0] for query in _BASES)


def perform(database: Database, name: str, changes: list[RowChange]) -> list[RowChange]:
    """Do an operation and log it, inside the caller's transaction; what was done. No changes are no operation."""
    carry_out(database, operation(name, changes))
    return changes


def carry_out(database: Database, planned: Operation) -> None:
    """The same with an operation that was made ready before."""
    if planned.changes:
        apply(database, planned.changes)
        record(database, planned)


def apply(database: Database, changes: Iterable[RowChange], *, erase: bool = False) -> None:
    """Make the rows what they are after the changes; places that the rules found for another anchor go.

    A new item that is taken back goes into the recycle bin: its review and its places hang on it, and other PCs may
    know it already. For the same reason a decision that is taken back leaves that it was. With ``erase`` both go
    altogether.
    """
    for form, some in groupby(changes, _form):
        if form.columns:
            _store(database, form, some)
        else:
            _take_away(database, list(some), erase=erase)


@dataclass(frozen=True, slots=True)
class _Form:
    """Table and columns shared by rows that one SQL statement can store, or without columns: take away."""

    table: Table
    columns: tuple[str, ...]


def _form(change: RowChange) -> _Form:
    return _Form(change.table, tuple(change.after or ()))


def _store(database: Database, form: _Form, changes: Iterable[RowChange]) -> None:
    """Insert or update rows: one statement for all, as an ``upsert`` for each takes 0.4 ms, of 20,000 notes 8 s."""
    known = list(changes)
    names = ", ".join(f'"{column}"' for column in form.columns)
    marks = ", ".join("?" * len(form.columns))
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in form.columns)
    statement = f'insert into "{form.table}" ({names}) values ({marks})'  # noqa: S608 - columns of our own tables
    statement += f" on conflict ({', '.join(KEYS[form.table])}) do update set {updates}"
    database.conn.executemany(statement, ([*change.after.values()] for change in known if change.after is not None))
    moved = ([change.item_id] for change in known if change.moves_anchor)
    database.conn.executemany("delete from placements where item_id = ? and decided is null", moved)


def _take_away(database: Database, changes: list[RowChange], *, erase: bool) -> None:
    """Rows of one table that were new: one statement for all, see ``_store``."""
    table = changes[0].table
    where = " and ".join(f"{column} = ?" for column in KEYS[table])
    if erase or table in _EXACT:
        given: list[tuple[object, ...]] = [change.identity for change in changes]
        statement = f'delete from "{table}" where {where}'  # noqa: S608 - names of our own tables
    elif table is Table.ITEMS:
        given = [(now_after(change.row), *change.identity) for change in changes]
        statement = f"update items set deleted = ? where {where}"  # noqa: S608 - names of our own columns
    else:
        given = [(WITHDRAWN, later_than(change.row["decided"]), *change.identity) for change in changes]
        statement = f'update placements set start = null, "end" = null, state = ?, decided = ? where {where}'  # noqa: S608
    database.conn.executemany(statement, given)


def record(database: Database, planned: Operation) -> None:
    """Put a new operation on the log; what had been undone can no longer be redone."""
    database.execute("delete from operations where undone = 1")
    database.table("operations").insert({"at": now(), "name": planned.name, "undone": 0} | planned.written)
    database.execute("delete from operations where id <= (select max(id) from operations) - ?", [KEPT])
    if len(planned.written["before"]) + len(planned.written["after"]) > _LARGE:
        _lighten(database)


def _lighten(database: Database) -> None:
    """Delete the oldest operations while the log exceeds _HEAVIEST characters; the newest always stays."""
    weights = "select id, sum(length(before) + length(after)) over (order by id desc) as weight from operations"
    heavy = f"select id from ({weights}) where weight > ? and id < (select max(id) from operations)"  # noqa: S608
    database.execute(f"delete from operations where id in ({heavy})", [_HEAVIEST])  # noqa: S608 - our own text


def scrub(database: Database, item_ids: Iterable[str]) -> None:
    """Remove all changes of these items from the log, so that no copy of their text is left."""
    gone = {*item_ids}
    for row in list(database.table("operations").rows):
        try:
            changes = _changes(database, row)
        except NotesError:  # nobody can say whose words are in it, and nobody can undo it
            database.table("operations").delete(row["id"])
            continue
        left = [change for change in changes if change.item_id not in gone]
        if not left:
            database.table("operations").delete(row["id"])
        elif len(left) < len(changes):
            database.table("operations").update(row["id"], _written(left))


def _written(changes: Iterable[RowChange]) -> Row:
    known = list(changes)
    return {
        "tables": json.dumps([change.table for change in known]),
        "before": json.dumps([change.before for change in known], ensure_ascii=False),
        "after": json.dumps([change.after for change in known], ensure_ascii=False),
    }


@dataclass(frozen=True, slots=True)
class Step:
    """A step along the log that is to be done: the changes that do it, and the operation it undoes or does again.

    ``exact``: an import that is undone has never been: on the PCs it came from nothing happens, and it can come again.
    """

    changes: tuple[RowChange, ...] = ()
    operation: int | None = None
    undone: bool = False
    exact: bool = False


def step_back(database: Database) -> Step:
    """What undoes the newest operation that is not undone; an empty step when there is none. Nothing is done yet.

    A row that is no longer what the operation made of it (something past this log has changed it) stays as it is.
    """
    found = _next(database, undone=False)
    if found is None:
        return Step()
    return _step(database, found, [change.reversed() for change in reversed(found.changes)], undone=True)


def step_forward(database: Database) -> Step:
    """What does the oldest undone operation again, with the same caution as ``step_back``."""
    found = _next(database, undone=True)
    return Step() if found is None else _step(database, found, found.changes, undone=False)


def take_step(database: Database, step: Step) -> None:
    """Undo or redo, inside the caller's transaction."""
    if step.operation is not None:
        apply(database, step.changes, erase=step.exact)
        database.execute("update operations set undone = ? where id = ?", [int(step.undone), step.operation])


def _step(database: Database, logged: "_Logged", changes: Iterable[RowChange], *, undone: bool) -> Step:
    exact = logged.name == IMPORT
    possible = tuple(made for change in changes if (made := _possible(database, change, exact=exact)) is not None)
    return Step(possible, logged.id, undone, exact)


def _possible(database: Database, change: RowChange, *, exact: bool) -> RowChange | None:
    """The change from the row as it is now; None when that is no longer what the change starts from.

    To undo or redo is a change too, newer than what is there: else an undone deletion would come back from another PC.
    An ``exact`` one brings back the old times.
    """
    newer = _as_it_was if exact else _newer
    where, values = _where(change.key)
    row = next(database.table(change.table).rows_where(where, values), None)
    if change.table in _EXACT:
        return change if row == change.before else None
    if change.table is Table.PLACEMENTS:
        now_said, then_said = _said(row), _said(change.before)
        same = now_said is then_said is None or (now_said and then_said and _alike(now_said, then_said))
        if not same:
            return None
        after = change.after
        if after is not None and row is not None and not exact:
            after |= {"decided": later_than(row["decided"])}
        return RowChange(change.table, row if row is not None and row["decided"] is not None else None, after)
    if change.before is None:
        gone = row is None or (change.after is not None and row["deleted"] and _alike(row, change.after))
        return RowChange(change.table, row, newer(change.after, row)) if gone else None
    if row is None or not _alike(row, change.before) or bool(row["deleted"]) != bool(change.before["deleted"]):
        return None
    return RowChange(change.table, row, newer(change.after, row))


def _alike(row: Row, wanted: Row) -> bool:
    """Whether two rows are equal but for times; columns newer than the log entry are not compared."""
    return all(row.get(column) == value for column, value in wanted.items() if column not in _TIMES)


def _said(row: Row | None) -> Row | None:
    """The row if it is a decision that was not withdrawn, else None."""
    return row if row is not None and row["decided"] is not None and row["state"] != WITHDRAWN else None


def _as_it_was(wanted: Row | None, _row: Row | None) -> Row | None:
    return wanted


def _newer(wanted: Row | None, row: Row | None) -> Row | None:
    if wanted is None or row is None:
        return wanted
    at = now_after(row)
    if wanted["deleted"]:
        return wanted | {"deleted": at}
    back = row["deleted"] and wanted["kind"] == BOOKMARK  # a bookmark is as old as its setting
    return wanted | {"modified": at} | ({"created": at} if back else {})


def _where(key: Row) -> tuple[str, list[object]]:
    return " and ".join(f"{column} = ?" for column in key), [*key.values()]


def state(database: Database) -> UndoState:
    """What the next step back and forward would be.

    Asked after every act: only the form of an operation is looked at, not its rows, which may be 20,000.
    """
    query = f"select name from operations where undone = ? and {WELL_FORMED} order by id"  # noqa: S608 - ours
    back = database.execute(f"{query} desc limit 1", [0]).fetchone()
    forward = database.execute(f"{query} limit 1", [1]).fetchone()
    return UndoState(back[0] if back else None, forward[0] if forward else None)


@dataclass(frozen=True, slots=True)
class _Logged:
    """A readable row of the log."""

    id: int
    name: str
    changes: tuple[RowChange, ...]


def _next(database: Database, *, undone: bool) -> _Logged | None:
    """The operation next in line: the newest done one, or the oldest undone one. A damaged one is passed over."""
    order = "id" if undone else "id desc"
    for row in database.table("operations").rows_where("undone = ?", [int(undone)], order_by=order):
        try:
            return _Logged(row["id"], row["name"], _changes(database, row))
        except NotesError:
            continue
    return None


def _changes(database: Database, row: Row) -> tuple[RowChange, ...]:
    """The changes of an operation. Raises NotesError for one that is damaged, or that could not be stored again."""
    try:
        lists = (json.loads(row[column]) for column in ("tables", "before", "after"))
        changes = tuple(RowChange(Table(table), old, new) for table, old, new in zip(*lists, strict=True))
        columns = {table: {column.name for column in database.table(table).columns} for table in Table}
        for change in changes:
            _check(change, columns[change.table])
    except (ValueError, TypeError, RecursionError) as error:
        raise NotesError(f"operation {row['id']}: {error}") from error
    return changes


def _check(change: RowChange, columns: set[str]) -> None:
    """Raise NotesError for rows that this program cannot have logged, ValueError where there are none."""
    rows = [row for row in (change.before, change.after) if row is not None]
    for row in rows:
        if not isinstance(row, dict):
            raise TypeError("no row")
        _CHECKS[change.table](row)
        if not row.keys() <= columns:
            raise ValueError("no such columns")
    if len({tuple(row[column] for column in KEYS[change.table]) for row in rows}) != 1:
        raise ValueError("no row, or two")
