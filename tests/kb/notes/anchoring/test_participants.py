"""Who a passage speaks of is read by the longest name, and by one name for the same party."""

import pytest

from kb.notes.anchoring.participants import participants


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("客户经理陪同客户到柜员处", ["客户经理", "客户", "柜员"]),
        ("支行行长和行长", ["支行行长", "行长"]),
        ("请顾客与储户稍候", ["客户", "客户"]),
        ("A岗交B岗，反洗钱岗复核", ["A岗", "B岗", "反洗钱岗"]),
        ("没有别人", []),
        ("账户被客户本人注销", ["客户", "本人"]),
        ("不得被工作人员代签，被授权人除外", ["员工", "被授权人"]),
    ],
)
def test_parties_are_named_in_their_order(text: str, names: list[str]) -> None:
    assert [name for _, name in participants(text)] == names


def test_they_are_told_as_they_are_written() -> None:
    assert participants("请顾客稍候") == [("顾客", "客户")]
