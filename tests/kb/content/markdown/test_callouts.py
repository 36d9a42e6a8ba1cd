"""Boxes with a heading lose their signs and nothing else."""

import pytest

from kb.content.markdown.callouts import fence_label, labelled_quote
from kb.content.parser import parse_article


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("> [!NOTE]\n> 先核实。", "说明\n先核实。"),
        ("> [!warning] 双人\n> 先核实。\n>\n> 再办。", "注意：双人\n先核实。\n再办。"),
        ("> [!TIP]- 折叠\n> 甲", "提示：折叠\n甲"),
        ("> [!NOTE]", "说明"),
        ("> [!客户] 甲", "[!客户] 甲"),
        ("> [!foo] 甲", "[!foo] 甲"),
        (":::tip\n先核实\n:::\n再办", "提示\n先核实\n再办"),
        ("::: warning 双人复核\n先核实\n\n再办\n:::", "注意：双人复核\n先核实\n再办"),
        (":::{note}\n甲\n:::", "说明\n甲"),
        (":::card 甲\n乙\n:::", "card 甲\n乙"),
        ("::::\n甲\n::::", "甲"),
        ("甲::乙:::丙", "甲::乙:::丙"),
    ],
)
def test_a_box_reads_as_what_stands_in_it(source: str, text: str) -> None:
    assert parse_article(source, fallback_id="a").text == text


def test_what_is_no_box_is_left_alone() -> None:
    assert labelled_quote("甲[!NOTE]") == "甲[!NOTE]"
    assert fence_label("::: 甲 : 乙") == "甲 : 乙"
    assert fence_label(":: 甲") is None
