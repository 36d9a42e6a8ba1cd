"""A selected passage as the clipboard holds it: a table as rows of cells, for spreadsheets and word processors."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from kb.model import Article, Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Copied:
    """``text`` has a tab between the cells of a row; ``html`` is empty where no table is among the passage."""

    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The selected part of a block."""

    block: Block
    text: str

    @property
    def cells(self) -> list[str]:
        """The cells of a row."""
        return self.text.split("\n")


def copied(article: Article, span: Span) -> Copied:
    """The passage at ``span``; without a table exactly its canonical text."""
    pieces = [_Piece(block, _cut(block, span)) for block in article.blocks if _is_in(block, span)]
    if not any(_is_row(piece) for piece in pieces):
        return Copied(article.text[span.start : span.end])
    text = "\n".join("\t".join(piece.cells) if _is_row(piece) else piece.text for piece in pieces)
    groups = groupby(pieces, key=lambda piece: piece.block.table if _is_row(piece) else -1)
    return Copied(text, "".join(_table(some) if table >= 0 else _lines(some) for table, some in groups))


def _is_in(block: Block, span: Span) -> bool:
    return block.start < span.end and span.start < block.end


def _is_row(piece: _Piece) -> bool:
    return piece.block.kind is BlockKind.ROW


def _cut(block: Block, span: Span) -> str:
    return block.text[max(0, span.start - block.start) : max(0, span.end - block.start)]


def _table(rows: Iterable[_Piece]) -> str:
    return f"<table>{''.join(map(_row, rows))}</table>"


def _row(piece: _Piece) -> str:
    tag = "th" if piece.block.header else "td"
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in piece.cells)}</tr>"


def _lines(pieces: Iterable[_Piece]) -> str:
    return "".join(f"<p>{escape(piece.text).replace(chr(10), '<br>')}</p>" for piece in pieces)
