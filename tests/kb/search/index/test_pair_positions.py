"""Runs that are looked up stand where a scan finds them."""

import re
from collections import Counter

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from kb.search.index.pair_positions import PairPositions, are_among, codes_of, equal_runs
from kb.text.occurrences import occurrences

TEXTS = st.text(st.sampled_from("贷后检查a\n\x1e𠮷"), max_size=40)


@given(text=TEXTS, run=st.text(st.sampled_from("贷后检a\n𠮷😀"), min_size=1, max_size=5))
def test_a_run_begins_where_a_scan_finds_it(text: str, run: str) -> None:
    scanned = [span.start for span in occurrences(text, run, overlapping=True)]
    assert PairPositions(text).starts(run).tolist() == scanned


@given(text=TEXTS, run=st.lists(st.text(st.sampled_from("贷后检a𠮷"), max_size=3), min_size=1, max_size=4))
def test_a_place_may_hold_one_of_several_characters_or_any(text: str, run: list[str]) -> None:
    sought = "".join(f"[{characters}]" if characters else "." for characters in run)
    scanned = [match.start() for match in re.finditer(f"(?={sought})", text)]
    assert PairPositions(text).starts(run).tolist() == scanned


@given(
    text=st.text(st.sampled_from("abcdefgh贷𠮷"), max_size=40),
    run=st.lists(st.text(st.sampled_from("abcdefgh贷"), min_size=1, max_size=16), min_size=1, max_size=4),
)
@example(text="adacab", run=["a", "bcdefgh" * 3])  # 21 ways: their places lie in one part, pair by pair
def test_a_place_may_hold_one_of_many_characters_some_of_them_side_by_side(text: str, run: list[str]) -> None:
    sought = "".join(f"[{characters}]" for characters in run)
    scanned = [match.start() for match in re.finditer(f"(?={sought})", text)]
    assert PairPositions(text).starts(run).tolist() == scanned


@given(text=TEXTS, wanted=st.text(st.sampled_from("贷后检a𠮷😀")))
def test_characters_are_among_others_as_in_a_set(text: str, wanted: str) -> None:
    among = are_among(codes_of(text), np.array([*map(ord, wanted)], np.uint32))
    assert among.tolist() == [character in {*wanted} for character in text]


@given(text=TEXTS, length=st.integers(1, 6), data=st.data())
def test_equal_runs_come_together_in_the_order_of_their_characters(text: str, length: int, data: st.DataObject) -> None:
    places = range(max(len(text) - length + 1, 0))
    starts = data.draw(st.sets(st.sampled_from(places))) if places else set()
    order, begins = equal_runs(codes_of(text), np.array(sorted(starts), np.int32), length)
    ordered = [sorted(starts)[at] for at in order.tolist()]
    runs = [text[start : start + length] for start in ordered]
    assert runs == sorted(runs)
    assert [runs[at] for at in begins.tolist()] == sorted(Counter(runs))
    assert ordered == sorted(ordered, key=lambda start: (text[start : start + length], start))
