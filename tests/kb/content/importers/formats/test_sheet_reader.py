"""Cells are shown as the sheet shows them.

Covers: kb/content/importers/formats/sheet_formats.py.
"""

from pathlib import Path

import pytest

from kb.content.importers.document import Document, PartKind
from kb.content.importers.formats.sheet_reader import read_sheets
from kb.content.importers.limits import Meter
from tests.kb.content.importers.sheet_files import Cell, sheet_file


def read(rows: list[list[object]], folder: Path, merged: tuple[str, ...] = ()) -> Document:
    path = folder / "a.xlsx"
    path.write_bytes(sheet_file({"Sheet1": rows}, merged=merged))
    return read_sheets(path, Meter())


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.0385, "0.00%", "3.85%"),
        (0.5, "0%", "50%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, "#,##0", "1,234,567"),
        (0.1 + 0.2, "", "0.3"),
        (12, "", "12"),
        (3.0, "0", "3"),
        (45000, "yyyy/m/d", "2023-03-15"),
        (0.5, "h:mm", "12:00"),
        (45000.25, "yyyy-mm-dd hh:mm", "2023-03-15 06:00"),
        (1e15, "", "1000000000000000"),
        (-5, "0.0", "-5.0"),
        (7, "General", "7"),
        (7, '0"万元"', "7万元"),
        (-12.5, '0.00"万元";[Red]-0.00"万元"', "-12.50万元"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (3, '"第"0"期"', "第3期"),
        (86, "000000", "000086"),
        (25000, '0!.0,"万元"', "25,000.0"),
        (25000, '0.00,"千元"', "25,000.00"),
        (6.2220202001122e18, "", "6222020200112200000"),
        (46023, '[$-804]yyyy"年"m"月"d"日"', "2026-01-01"),
        (9e9, "yyyy", "9000000000"),
    ],
)
def test_a_number_is_shown_in_its_format(value: float, form: str, shown: str, tmp_path: Path) -> None:
    (table,) = read([["项目", "数值"], ["甲", Cell(value, form)]], tmp_path).parts
    assert table.rows[1][1] == shown


def test_a_title_row_a_table_and_a_remark_are_three_parts(tmp_path: Path) -> None:
    parts = read(
        [["收费表"], ["项目", "费率"], ["转账", "免"], ["备注：略"], [], ["另表", "二"], ["三", "四"]], tmp_path
    ).parts
    assert [(part.kind, part.text or part.rows) for part in parts] == [
        (PartKind.PARAGRAPH, "收费表"),
        (PartKind.TABLE, (("项目", "费率"), ("转账", "免"))),
        (PartKind.PARAGRAPH, "备注：略"),
        (PartKind.TABLE, (("另表", "二"), ("三", "四"))),
    ]


def test_what_spans_rows_stands_in_each(tmp_path: Path) -> None:
    rows: list[list[object]] = [["等级", "额度"], ["贵宾", "1"], ["", "2"], ["普通", "3"]]
    (table,) = read(rows, tmp_path, ("A2:A3",)).parts
    assert [row[0] for row in table.rows] == ["等级", "贵宾", "贵宾", "普通"]
