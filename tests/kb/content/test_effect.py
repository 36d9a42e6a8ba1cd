"""Which rules are in force on a day: dates, replacements by id, title or number, chains, rings and contradictions.

Covers: kb/model/effect.py.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.effect import EffectTimeline
from kb.model import ArticleHead, Effect, EffectStatus

V1 = ArticleHead(id="v1", title="信贷管理办法", number="银发〔2019〕3号", effective="2019-07-01")
V2 = ArticleHead(id="v2", title="信贷管理办法", issued="2022-12-20", effective="2023-01-01", replaces=("信贷管理办法",))
V3 = ArticleHead(id="v3", title="信贷管理办法", issued="2026-01-15", effective="2026-06-01", replaces=("v2",))


def status(article_id: str, on: str, *heads: ArticleHead) -> EffectStatus:
    return EffectTimeline(heads or (V1, V2, V3)).status(article_id, date.fromisoformat(on))


def effects(on: str, *heads: ArticleHead) -> dict[str, str]:
    known = EffectTimeline(heads or (V1, V2, V3)).statuses(date.fromisoformat(on))
    return {article_id: one.effect.value for article_id, one in known.items()}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-06-30", {"v1": "pending", "v2": "pending", "v3": "pending"}),
        ("2019-07-01", {"v1": "in_force", "v2": "pending", "v3": "pending"}),
        ("2022-12-31", {"v1": "in_force", "v2": "pending", "v3": "pending"}),
        ("2023-01-01", {"v1": "repealed", "v2": "in_force", "v3": "pending"}),
        ("2026-05-31", {"v1": "repealed", "v2": "in_force", "v3": "pending"}),
        ("2026-06-01", {"v1": "repealed", "v2": "repealed", "v3": "in_force"}),
    ],
)
def test_of_three_versions_one_is_in_force_on_every_day(on: str, expected: dict[str, str]) -> None:
    assert effects(on) == expected


def test_what_was_repealed_leads_to_the_version_of_that_day() -> None:
    assert status("v1", "2024-01-01") == EffectStatus(
        Effect.REPEALED, since=date(2023, 1, 1), until=date(2022, 12, 31), successor="v2"
    )
    assert status("v1", "2026-11-30").successor == "v3"
    assert status("v2", "2026-11-30").successor == "v3"


def test_what_is_in_force_tells_what_will_come() -> None:
    assert status("v2", "2026-03-01") == EffectStatus(
        Effect.IN_FORCE, since=date(2023, 1, 1), until=date(2026, 5, 31), successor="v3"
    )


@pytest.mark.parametrize(
    "name",
    [
        "v1",
        "信贷管理办法",
        "《信贷管理办法》",
        "银发〔2019〕3号",
        "银发[2019] 3号",
        "《信贷管理办法》（银发〔2019〕3号）",
    ],
)
def test_a_predecessor_is_named_by_id_title_or_number(name: str) -> None:
    new = ArticleHead(id="new", title="新办法", effective="2025-01-01", replaces=(name,))
    assert status("v1", "2025-01-01", V1, new).successor == "new"


def test_the_last_day_of_a_rule_is_a_day_in_force() -> None:
    trial = ArticleHead(id="trial", title="试行办法", issued="2024-01-01", expires="2025-12-31")
    assert effects("2025-12-31", trial) == {"trial": "in_force"}
    assert status("trial", "2026-01-01", trial) == EffectStatus(
        Effect.REPEALED, since=date(2026, 1, 1), until=date(2025, 12, 31)
    )


def test_without_a_day_of_effect_a_rule_holds_from_the_day_it_is_issued() -> None:
    assert effects("2024-01-01", ArticleHead(id="a", title="通知", issued="2024-01-02")) == {"a": "pending"}


def test_an_article_that_tells_no_dates_has_no_status_and_what_it_replaces_is_repealed() -> None:
    plain, old = ArticleHead(id="plain", title="指引"), ArticleHead(id="old", title="旧指引")
    new = ArticleHead(id="new", title="新指引", replaces=("旧指引",))
    assert effects("2026-01-01", plain, old, new) == {"old": "repealed", "new": "in_force"}
    assert status("old", "1999-01-01", plain, old, new) == EffectStatus(Effect.REPEALED, successor="new")


def test_a_rule_that_expired_before_its_successor_leads_to_the_one_that_will_come() -> None:
    old = ArticleHead(id="old", title="旧", expires="2025-12-31")
    new = ArticleHead(id="new", title="新", effective="2026-03-01", replaces=("old",))
    assert status("old", "2026-01-15", old, new).successor == "new"


def test_a_ring_is_told_and_repeals_nothing() -> None:
    one = ArticleHead(id="one", title="甲", effective="2026-01-01", replaces=("two",))
    two = ArticleHead(id="two", title="乙", effective="2026-01-01", replaces=("one",))
    timeline = EffectTimeline([one, two])
    assert effects("2026-02-01", one, two) == {"one": "in_force", "two": "in_force"}
    assert [(problem.article_id, problem.words) for problem in timeline.problems] == [
        ("one", "与 two 互相替代"),
        ("two", "与 one 互相替代"),
    ]


def test_an_earlier_rule_does_not_replace_a_later_one_and_that_is_told() -> None:
    early = ArticleHead(id="early", title="旧", effective="2020-01-01", replaces=("late",))
    late = ArticleHead(id="late", title="新", effective="2024-01-01")
    assert effects("2026-01-01", early, late) == {"early": "in_force", "late": "in_force"}
    assert [problem.words for problem in EffectTimeline([early, late]).problems] == ["replaces 的 late 比本文施行得晚"]


def test_a_chain_of_five_thousand_versions_is_followed_to_its_end() -> None:
    first = date(2000, 1, 1)
    heads = [
        ArticleHead(id=f"v{n}", title="办法", effective=str(first + timedelta(n)), replaces=(f"v{n - 1}",))
        for n in range(5000)
    ]
    assert EffectTimeline(heads).status("v0", date(2026, 1, 1)).successor == "v4999"


NAMES = st.sampled_from(["a", "b", "c", "d", "甲", "乙", "文〔2020〕1号", "没有的"])
DAYS = st.sampled_from(["", "2020-01-01", "2022-06-30", "2024-01-01", "2024-02-30", "明年", "0001-01-01", "9999-12-31"])


@st.composite
def libraries(draw: st.DrawFn) -> list[ArticleHead]:
    """Articles with any dates and replacements: rings, gaps, names that several have."""
    return [
        ArticleHead(
            id=article_id,
            title=draw(st.sampled_from(["甲", "乙"])),
            number=draw(st.sampled_from(["", "文〔2020〕1号"])),
            issued=draw(DAYS),
            effective=draw(DAYS),
            expires=draw(DAYS),
            replaces=tuple(draw(st.lists(NAMES, max_size=3))),
        )
        for article_id in "abcd"
    ]


@given(libraries(), st.sampled_from([date.min, date(2022, 6, 30), date(2026, 1, 1), date.max]))
def test_whatever_the_dates_say_every_article_has_one_status_and_a_successor_that_exists(
    heads: list[ArticleHead], on: date
) -> None:
    timeline = EffectTimeline(heads)
    for head in heads:
        found = timeline.status(head.id, on)
        assert found.successor in {"", *(other.id for other in heads if other.id != head.id)}
        if found.effect is Effect.REPEALED and not found.successor:
            assert found.until is not None and found.until < on  # noqa: PT018 - one claim
        if found.effect is Effect.IN_FORCE:
            assert found.until is None or found.until >= on
