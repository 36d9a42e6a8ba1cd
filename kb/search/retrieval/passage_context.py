"""What is shown with a passage: the line that it answers, what it leads to, and what its section says besides.

A person at a counter reads a card, not an article: 要，同样承办 says nothing without the question above it, a row of a
table nothing without its head, and one item of a list is seldom all of the answer.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from kb.model import BlockKind, Span, card_lines
from kb.search.index.reader import IndexReader
from kb.search.index.segment_texts import IndexedBlock

# About how many characters a line of a card has: 64 at 1366×768, 38 at 1024×600.
LINE = 56
# Code points that a card shows of a passage that stands alone, and of what one leads to.
ROOM = 150
CELL = "｜"  # between the cells of a table's row
_LOOKED_AHEAD = 7  # passages
_LOOKED_AROUND = 40  # passages of a section, before and behind: a table may be long
_LONGEST_LEAD = 60  # code points
_ASKED_ABOVE = 4  # passages over which a question stands at most
_PARTING = frozenset({BlockKind.HEADING, BlockKind.ROW})  # what stands behind them answers no question before them
# What an item of a list says that it is about; what stands before the colon of a paragraph is part of a sentence.
_ABOUT = re.compile(r"(.{2,24}?)[:：]")
_LEADING = ("？", "?", "：", ":")  # the first and the third fold to the others: ``IndexReader.standing_alone``
_ASKING = ("？", "?")
_HOW_MANY = re.compile(r"几(?!乎)|多少|多久|多大|多长|多高")
_AMOUNT = re.compile(r"\d[\d,.]*|[一二三四五六七八九十百千万两]+(?=[天日年月次岁元倍个小周人份成])")


class PassageContext:
    """Looks around in the passages of one snapshot."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader

    def stands_alone(self, document: int) -> bool:
        """Whether a passage has no lead and leads to nothing: as most, and known in a tenth of the time."""
        return self._reader.standing_alone[document] != 0

    def lead(self, document: int) -> str:
        """The question that a passage answers, the line that its list belongs to, or its table's head; else empty."""
        reader, kind = self._reader, self._reader.kinds[document]
        if kind is BlockKind.HEADING or reader.asking[document]:
            return ""
        above = self._neighbours(document, -1)
        if kind is BlockKind.ROW:
            rows = [*takewhile(lambda n: reader.kind(n) is BlockKind.ROW, above)]
            return _cells(reader.text(rows[-1])) if rows else ""
        lead, lines = "", (n for n in above if reader.kind(n) is BlockKind.PARAGRAPH)
        if kind is BlockKind.ITEM and (line := next(lines, None)) is not None:
            lead = reader.text(line)
        if not lead.endswith(_LEADING):
            lead = self._question_above(document, above)
        return lead if len(lead) <= _LONGEST_LEAD else ""

    def follows(self, document: int) -> str:
        """The beginning of what a passage leads to: of a question its answer, of a heading what stands below it."""
        room = self._room(document)
        shown = ""
        for n in self._led_to(document):
            shown = _joined(shown, _cells(self._reader.text(n))).rstrip("；;。")
        return shown if len(shown) <= room else shown[:room].rstrip("，、；：") + "…"

    def section(self, document: int, found: Mapping[int, int], question: str, place: int) -> tuple[int, ...]:
        """The passages that a card shows together with one, which is among them, in their order.

        Of a passage that leads to others these, as far as they are shown whole. Of the rest others of the section, or
        of the answer to the same question: first those that were ``found`` (with their ranks), then, where the title or
        a heading above holds a word of the ``question``, those that stand there, as far as there are lines for them on
        the card at ``place`` (from 0).
        """
        reader = self._reader
        if leads(reader.indexed(document)):
            return (document, *self._led_to(document, whole=True))
        before, behind = self._answering(document, -1)[::-1], self._answering(document, 1)
        shown, room = [document], card_lines(place) - self._lines(document)
        for n in self._by_use([*before, *behind], found, question):
            if self._lines(n) <= room:
                room -= self._lines(n)
                shown.append(n)
        return tuple(sorted(shown))

    def about(self, document: int) -> str:
        """What a passage says itself that it is about, folded; empty where it says nothing of the kind.

        It is the question that it answers, its row's first cell, or what stands before an item's colon.
        """
        reader, text, kind = self._reader, self._reader.folded(document), self._reader.kind(document)
        if kind is BlockKind.ROW:
            return text.partition("\n")[0]
        for n in (document, *reader.around(document, -1, _ASKED_ABOVE)):
            if self._asks(n):
                return reader.folded(n)
            if reader.kind(n) in _PARTING:
                break
        begins = _ABOUT.match(text) if kind is BlockKind.ITEM else None
        return begins[1] if begins else ""

    def opens(self, document: int) -> bool:
        """Whether it is the paragraph that stands before an article's first heading: it says what is found below."""
        reader = self._reader
        plain = reader.kind(document) is BlockKind.PARAGRAPH and not reader.path(document)
        return plain and self._is_last_of_section(document)

    def below(self, document: int) -> list[int]:
        """The passage and those behind it under the same headings."""
        reader = self._reader
        path, serial, size = reader.path(document), reader.serial(document), reader.lengths.size
        same = takewhile(lambda n: reader.serial(n) == serial and reader.path(n) == path, range(document, size))
        return [*same]

    def lines(self, documents: Sequence[int]) -> Iterator[tuple[int, str, bool]]:
        """Passages as the lines of a card; with each whether others stand between it and the line before."""
        before = None
        for n in documents:
            gap = before is not None and any(before < other < n for other in self._answering(before, 1))
            yield n, _cells(self._reader.text(n)), gap
            before = n

    # --- inside -----------------------------------------------------------------------------------------------------

    def _is_last_of_section(self, document: int) -> bool:
        """Whether a heading of the same article stands behind the passage."""
        reader, n = self._reader, document + 1
        there = n < reader.lengths.size and reader.serial(n) == reader.serial(document)
        return there and reader.kind(n) is BlockKind.HEADING

    def _lines(self, document: int) -> int:
        return math.ceil((int(self._reader.lengths[document]) + 1) / LINE)

    def _by_use(self, others: Sequence[int], found: Mapping[int, int], question: str) -> list[int]:
        """Passages of a section: those that were found, the best first; of one about the question the others behind."""
        reader = self._reader
        ranked = sorted((n for n in others if n in found), key=lambda n: found[n])
        if not others:
            return []
        about = f"{reader.title(others[0])}\n{reader.path(others[0])}"
        if not any(pair in about for pair in map("".join, pairwise(question))):
            return ranked
        rest = [n for n in others if n not in found]
        if _HOW_MANY.search(question):
            rest.sort(key=lambda n: not _AMOUNT.search(reader.text(n)))
        return [*ranked, *rest]

    def _room(self, document: int) -> int:
        """How much of what a passage leads to is shown (code points)."""
        return max(ROOM - int(self._reader.lengths[document]), ROOM // 2)

    def _led_to(self, document: int, *, whole: bool = False) -> Iterator[int]:
        """The passages that begin what a passage leads to, until there is no room; ``whole``: only those that fit.

        A line that leads to a list has its items; headings between are left out, and so is a table's first row.
        """
        reader, serial = self._reader, self._reader.serial(document)
        begins, shown, room = reader.indexed(document), 0, self._room(document)
        titled = begins.text == reader.entry(serial).title and not begins.heading_path
        below = () if titled else (*begins.heading_path, begins.text)
        before = begins.kind
        for n in range(document + 1, min(document + 1 + _LOOKED_AHEAD, reader.lengths.size)):
            block = reader.indexed(n)
            if begins.kind is BlockKind.HEADING:
                over = block.kind is BlockKind.HEADING and block.heading_path[: len(below)] != below
            else:
                over = bool(shown) and block.kind is not BlockKind.ITEM
            if over or reader.serial(n) != serial or shown >= room:
                return
            if block.kind is not BlockKind.HEADING and (block.kind is not BlockKind.ROW or before is BlockKind.ROW):
                shown += len(block.text)
                if not whole or shown <= room:
                    yield n
            before = block.kind

    def _question_above(self, document: int, above: range) -> str:
        """The nearest question above a passage; what ends with a question mark does so in its fold as well."""
        reader, n = self._reader, self._reader.asking_above[document]
        while n in above and not reader.text(n).endswith(_ASKING):
            n = reader.asking_above[n]
        return reader.text(n) if n in above else ""

    def _neighbours(self, document: int, step: int) -> range:
        """The passages before (``step`` −1, the nearest first) or behind one, up to the next heading."""
        return self._reader.around(document, step, _LOOKED_AROUND)

    def _asks(self, document: int) -> bool:
        """Whether the passage is a question that the next one answers."""
        return self._reader.asking[document]

    def _answering(self, document: int, step: int) -> list[int]:
        """The neighbours that answer what the passage answers: up to the next heading or question, heads left out."""
        reader, around = self._reader, self._neighbours(document, step)
        if step < 0:
            around = range(around.start, max(around.stop, reader.asking_above[document]), step)
        else:
            around = range(around.start, min(around.stop, reader.asking_below[document]))
        kinds = reader.kinds
        return [n for n in around if kinds[n] is not BlockKind.ROW or kinds[n - 1] is BlockKind.ROW]


def amounts_asked_for(question: str, text: str) -> list[Span]:
    """Where numbers stand in a text, if a question asks how many, how long or how old; else nowhere."""
    return [Span(*found.span()) for found in _AMOUNT.finditer(text)] if _HOW_MANY.search(question) else []


def asks_how_many(question: str) -> bool:
    """Whether a question asks how many, how long or how old."""
    return bool(_HOW_MANY.search(question))


def has_amount(text: str) -> bool:
    """Whether a text says how many of something."""
    return bool(_AMOUNT.search(text))


def leads(block: IndexedBlock) -> bool:
    """Whether the answer stands behind the block: a heading, a question, or a line that ends with a colon."""
    return block.kind is BlockKind.HEADING or block.text.endswith(_LEADING)


def _cells(text: str) -> str:
    return text.replace("\n", CELL)


def _joined(shown: str, text: str) -> str:
    """Two lines as one: a line that leads to the other has its own sign already."""
    return text if not shown else shown + text if shown.endswith(_LEADING) else f"{shown}；{text}"
