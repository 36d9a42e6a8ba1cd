"""Which tick belongs to which item of the present list: moved and slightly changed items keep theirs.

Of a list that is in use every item is known as it read, ticked or not: so an item that has gone cannot lend its tick to
a look-alike that was there already. Equal words come first, then likeness with a clear lead over the second one.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import product

from kb.model import ChecklistItem, Tick

ALIKE = 0.6  # similarity (twice the longest common subsequence over both lengths) of an item and what it became
MARGIN = 0.1  # by which it must lead the second one, as in ``kb.notes.anchoring.line_alignment``
_MOST_PAIRS = 250_000  # compared in 0.1 s; a list with more left over is another list

_Key = Callable[[str, str], Hashable]


def matched(ticks: Iterable[Tick], items: Iterable[ChecklistItem]) -> dict[int, Tick]:
    """The tick of every item that has one, by the item's number; each tick at most once."""
    found: dict[int, Tick] = {}
    left, free = list(ticks), list(items)
    keys: tuple[_Key, ...] = (lambda heading, text: (heading, text), lambda _heading, text: text)
    for key in keys:
        for item, tick in _equal(left, free, key):
            found[item.number] = tick
        left, free = _rest(left, free, found)
    while pairs := list(_alike(left, free)):
        found |= {item.number: tick for item, tick in pairs}
        left, free = _rest(left, free, found)
    return found


def _rest(
    ticks: Sequence[Tick], items: Sequence[ChecklistItem], found: dict[int, Tick]
) -> tuple[list[Tick], list[ChecklistItem]]:
    """The ticks and the items that have not found each other."""
    taken = {tick.item for tick in found.values()}
    return [tick for tick in ticks if tick.item not in taken], [item for item in items if item.number not in found]


def _equal(ticks: Sequence[Tick], items: Sequence[ChecklistItem], key: _Key) -> Iterator[tuple[ChecklistItem, Tick]]:
    """Items and ticks of the same words; of several the nearest ones."""
    waiting: defaultdict[Hashable, list[Tick]] = defaultdict(list)
    for tick in ticks:
        waiting[key(tick.heading, tick.text)].append(tick)
    wanted: defaultdict[Hashable, list[ChecklistItem]] = defaultdict(list)
    for item in items:
        wanted[key(item.heading, item.text)].append(item)
    for words, some in wanted.items():
        yield from _nearest(waiting.get(words, []), some)


def _nearest(ticks: Sequence[Tick], items: Sequence[ChecklistItem]) -> Iterator[tuple[ChecklistItem, Tick]]:
    """Pairs of items and ticks that all read the same, those first that stand at the same place."""
    given: set[str] = set()
    taken: set[int] = set()
    for item, tick in sorted(product(items, ticks), key=lambda pair: abs(pair[1].position - pair[0].number)):
        if item.number not in taken and tick.item not in given:
            taken.add(item.number)
            given.add(tick.item)
            yield item, tick


def _alike(ticks: Sequence[Tick], items: Sequence[ChecklistItem]) -> Iterator[tuple[ChecklistItem, Tick]]:
    """Pairs that are the most alike for both, each with a clear lead over the second one."""
    if not ticks or not items or len(ticks) * len(items) > _MOST_PAIRS:
        return
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only once a list has changed

    table = [[Indel.normalized_similarity(tick.text, item.text) for item in items] for tick in ticks]
    columns = [list(column) for column in zip(*table, strict=True)]
    for at, row in enumerate(table):
        number, leads = _leader(row)
        if leads and row[number] >= ALIKE and _leader(columns[number]) == (at, True):
            yield items[number], ticks[at]


def _leader(values: Sequence[float]) -> tuple[int, bool]:
    """The place of the highest value, and whether it leads the second one clearly."""
    best = max(range(len(values)), key=values.__getitem__)
    second = max((value for at, value in enumerate(values) if at != best), default=0.0)
    return best, values[best] - second >= MARGIN
