"""A document set is a set, whatever the two sides' sizes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.document_set import EMPTY, DocumentSet, ascending

NUMBERS = st.sets(st.integers(0, 300), max_size=120)


@given(NUMBERS, NUMBERS)
def test_it_does_what_sets_do(one: set[int], other: set[int]) -> None:
    first, second = DocumentSet.of(one), DocumentSet.of(other)
    assert [*(first & second)] == sorted(one & other)
    assert [*(first | second)] == sorted(one | other)
    assert [*(first - second)] == sorted(one - other)
    assert first.among(second).tolist() == [n in other for n in sorted(one)]
    assert [*first.that(other.__contains__)] == sorted(one & other)
    assert len(first) == len(one)
    assert bool(first) == bool(one)
    assert all((n in first) == (n in one) for n in range(-1, 302))


@given(st.lists(NUMBERS, max_size=4))
def test_a_union_is_in_order_and_holds_each_once(sets: list[set[int]]) -> None:
    assert [*DocumentSet.union([DocumentSet.of(one) for one in sets])] == sorted(set().union(*sets))


def test_a_single_number_is_found_in_many() -> None:
    many = DocumentSet.of(range(0, 100_000, 3))
    assert [*(DocumentSet.of([999, 1_000]) & many)] == [999]
    assert [*(many & EMPTY)] == []


@given(st.lists(st.integers(0, 300)), st.integers(1, 100))
def test_numbers_are_put_in_order_whether_they_are_few_or_many(numbers: list[int], scale: int) -> None:
    scaled = [number * scale for number in numbers]
    assert ascending(np.array(scaled, np.int32)).tolist() == sorted({*scaled})
