"""What two versions share is told in order and without gaps, whatever they are."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import differences as module
from kb.text.differences import differences

texts = st.text(st.sampled_from("贷后检查，。\n𠮷a"), max_size=60)


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COMPARABLE", 100)


def check(old: str, new: str) -> None:
    at, to, equal_before = 0, 0, False
    for step in differences(old, new):
        assert (step.old.start, step.new.start) == (at, to)
        assert len(step.old) or len(step.new)
        assert not (step.equal and equal_before)
        equal_before = step.equal
        at, to = step.old.end, step.new.end
        if step.equal:
            assert old[step.old.start : at] == new[step.new.start : to]
    assert (at, to) == (len(old), len(new))


@given(texts, texts)
def test_the_steps_lead_from_one_to_the_other(old: str, new: str) -> None:
    check(old, new)


@pytest.mark.usefixtures("_short")
@given(texts, texts)
def test_long_ones_are_compared_clause_by_clause(old: str, new: str) -> None:
    check(old, new)


def test_a_changed_word_of_a_long_text_is_found_in_its_clause() -> None:
    old = "".join(f"第{n}条按规定办理，" for n in range(20_000))
    new = old.replace("第10000条按", "第10000条须按")
    (step,) = [step for step in differences(old, new) if not step.equal]
    assert new[step.new.start : step.new.end] == "须"


@pytest.mark.parametrize("made", [lambda n: "甲" * n, lambda n: "甲，" * n, lambda n: str([*range(n)])])
def test_texts_without_clauses_or_of_one_clause_again_and_again_end_too(made: Callable[[int], str]) -> None:
    check(made(20_000), "乙" + made(20_100))


@pytest.mark.parametrize("comma", ["，", ",", " "])
def test_a_change_in_a_long_line_is_found_whatever_ends_its_clauses(comma: str) -> None:
    old = "".join(f"第{n}条应在十日内办理{comma}" for n in range(400))
    new = old.replace("第30条应在十日", "第30条应在三日").replace("第300条应", "第300条须")
    changes = [step for step in differences(old, new) if not step.equal]
    assert ["".join(old[step.old.start : step.old.end]) for step in changes] == ["十", "应"]
