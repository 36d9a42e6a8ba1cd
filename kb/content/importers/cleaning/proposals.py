"""Cleaning of scraped text as a list of changes, each to be accepted or rejected."""

from collections.abc import Iterator, Sequence
from itertools import count

from kb.content.importers.cleaning.boilerplate import boilerplate
from kb.content.importers.cleaning.edits import PARAGRAPH_BREAK, Change, ChangeKind, Edit
from kb.content.importers.cleaning.numerals import misplaced_digits
from kb.content.importers.cleaning.paragraphs import cut_lines, lost_breaks
from kb.content.importers.document import Part

_AROUND = 12  # code points shown on both sides of a change


def propose_changes(parts: Sequence[Part]) -> tuple[Change, ...]:
    """All changes, by kind and then in reading order; their keys count from 1. None touches what another removes."""
    keys = count(1)
    removed = {(piece.part, at) for piece in boilerplate(parts) for at in range(piece.start, piece.end)}
    changes = [*_removals(parts, keys), *_joins(parts, keys), *_breaks(parts, keys)]
    return (*changes, *_numerals(parts, keys, removed))


def _removals(parts: Sequence[Part], keys: Iterator[int]) -> Iterator[Change]:
    for piece in boilerplate(parts):
        text = parts[piece.part].text
        before = text[piece.start : piece.end].strip()
        yield Change(
            next(keys),
            ChangeKind.BOILERPLATE,
            before,
            "",
            _context(text, piece.start, piece.end),
            (Edit(piece.part, piece.start, piece.end),),
        )


def _joins(parts: Sequence[Part], keys: Iterator[int]) -> Iterator[Change]:
    for run in cut_lines(parts):
        edits = tuple(Edit(at, len(parts[at].text), len(parts[at].text), joins=True) for at in run[:-1])
        lines = [parts[at].text for at in run]
        yield Change(next(keys), ChangeKind.JOINED, "\n".join(lines), "".join(map(str.strip, lines)), edits=edits)


def _breaks(parts: Sequence[Part], keys: Iterator[int]) -> Iterator[Change]:
    for lost in lost_breaks(parts):
        text = parts[lost.part].text
        yield Change(
            next(keys),
            ChangeKind.BROKEN_UP,
            text[lost.start : lost.end],
            "¶",
            _context(text, lost.start, lost.end),
            (Edit(lost.part, lost.start, lost.end, PARAGRAPH_BREAK),),
        )


def _numerals(parts: Sequence[Part], keys: Iterator[int], removed: set[tuple[int, int]]) -> Iterator[Change]:
    found = misplaced_digits(parts)
    for digit in found.digits:
        if (digit.part, digit.at) in removed:
            continue
        text = parts[digit.part].text
        yield Change(
            next(keys),
            ChangeKind.NUMERAL,
            text[digit.at],
            digit.numeral,
            _context(text, digit.at, digit.at + 1),
            (Edit(digit.part, digit.at, digit.at + 1, digit.numeral),),
            accepted_by_default=found.replaced,  # a lone one may be meant
        )


def _context(text: str, start: int, end: int) -> str:
    """The text around a change, which stands in 【】."""
    return (
        f"{text[max(0, start - _AROUND) : start]}【{text[start:end].strip()[:60]}】{text[end : end + _AROUND]}".strip()
    )
