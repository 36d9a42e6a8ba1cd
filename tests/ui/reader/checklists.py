"""An article with a list, and the list in any state."""

from dataclasses import replace
from datetime import UTC, datetime

from kb.checklists.items import items_of
from kb.content.parser import parse_article
from kb.model import Checklist, ChecklistEntry, ChecklistRepeat, ItemState, Tick

NOW = datetime(2026, 11, 30, 12).astimezone(UTC)
ARTICLE = parse_article(
    "---\ntitle: 清单\nchecklist: [开门]\n---\n# 清单\n\n先看这一段。\n\n"
    "## 开门\n\n- 看门窗和锁。\n- 两人撤防😀签名。\n"
    "1. 编了号的一条。\n\n## 其他\n\n- 不用勾的一条。\n\n" + "\n\n".join(f"第{n}段，很长的正文。" for n in range(60)),
    fallback_id="opening",
)


def checklist(
    states: str = "ooo", *, repeat: ChecklistRepeat = ChecklistRepeat.DAILY, period: str = "2026-11-30"
) -> Checklist:
    """The list of ARTICLE: ``o`` an open item, ``d`` a done one, ``c`` one that reads differently now."""
    kinds = {"o": ItemState.OPEN, "d": ItemState.DONE, "c": ItemState.CHANGED}
    entries = []
    for item, kind in zip(items_of(ARTICLE), states, strict=True):
        text = f"原先的{item.text}" if kind == "c" else item.text
        tick = Tick("opening", period, f"{item.number}", "开门", text, item.number, 3, ticked=True, at=NOW, who="小王")
        entries.append(ChecklistEntry(item, None if kind == "o" else tick, kinds[kind]))
    return Checklist("opening", "清单", repeat, period, ARTICLE.text_hash, tuple(entries))


def of_another_text(known: Checklist) -> Checklist:
    """The same list as it would come from another version of the article."""
    return replace(known, text_hash="0" * 64)
