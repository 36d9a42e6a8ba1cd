"""The numbers that Word shows before paragraphs and does not store (第一条, （一）, 1.1), from ``numbering.xml``.

A paragraph names a list (``w:num``) and a level. The list takes its levels from an abstract one, may replace some of
them and may start some anew. Lists over the same abstract one count on together. Rules: ECMA-376, part 1, 17.9; what
the standard leaves open is what LibreOffice shows, compared over the documents in ``tests/samples/numbering``.
LibreOffice 7.4 ignores ``lvlRestart`` and ``isLgl``; Word does not, and no rule whose 条 count through its 章 reads
right without them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from kb.content.importers.word.number_formats import format_number
from kb.content.importers.xml_parts import W, attribute, child, number_of, value_of

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_CUSTOM = re.compile(r"0*1(?=\D)")


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a list. ``template`` holds ``%1`` … ``%9``, ``restart`` is the level (from 1) that starts it anew.

    ``width`` is the least number of digits that a custom form (001, 002) asks for.
    """

    form: str = "decimal"
    template: str = ""
    start: int = 0
    restart: int | None = None
    style: str = ""
    legal: bool = False
    suffix: str = "tab"
    width: int = 0

    def written(self, number: int, *, legal: bool = False) -> str:
        """``number`` as this level writes it; ``legal`` writes it as 1, 2, 3 whatever the level's own form."""
        if legal and self.form not in {"none", "bullet"}:
            return str(number)
        return str(number).zfill(self.width) if self.width else format_number(number, self.form)


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """What stands before a paragraph: ``text`` is empty for a bullet; ``level`` counts from 0."""

    text: str
    level: int
    bullet: bool = False
    spaced: bool = True  # a tab or a space behind it


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A concrete list: whose counters it shares, its levels, and the levels it starts anew."""

    counters: str
    levels: Mapping[int, NumberLevel]
    starts: Mapping[int, int] = field(default_factory=dict)

    def level_of_style(self, style: str) -> int | None:
        """The level that the paragraph style ``style`` is tied to."""
        return next((at for at, level in self.levels.items() if level.style == style), None)


@dataclass(slots=True)
class _Counters:
    """The numbers reached on each level of an abstract list; a missing one has not started."""

    reached: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts along a document: ``next`` once for every numbered paragraph, in the order in which they stand."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counters: dict[str, _Counters] = {}
        self._started: set[tuple[str, int]] = set()

    @classmethod
    def read(cls, root: _Element | None, style_lists: Mapping[str, str]) -> "Numbering":
        """The lists of a ``w:numbering`` part; ``style_lists`` maps a numbering style to the list it stands for."""
        return cls({} if root is None else _lists(root, style_lists))

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style."""
        found = self._lists.get(list_id)
        return found.level_of_style(style) if found else None

    def next(self, list_id: str, level: int) -> ShownNumber | None:
        """Count a paragraph and give what is shown before it; None when there is no such list or level."""
        chosen = self._lists.get(list_id)
        if chosen is None or level not in chosen.levels:
            return None
        definition = chosen.levels[level]
        self._count(list_id, chosen, level)
        bullet = definition.form == "bullet"
        text = "" if bullet else self._text(chosen, level)
        return ShownNumber(text, level, bullet, definition.suffix != "nothing")

    def _count(self, list_id: str, chosen: NumberedList, level: int) -> None:
        reached = self._counters.setdefault(chosen.counters, _Counters()).reached
        for above in range(level):  # a level that was skipped has its first number, and that is used up
            if above not in reached and above in chosen.levels:
                reached[above] = chosen.starts.get(above, chosen.levels[above].start)
        if level in chosen.starts and (list_id, level) not in self._started:
            reached[level] = chosen.starts[level]
        elif level in reached:
            reached[level] += 1
        else:
            reached[level] = chosen.levels[level].start
        self._started.add((list_id, level))
        for deeper in [at for at in reached if at > level]:
            restart = chosen.levels[deeper].restart if deeper in chosen.levels else None
            if restart is None or level < restart:
                del reached[deeper]

    def _text(self, chosen: NumberedList, level: int) -> str:
        definition = chosen.levels[level]
        reached = self._counters[chosen.counters].reached

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at > level or at not in chosen.levels:
                return ""
            part = chosen.levels[at]
            return part.written(reached.get(at, part.start), legal=definition.legal)

        return _PLACEHOLDER.sub(shown, definition.template)


def _lists(root: _Element, style_lists: Mapping[str, str]) -> dict[str, NumberedList]:
    abstract = {attribute(element, "abstractNumId"): element for element in root.iterchildren(f"{W}abstractNum")}
    sources = {
        attribute(element, "numId"): value_of(child(element, "abstractNumId"))
        for element in root.iterchildren(f"{W}num")
    }
    found: dict[str, NumberedList] = {}
    for element in root.iterchildren(f"{W}num"):
        key = _followed(sources[attribute(element, "numId")], abstract, sources, style_lists)
        if key not in abstract:
            continue
        levels = dict(_levels(abstract[key]))
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            at = number_of(attribute(override, "ilvl"), -1)
            if not 0 <= at < LEVELS:
                continue
            levels.update(_levels(override))
            if (start := child(override, "startOverride")) is not None:
                starts[at] = number_of(value_of(start), 0)
        found[attribute(element, "numId")] = NumberedList(key, levels, starts)
    return found


def _followed(
    key: str, abstract: Mapping[str, _Element], sources: Mapping[str, str], style_lists: Mapping[str, str]
) -> str:
    """The abstract list that holds the levels: one may say that they are those of a numbering style's list."""
    seen = set()
    while key in abstract and key not in seen:
        seen.add(key)
        link = value_of(child(abstract[key], "numStyleLink"))
        if not link or link not in style_lists:
            return key
        key = sources.get(style_lists[link], key)
    return key


def _levels(parent: _Element) -> Iterator[tuple[int, NumberLevel]]:
    for element in parent.iterchildren(f"{W}lvl"):
        at = number_of(attribute(element, "ilvl"), -1)
        if 0 <= at < LEVELS:
            yield at, _level(element)


def _level(element: _Element) -> NumberLevel:
    form, custom = _form(element)
    restart = value_of(child(element, "lvlRestart"))
    legal = child(element, "isLgl")
    return NumberLevel(
        form="bullet" if child(element, "lvlPicBulletId") is not None else form,
        template=value_of(child(element, "lvlText")),
        start=number_of(value_of(child(element, "start")), 0),
        restart=number_of(restart, 0) if restart else None,
        style=value_of(child(element, "pStyle")),
        legal=legal is not None and value_of(legal) not in {"0", "false", "off"},
        suffix=value_of(child(element, "suff")) or "tab",
        width=len(match[0]) if (match := _CUSTOM.match(custom)) else 0,
    )


def _form(element: _Element) -> tuple[str, str]:
    """The name of the form, and the pattern of a custom one, which Word wraps into a choice of alternatives."""
    plain = child(element, "numFmt")
    if plain is not None:
        return value_of(plain) or "decimal", attribute(plain, "format")
    for nested in element.iter(f"{W}numFmt"):
        return value_of(nested) or "decimal", attribute(nested, "format")
    return "decimal", ""
