"""Lines become an article: what has no article of its own is printed as if it had one."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.exchange.notes.wording import ENDED_LINES
from kb.model import Article, Block, BlockKind, InlineStyle, Run, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One block to be; ``strong`` are spans of ``text``. See ``Block`` for the rest."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    table: int = -1
    header: bool = False
    strong: tuple[Span, ...] = ()


def composed(title: str, lines: Iterable[Line], *, start: Article | None = None) -> Article:
    """An article called ``title`` of these lines; with ``start`` that article, with the lines behind its own."""
    blocks = list(start.blocks) if start else []
    offset = len(start.text) + 1 if start and start.blocks else 0
    path: list[tuple[int, str]] = [(1, "")] if start else []
    for line in lines:
        text = printable(line.text)
        if line.kind is BlockKind.HEADING:
            path = [above for above in path if above[0] < line.level]
        above = tuple(words for _, words in path if words)
        runs = tuple(Run(span, InlineStyle.STRONG) for span in line.strong if 0 <= span.start < span.end <= len(text))
        blocks.append(
            Block(len(blocks), line.kind, text, offset, line.level, line.marker, line.table, line.header, above, runs)
        )
        if line.kind is BlockKind.HEADING:
            path.append((line.level, "" if text == title else text))
        offset += len(text) + 1
    text = "\n".join(block.text for block in blocks)
    if start:
        return replace(start, blocks=tuple(blocks), text=text, text_hash="")
    return Article(id="", title=title, blocks=tuple(blocks), text=text, text_hash="")


def printable(text: str) -> str:
    """``text`` with one kind of line end and without control characters, which no printer knows.

    Every character but line ends counts on as one: where one is left out, a blank stands.
    """
    ended = text.replace("\r\n", "\n").translate(ENDED_LINES)
    return "".join(" " if unicodedata.category(one) in {"Cc", "Cs"} and one != "\n" else one for one in ended)
