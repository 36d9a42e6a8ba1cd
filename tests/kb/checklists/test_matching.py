"""Ticks find their items again in a list that has changed, and never land on another one's."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kb.checklists.matching import matched
from kb.model import ChecklistItem, Span, Tick
from tests.examples import examples
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND

LIST = [("第1个月", text) for text in FIRST] + [("第2个月", text) for text in SECOND]
WORDS = st.text("开户销证件核实客联网查询登记签名交接箱款印章先后两人不得", min_size=8, max_size=30)
LISTS = st.lists(st.tuples(st.sampled_from("甲乙丙"), WORDS), max_size=12)


def items(*lines: tuple[str, str]) -> list[ChecklistItem]:
    return [ChecklistItem(number, heading, text, Span(0, 0)) for number, (heading, text) in enumerate(lines)]


def ticks(*lines: tuple[str, str]) -> list[Tick]:
    return [
        Tick("a", "", f"key{n}", heading, text, n, len(lines), ticked=True, at=MORNING, who="")
        for n, (heading, text) in enumerate(lines)
    ]


def names(found: dict[int, Tick]) -> dict[int, str]:
    return {number: tick.item for number, tick in found.items()}


@given(LISTS)
def test_in_an_unchanged_list_every_tick_stands_where_it_stood(lines: list[tuple[str, str]]) -> None:
    assert names(matched(ticks(*lines), items(*lines))) == {n: f"key{n}" for n in range(len(lines))}


@given(LISTS, st.randoms(use_true_random=False))
def test_moved_items_keep_their_ticks(lines: list[tuple[str, str]], chance: object) -> None:
    unique = list({text: (heading, text) for heading, text in lines}.values())
    moved = [("丁", text) for _, text in unique]
    chance.shuffle(moved)  # type: ignore[attr-defined]
    found = matched(ticks(*unique), items(*moved))
    assert {moved[number][1]: tick.text for number, tick in found.items()} == {text: text for _, text in unique}


@given(LISTS, st.data())
def test_removed_items_take_no_tick_of_those_that_are_left(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(range(len(lines))), unique=True)) if lines else []
    unique = len({text for _, text in lines}) == len(lines)
    left = [lines[n] for n in sorted(kept)]
    found = matched(ticks(*lines), items(*left))
    assert len(found) == len(left)
    assert all(tick.text == left[number][1] for number, tick in found.items())
    if unique:
        assert names(found) == {at: f"key{n}" for at, n in enumerate(sorted(kept))}


@examples(1.5)
@given(LISTS, LISTS)
def test_every_tick_has_one_item_at_most_in_any_two_lists(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    found = matched(ticks(*old), items(*new))
    assert len(set(names(found).values())) == len(found)
    assert found.keys() <= set(range(len(new)))
    equal = {text for _, text in new} & {text for _, text in old}
    assert {text for _, text in new if text in equal} <= {tick.text for tick in found.values()}


@given(st.sampled_from(range(len(LIST))), st.sampled_from(range(4)), st.sampled_from("请应再即各"))
def test_an_item_that_reads_a_little_differently_keeps_its_tick(number: int, kind: int, sign: str) -> None:
    heading, text = LIST[number]
    changed = [f"{sign}{text}", text[:-1] + f"，{sign}看。", text.replace("，", "；"), text[: len(text) * 3 // 4]][kind]
    now = [*LIST[:number], (heading, changed), *LIST[number + 1 :]]
    assert names(matched(ticks(*LIST), items(*now))) == {n: f"key{n}" for n in range(len(LIST))}


def test_a_changed_and_a_moved_item_are_told_apart() -> None:
    now = [LIST[4], ("第1个月", FIRST[0].replace("看懂", "看懂并背熟")), *LIST[1:4]]
    found = names(matched(ticks(*LIST), items(*now)))
    assert found == {0: "key4", 1: "key0", 2: "key1", 3: "key2", 4: "key3"}


def test_a_look_alike_that_was_there_already_takes_no_tick_of_one_that_has_gone() -> None:
    old = [("甲", "证件影像清楚，正面齐。"), ("甲", "证件影像清楚，反面齐。")]
    assert names(matched(ticks(*old), items(old[1]))) == {0: "key1"}


def test_of_two_that_are_about_as_like_neither_is_taken() -> None:
    old = [("甲", "证件影像清楚，正面齐全。")]
    new = [("甲", "证件影像清楚，反面齐全。"), ("甲", "证件影像清楚，两面齐全。")]
    assert matched(ticks(*old), items(*new)) == {}


def test_what_is_altogether_different_is_another_item() -> None:
    assert matched(ticks(("甲", "看灭火器和消防通道。")), items(("甲", "利率和投诉电话是现行的。"))) == {}


def test_of_twins_each_keeps_its_own_tick() -> None:
    twins = [("甲", "签名。"), ("甲", "签名。"), ("甲", "签名。")]
    second = [replace(tick, ticked=tick.position == 1) for tick in ticks(*twins)]
    found = matched(second, items(*twins))
    assert [found[n].ticked for n in range(3)] == [False, True, False]


def test_a_list_of_thousands_of_other_items_is_no_reason_to_wait() -> None:
    old = [("甲", f"旧的第{n}条要做的事情") for n in range(3000)]
    new = [("甲", f"新来的{n}号东西不一样") for n in range(3000)]
    assert matched(ticks(*old), items(*new)) == {}
