"""Which blocks are items, and which list of ticks counts now."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.checklists.items import items_of, number_of, period_at, repeat_of
from kb.content.parser import parse_article
from kb.model import ArticleHead, ChecklistRepeat
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND, article


def test_the_list_items_under_the_named_headings_are_items_and_no_others() -> None:
    shown = article()
    items = items_of(shown)
    assert [item.text for item in items] == [*FIRST, *SECOND]
    assert [item.heading for item in items] == ["第1个月"] * 3 + ["第2个月"] * 2
    assert [item.number for item in items] == [0, 1, 2, 3, 4]
    assert all(shown.text[item.span.start : item.span.end] == item.text for item in items)


def test_items_under_a_heading_below_the_named_one_belong_to_it_and_paragraphs_do_not() -> None:
    head = "---\ntitle: t\nchecklist: [甲]\n---\n# t\n\n"
    source = f"{head}## 甲\n\n先看。\n\n### 细目\n\n1. 一\n   - 一之一\n2. 二\n\n## 乙\n\n- 别的\n"
    items = items_of(parse_article(source, fallback_id="t"))
    assert [(item.heading, item.text) for item in items] == [("甲", "一"), ("甲", "一之一"), ("甲", "二")]


def test_an_article_without_named_headings_has_no_items() -> None:
    assert items_of(parse_article("# t\n\n- 一\n", fallback_id="t")) == ()


@pytest.mark.parametrize(
    ("kind", "said", "repeat"),
    [
        ("checklist", "", ChecklistRepeat.DAILY),
        ("", "", ChecklistRepeat.ONCE),
        ("checklist", "once", ChecklistRepeat.ONCE),
        ("checklist", "each", ChecklistRepeat.EACH),
        ("", "daily", ChecklistRepeat.DAILY),
        ("checklist", "weekly", ChecklistRepeat.DAILY),
    ],
)
def test_how_long_ticks_count_is_told_by_the_front_matter(kind: str, said: str, repeat: ChecklistRepeat) -> None:
    assert repeat_of(ArticleHead(id="a", title="a", kind=kind, checklist_repeat=said)) is repeat


def test_the_list_that_counts_is_that_of_the_day_on_this_clock() -> None:
    day = MORNING.astimezone().date()
    assert period_at(ChecklistRepeat.ONCE, MORNING) == ""
    assert period_at(ChecklistRepeat.DAILY, MORNING) == day.isoformat()
    late = datetime.combine(day, datetime.max.time()).astimezone(UTC)
    assert period_at(ChecklistRepeat.DAILY, late) == day.isoformat()
    assert period_at(ChecklistRepeat.DAILY, late + timedelta(seconds=1)) == (day + timedelta(days=1)).isoformat()


def test_lists_begun_when_needed_are_counted_within_their_day() -> None:
    day = MORNING.astimezone().date().isoformat()
    each = ChecklistRepeat.EACH
    assert period_at(each, MORNING) == f"{day}/1"
    assert period_at(each, MORNING, fresh=True) == f"{day}/1"
    known = [f"{day}/2", f"{day}/10", f"{day}/x", "2020-01-01/77"]
    assert period_at(each, MORNING, known) == f"{day}/10"
    assert period_at(each, MORNING, known, fresh=True) == f"{day}/11"
    assert [number_of(period) for period in ("", day, f"{day}/3", f"{day}/²")] == [0, 0, 3, 0]
