"""What a reader makes of a file: parts in reading order, and what it left out. Frozen values, no format known."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from kb.content.front_matter import FrontMatter


class PartKind(StrEnum):
    """What a part is. A ``RAW`` one is Markdown already."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    NOTE = "note"
    CODE = "code"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Part:
    r"""One heading, paragraph, list item, table or footnote.

    ``number`` was shown before ``text`` without being text (Word's automatic numbers), ``spaced`` from it. ``level``
    is 1–6 for headings and the depth from 1 for items. ``rows`` are a table's cells, all rows of one length, merged
    cells already filled or empty. ``\n`` in a text is a line break within the paragraph. ``gap`` tells that an empty
    line stood before it, where lines are all a file has.
    """

    kind: PartKind
    text: str = ""
    level: int = 0
    number: str = ""
    spaced: bool = True
    rows: tuple[tuple[str, ...], ...] = ()
    gap: bool = False

    @property
    def shown(self) -> str:
        """Number and text as they stood on the page."""
        if not self.number:
            return self.text
        space = " " if self.spaced and self.text and self.number[-1] not in "、，．）】〕》" else ""
        return f"{self.number}{space}{self.text}"


class DropKind(StrEnum):
    """Why something of the file is not in the article."""

    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    CONTENTS = "table of contents"
    DELETED = "deleted text"
    COMMENT = "comment"
    HIDDEN = "hidden text"
    PLACEHOLDER = "placeholder"
    PICTURE = "picture"
    CHART = "chart"
    EMBEDDED = "embedded object"
    INSERTED = "inserted file"
    MACRO = "macro"
    EXTERNAL = "external link"
    SCRIPT = "script"
    NAVIGATION = "navigation"
    FORMULA = "formula"
    SHEET = "hidden sheet"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was left out, and how often; ``sample`` is the first of it, shortened."""

    kind: DropKind
    count: int
    sample: str = ""


@dataclass(slots=True)
class DropList:
    """Collects what a reader leaves out, one line a kind and wording."""

    _found: dict[tuple[DropKind, str], int] = field(default_factory=dict)
    most: int = 200

    def add(self, kind: DropKind, sample: str = "", count: int = 1) -> None:
        """Note ``count`` of a kind; behind ``most`` different wordings they are counted without words."""
        key = (kind, " ".join(sample.split())[:80])
        if key not in self._found and len(self._found) >= self.most:
            key = (kind, "")
        self._found[key] = self._found.get(key, 0) + count

    def listed(self) -> tuple[Dropped, ...]:
        """All of it, by kind."""
        order = [*DropKind]
        pairs = sorted(self._found.items(), key=lambda pair: order.index(pair[0][0]))
        return tuple(Dropped(kind, count, sample) for (kind, sample), count in pairs)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds. ``title`` is what the file itself names so, else empty.

    ``scraped`` says that the text may come from a web page by copying: only then is it cleaned. ``problems`` are short
    facts in Chinese about what could not be read well, ``front_matter`` is what a Markdown file says of itself.
    ``hidden`` is what the file does not show (sheets of a workbook), marked so in its headings: taken in on demand.
    """

    parts: tuple[Part, ...]
    dropped: tuple[Dropped, ...] = ()
    problems: tuple[str, ...] = ()
    title: str = ""
    scraped: bool = False
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    hidden: tuple[Part, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether there is anything to be read in it, hidden or not."""
        return has_text(self.parts) or has_text(self.hidden)


def has_text(parts: Iterable[Part]) -> bool:
    """Whether any part has text, or a cell with text."""
    return any(part.shown.strip() or any(map(any, part.rows)) for part in parts)
