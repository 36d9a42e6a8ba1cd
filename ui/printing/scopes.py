"""Values: what can be printed now, and how a person wants it."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.exchange.printing.printout import Printout
from kb.exchange.printing.sections import Section


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """How it shall be printed: with one's marks, notes and ticks, on one page, and of an article only a section."""

    section: Section | None = None
    annotated: bool = False
    card: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class PrintScope:
    """Something that can be printed; ``build`` puts it together, on a worker.

    ``sections`` are to be chosen from, the one numbered ``section`` at first. ``can_annotate`` says whether marks of
    one's own may be in it, ``can_card`` whether one page can be asked for, and ``prefers_card`` that it is at first;
    ``can_tick`` and ``prefers_ticks`` say the same of what is ticked of a list.
    """

    words: str
    build: Callable[[PrintChoice], Printout]
    sections: tuple[Section, ...] = ()
    section: int = 0
    can_annotate: bool = False
    can_card: bool = False
    prefers_card: bool = False
    can_tick: bool = False
    prefers_ticks: bool = False
