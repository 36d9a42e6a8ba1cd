"""Notes as CSV."""

import csv
import io

from hypothesis import given

from kb.exchange.notes import csv_format
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import sheet
from kb.exchange.results.csv_format import FORMULA_STARTS
from kb.model import Grouping
from kb.time_labels import minute_label
from tests.kb.exchange.notes.handmade import ALL_NOTES, NOON


def read(text: str) -> list[list[str]]:
    return [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def test_a_line_says_everything_about_a_note(exported: ExportedNotes) -> None:
    rows = read(csv_format.write(sheet(exported, Grouping.ROLE)))
    assert rows[0] == [*csv_format.HEAD]
    assert len(rows) == 5
    row = dict(zip(rows[0], next(row for row in rows if "先看抵押物" in row), strict=True))
    changed = row.pop("修改时间")
    assert changed > minute_label(NOON)
    assert row == {
        "文章": "贷款客户经理",
        "岗位": "客户经理",
        "位置": "岗位职责 › 贷后",
        "引文": "做好贷后检查。",
        "批注": "先看抵押物",
        "标签": "抵押、贷后",
        "标记": "划线",
        "颜色": "黄色",
        "创建时间": minute_label(NOON),
        "文章版本": "2025-05-01（builtin）",
        "效力": "",
        "状态": "原位",
        "链接": "xingzhi:loan?start=10&end=17",
    }


def test_a_note_that_is_a_formula_is_not_run(exported: ExportedNotes) -> None:
    assert "'=cmd|'/c'" in [cell for row in read(csv_format.write(sheet(exported))) for cell in row]


@given(ALL_NOTES)
def test_no_cell_is_run_and_every_word_is_there(exported: ExportedNotes) -> None:
    rows = read(csv_format.write(sheet(exported)))
    assert not any(cell.startswith(FORMULA_STARTS) for row in rows for cell in row)
    quote, note = (csv_format.HEAD.index(name) for name in ("引文", "批注"))
    assert sorted((row[quote].removeprefix("'"), row[note].removeprefix("'")) for row in rows[1:]) == sorted(
        (one.quote.removeprefix("'"), one.note.removeprefix("'")) for one in exported.notes
    )
