"""What is in force stands before what is not, among what answers as well."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.search.retrieval.effect_order import BEHIND, in_force_first


def order(tiers: list[int], outdated: list[int], in_parts: list[bool]) -> list[int]:
    marks = np.isin(np.arange(len(tiers)), outdated)
    return in_force_first(np.array(tiers, np.int32), marks, in_parts).tolist()  # type: ignore[no-any-return]


def test_what_holds_all_of_the_query_is_parted_within_its_tier() -> None:
    assert order([0, 0, 0, 1, 1], [0, 3], [False, False]) == [1, 2, 0, 4, 3]


def test_the_only_answer_to_a_question_stays_on_the_first_page_though_it_is_outdated() -> None:
    tiers = [0, *range(1, 40)]
    moved = order(tiers, [0], [True] * 40)
    assert moved.index(0) == BEHIND
    assert [rank for rank in moved if rank] == [*range(1, 40)]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=60), st.lists(st.booleans(), min_size=4, max_size=4)
)
def test_nothing_is_lost_and_the_order_within_each_kind_stays(rows: list[tuple[int, bool]], parts: list[bool]) -> None:
    rows.sort(key=lambda row: row[0])
    outdated = [n for n, (_, out) in enumerate(rows) if out]
    found = order([tier for tier, _ in rows], outdated, parts)
    assert sorted(found) == [*range(len(rows))]
    for kind in (outdated, [n for n in range(len(rows)) if n not in outdated]):
        assert [n for n in found if n in kind] == kind
