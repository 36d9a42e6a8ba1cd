"""What a mentor signs, and what has become of it: any change of what was signed is found by comparing."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from kb.checklists.matching import matched
from kb.model import ChecklistEntry, ChecklistItem, ItemState, SignedItem, SignOff, SignOffCheck, Tick


def signed_items(entries: Iterable[ChecklistEntry]) -> tuple[SignedItem, ...]:
    """The list as it stands: its items, and of the ticked ones by whom and when."""
    return tuple(_signed(entry) for entry in entries)


def sign_off(
    article_id: str, period: str, entries: Iterable[ChecklistEntry], *, name: str, day: str, words: str, at: datetime
) -> SignOff:
    """The signature under a list."""
    items = signed_items(entries)
    unsealed = SignOff(article_id, period, name, day, words, at, items, "")
    return SignOff(article_id, period, name, day, words, at, items, digest_of(unsealed))


def digest_of(signed: SignOff) -> str:
    """The SHA-256, as 64 hexadecimal digits, of all that is signed; its own ``digest`` left out."""
    fields = asdict(signed) | {"digest": "", "at": signed.at.isoformat()}
    written = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def checked(signed: SignOff, entries: Iterable[ChecklistEntry], ticks: Iterable[Tick]) -> SignOffCheck:
    """What has become of a signed list: ``entries`` is the list now, ``ticks`` all that is kept of it."""
    known = list(entries)
    then = {item.item: item for item in signed.items if item.item}
    now = {tick.item: tick for tick in ticks if tick.ticked}
    kept = [(item, now[name]) for name, item in then.items() if name in now]
    became = matched(_as_ticks(signed), [entry.item for entry in known])
    present = {entry.item.number: entry.item for entry in known}
    return SignOffCheck(
        signed,
        forged=digest_of(signed) != signed.digest,
        unticked=len(then) - len(kept),
        redone=sum((item.at, item.who) != (tick.at.isoformat(), tick.who) for item, tick in kept),
        reworded=sum(_differs(present[number], tick) for number, tick in became.items()),
        removed=len(signed.items) - len(became),
        added=len(known) - len(became),
        later=len(now.keys() - then.keys()),
    )


def _signed(entry: ChecklistEntry) -> SignedItem:
    heading, text, tick = entry.item.heading, entry.item.text, entry.tick
    if tick is None or entry.state is ItemState.OPEN:
        return SignedItem(heading, text)
    return SignedItem(heading, text, tick.item, tick.at.isoformat(), tick.who)


def _as_ticks(signed: SignOff) -> list[Tick]:
    """The signed items in the form in which items are matched."""
    total = len(signed.items)
    return [
        Tick(signed.article_id, signed.period, str(number), item.heading, item.text, number, total, True, signed.at, "")
        for number, item in enumerate(signed.items)
    ]


def _differs(item: ChecklistItem, tick: Tick) -> bool:
    return (item.heading, item.text) != (tick.heading, tick.text)
