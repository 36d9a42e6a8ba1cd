"""From places on pages to reading order: running heads away, columns one after the other, lines joined to paragraphs.

Measures are points; a page's origin is its lower left corner. Everything is measured in the size of the text itself.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kb.content.importers.document import DropKind, DropList, Part, PartKind
from kb.content.importers.pdf.columns import Region, bounds, regions_of
from kb.content.importers.pdf.page import Line, Page, Segment, TurnedText, lines_of
from kb.content.importers.pdf.tables import PageTable, table_part, take_tables
from kb.content.importers.shapes import opens_block

_MARGIN = 0.13  # of a page's height: where running heads and page numbers stand
_REPEATED = 0.4  # of the pages: what stands on so many is a running head
_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,4})\s*(?:页)?"
    r"(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*(?:页)?)?[-—–－·•\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# A dot may have spaces behind it, but not before it: with both, a long row of spaced dots takes exponential time.
_CONTENTS_LINE = re.compile(r".{2,80}?(?:[.．·…‥]\s*){4,}[-—]?\s*\d{1,4}\s*[-—]?")
_SENTENCE_END = re.compile(r"[。！？；：!?;:]['”’」）)]*$")
_TITLE_SIZE = 1.15  # of the size of the text


def _nothing() -> None:
    pass


def parts_of_pages(pages: Sequence[Page], drops: DropList, go_on: Callable[[], None] = _nothing) -> list[Part]:
    """The text of all pages in reading order; what repeats on the pages is left out and listed.

    ``go_on`` is called before each page: by it the time that a page takes is bounded.
    """
    heads = _running_heads(pages)
    marks = _watermarks(pages)
    body_size = _body_size(pages)
    blocks: list[Line | Part | _Over] = []
    contents: list[tuple[Page, list[PageTable], list[Region]]] = []
    for page in pages:
        go_on()
        kept = [line for line in lines_of(page.segments) if not _is_margin_text(line, page, heads, drops)]
        kept = [line for line in kept if not _is_contents_line(line, drops)]
        tables, rest = take_tables(page, kept)
        contents.append((page, tables, regions_of(rest, page)))
    bounded = bounds([regions for _, _, regions in contents])
    for (page, tables, _), lines in zip(contents, bounded, strict=True):
        go_on()
        placed: list[tuple[float, Sequence[Part | _Over]]] = [(table.top, (table_part(table),)) for table in tables]
        placed += [(turned.top, _turned(turned, page, heads, marks, drops)) for turned in page.turned]
        blocks += _with_tables(lines, placed)
    return [_heading_by_size(part, size, body_size) for part, size in _paragraphs(blocks)]


def title_of_pages(pages: Sequence[Page]) -> str:
    """The largest text at the top of the first page, over several lines if need be; empty when all is of one size."""
    if not pages:
        return ""
    body = _body_size(pages)
    lines = [line for line in lines_of(pages[0].segments) if line.bottom > pages[0].height * 0.35]
    lines = [line for line in lines if not re.search(r"文件$|〔\d{4}〕", line.text) and len(line.text) <= 60]
    largest = max((line.size for line in lines), default=0.0)
    if largest < body * _TITLE_SIZE:
        return ""
    title: list[Line] = []
    for line in lines:
        if line.size >= largest * 0.93 and (not title or title[-1].bottom - line.top < largest * 1.5):
            title.append(line)
        elif title:
            break
    text = "".join(line.text for line in title)
    return text if 2 <= len(text) <= 80 else ""


# --- what stands on every page -------------------------------------------------------------------------------------


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """The lines near the edges that stand on many pages, digits aside."""
    counts: Counter[str] = Counter()
    for page in pages:
        edge = {_pattern(line.text) for line in lines_of(page.segments) if _in_margin(line, page)}
        boxes = (box for one in page.turned if not one.slanted for box in one.boxes)
        counts.update(edge | {_pattern(box.text) for box in boxes if _at_side(box, page)})
    least = max(3, len(pages) * _REPEATED)
    return frozenset(text for text, count in counts.items() if count >= least)


def _watermarks(pages: Sequence[Page]) -> frozenset[str]:
    """The slanted texts that stand on many pages, or three times on one."""
    found = [[_pattern(one.page.segments[0].text) for one in page.turned if one.slanted] for page in pages]
    on_pages = Counter(text for texts in found for text in set(texts))
    least = max(2, len(pages) * _REPEATED)
    often = {text for texts in found for text, count in Counter(texts).items() if count >= 3}
    return frozenset(often | {text for text, count in on_pages.items() if count >= least})


def _at_side(box: Segment, page: Page) -> bool:
    """Whether a box stands in any of the four margins."""
    beside = box.left > page.width * (1 - _MARGIN) or box.right < page.width * _MARGIN
    return beside or box.bottom > page.height * (1 - _MARGIN) or box.top < page.height * _MARGIN


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split()))


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _is_margin_text(line: Line, page: Page, heads: frozenset[str], drops: DropList) -> bool:
    if not _in_margin(line, page):
        return False
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        drops.add(DropKind.PAGE_NUMBER)
        return True
    if _pattern(line.text) in heads:
        drops.add(DropKind.RUNNING_HEAD, _DIGITS.sub("#", line.text))
        return True
    return False


def _is_contents_line(line: Line, drops: DropList) -> bool:
    if not _CONTENTS_LINE.fullmatch(line.text.strip()):
        return False
    drops.add(DropKind.CONTENTS, line.text)
    return True


# --- paragraphs ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Over:
    """A part that lies over the text: it waits until the paragraph ends."""

    part: Part


def _with_tables(
    lines: Sequence[Line], tables: Sequence[tuple[float, Sequence[Part | _Over]]]
) -> list[Line | Part | _Over]:
    """Put each table before the first line that stands below it."""
    out: list[Line | Part | _Over] = []
    waiting = sorted(tables, key=lambda pair: -pair[0])
    for line in lines:
        while waiting and line.top < waiting[0][0]:
            out += waiting.pop(0)[1]
        out.append(line)
    return out + [part for _, parts in waiting for part in parts]


def _turned(
    turned: TurnedText, page: Page, heads: frozenset[str], marks: frozenset[str], drops: DropList
) -> Sequence[Part | _Over]:
    """The parts of a text at an angle to its page; a table ends the paragraph before it, the rest lies over it."""
    known = marks if turned.slanted else heads
    kept = []
    for segment, box in zip(turned.page.segments, turned.boxes, strict=True):
        if _pattern(box.text) in known and (turned.slanted or _at_side(box, page)):
            drops.add(DropKind.RUNNING_HEAD, box.text)
        else:
            kept.append(segment)
    if turned.slanted:
        return [_Over(Part(PartKind.PARAGRAPH, segment.text)) for segment in kept]
    tables, rest = take_tables(turned.page, lines_of(kept))
    (lines,) = bounds([regions_of(rest, turned.page)])
    blocks = _with_tables(lines, [(table.top, (table_part(table),)) for table in tables])
    parts = [part for part, _ in _paragraphs(blocks)]
    return parts if tables else [_Over(part) for part in parts]


def _paragraphs(blocks: Sequence[Line | Part | _Over]) -> Iterator[tuple[Part, float]]:
    """Lines joined; each paragraph with the size of its text."""
    run: list[Line] = []
    over: list[Part] = []
    for block in blocks:
        if isinstance(block, _Over):
            over.append(block.part)
            continue
        if isinstance(block, Part):
            yield from _paragraph(run, over)
            run = []
            yield block, 0.0
            continue
        if run and not _goes_on(run[-1], block):
            yield from _paragraph(run, over)
            run = []
        run.append(block)
    yield from _paragraph(run, over)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if abs(before.size - line.size) > 0.25 * max(before.size, line.size) or not before.is_full():
        return False
    if _is_row(before) or _is_row(line):
        return False
    if line.is_indented() and not before.is_indented():
        return False
    ended = bool(_SENTENCE_END.search(before.text))
    if line.is_indented() and ended:
        return False
    return not (ended and opens_block(line.text))


def _is_row(line: Line) -> bool:
    """Whether a line is texts side by side with wide gaps, and not a number with its text."""
    count = len(line.segments)
    return count > 2 or (count == 2 and not opens_block(line.segments[0].text))


def _paragraph(run: Sequence[Line], over: list[Part]) -> Iterator[tuple[Part, float]]:
    """The paragraph of some lines, and behind it what lies over it, which is taken off ``over``."""
    if run:
        yield _joined(run)
    yield from ((part, 0.0) for part in over)
    over.clear()


def _joined(run: Sequence[Line]) -> tuple[Part, float]:
    text = ""
    for line in run:
        piece = line.text
        if text and text[-1].isascii() and piece[:1].isascii() and text[-1].isalnum() and piece[:1].isalnum():
            text += " "
        text += piece
    return Part(PartKind.PARAGRAPH, text), max(line.size for line in run)


def _body_size(pages: Sequence[Page]) -> float:
    """The size most of the text is set in."""
    counts: Counter[float] = Counter()
    for page in pages:
        for segment in page.segments:
            counts[round(segment.size, 1)] += len(segment.text)
    return counts.most_common(1)[0][0] if counts else 1.0


def _heading_by_size(part: Part, size: float, body: float) -> Part:
    """Short text that is clearly larger than the body is a heading; its level is left to the structure."""
    if part.kind is not PartKind.PARAGRAPH or size < body * 1.25 or len(part.text) > 40:
        return part
    if _SENTENCE_END.search(part.text):
        return part
    return Part(PartKind.HEADING, part.text, 1 if size >= body * 1.6 else 2)
