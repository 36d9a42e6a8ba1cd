"""Where a run of ``*``, ``_`` or ``~`` may open or close, given the characters beside it."""

import unicodedata

from kb.text.lazy_pattern import lazy_pattern

_CJK = lazy_pattern(
    r"[\u2e80-\u303f\u3040-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—·"
    r"\U00020000-\U0003ffff]"
)
_NEVER_FIRST = frozenset("、，。；：！？）】》」』”’…")
_NEVER_LAST = frozenset("（【《「『“‘")


class _Sorts(dict[str, tuple[bool, bool, bool]]):
    """For a character: whether it is white space, punctuation, CJK; found when first asked for."""

    def __missing__(self, sign: str) -> tuple[bool, bool, bool]:
        space = not sign or sign.isspace()
        punctuation = bool(sign) and unicodedata.category(sign)[0] in "PS"
        self[sign] = sort = (space, punctuation, bool(_CJK.match(sign)))
        return sort


_SORTS = _Sorts()


def flanking(before: str, after: str, sign: str) -> tuple[bool, bool]:
    """Whether a run of delimiters between two characters may open, and whether it may close.

    CommonMark's rules know words by the spaces around them, and leave the signs of ``**注意：**须`` standing. As in its
    CJK-friendly amendment, CJK punctuation counts as a letter and a CJK neighbour as a space. Stars that hide or
    multiply are text: between two digits (6222****1234, 3*5), and before what never begins a word (张**、李**).
    """
    if sign == "*" and before.isdigit() and after.isdigit():
        return False, False
    if sign == "=" and (before.isascii() and before.isalnum()) and (after.isascii() and after.isalnum()):
        return False, False  # a==b
    may_open, may_close = after not in _NEVER_FIRST, before not in _NEVER_LAST
    space_before, punctuation_before, cjk_before = _SORTS[before]
    space_after, punctuation_after, cjk_after = _SORTS[after]
    left = not space_after and (not punctuation_after or cjk_after or space_before or punctuation_before or cjk_before)
    right = not space_before and (not punctuation_before or cjk_before or space_after or punctuation_after or cjk_after)
    if sign == "_":
        return left and (not right or punctuation_before), right and (not left or punctuation_after)
    return left and may_open, right and may_close
