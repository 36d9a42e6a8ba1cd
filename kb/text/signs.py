"""Signs that mean something: ≥5万 is not ≤5万, AA+ is not AA-, -5% is not +5%, C++ is not C.

Folding drops punctuation beside letters and digits, so that ``KYC-尽调`` and ``KYC尽调`` are one. Where a person types
one of these signs beside a letter or a digit it is part of the word, and a match must have it too. A dash is a sign
before a number that nothing stands in front of (-5%) and behind a grade (AA-, A1-); elsewhere it joins.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kb.model import Span
from kb.text.normalize import Folded

_PLAIN = str.maketrans("＋﹢－−﹣＜﹤＞﹥＝﹦＃﹟≧⩾≦⩽", "++---<<>>==##≥≥≤≤")
SIGNS = "+±≥≤<>=#-"
_RUN = re.compile("[" + re.escape(SIGNS + "＋﹢－−﹣＜﹤＞﹥＝﹦＃﹟≧⩾≦⩽") + "]+")
_JOINED = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤", "+-": "±", "+/-": "±"}
_GRADE = re.compile(r"(?<![A-Za-z0-9])(?:([A-D])\1{0,2}|[A-Z][a-z]{0,2}\d)\Z")  # AA, A1, Baa2


@dataclass(frozen=True, slots=True)
class Sign:
    """Signs that stand before the character ``at`` of a folded term (behind its last one: its length)."""

    at: int
    text: str


@lru_cache(maxsize=256)
def signs_in(typed: str) -> tuple[Sign, ...]:
    """The signs of a typed term that mean something, by their places in its fold without separators at its ends.

    Those that folding keeps (A=B) are characters of the term like others and left out.
    """
    if not _RUN.search(typed):
        return ()
    folded = Folded.of(typed)
    inside = [at for at, character in enumerate(folded.text) if character.isalnum() or character in "%‰"]
    if not inside:
        return ()
    starts = folded.starts[inside[0] : inside[-1] + 1]
    return tuple(
        Sign(sum(start < match.start() for start in starts), _plain(match[0]))
        for match in _RUN.finditer(typed)
        if match.start() not in starts and _means_something(typed, match)
    )


def has_signs(folded: Folded, span: Span, signs: tuple[Sign, ...]) -> bool:
    """Whether ``span`` of a folded text has all ``signs`` where they stand in the term that is met there."""
    return all(_sign_before(folded, span.start + sign.at) == sign.text for sign in signs)


def _sign_before(folded: Folded, at: int) -> str:
    """The signs right between two neighbours of the folded text, as they stand in the original."""
    end = at
    while end < len(folded.text) and _RUN.fullmatch(folded.text[end]):
        end += 1  # one that folding has kept: of ``AA+。`` both signs
    behind = folded.starts[end] if end < len(folded.text) else len(folded.original)
    while at and _RUN.fullmatch(folded.text[at - 1]):
        at -= 1  # one that folding has kept
    before = folded.ends[at - 1] if at else 0
    return _plain("".join(_RUN.findall(folded.original[before:behind])))


def _plain(run: str) -> str:
    plain = run.translate(_PLAIN)
    return _JOINED.get(plain, plain)


def _means_something(typed: str, match: re.Match[str]) -> bool:
    before, behind = typed[: match.start()], typed[match.end() :]
    if match[0].translate(_PLAIN) != "-":
        return _is_letter_or_digit(before[-1:]) or _is_letter_or_digit(behind[:1])
    if behind[:1].isdecimal():
        return not before[-1:].isalnum()
    return bool(_GRADE.search(before)) and not _is_letter_or_digit(behind[:1])


def _is_letter_or_digit(character: str) -> bool:
    """Whether the character folds to a letter or a digit, 五 among them."""
    folded = Folded.of(character).text if character else ""
    return bool(folded) and folded.isascii() and folded.isalnum()
