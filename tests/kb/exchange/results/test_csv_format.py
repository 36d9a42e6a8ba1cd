"""CSV exports: what stands in the cells, and that no spreadsheet runs them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.comparison import Comparison
from kb.exchange.results import csv_format
from kb.model import RoleHits

CELLS = st.text(st.sampled_from("=+-@＝＋－＠\t\r\n'\",;| ") | st.characters(codec="utf-8"))


def read(text: str) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    return [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]


def test_what_was_found_has_a_line_for_every_hit(found: tuple[RoleHits, ...]) -> None:
    assert read(csv_format.role_hits("贷后", found)) == [
        ["关键词", "岗位", "序号", "本岗位共", "文章", "位置", "内容", "说明"],
        ["贷后", "客户经理", "1", "12", "贷款客户经理", "岗位职责 › 台账", "贷后检查要按期做…", ""],
        ["贷后", "客户经理", "2", "12", "贷款客户经理", "岗位职责 › 台账", "放款后检查", "同义词"],
        ["贷后", "大堂经理", "1", "1", "大堂经理", "岗位职责 › 台账", "转给客户经理", ""],
    ]


def test_the_whole_passage_is_written_where_the_caller_has_it(found: tuple[RoleHits, ...]) -> None:
    assert read(csv_format.role_hits("贷后", found, lambda _: "整段"))[1][6] == "整段"


def test_a_comparison_has_the_roles_side_by_side(compared: Comparison) -> None:
    duties, ledger = "贷款客户经理 › 岗位职责", "贷款客户经理 › 岗位职责 › 台账"
    assert read(csv_format.comparison(compared)) == [
        ["主题", "客户经理", "客户经理：来源", "大堂经理", "大堂经理：来源"],
        ["岗位职责", "1. 做好贷前调查。", duties, "问清要办的业务。", "大堂经理 › 岗位职责 › 引导分流"],
        ["岗位职责", "看现场。", duties, "", ""],
        ["岗位职责", "2. 做好贷后检查。", duties, "", ""],
        ["岗位职责", "阶段 ｜ 做什么", ledger, "", ""],
        ["岗位职责", "贷前 ｜ 调查", ledger, "", ""],
        ["合规红线", "不代客户签字。", "贷款客户经理 › 合规红线", "—", ""],
    ]


def test_it_begins_with_a_byte_order_mark_and_ends_lines_as_windows_does() -> None:
    assert csv_format.as_csv([["甲", "乙"], ["1", "2"]]) == "\ufeff甲,乙\r\n1,2\r\n"


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"])
def test_a_cell_that_would_be_run_gets_an_apostrophe(cell: str) -> None:
    assert csv_format.harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "客户=上帝",
            "",
            "'",
            "—",
            "95588",
            "0",
            "3.25",
            "第3条",
            "3-5个工作日",
            "AA+",
            "贷后",
            "3人",
            "10万元",
            "2025-05-20 12:00",
        ),
        "编号 00123 的客户",
    ],
)
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert csv_format.harmless(cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        *("3-5", "1-2", "3/4", "2024-01-01", "12:30", "3月5日", "2024年1月", "00123", "0755", "6222021234567890123"),
        *("123456789012", "1.50", "1e5", "(5)", "５－６", "００１２３", "1,000", "5-Mar", "Mar-05", "5%", "￥5", " 7"),
        *("true", "FALSE", "#N/A", "#REF!"),
    ],
)
def test_what_a_spreadsheet_would_make_another_value_of_is_kept_as_text(cell: str) -> None:
    assert csv_format.harmless(cell) == f"'{cell}"


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=4))
def test_any_cells_read_back_up_to_the_apostrophe_and_none_is_run(rows: list[list[str]]) -> None:
    text = csv_format.as_csv(rows)
    cells = read(text)
    assert [[cell.removeprefix("'") for cell in row] for row in cells] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    for row, written in zip(rows, cells, strict=True):
        for before, after in zip(row, written, strict=True):
            assert not after.startswith(csv_format.FORMULA_STARTS)
            assert after in {before, f"'{before}"}
