"""The checks of a pack find what a reader would stumble over, and nothing in a sound article."""

from datetime import date
from pathlib import Path

import pytest

from kb.content.checks.lint import Report, check
from kb.content.library import Library
from kb.content.structure import Structure
from kb.errors import ContentError

STRUCTURE = """
glossary = "glossary"
topics = ["职责", "合规"]
other_roles = ["客户经理"]
[roles]
teller = "综合柜员"
[parts.duties]
title = "岗位职责"
headings = ["岗位职责"]
[shared]
glossary = "术语表"
[terms]
"帐户" = "账户"
"""
HEAD = """---
id: {id}
title: {title}
roles: [综合柜员]
topics: [职责]
summary: 综合柜员做什么。
keywords: [柜员]
source: 公开规定和通行做法
updated: 2026-11-25
---
"""
DUTIES = "\n".join(f"{n}. 核对第{word}类凭证的要素，留下复核记录。" for n, word in enumerate("一二三四五六七八九", 1))
TELLER = (
    f"{HEAD.format(id='teller-duties', title='综合柜员：岗位职责')}# 综合柜员：岗位职责\n\n## 岗位职责\n\n{DUTIES}\n"
)
GLOSSARY = f"""{HEAD.format(id="glossary", title="术语表")}# 术语表

- **保函**：银行开出的书面担保。
- **查库**：清点库存现金。
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack."""
    folder = tmp_path / "pack"
    (folder / "articles").mkdir(parents=True)
    (folder / "pack.toml").write_text('id = "p"\nname = "包"\nversion = "1"\n', "utf-8")
    (folder / "structure.toml").write_text(STRUCTURE, "utf-8")
    (folder / "articles" / "teller-duties.md").write_text(TELLER, "utf-8")
    (folder / "articles" / "glossary.md").write_text(GLOSSARY, "utf-8")
    return folder


def with_article(pack: Path, text: str, name: str = "teller-duties.md") -> Report:
    (pack / "articles" / name).write_text(text, "utf-8")
    return check(pack)


def words(report: Report) -> str:
    return "\n".join(finding.words for finding in report.findings)


def test_a_sound_pack_has_no_findings_and_is_counted(pack: Path) -> None:
    report = check(pack)
    assert (report.findings, report.missing) == ((), ())
    assert (report.articles, report.duties, report.terms) == (2, 9, 2)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("id: teller-duties", "id: teller", "id 与文件名不一致"),
        ("summary: 综合柜员做什么。", "summary:", "缺少 summary"),
        ("updated: 2026-11-25", "updated: 昨天", "updated 不是日期"),
        ("roles: [综合柜员]", "roles: [收银员]", "没有这个岗位：收银员"),
        ("topics: [职责]", "topics: [其他]", "没有这个主题：其他"),
        ("title: 综合柜员：岗位职责", "title: 柜员职责", "标题应为“综合柜员：岗位职责”"),
        ("## 岗位职责", "## 职责", "缺少小标题“岗位职责”"),
        ("9. 核对", "核对", "职责条目太少：8 条"),
        ("核对第一类凭证的要素，留下复核记录。", "核对凭证。", "职责条目过长或过短"),
        ("要素，", "要素（见[登记](ledger.md)），", "链接没有去处：ledger.md"),
        ("要素，", "要素（见[术语](glossary.md#没有)），", "链接的小标题没有：glossary.md#没有"),
        ("要素，", "要素（见[上面](#没有)），", "链接的小标题没有：#没有"),
        ("updated: 2026-11-25", "updated: 2026-02-30", "updated 不是日期"),
        ("updated: 2026-11-25", "updated: 2026-11-25\nreview_by: 明年", "review_by 不是日期"),
        ("updated: 2026-11-25", "updated: 2026-11-25\neffctive: 2026-01-01", "不认识的名称，没有采用：effctive"),
        ("updated: 2026-11-25", "updated: 2026-11-25\naliases: [甲]", "只供别的程序用的名称：aliases"),
        (
            "updated: 2026-11-25",
            "updated: 2026-11-25\neffective: 2026-01-01\nexpires: 2025-01-01",
            "effective 2026-01-01 晚于 expires 2025-01-01",
        ),
        ("核对第一类凭证", "【待定】第一类凭证", "占位文字"),
        ("核对第一类凭证", "核对1般凭证", "数字写法像机器转换"),
        ("核对第一类凭证", "值得注意的是核对凭证", "套话或翻译腔"),
        ("要素，", "要素,", "中文里的半角标点"),
        ("第一类凭证", "第一类 KYC 凭证", "空格"),
        ("第一类凭证", "第一类帐户凭证", "应写“账户”：帐户"),
        ("第二类凭证", "第一类凭证", "同句"),
        ("要素，", "要素\u3000，", "有制表符或全角空格"),
    ],
)
def test_what_is_wrong_is_found(pack: Path, old: str, new: str, found: str) -> None:
    assert old in TELLER
    assert found in words(with_article(pack, TELLER.replace(old, new)))


@pytest.mark.parametrize(
    "target", ["glossary.md#术语表", "#岗位职责", "glossary", "%67lossary.md#%E6%9C%AF%E8%AF%AD%E8%A1%A8"]
)
def test_a_link_to_an_article_and_its_heading_is_none(pack: Path, target: str) -> None:
    assert "链接" not in words(with_article(pack, TELLER.replace("要素，", f"要素（见[某处]({target})），")))


def test_what_an_article_says_of_its_effect_is_known(pack: Path) -> None:
    fields = "number: 银发〔2026〕1号\nauthority: 总行\nissued: 2026-01-01\neffective: 2026-02-01\nexpires: 2030-01-01"
    more = f"{fields}\nreview_by: 2027-01-01\nreplaces: [旧办法]\nkind: path\nchecklist: 岗位职责\n"
    with_article(pack, TELLER.replace("updated: ", more + "updated: "))
    assert "文章头" not in words(check(pack))
    head = Library([pack]).head("teller-duties")
    assert (head.number, head.authority, head.kind) == ("银发〔2026〕1号", "总行", "path")
    assert (head.issued, head.effective, head.expires) == ("2026-01-01", "2026-02-01", "2030-01-01")
    assert (head.review_by, head.replaces, head.checklist) == ("2027-01-01", ("旧办法",), ("岗位职责",))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("checklist: 岗位职责\nchecklist_repeat: weekly\n", "checklist_repeat 只能是 daily、once、each：weekly"),
        ("checklist_repeat: daily\n", "有 checklist_repeat 而没有 checklist"),
        ("checklist: 没有这个标题\n", "清单“没有这个标题”下没有条目"),
    ],
)
def test_a_checklist_that_cannot_be_ticked_as_it_says_is_found(pack: Path, fields: str, found: str) -> None:
    assert found in words(with_article(pack, TELLER.replace("updated: ", f"{fields}updated: ")))


def test_a_checklist_that_says_how_long_ticks_count_is_sound(pack: Path) -> None:
    fields = "checklist: 岗位职责\nchecklist_repeat: each\n"
    with_article(pack, TELLER.replace("updated: ", f"{fields}updated: "))
    assert "checklist" not in words(check(pack))
    assert Library([pack]).head("teller-duties").checklist_repeat == "each"


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("- **查库**：清点库存现金。\n- **保函**：银行开出的书面担保。", "术语次序：保函 应在 查库 之前"),
        ("- **保函**：银行开出的书面担保。\n- **保函**：另一个说法。", "术语重复：保函"),
        ("- **保函**", "术语没有解释：保函"),
    ],
)
def test_the_glossary_is_in_order_each_term_once_and_explained(pack: Path, new: str, found: str) -> None:
    head = GLOSSARY[: GLOSSARY.index("- ")]
    assert found in words(with_article(pack, head + new + "\n", "glossary.md"))


def test_a_part_that_a_role_has_not_is_named(pack: Path) -> None:
    (pack / "articles" / "teller-duties.md").unlink()
    assert check(pack).missing == (("综合柜员", "岗位职责"),)


def test_a_pack_without_a_structure_is_checked_for_what_holds_everywhere(pack: Path) -> None:
    (pack / "structure.toml").unlink()
    assert check(pack).findings == ()
    assert "占位文字" in words(with_article(pack, TELLER.replace("核对第一类", "TODO第一类")))


def test_a_structure_that_cannot_be_read_is_told(pack: Path) -> None:
    (pack / "structure.toml").write_text("topics = 1", "utf-8")
    with pytest.raises(ContentError):
        Structure.read(pack)


def test_the_library_lists_the_parts_in_their_order_and_reads_on_without_one(pack: Path) -> None:
    (pack / "articles" / "a-foreword.md").write_text("# 前言\n", "utf-8")
    assert [head.id for head in Library([pack]).articles()] == ["a-foreword", "teller-duties", "glossary"]
    (pack / "structure.toml").write_text("topics = 1", "utf-8")
    broken = Library([pack])
    assert [head.id for head in broken.articles()] == ["a-foreword", "glossary", "teller-duties"]
    assert any("structure.toml" in str(problem) for problem in broken.problems)


def test_versions_of_a_rule_may_say_the_same_and_rings_of_replacement_are_told(pack: Path) -> None:
    sentence = "贷款发放后按月检查贷款用途，留存记录备查。"
    head = HEAD.format(id="{id}", title="办法").replace("---\n", "", 1)
    for article_id, front in (("old", "effective: 2020-01-01\n"), ("new", "effective: 2024-01-01\nreplaces: old\n")):
        text = f"---\n{front}review_by: 2030-01-01\n{head.format(id=article_id)}# 办法\n\n{sentence}\n"
        report = with_article(pack, text, f"{article_id}.md")
    assert "同句" not in words(report)
    text = (pack / "articles" / "old.md").read_text("utf-8").replace("2020-01-01", "2024-01-01\nreplaces: new")
    assert "与 new 互相替代" in words(with_article(pack, text, "old.md"))


def test_what_is_due_for_review_is_listed_from_its_day_on(pack: Path) -> None:
    with_article(pack, TELLER.replace("updated:", "review_by: 2026-12-01\nupdated:"))
    assert check(pack, date(2026, 11, 30)).due == ()
    (due,) = check(pack, date(2026, 12, 1)).due
    assert (due.article_id, due.day) == ("teller-duties", date(2026, 12, 1))
