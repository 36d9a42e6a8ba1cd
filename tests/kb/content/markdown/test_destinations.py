"""Addresses in the source, and which of them may be links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.markdown.destinations import (
    Destination,
    definition,
    inline_destination,
    is_address,
    may_lead_to,
    normalized_label,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(a.md)", Destination("a.md", "", 6)),
        ("( a.md )b", Destination("a.md", "", 8)),
        ("(<a b>)", Destination("a b", "", 7)),
        ("(a 'b')", Destination("a", "b", 7)),
        ('(a "b\\"c")', Destination("a", 'b"c', 10)),
        ("(a (b))", Destination("a", "b", 7)),
        ("(a(b)c)", Destination("a(b)c", "", 7)),
        ("(a\\)b)", Destination("a)b", "", 6)),
        ("(客户 经理.md)", Destination("客户 经理.md", "", 10)),
        ("()", Destination("", "", 2)),
        ("(a b)", None),
        ("(a", None),
        ("a", None),
        ("(" + "(" * 40 + ")" * 41, None),
    ],
)
def test_an_address_in_brackets_is_read(text: str, found: Destination | None) -> None:
    assert inline_destination(text, 0) == found


@given(st.text("(<>)\"' \\\na.md#", max_size=30))
def test_no_text_raises(text: str) -> None:
    found = inline_destination(text, 0)
    assert found is None or 0 < found.end <= len(text)
    definition(text)


@pytest.mark.parametrize(
    "target", ["javascript:x", " JavaScript:x", "vbscript:x", "file:///etc/passwd", "data:text/html,x"]
)
def test_what_runs_code_or_opens_a_file_is_no_link(target: str) -> None:
    assert not may_lead_to(target)


@pytest.mark.parametrize("target", ["a.md", "https://a.cn", "mailto:a@b.cn", "", "#题", "文件:甲"])
def test_all_else_may_be_one(target: str) -> None:
    assert may_lead_to(target)


def test_labels_are_compared_without_case_and_space() -> None:
    assert normalized_label(" A  b\n") == normalized_label("a B")


def test_a_remark_in_the_brackets_is_no_address() -> None:
    remarks = ("附件一，见下页。", "须双人复核；", "对吗？")
    addresses = ("a.md", "客户经理", "#一、职责，权限", "制度，办法.md", "https://a.cn/甲，乙", "")
    assert [is_address(one) for one in remarks] == [False] * 3
    assert [is_address(one) for one in addresses] == [True] * 6
    assert not is_address("javascript:alert")
