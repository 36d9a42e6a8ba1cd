"""What packs hold: articles, their blocks, the terms they explain."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kb.model.span import Span

_YES = frozenset({"true", "yes", "on", "1", "是", "需要"})


class BlockKind(StrEnum):
    """What a block is in its article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    ROW = "row"


class InlineStyle(StrEnum):
    """How a run inside a block is set."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True, slots=True)
class Run:
    """A styled run inside a block; ``span`` counts from the block's start, ``target`` is a link's address."""

    span: Span
    style: InlineStyle
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, quote, code block or table row.

    ``text`` may hold line breaks: a hard one, a line of code, or (``kind`` ROW) the border between two cells, of which
    there is one more than line breaks. ``start`` is the block's offset in the canonical text. ``level`` is 1–6 for
    headings and the depth (from 1) for items and quotes; a paragraph that continues a list item has that item's
    depth, other blocks 0. ``marker`` is an item's visible bullet (``•`` or ``1.``), else empty. ``table`` numbers the
    article's tables from 0 and is −1 outside; ``header`` marks a table's first row. ``heading_path`` holds the
    headings above, outermost first, without the article's title.
    """

    index: int
    kind: BlockKind
    text: str
    start: int
    level: int = 0
    marker: str = ""
    table: int = -1
    header: bool = False
    heading_path: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def end(self) -> int:
        """The offset just behind the block in the canonical text."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The block's place in the canonical text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """What the library shows of an article without opening it.

    ``updated``, ``issued``, ``effective``, ``expires`` and ``review_by`` are ISO dates (or what a writer put there
    instead, which is told in the library's problems), ``replaces`` ids or titles of articles, ``number`` and
    ``authority`` a rule's number and who issued it, ``kind`` what sort of article it is (``path``, ``checklist`` …),
    ``checklist`` the headings whose items are ticked off, ``checklist_repeat`` how long ticks count: a value of
    ChecklistRepeat, or what a writer put there instead; ``acknowledge`` is what a writer put there to have a change
    acknowledged (``true``, ``是``).
    """

    id: str
    title: str
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    summary: str = ""
    source: str = ""
    updated: str = ""
    pack_id: str = ""
    kind: str = ""
    number: str = ""
    authority: str = ""
    issued: str = ""
    effective: str = ""
    expires: str = ""
    review_by: str = ""
    replaces: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    checklist_repeat: str = ""
    acknowledge: str = ""

    @property
    def asks_acknowledgement(self) -> bool:
        """Whether who reads it is to say that they have taken note of it."""
        return self.acknowledge.casefold() in _YES


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(ArticleHead):
    """A whole article: its blocks and its canonical ``text``; ``text_hash`` is the SHA-256 of that text in UTF-8."""

    blocks: tuple[Block, ...]
    text: str
    text_hash: str

    def block_at(self, offset: int) -> Block:
        """The block that holds ``offset`` (its trailing line break included); the last one when behind the end."""
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.blocks[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.blocks[low]


OWN_PACK_ID = "own-documents"  # of 我的文档: what a person imported, wrote or copied


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of articles: the built-in one, an installed one, or an anonymous folder without a manifest."""

    id: str
    name: str
    version: str
    folder: Path
    summary: str = ""

    @property
    def edition(self) -> str:
        """Its name and version; 我的文档 has no versions, whatever its manifest says."""
        return self.name if self.id == OWN_PACK_ID else f"{self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class Term:
    """A term with what it is also called and what it means; ``span`` is the entry in the article that explains it."""

    word: str
    others: tuple[str, ...]
    explanation: str
    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class TermUse:
    """A place where an article uses a term."""

    term: Term
    span: Span
