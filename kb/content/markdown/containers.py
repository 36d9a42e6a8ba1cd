"""What is open while the lines of a text are gone through: containers, the lists in them, a block."""

from dataclasses import dataclass
from enum import Enum, auto

from kb.content.markdown.leaves import Item


class ContainerKind(Enum):
    """What an open container is."""

    ROOT = auto()
    QUOTE = auto()
    ITEM = auto()
    NOTE = auto()


@dataclass(slots=True)
class ListState:
    """A list whose items may go on: what its markers look like, and the number of the next item."""

    sign: str
    following: int


@dataclass(slots=True)
class Container:
    """Something open that holds blocks. ``width`` is how far the lines of an item or footnote stand in."""

    sort: ContainerKind
    depth: int = 0
    quotes: int = 0
    width: int = 0
    item: Item | None = None
    list: ListState | None = None
    empty: bool = True  # nothing stands in it yet


class OpenBlock(Enum):
    """What kind of block is open, and may be continued by the next line."""

    NONE = auto()
    TEXT = auto()
    FENCE = auto()
    INDENTED = auto()
    HTML = auto()
    TABLE = auto()
