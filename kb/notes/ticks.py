"""Ticks of checklists and the signatures under them, as the file keeps them.

Which item of the present article a tick belongs to is none of its business: see ``kb.checklists``.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime

from kb.model import NotesChange, SignedItem, SignOff, Tick
from kb.notes.storage import undo_log
from kb.notes.storage.database import NotesFile
from kb.notes.storage.row_checks import check_sign_off, check_tick, valid_rows
from kb.notes.storage.rows import Row, stamp, storable, time_of
from kb.notes.storage.undo_log import RowChange, Table


class TickRecords:
    """The ticks in the file. Every method raises NotesError when it cannot be read or written."""

    def __init__(self, file: NotesFile) -> None:
        self._file = file

    def ticks(self, article_id: str | None = None, period: str | None = None) -> tuple[Tick, ...]:
        """What is kept of the lists of one article or of all, of one list or of all; a damaged row is left out."""
        with self._file.reading() as database:
            given = {"article_id": article_id, "period": period}
            asked = {column: value for column, value in given.items() if value is not None}
            where = " and ".join(f"{column} = ?" for column in asked) or "true"
            rows = list(database.table("ticks").rows_where(where, [*asked.values()], order_by="at, position, item"))
        return tuple(_tick(row) for row in valid_rows(rows, check_tick))

    def last_ticked(self) -> dict[str, datetime]:
        """When a list of each article was ticked last (or a tick taken back), the newest first."""
        with self._file.reading() as database:
            rows = list(database.execute("select article_id, max(at) from ticks group by 1 order by 2 desc"))
        found = ((article_id, time_of(at)) for article_id, at in rows)
        return {article_id: at for article_id, at in found if at is not None}

    def periods(self, article_id: str) -> frozenset[str]:
        """The lists of an article that have ticks."""
        with self._file.reading() as database:
            rows = list(database.execute("select distinct period from ticks where article_id = ?", [article_id]))
        return frozenset(period for (period,) in rows)

    def sign_offs(self, article_id: str, period: str) -> tuple[SignOff, ...]:
        """The signatures under a list, in the order in which they were made; a damaged one is left out, and told."""
        where = "article_id = ? and period = ?"
        with self._file.reading() as database:
            rows = list(database.table("sign_offs").rows_where(where, [article_id, period], order_by="id"))
        return tuple(_sign_off(row) for row in valid_rows(rows, check_sign_off))

    def store(
        self, name: str, article_id: str, period: str, revised: Callable[[tuple[Tick, ...]], Iterable[Tick]]
    ) -> NotesChange:
        """What ``revised`` makes of a list's ticks, as one operation of the undo log; those it does not give stay.

        ``revised`` sees what is stored now: no other process writes in between.
        """
        with self._file.atomic() as database:
            before = {tick.item: tick for tick in self.ticks(article_id, period)}
            wanted = [_storable(tick) for tick in revised(tuple(before.values()))]
            changes = [
                RowChange(Table.TICKS, _row(known) if (known := before.get(tick.item)) else None, _row(tick))
                for tick in wanted
                if before.get(tick.item) != tick
            ]
            undo_log.perform(database, name, changes)
        return NotesChange(ticked=frozenset({article_id} if changes else ()))

    def sign(self, article_id: str, period: str, signed: Callable[[tuple[Tick, ...]], SignOff]) -> NotesChange:
        """Add the signature that ``signed`` makes of the list's ticks. It is no operation of the undo log."""
        with self._file.atomic() as database:
            sign_off = signed(self.ticks(article_id, period))
            row = asdict(sign_off) | {"at": stamp(sign_off.at)}
            row["items"] = json.dumps([asdict(item) for item in sign_off.items], ensure_ascii=False)
            database.table("sign_offs").insert(row)
        return NotesChange(ticked=frozenset({article_id}))


def _storable(tick: Tick) -> Tick:
    return replace(tick, heading=storable(tick.heading), text=storable(tick.text), who=storable(tick.who))


def _row(tick: Tick) -> Row:
    return asdict(tick) | {"ticked": int(tick.ticked), "at": stamp(tick.at)}


def _tick(row: Row) -> Tick:
    return Tick(**(row | {"ticked": bool(row["ticked"]), "at": datetime.fromisoformat(row["at"])}))


def _sign_off(row: Row) -> SignOff:
    items = tuple(SignedItem(**item) for item in json.loads(row["items"]))
    fields = {column: value for column, value in row.items() if column != "id"}
    return SignOff(**(fields | {"at": datetime.fromisoformat(row["at"]), "items": items}))
