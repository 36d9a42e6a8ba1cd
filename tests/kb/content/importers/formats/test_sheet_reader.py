"""Cells are shown as the sheet shows them.

Covers: kb/content/importers/formats/sheet_formats.py.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from kb.content.importers.document import Document, DropKind, Part, PartKind
from kb.content.importers.formats.sheet_reader import read_sheets
from kb.content.importers.importer import preview
from kb.content.importers.limits import Limits, Meter
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


def test_hidden_sheets_are_told_and_taken_in_on_demand_each_under_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "费率.xlsx"
    sheets = {
        "对外": [["项目", "费率"], ["转账", "免"]],
        "底稿": [["成本"], ["三元"]],
        "空": [],
        "历史": [["旧价", "五元"]],
    }
    path.write_bytes(sheet_file(sheets, hidden=["底稿", "空", "历史"]))
    found = preview(path)
    assert [(one.kind, one.sample) for one in found.left_out] == [(DropKind.SHEET, "底稿"), (DropKind.SHEET, "历史")]
    assert "成本" not in found.articles()[0].body
    wished = replace(found, with_hidden=True)
    assert not wished.left_out
    body = wished.articles()[0].body
    places = [body.index(words) for words in ("免", "## 隐藏的工作表：底稿", "三元", "## 隐藏的工作表：历史", "五元")]
    assert places == sorted(places)


def test_a_workbook_that_shows_nothing_is_read_with_what_it_hides(tmp_path: Path) -> None:
    path = tmp_path / "只有隐藏.xlsx"
    path.write_bytes(sheet_file({"封面": [], "底稿": [["成本"], ["三元"]]}, hidden=["底稿"]))
    found = preview(path)
    assert found.with_hidden
    assert "三元" in found.articles()[0].body


def test_a_hidden_sheet_that_is_too_large_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheets: dict[str, list[list[object]]] = {"对外": [["项目", "费率"]], "底稿": [["数", "值"]] * 20}
    path.write_bytes(sheet_file(sheets, hidden=["底稿"]))
    document = read_sheets(path, Meter(replace(Limits(), cells=30)))
    assert document.parts[1] == Part(PartKind.TABLE, rows=(("项目", "费率"),))
    assert not document.hidden
    (problem,) = document.problems
    assert problem.startswith("隐藏的工作表“底稿”没有读：表格的单元格数超过上限")
