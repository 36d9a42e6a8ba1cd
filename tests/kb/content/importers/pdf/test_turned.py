"""Text at an angle to its page is read whole, in its own order, where it stands.

Covers: kb/content/importers/pdf/reader.py.
"""

import math
from pathlib import Path

from kb.content.importers.document import DropKind, DropList, Part, PartKind
from kb.content.importers.limits import Meter
from kb.content.importers.pdf.layout import parts_of_pages
from kb.content.importers.pdf.page import Page, Segment, TurnedText
from kb.content.importers.pdf.reader import read_pdf
from tests.kb.content.importers.pdf_files import text_pdf

ABOVE, BELOW = "What is said above the table.", "What is said below the table."


def drawn(text: str, x: float, y: float, degrees: float, size: float = 12) -> bytes:
    """Operators that write a text from a place on at an angle, counter-clockwise."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return b"BT /F %.1f Tf %.6f %.6f %.6f %.6f %.3f %.3f Tm (%s) Tj ET\n" % (
        size,
        cos,
        sin,
        -sin,
        cos,
        x,
        y,
        text.encode("ascii"),
    )


def parts_of(folder: Path, content: bytes) -> tuple[Part, ...]:
    path = folder / "a.pdf"
    path.write_bytes(text_pdf((), content))
    return read_pdf(path, Meter()).parts


def page_with(text: str, *, slanted: str) -> Page:
    """A page of one paragraph, a full line and the text, under a slanted one."""
    lines = ("甲" * 36, text)
    own = tuple(
        Segment(line, 80, 698 - 20 * n, 80 + 12 * len(line), 710 - 20 * n, 700 - 20 * n) for n, line in enumerate(lines)
    )
    mark = Segment(slanted, 200, 400, 400, 600, 400)
    return Page(595, 842, own, turned=(TurnedText(Page(595, 842, (mark,)), (mark,), slanted=True),))


def test_a_text_is_whole_at_any_angle(tmp_path: Path) -> None:
    for degrees in (*range(0, 360, 12), 1, 2, 44, 89, 91, 178):
        content = drawn(ABOVE, 72, 760, 0) + drawn("no longer in force", 300, 400, degrees) + drawn(BELOW, 72, 60, 0)
        assert [part.text for part in parts_of(tmp_path, content)] == [ABOVE, "no longer in force", BELOW], degrees


def test_a_sideways_table_in_an_upright_page_has_its_rows_and_stands_between_its_neighbours(tmp_path: Path) -> None:
    content = drawn(ABOVE, 72, 760, 0) + drawn(BELOW, 72, 300, 0)
    xs, ys = (150, 180, 210), (400, 500, 600, 700)  # rows run to the right, columns upwards
    content += b"".join(b"%d 400 m %d 700 l S\n" % (x, x) for x in xs)
    content += b"".join(b"150 %d m 210 %d l S\n" % (y, y) for y in ys)
    rows = (("Kind", "Term", "Rate"), ("Fixed", "1 year", "3.85%"))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            content += drawn(cell, xs[row] + 20, ys[column] + 8, 90)
    assert parts_of(tmp_path, content) == (
        Part(PartKind.PARAGRAPH, ABOVE),
        Part(PartKind.TABLE, rows=rows),
        Part(PartKind.PARAGRAPH, BELOW),
    )


def test_a_sideways_word_in_a_cell_belongs_to_its_table(tmp_path: Path) -> None:
    content = b"".join(b"%d 600 m %d 700 l S\n" % (x, x) for x in (100, 130, 300))
    content += b"".join(b"100 %d m 300 %d l S\n" % (y, y) for y in (600, 700))
    content += b"130 650 m 300 650 l S\n"
    content += drawn("Loans", 119, 630, 90) + drawn("Fixed", 140, 670, 0) + drawn("Open", 140, 620, 0)
    (table,) = parts_of(tmp_path, content)
    assert table.rows == (("Loans", "Fixed"), ("Loans", "Open"))


def test_a_stamp_over_a_paragraph_comes_behind_it_and_a_seal_is_read_round_its_edge(tmp_path: Path) -> None:
    lines = ["a line of a paragraph that goes on in the one below it and fills its column"] * 3
    content = b"".join(drawn(line, 72, 700 - 20 * n, 0) for n, line in enumerate(lines))
    content += drawn("CANCELLED", 200, 670, 25, size=20)
    for n, sign in enumerate(seal := "BRANCH NUMBER TWO OF THE CITY".replace(" ", "")):
        angle = math.radians(220 - 260 * n / (len(seal) - 1))
        place = 400 + 60 * math.cos(angle), 400 + 60 * math.sin(angle)
        content += drawn(sign, *place, math.degrees(angle) - 90)
    assert [part.text for part in parts_of(tmp_path, content)] == [" ".join(lines), "CANCELLED", seal]


def test_a_watermark_goes_and_is_listed_while_a_single_stamp_stays() -> None:
    drops = DropList()
    words = [f"第{n}页说的话。" for n in range(4)]
    pages = [page_with(text, slanted="内部资料" if n < 3 else "作废") for n, text in enumerate(words)]
    found = [part.text for part in parts_of_pages(pages, drops)]
    assert found == [*("甲" * 36 + text for text in words), "作废"]
    (dropped,) = drops.listed()
    assert (dropped.kind, dropped.count, dropped.sample) == (DropKind.RUNNING_HEAD, 3, "内部资料")
