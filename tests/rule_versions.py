"""A pack with three versions of one rule, a rule to come, a guide without dates, and a hundred days to ask about."""

from datetime import date, timedelta
from pathlib import Path

TITLE = "信贷管理办法"
REPLACES = f"replaces: {TITLE}\n"
VERSIONS = {  # id → front matter, and its fifth clause
    "rule-2019": ("number: 银发〔2019〕3号\nissued: 2019-06-01\neffective: 2019-07-01\n", "每半年做一次贷后检查。"),
    "rule-2023": (
        "number: 银发〔2022〕9号\nissued: 2022-12-20\neffective: 2023-01-01\nreplaces: [银发〔2019〕3号]\n",
        "每季度做一次贷后检查。",
    ),
    "rule-2026": (
        f"number: 银发〔2026〕2号\nissued: 2026-01-15\neffective: 2026-06-01\nreview_by: 2026-10-01\n{REPLACES}",
        "每月做一次贷后检查。",
    ),
}
DAYS = tuple(date(2019, 1, 1) + timedelta(30 * n) for n in range(100))  # to March 2027
QUERIES = (
    "贷后检查",
    "信贷管理办法",
    "第五条",
    "多久做一次贷后检查",
    "dhjc",
    "检查 季度",
    "贷后捡查",
    "要件",
    "客户经理 检查",
    "贷款",
)


def write_rules(folder: Path) -> Path:
    """Write the pack; its folder."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text('id = "rules"\nname = "制度"\nversion = "1"\n', "utf-8")
    for article_id, (front, clause) in VERSIONS.items():
        (folder / f"{article_id}.md").write_text(
            f"---\nid: {article_id}\ntitle: {TITLE}\nroles: [客户经理]\ntopics: [信贷]\n{front}---\n"
            f"# {TITLE}\n\n## 第五条\n\n客户经理应当{clause}\n\n## 第六条\n\n贷款出账前核对要件。\n",
            "utf-8",
        )
    (folder / "guide.md").write_text(
        "---\nid: guide\ntitle: 贷后检查要点\nroles: [客户经理]\ntopics: [信贷]\n---\n"
        "# 贷后检查要点\n\n贷后检查要看现场，也要看流水。\n",
        "utf-8",
    )
    return folder


def in_force(on: date) -> str:
    """The version in force on a day; empty before the first."""
    begins = (("rule-2026", date(2026, 6, 1)), ("rule-2023", date(2023, 1, 1)), ("rule-2019", date(2019, 7, 1)))
    return next((article_id for article_id, begin in begins if on >= begin), "")
