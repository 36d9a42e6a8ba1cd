"""A list as a table: who ticked what and when, what has gone, who signed and what has become of that.

Covers: kb/exchange/checklists/wording.py, kb/exchange/checklists/formats.py.
"""

import csv
import io
from pathlib import Path

from kb.exchange.checklists.formats import CHECKLIST_FORMATS
from kb.exchange.checklists.wording import period_words, progress_words
from kb.time_labels import minute_label
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND
from tests.kb.exchange.checklists.sample import history_in

AT = minute_label(MORNING)


def rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_item_stands_there_with_its_state_and_then_the_signature(tmp_path: Path) -> None:
    head, *lines = rows(CHECKLIST_FORMATS["csv"].text(history_in(tmp_path)))
    assert head == ["清单", "日期", "小标题", "条目", "状态", "勾选时间", "勾选人"]
    assert [line[3:7] for line in lines[:-1]] == [
        [FIRST[1].replace("点钞", "快速点钞"), f"已勾，文字有变（打勾时是：{FIRST[1]}）", AT, "小王"],
        [FIRST[2], "未勾", "", ""],
        ["'=1+1 也要核对的一条。", "未勾", "", ""],
        [SECOND[0], "未勾", "", ""],
        [SECOND[1], "未勾", "", ""],
        [FIRST[0], "已勾，已不在清单中", AT, "小王"],
    ]
    assert {line[0] for line in lines} == {"新人90天清单"}
    assert {line[1] for line in lines} == {"不分日期"}
    assert lines[-1][2] == "签字"
    assert lines[-1][3].startswith("李师傅 2026-11-30 签字（核对码 ")
    assert lines[-1][4] == "签字后有改动：取消了 1 个勾、改了 1 条的文字或位置、少了 1 条"
    assert lines[-1][5:] == [AT, "李师傅"]


def test_the_days_of_a_daily_list_come_newest_first(tmp_path: Path) -> None:
    history = history_in(tmp_path, head="checklist_repeat: daily")
    days = [line[1] for line in rows(CHECKLIST_FORMATS["csv"].text(history))[1:]]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == 2


def test_a_list_is_called_by_its_day_and_its_number() -> None:
    assert [period_words(period) for period in ("", "2026-11-30", "2026-11-30/2")] == [
        "不分日期",
        "2026-11-30",
        "2026-11-30 第 2 份",
    ]
    assert (progress_words(3, 12), progress_words(12, 12), progress_words(0, 0)) == (
        "3/12 已完成",
        "12/12 全部完成",
        "0/0 已完成",
    )
