"""A lazy pattern does what the compiled one does, and compiles once."""

import re

import pytest

from kb.text.lazy_pattern import lazy_pattern

EXPRESSION = r"(?P<number>\d+)(?=元)|[一二三]"


def test_a_lazy_pattern_answers_as_the_compiled_one() -> None:
    lazy, compiled = lazy_pattern(EXPRESSION, re.ASCII), re.compile(EXPRESSION, re.ASCII)
    text = "10元和三天，20元"
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.sub("_", text) == compiled.sub("_", text)
    assert [match["number"] for match in lazy.finditer(text)] == ["10", None, "20"]
    assert (lazy.pattern, lazy.groups, lazy.flags) == (compiled.pattern, compiled.groups, compiled.flags)


def test_nothing_is_compiled_before_the_first_use_and_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def watched(expression: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(expression)
        return compile_(expression, flags)

    monkeypatch.setattr(re, "compile", watched)
    pattern = lazy_pattern(EXPRESSION)
    assert (pattern.pattern, compiled) == (EXPRESSION, [])
    for _ in range(3):
        assert pattern.match("三")
    assert compiled == [EXPRESSION]


def test_a_wrong_expression_is_told_at_its_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.match("")
