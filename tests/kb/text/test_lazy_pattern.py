"""A lazy pattern does what the compiled one does, and compiles once."""

import re
from typing import Any

import pytest

from kb.text.lazy_pattern import compiled_when_used, lazy_pattern

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


def test_only_the_modules_of_a_package_get_lazy_patterns_while_it_is_imported() -> None:
    compile_ = re.compile
    made = 'import re; pattern = re.compile("[一二]", flags=re.ASCII)'
    theirs: dict[str, Any] = {"__name__": "package.module"}
    others: dict[str, Any] = {"__name__": "packages"}
    with compiled_when_used("package"):
        exec(made, theirs)  # noqa: S102 - our own text
        exec(made, others)  # noqa: S102
        ours = re.compile("三")
    assert re.compile is compile_
    assert [type(found) is re.Pattern for found in (theirs["pattern"], others["pattern"], ours)] == [False, True, True]
    assert [found.findall("一三") for found in (theirs["pattern"], others["pattern"], ours)] == [["一"], ["一"], ["三"]]


def test_an_import_that_fails_leaves_compiling_as_it_was() -> None:
    compile_ = re.compile
    with pytest.raises(ImportError), compiled_when_used("package"):
        raise ImportError
    assert re.compile is compile_
