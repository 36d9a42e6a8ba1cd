"""What the block rules find: leaves in reading order, what they stand in, what their text may refer to, problems."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kb.content.markdown.destinations import Destination

BULLETS = ("•", "◦", "▪")


class LeafKind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    CODE = auto()
    TABLE = auto()
    HTML = auto()
    DEFINITION = auto()
    UNREAD = auto()


@dataclass(slots=True)
class Item:
    """A list item or footnote; ``marker`` is shown before its first text, and then taken.

    ``begun``: it holds text. An item that begins with another item shows that one's marker alone.
    """

    marker: str
    begun: bool = False

    def take(self) -> str:
        """The marker, once."""
        marker, self.marker = self.marker, ""
        return marker


@dataclass(slots=True)
class Leaf:
    """A block: its source without the signs of its kind and its containers, and what it stands in.

    ``depth`` counts the list items around it, ``quotes`` the quotes, ``item`` is the innermost item. ``rows`` are a
    table's, its header first; ``label`` and ``target`` are what a DEFINITION defines, its ``content`` the line itself.
    """

    kind: LeafKind
    content: str
    depth: int = 0
    quotes: int = 0
    item: Item | None = None
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is shown otherwise than it was meant: the line (from 1) and a short fact in Chinese."""

    line: int
    reason: str


@dataclass
class Structure:
    """The blocks in reading order, and what their text may refer to."""

    leaves: list[Leaf] = field(default_factory=list)
    definitions: dict[str, Destination] = field(default_factory=dict)
    footnotes: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def box(sign: str) -> str:
    """The marker of a task: an empty box for nothing or a space, else a ticked one."""
    return "☑" if sign.strip() else "☐"


def bullet(depth: int) -> str:
    """The bullet of an item at a depth (from 1)."""
    return BULLETS[min(depth, len(BULLETS)) - 1]
