"""The widths of a table's columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.column_widths import column_shares

ROWS = st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=6), max_size=30)


@given(ROWS, st.floats(0, 80))
def test_the_shares_of_any_table_are_one_whole_and_none_is_nothing(rows: list[list[str]], ems: float) -> None:
    shares = column_shares(rows, ems)
    assert len(shares) == max(map(len, rows), default=0)
    assert sum(shares) == pytest.approx(1 if shares else 0)
    assert all(share > 0 for share in shares)


def test_a_date_stays_on_one_line_and_the_long_column_gets_most() -> None:
    rows = [["单笔人民币五万元以上的现金存取，核对并登记身份、留存证件影像", "同上", "2026年1月20日"]] * 5
    long, short, date = (share * 38 for share in column_shares(rows, 38))
    assert date - 1 >= 6.8
    assert long > date > short


def test_columns_that_are_alike_are_equally_wide() -> None:
    shares = column_shares([["先核实身份再办理" * 3] * 4] * 3, 38)
    assert max(shares) - min(shares) < 0.04


def test_a_column_that_would_starve_the_others_does_not() -> None:
    shares = column_shares([["说明" * 400, "是", "否"]], 38)
    assert min(shares) * 38 >= 3
