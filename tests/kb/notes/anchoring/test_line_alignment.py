"""Which old lines have become which new ones; what spans make of that is tested in ``test_span_transfer``."""

from kb.notes.anchoring.line_alignment import lines_of, mapped


def pairs(old: str, new: str) -> dict[int, tuple[int, int]]:
    return {number: pair.new for number, pair in mapped(lines_of(old), lines_of(new)).items()}


def test_lines_have_their_offsets_empty_ones_too() -> None:
    assert [(line.text, line.start, line.end) for line in lines_of("甲乙\n\n丙")] == [
        ("甲乙", 0, 2),
        ("", 3, 3),
        ("丙", 4, 5),
    ]


def test_equal_lines_are_mapped_wherever_they_stand() -> None:
    assert pairs("第一行\n第二行", "第二行\n新的一行在此\n第一行") == {0: (2, 2), 1: (0, 0)}


def test_a_changed_line_is_mapped_to_what_it_became() -> None:
    assert pairs("客户经理应当核对证件", "客户经理应当认真核对证件") == {0: (0, 0)}


def test_of_two_that_are_as_like_none_is_taken() -> None:
    assert pairs("甲类由柜员核实并登记", "乙类由柜员核实并登记\n另起一段\n丙类由柜员核实并登记") == {}


def test_a_line_may_become_two_and_two_one() -> None:
    whole, first, second = "应当核对证件，并留存影像资料", "应当核对证件，", "并留存影像资料"
    assert pairs(whole, f"{first}\n{second}") == {0: (0, 1)}
    assert pairs(f"{first}\n{second}", whole) == {0: (0, 0), 1: (0, 0)}
