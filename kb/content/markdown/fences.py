"""The lines that begin fenced code: three or more backticks or tildes."""

from dataclasses import dataclass

from kb.text.lazy_pattern import lazy_pattern

_FENCE = lazy_pattern(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_CHINESE = lazy_pattern(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff“‘]")


@dataclass(frozen=True, slots=True)
class Fence:
    """The signs that must end the code, and ``words`` behind them that are text: no language is named in Chinese."""

    sign: str
    words: tuple[str, ...] = ()


def read_fence(stripped: str) -> Fence | None:
    """The fence that a line without leading blanks begins; None when it begins none."""
    found = _FENCE.match(stripped)
    if found is None:
        return None
    told = (found[2] or found[4] or "").strip()
    return Fence(found[1] or found[3], (told,) if _CHINESE.search(told) else ())
