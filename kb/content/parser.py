"""One Markdown file becomes an article: blocks, and the canonical text all offsets count in.

The canonical text is the blocks' plain texts joined with ``\\n``. It is made so that a QTextDocument built from the same
blocks (rows as real tables) has exactly this plain text. Qt begins and ends a table inside other text and puts every
cell on a line of its own; hence a row's text is its cells joined with ``\\n``, and an empty paragraph stands before a
table that opens an article or follows another, and behind one that closes it.
"""

import datetime
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb.model import Article, Block, BlockKind, InlineStyle, Run, Span

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# Characters that Qt changes or reads as structure: they would make its plain text differ from ours.
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x1f\x85"), " ")
_NOTHING = dict.fromkeys([*range(9), *range(0x0E, 0x1C), 0x0D, 0x7F, 0xFDD0, 0xFDD1, 0xFEFF, 0xFFFC])
_PLAIN = _SPACES | _NOTHING | dict.fromkeys(range(0xD800, 0xE000))
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_STYLES = {
    "strong_open": InlineStyle.STRONG,
    "em_open": InlineStyle.EMPHASIS,
    "link_open": InlineStyle.LINK,
}
# What PyYAML raises on text that is no YAML, dates that are none (2024-13-01), and values that do not fit their tag.
_UNREADABLE = (yaml.YAMLError, ValueError, KeyError, IndexError, AttributeError, RecursionError)
BULLETS = ("•", "◦", "▪")


def parse_article(source: str, *, fallback_id: str, pack_id: str = "") -> Article:
    """The article in ``source`` (Markdown, with or without YAML front matter).

    Never raises on any text: front matter that is not a YAML mapping counts as text. Without an ``id`` the
    ``fallback_id`` is taken, without a ``title`` the first heading, then the id.
    """
    fields, body = _split_front_matter(source)
    blocks = _place(_surround_tables(_Walk().blocks(_MARKDOWN.parse(body))))
    text = "\n".join(block.text for block in blocks)
    first_heading = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    article_id = _word(fields.get("id")) or fallback_id
    title = _word(fields.get("title")) or first_heading.replace("\n", " ") or article_id
    return Article(
        id=article_id,
        title=title,
        roles=_words(fields.get("roles")),
        topics=_words(fields.get("topics")),
        keywords=_words(fields.get("keywords")),
        summary=_word(fields.get("summary")),
        source=_word(fields.get("source")),
        updated=_word(fields.get("updated")),
        pack_id=pack_id,
        blocks=_with_heading_paths(blocks, title),
        text=text,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def _split_front_matter(source: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(source)
    if not match:
        return {}, source.removeprefix("\ufeff")
    try:
        fields = yaml.safe_load(match[1])
    except _UNREADABLE:
        return {}, source
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        return {}, source
    return fields, source[match.end() :]


def _word(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str | int | float):
        try:
            return " ".join(str(value).translate(_PLAIN).split("\n")).strip()
        except ValueError:  # a whole number of thousands of digits
            return ""
    return ""


def _words(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(word for word in map(_word, values) if word))


@dataclass
class _Inline:
    """Plain text under construction, with the styled runs found so far."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)

    def trimmed(self) -> "_Inline":
        """Without white space at both ends, the runs moved along."""
        lead = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        runs = []
        for run in self.runs:
            start, end = (min(max(at - lead, 0), len(text)) for at in (run.span.start, run.span.end))
            if start < end:
                runs.append(replace(run, span=Span(start, end)))
        return _Inline(text, runs)


def _inline(tokens: Sequence[Token]) -> _Inline:
    out = _Inline()
    open_runs: list[tuple[int, InlineStyle, str]] = []
    for at, token in enumerate(tokens):
        if token.type in _STYLES:
            open_runs.append((len(out.text), _STYLES[token.type], str(token.attrGet("href") or "")))
        elif token.type in {"strong_close", "em_close", "link_close"}:
            start, style, target = open_runs.pop()
            if start < len(out.text):
                out.runs.append(Run(Span(start, len(out.text)), style, target))
        elif token.type == "code_inline":
            start = len(out.text)
            out.text += token.content.replace("\n", " ").translate(_PLAIN)
            if start < len(out.text):
                out.runs.append(Run(Span(start, len(out.text)), InlineStyle.CODE))
        elif token.type == "softbreak":
            out.text += _soft_break(out.text, tokens[at + 1 :])
        elif token.type == "hardbreak":
            out.text += "\n"
        elif token.type == "image":
            out.text += _inline(token.children or ()).text
        else:
            out.text += token.content.translate(_PLAIN)
    return out.trimmed()


def _soft_break(before: str, after: Iterable[Token]) -> str:
    """A line end in the source is a space between words and nothing between Chinese characters."""
    following = next((token.content for token in after if token.content), "")
    return "" if _WIDE.match(before[-1:]) or _WIDE.match(following[:1]) else " "


class _Walk:
    """One walk over markdown-it's tokens."""

    def __init__(self) -> None:
        self._lists: list[str] = []  # per open list: "" for bullets, else the number of the next item
        self._marker = ""  # of the item that has been opened and has no text yet
        self._quotes = 0
        self._table = -1
        self._cells: list[_Inline] | None = None
        self._header = False

    def blocks(self, tokens: Sequence[Token]) -> list[Block]:
        """The blocks in reading order; index, start and heading path are still to be set."""
        out: list[Block] = []
        for at, token in enumerate(tokens):
            self._enter(token)
            if token.type == "inline":
                inline = _inline(token.children or ())
                if self._cells is not None:
                    self._cells.append(_flat(inline))
                elif inline.text:
                    out.append(self._text_block(inline, tokens[at - 1]))
            elif token.type in {"fence", "code_block"}:
                code = token.content.rstrip("\n").replace("\t", "    ")
                text = "\n".join(line.translate(_PLAIN) for line in code.split("\n"))
                if text.strip():
                    out.append(Block(0, BlockKind.CODE, text, 0, level=len(self._lists)))
            elif token.type == "tr_close" and self._cells is not None:
                out.append(self._row())
        return out

    def _enter(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append("")
            case "ordered_list_open":
                start = token.attrGet("start")
                self._lists.append(str(1 if start is None else start))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._marker = self._next_marker()
            case "list_item_close":
                self._marker = ""
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "table_open":
                self._table += 1
            case "thead_open" | "tbody_open":
                self._header = token.type == "thead_open"
            case "tr_open":
                self._cells = []

    def _text_block(self, inline: _Inline, opener: Token) -> Block:
        runs = tuple(inline.runs)
        if opener.type == "heading_open":
            text = inline.text.replace("\n", " ")
            return Block(0, BlockKind.HEADING, text, 0, level=int(opener.tag[1]), runs=runs)
        if self._lists:
            marker, self._marker = self._marker, ""
            kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
            return Block(0, kind, inline.text, 0, level=len(self._lists), marker=marker, runs=runs)
        if self._quotes:
            return Block(0, BlockKind.QUOTE, inline.text, 0, level=self._quotes, runs=runs)
        return Block(0, BlockKind.PARAGRAPH, inline.text, 0, runs=runs)

    def _next_marker(self) -> str:
        number = self._lists[-1]
        if not number:
            return BULLETS[min(len(self._lists), len(BULLETS)) - 1]
        self._lists[-1] = str(int(number) + 1)
        return f"{number}."

    def _row(self) -> Block:
        cells, self._cells = self._cells or [], None
        text, runs = "", []
        for n, cell in enumerate(cells):
            shift = len(text) + (1 if n else 0)
            text += ("\n" if n else "") + cell.text
            runs += [
                replace(run, span=Span(run.span.start + shift, run.span.end + shift)) for run in cell.runs
            ]
        return Block(0, BlockKind.ROW, text, 0, table=self._table, header=self._header, runs=tuple(runs))


def _flat(cell: _Inline) -> _Inline:
    """A cell on one line: ``\\n`` is the border between cells."""
    return _Inline(cell.text.replace("\n", " "), cell.runs)


def _surround_tables(blocks: list[Block]) -> list[Block]:
    gap = Block(0, BlockKind.PARAGRAPH, "", 0)
    if not blocks:
        return [gap]
    out = [gap] if blocks[0].kind is BlockKind.ROW else []
    for block, following in pairwise([*blocks, None]):
        if block is None:
            continue
        out.append(block)
        ends_table = block.kind is BlockKind.ROW and (following is None or following.table != block.table)
        if ends_table and (following is None or following.kind is BlockKind.ROW):
            out.append(gap)
    return out


def _place(blocks: list[Block]) -> list[Block]:
    """The same blocks with index and start set."""
    placed, start = [], 0
    for index, block in enumerate(blocks):
        placed.append(replace(block, index=index, start=start))
        start += len(block.text) + 1
    return placed


def _with_heading_paths(blocks: list[Block], title: str) -> tuple[Block, ...]:
    out: list[Block] = []
    headings: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            while headings and headings[-1].level >= block.level:
                headings.pop()
        path = tuple(heading.text for heading in headings if heading.text != title or heading.level > 1)
        out.append(replace(block, heading_path=path))
        if block.kind is BlockKind.HEADING:
            headings.append(block)
    return tuple(out)
