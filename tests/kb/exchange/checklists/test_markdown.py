"""A list as a document: task lists under their headings, and nothing in it becomes mark-up."""

from pathlib import Path

from kb.content.parser import parse_article
from kb.exchange.checklists.formats import CHECKLIST_FORMATS
from kb.model import BlockKind
from kb.time_labels import minute_label
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND
from tests.kb.exchange.checklists.sample import history_in

AT = minute_label(MORNING)


def test_it_reads_as_a_task_list_with_who_and_when(tmp_path: Path) -> None:
    text = CHECKLIST_FORMATS["markdown"].text(history_in(tmp_path))
    assert text.startswith("# 新人90天清单\n\n## 不分日期（1/5 已完成）\n\n### 第1个月\n\n- [x] ")
    changed = f"{FIRST[1].replace('点钞', '快速点钞')}（{AT} 小王 已勾，文字有变（打勾时是：{FIRST[1]}））"
    assert f"- [x] {changed}\n- [ ] {FIRST[2]}\n" in text
    assert f"### 第2个月\n\n- [ ] {SECOND[0]}\n- [ ] {SECOND[1]}" in text
    assert f"- [x] {FIRST[0]}（{AT} 小王 已勾，已不在清单中）" in text
    assert "## 签字\n\n- 李师傅 2026-11-30 签字" in text
    assert text.rstrip().endswith("签字后有改动：取消了 1 个勾、改了 1 条的文字或位置、少了 1 条")


def test_words_of_people_stay_words(tmp_path: Path) -> None:
    article = parse_article(CHECKLIST_FORMATS["markdown"].text(history_in(tmp_path)), fallback_id="a")
    items = [block.text for block in article.blocks if block.kind is BlockKind.ITEM]
    assert any("再练*点钞*" in item for item in items)
    assert any("=1+1 也要核对的一条。" in item for item in items)
