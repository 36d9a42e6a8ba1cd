"""``Checklists``: the articles' lists with their ticks, signatures and history. An act returns when it is stored."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kb.checklists.items import items_of, number_of, period_at, repeat_of
from kb.checklists.matching import matched
from kb.checklists.sign_off import checked, sign_off
from kb.errors import KbError
from kb.model import (
    Article,
    Checklist,
    ChecklistDay,
    ChecklistEntry,
    ChecklistHistory,
    ChecklistItem,
    ChecklistProgress,
    ChecklistRepeat,
    ItemState,
    NotesChange,
    SignOff,
    Tick,
)
from kb.notes.ticks import TickRecords

IN_USE = timedelta(days=14)  # a daily list that was not ticked for so long is not told as undone any more


class Checklists:
    """The lists; ``article_of`` gives the present text of an article (and may raise KbError).

    Every method raises NotesError when the notes cannot be read, and the writing ones NotesReadOnly where they cannot
    be changed. Ticks go through the undo log of the notes, signatures do not.
    """

    def __init__(self, records: TickRecords, article_of: Callable[[str], Article]) -> None:
        self._records = records
        self._article_of = article_of

    # --- reading ---------------------------------------------------------------------------------------------------

    def shown(self, article: Article, at: datetime, *, fresh: bool = False) -> Checklist | None:
        """The list of an article that counts at ``at``; None when it has none.

        With ``fresh`` a new one is begun where lists are begun whenever they are needed: it is stored with its first
        tick.
        """
        items = items_of(article)
        if not items:
            return None
        repeat = repeat_of(article)
        known = self._records.periods(article.id) if repeat is ChecklistRepeat.EACH else ()
        return self._checklist(article, items, period_at(repeat, at, known, fresh=fresh))

    def history(self, article: Article, at: datetime) -> ChecklistHistory | None:
        """All lists of an article, the newest first; None when it has no list."""
        checklist = self.shown(article, at)
        if checklist is None:
            return None
        items = [entry.item for entry in checklist.entries]
        by_period: defaultdict[str, list[Tick]] = defaultdict(list)
        for tick in self._records.ticks(article.id):
            by_period[tick.period].append(tick)
        ordered = sorted(
            by_period.items(),
            key=lambda pair: (
                max(tick.at for tick in pair[1]),
                number_of(pair[0]),
            ),  # two of one moment by their number
            reverse=True,
        )
        days = (_day(period, ticks, items, checklist) for period, ticks in ordered)
        return ChecklistHistory(checklist, tuple(day for day in days if day.done or day.gone))

    def in_use(self, at: datetime) -> tuple[ChecklistProgress, ...]:
        """How far the lists are that somebody uses, the last ticked first.

        These are the lists that count for ever, the daily ones that were ticked within IN_USE, and the day's last one
        of those that are begun whenever they are needed.
        """
        out = []
        for article_id, last in self._records.last_ticked().items():
            with suppress(KbError):  # an article that has gone or cannot be read: the library tells
                checklist = self.shown(self._article_of(article_id), at)
                if checklist is not None and _is_used(checklist, last, at):
                    out.append(_progress(checklist))
        return tuple(out)

    # --- writing ---------------------------------------------------------------------------------------------------

    def tick(self, checklist: Checklist, number: int, at: datetime, *, ticked: bool, who: str = "") -> NotesChange:
        """Tick an item of a shown list, or take its tick back; as it stands already is no operation."""
        items = [entry.item for entry in checklist.entries]

        def revised(ticks: tuple[Tick, ...]) -> Iterator[Tick]:
            found = matched(ticks, items)
            before = found.get(number)
            if (before is not None and before.ticked) is ticked:
                return
            for item in items:
                known = found.get(item.number) or _new(checklist, item, at)
                if item.number == number:
                    yield _reading(known, item, len(items), ticked=ticked, at=at.astimezone(UTC), who=who)
                else:
                    yield _followed(known, item)

        return self._records.store("tick" if ticked else "untick", checklist.article_id, checklist.period, revised)

    def confirm(self, checklist: Checklist, numbers: Collection[int]) -> NotesChange:
        """Let ticks of changed items count for what these read now, as one operation; when and by whom stays."""
        items = {entry.item.number: entry.item for entry in checklist.entries}

        def revised(ticks: tuple[Tick, ...]) -> Iterator[Tick]:
            found = matched(ticks, items.values())
            for number in numbers:
                tick = found.get(number)
                if tick is not None and tick.ticked:
                    yield _reading(tick, items[number], tick.total)

        return self._records.store("confirm_tick", checklist.article_id, checklist.period, revised)

    def sign(self, checklist: Checklist, at: datetime, *, name: str, day: str, words: str) -> NotesChange:
        """Sign a list as it is stored now; ``day`` is an ISO date. Signatures stay: a further one comes behind them."""
        items = [entry.item for entry in checklist.entries]

        def signed(ticks: tuple[Tick, ...]) -> SignOff:
            entries = _entries(items, matched(ticks, items))
            told = {"name": name.strip(), "day": day.strip(), "words": words.strip()}
            return sign_off(checklist.article_id, checklist.period, entries, at=at.astimezone(UTC), **told)

        return self._records.sign(checklist.article_id, checklist.period, signed)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _checklist(self, article: Article, items: tuple[ChecklistItem, ...], period: str) -> Checklist:
        ticks = self._records.ticks(article.id, period)
        found = matched(ticks, items)
        entries = _entries(items, found)
        placed = {tick.item for tick in found.values()}
        return Checklist(
            article.id,
            article.title,
            repeat_of(article),
            period,
            article.text_hash,
            entries,
            gone=tuple(tick for tick in ticks if tick.ticked and tick.item not in placed),
            sign_offs=tuple(checked(signed, entries, ticks) for signed in self._records.sign_offs(article.id, period)),
        )


def _entries(items: Iterable[ChecklistItem], found: dict[int, Tick]) -> tuple[ChecklistEntry, ...]:
    return tuple(ChecklistEntry(item, found.get(item.number), _state(item, found.get(item.number))) for item in items)


def _state(item: ChecklistItem, tick: Tick | None) -> ItemState:
    if tick is None or not tick.ticked:
        return ItemState.OPEN
    return ItemState.DONE if tick.text == item.text else ItemState.CHANGED


def _new(checklist: Checklist, item: ChecklistItem, at: datetime) -> Tick:
    """What is kept of an item that nobody has ticked: how it reads, so that it is known when the list changes."""
    return Tick(
        checklist.article_id,
        checklist.period,
        uuid.uuid4().hex,
        item.heading,
        item.text,
        item.number,
        len(checklist.entries),
        ticked=False,
        at=at.astimezone(UTC),
        who="",
    )


def _reading(tick: Tick, item: ChecklistItem, total: int, **more: object) -> Tick:
    """The tick with the words and the place of its item."""
    return replace(tick, heading=item.heading, text=item.text, position=item.number, total=total, **more)  # type: ignore[arg-type]


def _followed(tick: Tick, item: ChecklistItem) -> Tick:
    """The tick where its item stands now; words that were ticked stay until somebody confirms the new ones."""
    text = tick.text if tick.ticked else item.text
    return replace(tick, heading=item.heading, text=text, position=item.number)


def _day(period: str, ticks: list[Tick], items: list[ChecklistItem], checklist: Checklist) -> ChecklistDay:
    placed = {tick.item for tick in matched(ticks, items).values()}
    gone = frozenset(tick.item for tick in ticks if tick.ticked and tick.item not in placed)
    done = sum(tick.ticked for tick in ticks)
    total = max(max(ticks, key=lambda tick: tick.at).total, done)
    if period == checklist.period:
        done, total = checklist.done, checklist.total
    ordered = sorted(ticks, key=lambda tick: tick.position)
    return ChecklistDay(period, done, total, tuple(ordered), gone)


def _is_used(checklist: Checklist, last: datetime, at: datetime) -> bool:
    match checklist.repeat:
        case ChecklistRepeat.ONCE:
            return bool(checklist.done or checklist.gone)
        case ChecklistRepeat.DAILY:
            return at - last < IN_USE
        case ChecklistRepeat.EACH:
            return bool(checklist.done)


def _progress(checklist: Checklist) -> ChecklistProgress:
    return ChecklistProgress(
        checklist.article_id,
        checklist.title,
        checklist.repeat,
        checklist.period,
        checklist.done,
        checklist.total,
    )
