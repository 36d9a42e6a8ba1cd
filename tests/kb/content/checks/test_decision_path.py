"""A guided path leads everybody to its end; whatever does not is told."""

import pytest

from kb.content.checks.decision_path import path_problems, sections_of
from kb.content.parser import parse_article

SOUND = """---
id: path-a
title: 遇到甲怎么办
kind: path
---
# 遇到甲怎么办

## 怎么走

转出去了吗？

- [没有](path-a.md#没有)
- [已经](path-a.md#已经)

### 没有

拦下。[收尾](path-a.md#收尾)

### 已经

报警。[收尾](#收尾)

## 收尾

| 谁 | 做什么 | 留什么 |
| --- | --- | --- |
| 柜员 | 写经过 | 登记 |

依据见[投诉](topic-complaints.md)。
"""


def problems(source: str) -> list[str]:
    return [*path_problems(parse_article(source, fallback_id="x"))]


def test_a_sound_path_has_nothing_to_mend_and_its_forks_are_known() -> None:
    assert problems(SOUND) == []
    first, *_, last = sections_of(parse_article(SOUND, fallback_id="x"))
    assert first.leads_to == {"没有", "已经"}
    assert (last.heading, last.leaves) == ("收尾", True)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("(path-a.md#已经)", "(path-a.md#己经)", "岔路没有去处：己经"),
        ("报警。[收尾](#收尾)", "报警。", "“已经”之后没有去处"),
        ("- [已经](path-a.md#已经)\n", "", "没有路通到“已经”"),
        ("## 收尾", "## 完了", "最后一节应是“收尾”"),
        ("| 谁 | 做什么 | 留什么 |", "| 谁 | 做什么 | 证据 |", "“收尾”应有一张表"),
        ("依据见[投诉](topic-complaints.md)。", "完。", "“收尾”应有一个链接"),
    ],
)
def test_what_keeps_a_path_from_its_end_is_told(old: str, new: str, words: str) -> None:
    assert old in SOUND
    assert any(told.startswith(words) for told in problems(SOUND.replace(old, new)))
