"""Which lines of an old text have become which lines of a new one.

A line of the canonical text is a block, a cell of a table row, or a line of code. Equal lines are mapped first, then
ones that are alike, where one line may have become two or two one. Likeness alone never decides: a line is taken for
another only when no second one comes near it, so that of two sentences that differ in a word the one that is left is
not taken for the one that has gone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product, starmap, takewhile

from kb.notes.anchoring.sections import SectionPairs, Sections

ALIKE = 0.5  # similarity (twice the longest common subsequence over both lengths) of a line and what it became
MARGIN = 0.1  # by which it must lead the second one
NEIGHBOUR = 0.03  # what a neighbour that has been mapped side by side adds, on each side
NEAR = 12  # lines behind or before the place of a mapped neighbour that are always compared
_MOST_ALIKE = 8  # lines that share most pairs of characters with one are compared with it, wherever they stand
_ROUNDS = 6  # in which doubts are asked again
_MANY = 1_000  # pairs that hang together: an article of lines that are all alike
_COMMON = 60  # a pair of characters in more lines than this says nothing

_Range = tuple[int, int]
_Ranges = tuple[_Range, _Range]


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its offset in the text (code points)."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Pair:
    """Some lines in a row, from the first to the last number, and what became of them."""

    old: _Range
    new: _Range


def lines_of(text: str) -> list[Line]:
    """The lines, empty ones too."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(line, start))
        start += len(line) + 1
    return lines


def mapped(old: list[Line], new: list[Line], sections: tuple[Sections, Sections] | None = None) -> dict[int, Pair]:
    """Align two lists of lines; return each pair under the number of every old line in it.

    With the ``sections`` of both texts a line that is only like another one is not taken for it under another heading:
    of 500 deleted rules with a look-alike elsewhere, 493 went there without that.
    """
    mapping = _Mapping(old, new)
    mapping.map_equal()
    equal = {number: pair.new[0] for number, pair in mapping.pairs.items()}
    mapping.map_alike(SectionPairs(*sections, equal) if sections is not None else None)
    return mapping.pairs


class _Mapping:
    def __init__(self, old: list[Line], new: list[Line]) -> None:
        self._old, self._new = old, new
        self._to: dict[int, int] = {}  # old line → new line, at the ends of every pair
        self._from: set[int] = set()  # new lines that something has become
        self.pairs: dict[int, Pair] = {}

    def _put(self, old: _Range, new: _Range) -> None:
        pair = Pair(old, new)
        for number in range(old[0], old[1] + 1):
            self.pairs[number] = pair
        self._to[old[0]], self._to[old[1]] = new[0], new[1]
        self._from.update(range(new[0], new[1] + 1))

    # --- equal lines -----------------------------------------------------------------------------------------------

    def map_equal(self) -> None:
        """Lines that stand once in both texts; then those that stand several times, by their neighbours."""
        where_old, where_new = _where(self._old), _where(self._new)
        for text, numbers in where_old.items():
            if len(numbers) == 1 == len(where_new.get(text, ())):
                self._put((numbers[0],) * 2, (where_new[text][0],) * 2)
        edge = [*self._to.items()]
        while edge:
            edge = self._claims(edge)
            for old, new in edge:
                self._put((old, old), (new, new))

    def _claims(self, edge: Iterable[_Range]) -> list[_Range]:
        """Equal unmapped lines beside what has just been mapped, unless two of them claim the same."""
        claims: set[_Range] = set()
        for old, new in edge:
            for step in (-1, 1):
                a, b = old + step, new + step
                inside = 0 <= a < len(self._old) and 0 <= b < len(self._new)
                free = inside and a not in self.pairs and b not in self._from
                if free and self._old[a].text and self._old[a].text == self._new[b].text:
                    claims.add((a, b))
        olds, news = Counter(old for old, _ in claims), Counter(new for _, new in claims)
        return [(old, new) for old, new in claims if olds[old] == 1 == news[new]]

    # --- lines that are alike --------------------------------------------------------------------------------------

    def map_alike(self, sections: SectionPairs | None = None) -> None:
        """Map similar lines, most certain first; mapped neighbours are evidence, so doubts are retried in rounds."""
        left = {
            pair: score
            for pair, score in self._likenesses()
            if sections is None or all(starmap(sections.same, product(*pair)))
        }
        for _ in range(_ROUNDS):
            mapped_one = False
            for group in _groups(left):
                mapped_one |= self._map_group({pair: left[pair] for pair in group})
            left = {pair: score for pair, score in left.items() if self._is_free(pair)}
            if not mapped_one:
                return

    def _is_free(self, pair: _Ranges) -> bool:
        (first, last), (to_first, to_last) = pair
        return self.pairs.keys().isdisjoint((first, last)) and self._from.isdisjoint((to_first, to_last))

    def _map_group(self, scores: dict[_Ranges, float]) -> bool:
        """Map the unambiguous pairs of a group; return whether any was mapped."""
        if len(scores) > _MANY:
            for pair in (leading := self._leading(scores)):
                self._put(*pair)
            return bool(leading)
        sure = False
        while scores:
            ranked = {pair: score + self._support(pair) for pair, score in scores.items()}
            best = max(ranked, key=lambda pair: (ranked[pair], pair))
            rivals = [score for pair, score in ranked.items() if pair != best and _rivals(pair, best)]
            if ranked[best] - max(rivals, default=0.0) >= MARGIN:
                self._put(*best)
                sure = True
                scores = {pair: score for pair, score in scores.items() if not _overlap(pair, best)}
            else:
                del scores[best]
                scores = {
                    pair: score for pair, score in scores.items() if not _overlap(pair, best) or score > ranked[best]
                }
        return sure

    def _leading(self, scores: dict[_Ranges, float]) -> list[_Ranges]:
        """Of very many pairs those that outrank every overlapping pair, found in one pass."""
        ranked = {pair: score + self._support(pair) for pair, score in scores.items()}
        having: defaultdict[tuple[bool, int], list[_Ranges]] = defaultdict(list)
        for pair in sorted(ranked, key=lambda pair: (ranked[pair], pair), reverse=True):
            for line in _ends(pair):
                having[line].append(pair)

        def leads(pair: _Ranges, others: list[_Ranges]) -> bool:
            """Whether nobody on one of its lines stands before it, or comes near and says another thing."""
            near = takewhile(lambda other: ranked[pair] - ranked[other] < MARGIN, others)
            before = True
            for other in near:
                if other == pair:
                    before = False
                elif before or _rivals(other, pair):
                    return False
            return True

        return [pair for pair in ranked if all(leads(pair, having[line]) for line in _ends(pair))]

    def _support(self, pair: _Ranges) -> float:
        (first, last), (to_first, to_last) = pair
        before = self._to.get(first - 1) == to_first - 1
        behind = self._to.get(last + 1) == to_last + 1
        return NEIGHBOUR * (before + behind)

    def _likenesses(self) -> Iterator[tuple[_Ranges, float]]:
        """Units (a line, or two neighbours) that are alike, and how much; two are never compared with two."""
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where a text has changed

        old_units, new_units = _units(self._old, self.pairs), _units(self._new, self._from)
        index, near = _Index(self._new, new_units), _Neighbourhood(self._to, len(self._old), new_units)
        for old in old_units:
            text = _text(self._old, old)
            for new in {*index.like(text), *near.around(old)}:
                if old[0] < old[1] and new[0] < new[1]:
                    continue
                similarity = Indel.normalized_similarity(text, _text(self._new, new), score_cutoff=ALIKE)
                if similarity:
                    yield (old, new), similarity


class _Index:
    """Finds the units that share most pairs of characters with a text."""

    def __init__(self, lines: list[Line], units: list[_Range]) -> None:
        self._having: defaultdict[str, list[_Range]] = defaultdict(list)
        for unit in units:
            for pair in _character_pairs(_text(lines, unit)):
                self._having[pair].append(unit)

    def like(self, text: str) -> list[_Range]:
        """The _MOST_ALIKE most similar single lines and as many pairs of neighbours."""
        shared: Counter[_Range] = Counter()
        for pair in _character_pairs(text):
            having = self._having.get(pair, ())
            if len(having) <= _COMMON:
                shared.update(having)
        singles = [unit for unit, _ in shared.most_common() if unit[0] == unit[1]]
        doubles = [unit for unit, _ in shared.most_common() if unit[0] != unit[1]]
        return singles[:_MOST_ALIKE] + doubles[:_MOST_ALIKE]


class _Neighbourhood:
    """Knows the units beside the places of a line's nearest mapped neighbours."""

    def __init__(self, to: dict[int, int], lines: int, units: list[_Range]) -> None:
        self._units: defaultdict[int, list[_Range]] = defaultdict(list)
        for unit in units:
            self._units[unit[0]].append(unit)
        self._before, self._behind = [-1] * lines, [-1] * lines
        last = -1
        for number in range(lines):
            self._before[number] = last
            last = to.get(number, last)
        last = max(self._units, default=0) + 1
        for number in reversed(range(lines)):
            self._behind[number] = last
            last = to.get(number, last)

    def around(self, old: _Range) -> Iterator[_Range]:
        """The units that begin within NEAR lines of where the line's mapped neighbours went."""
        before, behind = self._before[old[0]], self._behind[old[1]]
        for number in {*range(before + 1, before + 1 + NEAR), *range(behind - NEAR, behind)}:
            yield from self._units.get(number, ())


def _text(lines: list[Line], unit: _Range) -> str:
    return lines[unit[0]].text if unit[0] == unit[1] else lines[unit[0]].text + lines[unit[1]].text


def _character_pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text)}


def _where(lines: list[Line]) -> dict[str, list[int]]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.text:
            where[line.text].append(number)
    return where


def _units(lines: list[Line], taken: Iterable[int]) -> list[_Range]:
    """Each unmapped line, and each two adjacent unmapped lines, as ranges of line numbers."""
    left = {number for number, line in enumerate(lines) if line.text}.difference(taken)
    units = []
    for number in sorted(left):
        units.append((number, number))
        if number + 1 in left:
            units.append((number, number + 1))
    return units


def _groups(pairs: Iterable[_Ranges]) -> list[list[_Ranges]]:
    """Partition the pairs into connected groups: no two groups share a line."""
    parent: dict[tuple[bool, int], tuple[bool, int]] = {}

    def root(line: tuple[bool, int]) -> tuple[bool, int]:
        parent.setdefault(line, line)
        while parent[line] != line:
            parent[line] = parent[parent[line]]
            line = parent[line]
        return line

    known = list(pairs)
    for pair in known:
        first, *rest = _ends(pair)
        for line in rest:
            parent[root(line)] = root(first)
    groups: defaultdict[tuple[bool, int], list[_Ranges]] = defaultdict(list)
    for pair in known:
        groups[root((False, pair[0][0]))].append(pair)
    return list(groups.values())


def _ends(pair: _Ranges) -> set[tuple[bool, int]]:
    """The lines of a pair as (is it a new line, line number)."""
    return {(False, number) for number in pair[0]} | {(True, number) for number in pair[1]}


def _meets(a: _Range, b: _Range) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _overlap(a: _Ranges, b: _Ranges) -> bool:
    return _meets(a[0], b[0]) or _meets(a[1], b[1])


def _rivals(a: _Ranges, b: _Ranges) -> bool:
    """Whether the two say different things of the same line: a line and that line with its neighbour agree."""
    return _overlap(a, b) and not (_meets(a[0], b[0]) and _meets(a[1], b[1]))
