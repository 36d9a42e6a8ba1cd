"""Lists that are ticked off: their items in an article, the ticks that are kept, and the mentor's sign-off."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kb.model.span import Span


class ChecklistRepeat(StrEnum):
    """How long ticks count: one fresh list a day, one for ever, or a fresh one whenever somebody begins it."""

    DAILY = "daily"
    ONCE = "once"
    EACH = "each"


class ItemState(StrEnum):
    """How an item stands: open, done, or ticked while it read differently and not confirmed since."""

    OPEN = "open"
    DONE = "done"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An item as the article has it now: ``number`` counts from 0, ``span`` is its block, ``heading`` stands above."""

    number: int
    heading: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tick:
    """What is kept of one item: whether it is ticked, since when, by whom, and what it said then.

    ``period`` names the list: empty for one that counts for ever, an ISO day, or a day and a number
    (``2026-11-30/2``). ``item`` is the tick's own name in its list, ``position`` the item's number and ``total`` the
    number of items when it was ticked.
    """

    article_id: str
    period: str
    item: str
    heading: str
    text: str
    position: int
    total: int
    ticked: bool
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """An item and its tick; ``tick`` is None where it was never ticked in this list."""

    item: ChecklistItem
    tick: Tick | None
    state: ItemState


@dataclass(frozen=True, slots=True)
class SignedItem:
    """An item as it stood when a list was signed; ``item`` and ``at`` are empty where it was not ticked."""

    heading: str
    text: str
    item: str = ""
    at: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A mentor's signature under a list: name, day (ISO) and words, and the list as it was.

    ``digest`` is the SHA-256 of all the rest: it tells whether what is stored is what was signed.
    """

    article_id: str
    period: str
    name: str
    day: str
    words: str
    at: datetime
    items: tuple[SignedItem, ...]
    digest: str

    @property
    def code(self) -> str:
        """The digest's beginning, short enough to be written down elsewhere."""
        return f"{self.digest[:4]}-{self.digest[4:8]}".upper()


@dataclass(frozen=True, slots=True)
class SignOffCheck:
    """What has become of a signed list since: how many ticks and items are no longer what was signed.

    ``forged``: the stored signature itself is no longer the one that was made. ``unticked`` ticks were taken away,
    ``redone`` ones have another time or name; items were ``reworded`` (or stand under another heading), ``removed`` and
    ``added``. ``later`` ticks came where nothing was ticked: work goes on after a signature, so they are told and are
    no change of what was signed.
    """

    sign_off: SignOff
    forged: bool = False
    unticked: int = 0
    redone: int = 0
    reworded: int = 0
    removed: int = 0
    added: int = 0
    later: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything that was signed is different now."""
        return bool(self.forged or self.unticked or self.redone or self.reworded or self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list as it is shown: its items with their ticks, the ticks whose items have gone, the signatures, newest last.

    ``text_hash`` is that of the article the items were read in.
    """

    article_id: str
    title: str
    repeat: ChecklistRepeat
    period: str
    text_hash: str
    entries: tuple[ChecklistEntry, ...]
    gone: tuple[Tick, ...] = ()
    sign_offs: tuple[SignOffCheck, ...] = ()

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.entries)

    @property
    def done(self) -> int:
        """How many of them are ticked, those that read differently now among them."""
        return sum(entry.state is not ItemState.OPEN for entry in self.entries)

    @property
    def changed(self) -> int:
        """How many ticks wait to be confirmed."""
        return sum(entry.state is ItemState.CHANGED for entry in self.entries)


@dataclass(frozen=True, slots=True)
class ChecklistDay:
    """One list of an article in the past or now; ``ticks`` in the order of its items, those that are not ticked too.

    ``total`` is how many items it had when it was last ticked; ``gone`` names the ticks (``Tick.item``) whose items the
    article does not have any more.
    """

    period: str
    done: int
    total: int
    ticks: tuple[Tick, ...]
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChecklistHistory:
    """All lists of an article, the newest first, and its signatures."""

    checklist: Checklist
    days: tuple[ChecklistDay, ...]


@dataclass(frozen=True, slots=True)
class ChecklistProgress:
    """How far a list is that somebody uses."""

    article_id: str
    title: str
    repeat: ChecklistRepeat
    period: str
    done: int
    total: int
