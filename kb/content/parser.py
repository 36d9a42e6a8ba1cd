r"""One Markdown file becomes an article: blocks, and the canonical text all offsets count in.

The canonical text is the blocks' plain texts joined with ``\n``. It is made so that a QTextDocument built from the
same blocks (rows as real tables) has exactly this plain text. Qt begins and ends a table inside other text and puts
every cell on a line of its own; hence a row's text is its cells joined with ``\n``, and an empty paragraph stands
before a table that opens an article or follows another, and behind one that closes it.

Long articles are parsed while somebody waits, and most of their lines are plain. markdown-it tries all its rules on
each of them, so two short cuts stand before it: ``_plain_paragraph`` before its block rules, ``_plain_inline`` before
its inline rules. Each takes only what it is sure of and gives exactly what the rules would give.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token
from markdown_it.utils import EnvType

from kb.model import Article, Block, BlockKind, InlineStyle, Run, Span

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# Characters that Qt changes or reads as structure: they would make its plain text differ from ours.
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x1f\x85"), " ")
_NOTHING = dict.fromkeys([*range(9), *range(0x0E, 0x1C), 0x0D, 0x7F, 0xFDD0, 0xFDD1, 0xFEFF, 0xFFFC])
_PLAIN = _SPACES | _NOTHING | dict.fromkeys(range(0xD800, 0xE000))
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
# A letter, perhaps with ``**`` before it: of all blocks, only a paragraph, a table or an underlined heading begins so.
_BEGINS_PLAIN = re.compile(r"(?:\*\*)?[^\W\d_]")
# Behind a letter or digit ``**`` always closes, before one it always opens, whatever stands on its other side.
_STRONG = re.compile(r"\*\*(\w(?:[^*]*\w)?)\*\*(?!\*)")
# Without these a text means itself: what an inline rule begins with, and what ``_PLAIN`` changes.
_NOT_PLAIN = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}\n\\\\`*_\\[<&]")
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
    article_id = _word(fields.get("id")) or fallback_id
    out = _Blocks(_word(fields.get("title")))
    _Walk(out).over(body)
    blocks = out.closed()
    text = "\n".join(block.text for block in blocks)
    return Article(
        id=article_id,
        title=out.title or article_id,
        roles=_words(fields.get("roles")),
        topics=_words(fields.get("topics")),
        keywords=_words(fields.get("keywords")),
        summary=_word(fields.get("summary")),
        source=_word(fields.get("source")),
        updated=_word(fields.get("updated")),
        pack_id=pack_id,
        blocks=blocks,
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
    if isinstance(value, dt.date):
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
        if len(text) == len(self.text):
            return self
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
            out.text += _soft_break(out.text, tokens, at)
        elif token.type == "hardbreak":
            out.text += "\n"
        elif token.type == "image":
            out.text += _inline(token.children or ()).text
        else:
            out.text += token.content.translate(_PLAIN)
    return out.trimmed()


def _soft_break(before: str, tokens: Sequence[Token], at: int) -> str:
    """A line end in the source is a space between words and nothing between Chinese characters."""
    contents = (tokens[after].content for after in range(at + 1, len(tokens)))
    following = next(filter(None, contents), "")
    return "" if _WIDE.match(before[-1:]) or _WIDE.match(following[:1]) else " "


def _plain_inline(content: str) -> _Inline | None:
    """What ``_inline`` would make of ``content`` if that holds no marks but simple ``**strong**`` ones, else None."""
    pieces = _STRONG.split(content)  # by turns outside and inside a strong run
    text = "".join(pieces)
    if _NOT_PLAIN.search(text):
        return None
    out = _Inline(text)
    end = 0
    for outside, strong in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(outside)
        end = start + len(strong)
        out.runs.append(Run(Span(start, end), InlineStyle.STRONG))
    return out.trimmed()


def _plain_paragraph(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A block rule for paragraphs of one line: gives the inline token alone, without its paragraph's two."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if silent or state.is_code_block(line) or not _BEGINS_PLAIN.match(state.src, start):
        return False
    content = state.src[start:end]
    if content != content.strip() or not _ends_paragraph(state, line + 1):
        return False
    token = state.push("inline", "", 0)
    token.content = content
    state.line = line + 1
    return True


def _ends_paragraph(state: StateBlock, line: int) -> bool:
    """Whether ``line`` is none, empty, or an item of a list around the paragraph; other ends are not looked for.

    A line indented less than the paragraph can neither underline it nor make it a table.
    """
    if line >= state.lineMax or state.isEmpty(line):
        return True
    return 0 <= state.sCount[line] < state.blkIndent and list_block(state, line, state.lineMax, True)


def _with_short_cuts() -> MarkdownIt:
    """Its block tokens have no children: the walk asks for them where ``_plain_inline`` does not do."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["inline", "text_join"])
    markdown.block.ruler.before("table", "plain_paragraph", _plain_paragraph)
    return markdown


_MARKDOWN = _with_short_cuts()


class _Blocks:
    """The blocks of an article in reading order, each with its index, its start and the headings above it.

    ``title`` is the article's; where it is empty, the first heading becomes it.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self._blocks: list[Block] = []
        self._start = 0
        self._headings: list[Block] = []
        self._path: tuple[str, ...] = ()

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int = 0,
        marker: str = "",
        table: int = -1,
        header: bool = False,
        runs: Sequence[Run] = (),
    ) -> None:
        """Put a block behind the others, an empty paragraph before it where two tables or the start would touch it."""
        if kind is BlockKind.ROW and (not self._blocks or self._blocks[-1].table not in {-1, table}):
            self.add(BlockKind.PARAGRAPH, "")
        if kind is BlockKind.HEADING:
            self.title = self.title or text
            while self._headings and self._headings[-1].level >= level:
                self._headings.pop()
            self._path = self._path_of_headings()
        at = len(self._blocks)
        block = Block(at, kind, text, self._start, level, marker, table, header, self._path, tuple(runs))
        self._blocks.append(block)
        self._start += len(text) + 1
        if kind is BlockKind.HEADING:
            self._headings.append(block)
            self._path = self._path_of_headings()

    def closed(self) -> tuple[Block, ...]:
        """All blocks, with an empty paragraph at the end where nothing or a table stands there."""
        if not self._blocks or self._blocks[-1].kind is BlockKind.ROW:
            self.add(BlockKind.PARAGRAPH, "")
        return tuple(self._blocks)

    def _path_of_headings(self) -> tuple[str, ...]:
        return tuple(one.text for one in self._headings if one.text != self.title or one.level > 1)


class _Walk:
    """One walk over markdown-it's tokens."""

    def __init__(self, out: _Blocks) -> None:
        self._out = out
        self._env: EnvType = {}  # markdown-it keeps the targets of [links] in it
        self._heading = 0  # the level of the heading that is open
        self._lists: list[str] = []  # per open list: "" for bullets, else the number of the next item
        self._marker = ""  # of the item that has been opened and has no text yet
        self._quotes = 0
        self._table = -1
        self._cells: list[_Inline] | None = None
        self._header = False

    def over(self, body: str) -> None:
        """Add the blocks of ``body``."""
        for token in _MARKDOWN.parse(body, self._env):
            if token.type == "inline":
                self._add_text(token.content)
            elif token.type in {"fence", "code_block"}:
                self._add_code(token.content)
            elif token.type == "tr_close":
                self._add_row()
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
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
            case _:
                self._enter_table(token)

    def _enter_table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._table += 1
            case "thead_open" | "tbody_open":
                self._header = token.type == "thead_open"
            case "tr_open":
                self._cells = []

    def _add_text(self, content: str) -> None:
        inline = _plain_inline(content) or _inline(_MARKDOWN.inline.parse(content, _MARKDOWN, self._env, []))
        text, runs = inline.text, inline.runs
        if self._cells is not None:
            self._cells.append(_flat(inline))
        elif not text:
            return
        elif self._heading:
            self._out.add(BlockKind.HEADING, text.replace("\n", " "), level=self._heading, runs=runs)
        elif self._lists:
            marker, self._marker = self._marker, ""
            kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
            self._out.add(kind, text, level=len(self._lists), marker=marker, runs=runs)
        elif self._quotes:
            self._out.add(BlockKind.QUOTE, text, level=self._quotes, runs=runs)
        else:
            self._out.add(BlockKind.PARAGRAPH, text, runs=runs)

    def _add_code(self, content: str) -> None:
        code = content.rstrip("\n").replace("\t", "    ")
        text = "\n".join(line.translate(_PLAIN) for line in code.split("\n"))
        if text.strip():
            self._out.add(BlockKind.CODE, text, level=len(self._lists))

    def _next_marker(self) -> str:
        number = self._lists[-1]
        if not number:
            return BULLETS[min(len(self._lists), len(BULLETS)) - 1]
        self._lists[-1] = str(int(number) + 1)
        return f"{number}."

    def _add_row(self) -> None:
        cells, self._cells = self._cells or [], None
        text, runs = "", []
        for n, cell in enumerate(cells):
            shift = len(text) + (1 if n else 0)
            text += ("\n" if n else "") + cell.text
            runs += [replace(run, span=Span(run.span.start + shift, run.span.end + shift)) for run in cell.runs]
        self._out.add(BlockKind.ROW, text, table=self._table, header=self._header, runs=runs)


def _flat(cell: _Inline) -> _Inline:
    r"""A cell on one line: ``\n`` is the border between cells."""
    return _Inline(cell.text.replace("\n", " "), cell.runs)
