"""Regular expressions that are compiled when they are first used.

The large ones of this program take 2 to 20 ms each to compile, a tenth of a second together, and a start in which no
text has to be read needs none of them.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast


class _LazyPattern:
    """Stands for a compiled pattern; its methods become those of the pattern at the first use."""

    def __init__(self, expression: str, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        value = getattr(re.compile(self.pattern, self._flags), name)  # only asked for what is not there yet
        setattr(self, name, value)
        return value


def lazy_pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """``expression`` as a pattern whose methods can be called; a wrong expression raises re.error at its first use."""
    return cast("re.Pattern[str]", _LazyPattern(expression, flags))


@contextmanager
def compiled_when_used(package: str) -> Iterator[None]:
    """Within it, ``re.compile`` gives the modules of a package of others patterns as above; all others get theirs."""
    compile_now = re.compile

    def compile_later(expression: str, flags: int = 0) -> re.Pattern[str]:
        asks = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - another thread may compile meanwhile
        return (lazy_pattern if asks.startswith(f"{package}.") else compile_now)(expression, flags)

    re.compile = compile_later  # type: ignore[assignment]  # it takes compiled patterns, too
    try:
        yield
    finally:
        re.compile = compile_now
