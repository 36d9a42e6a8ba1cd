"""Headings as they are typed."""

import pytest

from kb.content.markdown.headings import Heading, is_underline, read_heading, underlined_level


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# 题", Heading(1, "题")),
        ("###### 题 ######", Heading(6, "题")),
        ("#", Heading(1, "")),
        ("## ##", Heading(2, "")),
        ("#\u3000题", Heading(1, "题")),
        ("##题##", Heading(2, "题")),
        ("##题#", Heading(2, "题#")),
        ("##“题”", Heading(2, "“题”")),
        ("##A类", Heading(2, "A类")),
        ("＃题", Heading(1, "题")),
        ("#题", Heading(1, "题")),
        ("#一、题 目", Heading(1, "一、题 目")),
        ("#贷后。", None),
        ("#贷后 #小微", None),
        ("#1", None),
        ("#!/bin/sh", None),
        ("####### 题", None),
        ("##!", None),
        ("## 题 {#id}", Heading(2, "题")),
        ("## 题 {.x #id}", Heading(2, "题")),
        ("## 题 {客户}", Heading(2, "题 {客户}")),
        ("题", None),
    ],
)
def test_a_line_is_a_heading_or_not(line: str, heading: Heading | None) -> None:
    assert read_heading(line, alone=True) == heading


def test_one_sign_without_a_space_is_none_below_a_paragraph() -> None:
    assert read_heading("#题", alone=False) is None
    assert read_heading("##题", alone=False) == Heading(2, "题")


@pytest.mark.parametrize(
    ("underline", "paragraph", "level"),
    [
        ("=", ["题"], 1),
        ("===", ["一行", "又一行。"], 1),
        ("-", ["题"], 2),
        ("--", ["一行", "又一行。"], 2),
        ("---  ", ["题"], 2),
        ("---", ["一行", "又一行"], None),
        ("---", ["一句话。 "], None),
    ],
)
def test_what_an_underline_makes_of_the_paragraph_above_it(
    underline: str, paragraph: list[str], level: int | None
) -> None:
    assert is_underline(underline)
    assert underlined_level(underline, paragraph) == level


@pytest.mark.parametrize("line", ["", "=-", "-- -", "= x", "* * *"])
def test_other_lines_underline_nothing(line: str) -> None:
    assert not is_underline(line)
