"""Lists of numbers in one array are what lists of numbers are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.number_lists import Expansion, Numbering, NumberLists, joined

words = st.lists(st.lists(st.sampled_from(["", "贷", "后", "贷后", "检查"]), max_size=5), max_size=5)


def plain(lists: NumberLists) -> list[list[int]]:
    return [numbers.tolist() for numbers in lists.lists()]


@given(words, words)
def test_things_are_numbered_as_they_are_met_and_keep_their_numbers(
    first: list[list[str]], then: list[list[str]]
) -> None:
    numbering = Numbering[str]()
    found = [*plain(numbering.lists_of(first)), *plain(numbering.lists_of(then))]
    met = [*dict.fromkeys(word for texts in (first, then) for text in texts for word in text)]
    assert [*numbering] == met
    assert found == [[met.index(word) for word in text] for text in [*first, *then]]


@given(words, words)
def test_what_becomes_of_things_is_numbered_in_their_place(first: list[list[str]], then: list[list[str]]) -> None:
    numbering = Numbering[str]()
    expansion = Expansion[str](tuple, numbering)  # a word becomes its characters
    found = [*plain(expansion.of(first)), *plain(expansion.of(then))]
    names = [*numbering]
    assert [[names[number] for number in text] for text in found] == [[*"".join(text)] for text in [*first, *then]]


@given(words)
def test_of_a_number_that_stands_in_a_list_twice_the_first_place_stays(texts: list[list[str]]) -> None:
    lists = Numbering[str]().lists_of(texts)
    held = plain(lists)
    assert plain(lists.each_once()) == [sorted({*one}) for one in held]
    firsts = lists.first_places()
    once = NumberLists(lists.numbers[firsts], np.bincount(lists.owners[firsts], minlength=len(texts)))
    assert plain(once) == [[*dict.fromkeys(one)] for one in held]


@given(words)
def test_lists_are_joined_one_by_one_and_each_number_knows_where_it_was(texts: list[list[str]]) -> None:
    lists = Numbering[str]().lists_of(texts)
    backwards = lists.at(np.arange(len(texts))[::-1])
    both, origins = joined([(7, lists), (2, backwards)])
    held = plain(lists)
    assert plain(both) == [one + other for one, other in zip(held, held[::-1], strict=True)]
    assert plain(NumberLists(origins.astype(np.int64), both.lengths)) == [
        [7] * len(one) + [2] * len(other) for one, other in zip(held, held[::-1], strict=True)
    ]
