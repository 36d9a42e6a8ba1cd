"""A rule that looks like a deleted one is no home for its notes under another heading."""

import pytest

from kb.content.parser import parse_article
from kb.model import Article, Placement, Span
from kb.notes.anchoring.anchor import make_anchor
from kb.notes.anchoring.placement import ResolvedPlace, SourceVersion, place
from kb.notes.anchoring.sections import outline_of
from tests.kb.notes.anchoring.planted import planted

RULE = "贷款出账凭放款通知办理，通知没到，谁来催都不办。"
TWIN = "展期录入凭展期批复办理，批复没到，谁来催都不办。"


def article(*lines: str) -> Article:
    return parse_article("\n\n".join(lines) + "\n", fallback_id="a")


def placed(old: Article, new: Article, span: Span, *, known: bool = True) -> ResolvedPlace:
    base = SourceVersion(span, old.text, outline_of(old) if known else None)
    return place(make_anchor(old, span), new, base)


def in_text(text: Article, words: str) -> Span:
    at = text.text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize("known", [True, False], ids=["with headings", "without headings"])
@pytest.mark.parametrize("rules", [100, pytest.param(500, marks=pytest.mark.sweep)])
def test_deleted_rules_go_to_no_look_alike(rules: int, *, known: bool) -> None:
    wrong, count = [], 0
    for one in planted(rules):
        count += 1
        for span in one.spans:
            found = placed(one.old, one.new, span, known=known).span
            quote = one.old.text[span.start : span.end]
            if found is not None and found.overlaps(one.twin) and one.new.text[found.start : found.end] != quote:
                wrong.append((quote, one.new.text[found.start : found.end]))
    assert count == rules
    assert wrong == []


def test_a_look_alike_under_another_heading_is_no_home() -> None:
    old = article("# 规程", "## 出账", f"- {RULE}", "- 双人复核。", "## 展期", "- 先看到期日。")
    new = article("# 规程", "## 出账", "- 双人复核。", "## 展期", "- 先看到期日。", f"- {TWIN}")
    for words in (RULE, "谁来催都不办", "凭放款通知办理"):
        assert placed(old, new, in_text(old, words)).placement is Placement.ORPHANED


def test_under_its_own_heading_a_changed_rule_is_followed() -> None:
    old = article("# 规程", "## 出账", f"- {RULE}", "- 双人复核。", "## 展期", "- 先看到期日。")
    new = article("# 规程", "## 出账", "- 双人复核。", f"- {TWIN}", "## 展期", "- 先看到期日。")
    assert placed(old, new, in_text(old, RULE)).placement is Placement.CHANGED


def test_a_quote_that_is_kept_is_followed_under_another_heading() -> None:
    old = article("# 规程", "## 出账", f"- {RULE}", "- 双人复核。", "## 展期", "- 先看到期日。")
    new = article("# 规程", "## 出账", "- 双人复核。", "## 展期", f"- {RULE}当日有效。")
    found = placed(old, new, in_text(old, "凭放款通知办理，通知没到"))
    assert found.span is not None
    assert new.text[found.span.start : found.span.end] == "凭放款通知办理，通知没到"


@pytest.mark.parametrize("heading", ["## 贷款的出账与审核要求", "## 贷款出账审核"])
def test_under_a_renamed_heading_a_changed_rule_is_followed(heading: str) -> None:
    old = article("# 规程", "## 贷款出账与审核要求", f"- {RULE}", "- 双人复核。", "- 留存影像。")
    new = article("# 规程（修订）", heading, f"- {RULE.replace('办理', '方可办理')}", "- 双人复核。", "- 留存影像。")
    assert placed(old, new, in_text(old, RULE)).placement is Placement.CHANGED


def test_of_two_sections_of_one_name_the_one_with_the_other_lines_counts() -> None:
    old = article("# 规程", "## 出账", "### 要求", f"- {RULE}", "- 双人复核。", "## 展期", "### 要求", "- 先看到期日。")
    new = article("# 规程", "## 出账", "### 要求", "- 双人复核。", "## 展期", "### 要求", "- 先看到期日。", f"- {TWIN}")
    assert placed(old, new, in_text(old, RULE)).placement is Placement.ORPHANED


@pytest.mark.parametrize(
    ("old_heading", "new_heading"),
    [
        ("## 现金取款", "## 外币取款"),
        ("## 放款审核", "## 采购验收"),
        ("第二章 放款审核", "第二章 采购验收"),
        ("二、零钞服务", "二、服务态度"),
    ],
)
def test_under_a_heading_with_another_name_nothing_is_followed_though_its_other_lines_stay(
    old_heading: str, new_heading: str
) -> None:
    rest = ("- 对客户要讲清楚为什么这么做。", "- 跨网点办理的，两边都要留底。")
    old = article("# 规程", "## 一、总则", "- 双人复核。", old_heading, *rest, f"- {RULE}")
    new = article("# 规程", "## 一、总则", "- 双人复核。", new_heading, *rest, f"- {TWIN}")
    assert placed(old, new, in_text(old, RULE)).placement is Placement.ORPHANED


def test_lines_that_are_written_like_headings_are_headings() -> None:
    text = article(
        "第一章 总则",
        "甲。",
        "第二章　放款审核",
        "一、适用范围",
        "乙。",
        "二、须在十五日内答复，不得拖延。",
        "第三章说明如下：丙",
    )
    assert [text.text[heading.start :].split("\n")[0] for heading in outline_of(text)] == [
        "第一章 总则",
        "第二章　放款审核",
        "一、适用范围",
    ]


STYLES = [
    "**{}**",
    "**{}：**",
    "<b>{}</b>",
    "【{}】",
    "■ {}",
    "●{}",
    "（一）{}",
    "(二) {}",
    "2.1 {}",
    "3.1.2{}",
    "{}\n---",
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("before", ["- ", "", "> "])
def test_however_a_heading_is_written_a_look_alike_under_another_one_is_no_home(style: str, before: str) -> None:
    out, in_, back = map(style.format, ("出账", "展期", "归还"))
    old = article("# 规程", out, f"{before}{RULE}", "双人复核。", in_, "先看到期日。", back, "当日入账。")
    for place_of_twin in (in_, back):
        lines = ["# 规程", out, "双人复核。", in_, "先看到期日。", back, "当日入账。"]
        lines.insert(lines.index(place_of_twin) + 1, f"{before}{TWIN}")
        for words in (RULE, "谁来催都不办", "凭放款通知办理"):
            found = placed(old, article(*lines), in_text(old, words))
            assert found.placement is Placement.ORPHANED or "放款" not in words
    changed = article("# 规程", out, f"{before}{TWIN}", "双人复核。", in_, "先看到期日。", back, "当日入账。")
    assert placed(old, changed, in_text(old, RULE)).placement is Placement.CHANGED


def rows(*lines: tuple[str, str]) -> str:
    return "\n".join(["| 环节 | 要求 |", "| --- | --- |", *(f"| {label} | {rule} |" for label, rule in lines)])


def test_the_row_of_another_thing_is_no_home() -> None:
    """Behind a table nothing stands in its last row."""
    other = ("归还", "当日入账，次日对账。")
    old = article("# 规程", "## 贷款", rows(("出账", RULE), other), "每月抄送主管一份。")
    new = article("# 规程", "## 贷款", rows(other, ("展期", TWIN)), "每月抄送主管和会计各一份。")
    assert placed(old, new, in_text(old, RULE)).placement is Placement.ORPHANED
    assert placed(old, new, in_text(old, "每月抄送主管一份。")).placement is Placement.CHANGED
    changed = article("# 规程", "## 贷款", rows(("出账", TWIN), other), "每月抄送主管一份。")
    assert placed(old, changed, in_text(old, RULE)).placement is Placement.CHANGED


def test_the_numbers_of_rows_say_nothing_of_a_place() -> None:
    old = article("# 规程", "## 贷款", rows(("1", RULE), ("2", "当日入账。")))
    new = article("# 规程", "## 贷款", rows(("1", "当日入账。"), ("2", TWIN)))
    assert placed(old, new, in_text(old, RULE)).placement is Placement.CHANGED
