r"""One Markdown file becomes an article: blocks, and the canonical text all offsets count in.

The canonical text is the blocks' plain texts joined with ``\n``. It is made so that a QTextDocument built from the
same blocks (rows as real tables) has exactly this plain text. Qt begins and ends a table inside other text and puts
every cell on a line of its own; hence a row's text is its cells joined with ``\n``, and an empty paragraph stands
before a table that opens an article or follows another, and behind one that closes it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kb.content.front_matter import FrontMatter, read_front_matter
from kb.content.markdown.blocks import read_blocks
from kb.content.markdown.bounds import MOST_MARKS, as_written
from kb.content.markdown.callouts import labelled_quote
from kb.content.markdown.html import HtmlKind, HtmlPiece, html_pieces
from kb.content.markdown.inline_text import Inline, joined
from kb.content.markdown.inlines import References, read_inline
from kb.content.markdown.leaves import Leaf, LeafKind, Problem, bullet
from kb.content.markdown.plain import MEANT_BREAK, PLAIN
from kb.model import Article, ArticleHead, Block, BlockKind, Run
from kb.translation import tr

_HEAD_DATES = ("updated", "issued", "effective", "expires", "review_by")
_HEAD_WORDS = (
    *("summary", "source", "kind", "number", "authority", "checklist_repeat", "acknowledge"),
    *_HEAD_DATES,
)
_HEAD_LISTS = ("roles", "topics", "keywords", "replaces", "checklist")
# What nobody sees at the beginning of a line hides the signs behind it: files that were put together keep the marks of
# the later ones in their middle.
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\x0b\x0c]")
_UNSEEN_START = re.compile(rf"^{_UNSEEN.pattern}+(?=[ \t]*(?:#{{1,6}}|[-*+>|]|\d{{1,3}}[.)])[ \t])", re.MULTILINE)
_TABLE_OF_CONTENTS = re.compile(
    r"\[?\[_?toc_?\]\]?|\{:?toc\}|@\[toc\](?:\((?P<title>[^()\n]{0,200})\))?", re.IGNORECASE
)  # asks for one to be made here, below a title
_HEAD_LENGTH = 20_000  # characters that are looked through for a first heading where only the head is wanted
_MOST_CELLS = 1_000_000  # of one table, filled up ones included: a row of 10,000 cells does not make all so wide


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article, and what of its file is shown otherwise than it was meant."""

    article: Article
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedHead:
    """The head of an article, and what of its front matter could not be read."""

    head: ArticleHead
    problems: tuple[Problem, ...] = ()


def parse_article(source: str, *, fallback_id: str, pack_id: str = "") -> Article:
    """The article in ``source`` (Markdown, with or without front matter). Never raises on any text.

    Without an ``id`` the ``fallback_id`` is taken, without a ``title`` the first heading, then the id.
    """
    return parse(source, fallback_id=fallback_id, pack_id=pack_id).article


def parse(source: str, *, fallback_id: str, pack_id: str = "") -> Parsed:
    """As ``parse_article``, with the problems found on the way."""
    source = _with_line_ends(source)
    matter = read_front_matter(source)
    article_id = matter.word("id") or fallback_id
    out = _Blocks(matter.word("title"))
    structure = read_blocks(_cleaned(source[matter.end :]), matter.lines + 1)
    references = References(structure.definitions, structure.footnotes)
    _Writer(out, references).write(structure.leaves)
    blocks = out.closed()
    text = "\n".join(block.text for block in blocks)
    article = Article(
        **_fields(matter, article_id, out.title or article_id, pack_id),
        blocks=blocks,
        text=text,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
    )
    problems = [*matter.problems, *structure.problems]
    if references.unread:
        problems.append(Problem(0, tr("文章里的格式符号超过 {most:,} 个，多出来的按原样显示").format(most=MOST_MARKS)))
    if references.wordless:
        problems.append(
            Problem(0, tr("{count} 张图片（或视频等）没有文字说明，不显示").format(count=references.wordless))
        )
    return Parsed(article, tuple(problems))


def parse_head(source: str, *, fallback_id: str, pack_id: str = "") -> ParsedHead:
    """The head that ``parse`` would give, in a time that does not grow with the text.

    The title of an article that names none is the first heading in its first 20,000 characters.
    """
    source = _with_line_ends(source)
    matter = read_front_matter(source)
    article_id = matter.word("id") or fallback_id
    title = matter.word("title")
    if not title:
        beginning = source[matter.end : matter.end + _HEAD_LENGTH]
        title = parse_article(beginning.rpartition("\n")[0] or beginning, fallback_id="").title
    return ParsedHead(ArticleHead(**_fields(matter, article_id, title or article_id, pack_id)), matter.problems)


def _fields(matter: FrontMatter, article_id: str, title: str, pack_id: str) -> dict[str, Any]:
    """The fields of an ``ArticleHead``."""
    return {
        **{name: matter.word(name) for name in _HEAD_WORDS},
        **{name: matter.words(name) for name in _HEAD_LISTS},
        "id": article_id,
        "title": title,
        "pack_id": pack_id,
    }


def _with_line_ends(source: str) -> str:
    r"""The source with ``\n`` as its only line end."""
    return source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source


def _cleaned(body: str) -> str:
    """The body without the two characters that the rules use as signs, and without what hides a sign behind it."""
    body = body.replace("\0", "").replace(MEANT_BREAK, "")
    return _UNSEEN_START.sub("", body) if _UNSEEN.search(body) else body


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


class _Writer:
    """Turns leaves into blocks: reads what stands in them, and fills up the rows of tables."""

    def __init__(self, out: _Blocks, references: References) -> None:
        self._out = out
        self._references = references
        self._table = -1

    def write(self, leaves: Sequence[Leaf]) -> None:
        """Add the blocks of all leaves.

        Whether a definition is used is known only when all else has been read; unused ones are text.
        """
        read = {
            at: read_inline(_said(leaf), self._references)
            for at, leaf in enumerate(leaves)
            if leaf.kind is LeafKind.TEXT or leaf.kind is LeafKind.HEADING
        }
        rows = {at: [*self._rows(leaf)] for at, leaf in enumerate(leaves) if leaf.kind is LeafKind.TABLE}
        pieces = {at: [*self._pieces(leaf)] for at, leaf in enumerate(leaves) if leaf.kind is LeafKind.HTML}
        for at, leaf in enumerate(leaves):
            match leaf.kind:
                case LeafKind.TEXT:  # as nearly always
                    self._text(leaf, read[at])
                case LeafKind.HEADING:
                    self._heading(read[at], leaf.level)
                case LeafKind.CODE:
                    self._code(leaf)
                case LeafKind.TABLE:
                    self._add_table(rows[at])
                case LeafKind.HTML:
                    self._html(leaf, pieces[at])
                case LeafKind.UNREAD:
                    self._out.add(BlockKind.PARAGRAPH, as_written(leaf.content).text)
                case LeafKind.DEFINITION if leaf.label not in self._references.used:
                    self._text(leaf, read_inline(f"\\{leaf.content}", self._references))

    def _heading(self, inline: Inline, level: int) -> None:
        if inline.text:
            self._out.add(BlockKind.HEADING, inline.text.replace("\n", " "), level=level, runs=inline.runs)

    def _text(self, leaf: Leaf, inline: Inline) -> None:
        if not inline.text:
            return
        if leaf.depth:
            marker = leaf.item.take() if leaf.item else ""
            kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
            self._out.add(kind, inline.text, level=leaf.depth, marker=marker or "", runs=inline.runs)
        elif leaf.quotes:
            self._out.add(BlockKind.QUOTE, inline.text, level=leaf.quotes, runs=inline.runs)
        else:
            self._out.add(BlockKind.PARAGRAPH, inline.text, runs=inline.runs)

    def _code(self, leaf: Leaf) -> None:
        code = leaf.content.rstrip("\n").replace("\t", "    ")
        text = "\n".join(line.translate(PLAIN) for line in code.split("\n"))
        if text.strip():
            self._out.add(BlockKind.CODE, text, level=leaf.depth)

    # --- tables ------------------------------------------------------------------------------------------------------

    def _rows(self, leaf: Leaf) -> Iterator[list[Inline]]:
        for row in leaf.rows:
            yield [_flat(read_inline(cell, self._references)) for cell in row]

    def _add_table(self, rows: Sequence[list[Inline]]) -> None:
        """One block a row. A cell more than the header has is kept: the whole table becomes as wide as its widest row.

        GitHub drops such cells, and with them text.
        """
        columns = max(map(len, rows), default=0)
        if not columns:
            return
        if columns * len(rows) > _MOST_CELLS:  # a row that wide is no row
            for row in rows:
                self._out.add(BlockKind.PARAGRAPH, joined(row, " ").text)
            return
        self._table += 1
        for at, row in enumerate(rows):
            filled = joined([*row, *(Inline() for _ in range(columns - len(row)))], "\n")
            self._out.add(BlockKind.ROW, filled.text, table=self._table, header=at == 0, runs=filled.runs)

    # --- HTML --------------------------------------------------------------------------------------------------------

    def _pieces(self, leaf: Leaf) -> Iterator[tuple[HtmlPiece, list[Inline]]]:
        tags = leaf.content.count("<")
        if tags > self._references.marks_left:
            self._references.unread = True
            yield HtmlPiece(HtmlKind.TEXT, leaf.content), [as_written(leaf.content)]
            return
        self._references.marks_left -= tags
        for piece in html_pieces(leaf.content):
            if piece.kind is HtmlKind.CODE:
                yield piece, []
            else:
                sources = piece.cells if piece.kind is HtmlKind.ROW else (piece.content,)
                yield piece, [read_inline(source, self._references) for source in sources]

    def _html(self, leaf: Leaf, pieces: Sequence[tuple[HtmlPiece, list[Inline]]]) -> None:
        rows: list[list[Inline]] = []
        for piece, inlines in pieces:
            if piece.kind is HtmlKind.ROW:
                if any(inline.text for inline in inlines):  # else one that holds pictures, or nothing
                    rows.append([_flat(inline) for inline in inlines])
                continue
            self._add_table(rows)
            rows = []
            self._html_piece(leaf, piece, inlines[0] if inlines else Inline())
        self._add_table(rows)

    def _html_piece(self, leaf: Leaf, piece: HtmlPiece, inline: Inline) -> None:
        depth, quotes = leaf.depth, leaf.quotes
        match piece.kind:
            case HtmlKind.HEADING:
                self._heading(inline, piece.level)
            case HtmlKind.CODE:
                self._code(Leaf(LeafKind.CODE, piece.content, depth))
            case HtmlKind.ITEM if inline.text:
                level = depth + piece.level
                marker = f"{piece.number}." if piece.number else bullet(level)
                self._out.add(BlockKind.ITEM, inline.text, level=level, marker=marker, runs=inline.runs)
            case HtmlKind.QUOTE:
                self._text(Leaf(LeafKind.TEXT, "", depth, quotes + piece.level, leaf.item), inline)
            case HtmlKind.TEXT:
                self._text(Leaf(LeafKind.TEXT, "", depth + piece.level, quotes, leaf.item), inline)


def _said(leaf: Leaf) -> str:
    """The source of a text or heading; of a line that asks for a table of contents what shall stand above that."""
    contents = _TABLE_OF_CONTENTS.fullmatch(leaf.content) if leaf.kind is LeafKind.TEXT else None
    if contents is not None:
        return contents["title"] or ""
    return labelled_quote(leaf.content) if leaf.quotes else leaf.content


def _flat(cell: Inline) -> Inline:
    r"""A cell on one line: ``\n`` is the border between cells."""
    return Inline(cell.text.replace("\n", " "), cell.runs)
