"""Cutting Chinese into words, for ranking only: what must be found is found by n-grams."""

from functools import cache
from pathlib import Path

import rjieba

from kb.text.normalize import simplify

DICTIONARY = Path(__file__).parents[2] / "resources" / "dictionary.txt"


@cache
def _segmenter() -> rjieba.Jieba:
    """The segmenter, with the words of the trade added (0.2 s, once)."""
    segmenter = rjieba.Jieba()
    for line in DICTIONARY.read_text("utf-8").splitlines():
        word = line.strip()
        if word and not word.startswith("#"):
            segmenter.add_word(word, None, None)
    return segmenter


def words(text: str) -> list[str]:
    """The words of ``text`` in search mode (long words and the words inside them), simplified and in lower case.

    White space and punctuation are left out.
    """
    return [word for word in _segmenter().cut_for_search(simplify(text)) if any(map(str.isalnum, word))]


def boundaries(text: str) -> frozenset[int]:
    """The offsets at which a word begins or ends, 0 and ``len(text)`` included.

    ``text`` must already be in a form that ``simplify`` leaves as long as it is; the offsets count in it.
    """
    edges, at = {0}, 0
    for word in _segmenter().cut(text):
        at += len(word)
        edges.add(at)
    return frozenset(edges)
