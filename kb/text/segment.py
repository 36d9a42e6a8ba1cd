"""Cutting Chinese into words, for ranking only: what must be found is found by n-grams."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

import rjieba

from kb.resources import resource
from kb.text.normalize import simplify

_BETWEEN = "\x1e"
_LONE = re.compile("[\ud800-\udfff]")  # half a pair: the segmenter takes none
DICTIONARY = resource("dictionary.txt")


@cache
def _with_dictionary() -> None:
    """Add the words of the trade to the segmenter (0.2 s with its own dictionary, once)."""
    for line in DICTIONARY.read_text("utf-8").splitlines():
        word = line.strip()
        if word and not word.startswith("#"):
            rjieba.add_word(word, None, None)


def words(text: str) -> list[str]:
    """The words of ``text`` in search mode (long words and the words inside them), simplified and in lower case.

    White space and punctuation are left out.
    """
    _with_dictionary()
    return _said(rjieba.cut_for_search(simplify(_LONE.sub("\ufffd", text))))


def is_word(text: str) -> bool:
    """Whether the segmenter's dictionary or ours has ``text`` as a word."""
    _with_dictionary()
    return bool(rjieba.has_word(simplify(_LONE.sub("\ufffd", text))))


def plain_words(text: str) -> list[str]:
    """The words of ``text`` one after the other, none inside another, simplified and in lower case.

    White space and punctuation are left out.
    """
    _with_dictionary()
    return _said(rjieba.cut(simplify(_LONE.sub("\ufffd", text))))


def as_cut(text: str) -> str:
    """The form of a text that is cut into words: simplified, nothing in it that the segmenter refuses."""
    return simplify(_LONE.sub("\ufffd", text))


def plain_words_of_all(texts: Sequence[str]) -> list[list[str]]:
    """The ``plain_words`` of each of the texts, which are as ``as_cut`` makes them: at once in 0.7 of the time.

    None may hold the separator of records, U+001E: no word goes across it.
    """
    _with_dictionary()
    cut = rjieba.cut(_BETWEEN.join(texts))
    ends = [at for at, word in enumerate(cut) if word == _BETWEEN]
    pieces = zip([0, *ends], [*ends, len(cut)], strict=True)  # the separator says nothing
    said = [[word for word in cut[start:end] if word.isalnum() or _says(word)] for start, end in pieces]
    return said[: len(texts)]


@lru_cache(maxsize=1 << 15)
def words_inside(word: str) -> tuple[str, ...]:
    """What ``words`` has where ``plain_words`` has ``word``: the words of two and three characters in it, and it."""
    if word.isascii():
        return tuple(words(word))
    _with_dictionary()
    pieces = [word[at : at + size] for size in (2, 3) if len(word) > size for at in range(len(word) - size + 1)]
    return (*filter(rjieba.has_word, pieces), word)


def _said(cut: list[str]) -> list[str]:
    """Without white space and punctuation."""
    return [*filter(_says, cut)]


@lru_cache(maxsize=1 << 15)  # the words of a library are the same few: 40 µs of a passage's 100
def _says(word: str) -> bool:
    return any(map(str.isalnum, word))


def whole_words(text: str) -> tuple[str, ...]:
    """A text without white space as words one after the other; empty when there is only one, or one is a character."""
    _with_dictionary()
    cut = rjieba.cut(_LONE.sub("\ufffd", text))
    return tuple(cut) if len(cut) > 1 and all(len(word) > 1 for word in cut) else ()


def word_boundary_score(text: str, start: int, end: int) -> float:
    """How much the run ``[start, end)`` is a word of ``text``: 1 for one word, 0.5 for several whole ones, else 0.

    Only its surroundings are looked at; ``text`` is in a form that ``simplify`` leaves as long as it is.
    """
    left = max(0, start - 12)
    edges = boundaries(text[left : end + 12])
    if start - left not in edges or end - left not in edges:
        return 0.0
    return 1.0 if edges.isdisjoint(range(start - left + 1, end - left)) else 0.5


def stands_as_words(text: str, start: int, end: int) -> bool:
    """Whether the run ``[start, end)`` is one word of ``text``, or several: its score above is not 0.

    In half of the time: sixty passages of a page are asked.
    """
    _with_dictionary()
    at = max(0, start - 12)
    begins = at == start
    window = text[at : end + 12]
    for word in rjieba.cut(window if window.isalnum() else _LONE.sub("\ufffd", window)):
        at += len(word)
        if at >= end:
            return at == end and begins
        begins = begins or at == start
    return False


def boundaries(text: str) -> frozenset[int]:
    """The offsets at which a word begins or ends, 0 and ``len(text)`` included.

    ``text`` must already be in a form that ``simplify`` leaves as long as it is; the offsets count in it.
    """
    _with_dictionary()
    return frozenset([0, *accumulate(map(len, rjieba.cut(_LONE.sub("\ufffd", text))))])
