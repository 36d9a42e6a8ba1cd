"""Cutting Chinese into words, for ranking only: what must be found is found by n-grams."""

import importlib.util
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Any

from kb.resources import resource
from kb.text.normalize import simplify
from kb.text.rare_words import is_rare_word

SEPARATOR = "\x1e"  # of texts that are cut together; never in an article: the parser makes a space of it
_LONE = re.compile("[\ud800-\udfff]")  # half a pair: the segmenter takes none
GENERAL, DICTIONARY = resource("general_words", "words.txt"), resource("dictionary.txt")
_loading = Lock()  # two threads that ask at once do not load it twice


def _segmenter() -> Any:  # noqa: ANN401 - the library has no types
    """The segmenter with the words of general Chinese and those of the trade (60 ms, once)."""
    with _loading:
        return _loaded()


@cache
def _loaded() -> Any:  # noqa: ANN401
    segmenter = _empty()
    for line in _entries(GENERAL):
        listed = line.split()
        count = int(listed.pop(0))
        for word in listed:  # a call a word, so that other threads have their turn between them
            segmenter.add_word(word, count, "")
    for word in _entries(DICTIONARY):
        segmenter.add_word(word, None, "")
    return segmenter


def _entries(file: Path) -> list[str]:
    lines = map(str.strip, file.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _empty() -> Any:  # noqa: ANN401
    """A segmenter without words.

    The package makes one with a dictionary of 350,000 words when it is imported, which takes 0.2 s, during which no
    other thread runs, and 33 MB. The module inside it, which is all there is to it, makes none.
    """
    package = importlib.util.find_spec("rjieba")
    inside = PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations) if package else None
    if inside is None or inside.loader is None:
        import rjieba  # noqa: PLC0415 - another release may be laid out in another way

        library: Any = rjieba
    else:
        library = importlib.util.module_from_spec(inside)
        inside.loader.exec_module(library)
    return library.Jieba.empty()


def words(text: str) -> list[str]:
    """The words of ``text`` in search mode (long words and the words inside them), simplified and in lower case.

    White space and punctuation are left out.
    """
    return _said(_segmenter().cut_for_search(as_cut(text)))


def is_word(text: str) -> bool:
    """Whether a dictionary, of general Chinese or ours, has ``text`` as a word."""
    simple = as_cut(text)
    return bool(_segmenter().has_word(simple)) or is_rare_word(simple)


def plain_words(text: str) -> list[str]:
    """The words of ``text`` one after the other, none inside another, simplified and in lower case.

    White space and punctuation are left out.
    """
    return _said(_segmenter().cut(as_cut(text)))


def asked_words(text: str) -> list[str]:
    """``plain_words`` of what somebody asks, the parts of a rare word in one: 福州人, which else is 福州 and 人."""
    out: list[str] = []
    for word in plain_words(text):
        if out and is_rare_word(out[-1] + word):
            out[-1] += word
        else:
            out.append(word)
    return out


def as_cut(text: str) -> str:
    """The form of a text that is cut into words: simplified, nothing in it that the segmenter refuses."""
    return simplify(_LONE.sub("\ufffd", text))


def plain_words_of_all(texts: Sequence[str]) -> list[list[str]]:
    """The ``plain_words`` of each of the texts, which are as ``as_cut`` makes them: at once in 0.7 of the time.

    None may hold the ``SEPARATOR``: no word goes across it.
    """
    cut = cut_together(texts)
    ends = [at for at, word in enumerate(cut) if word == SEPARATOR]
    pieces = zip([0, *ends], [*ends, len(cut)], strict=True)  # the separator says nothing
    said = [[word for word in cut[start:end] if word.isalnum() or says_something(word)] for start, end in pieces]
    return said[: len(texts)]


def cut_together(texts: Sequence[str]) -> list[str]:
    """All that such texts are cut into, with the ``SEPARATOR`` between two texts."""
    return list(_segmenter().cut(SEPARATOR.join(texts)))


@lru_cache(maxsize=1 << 15)
def words_inside(word: str) -> tuple[str, ...]:
    """What ``words`` has where ``plain_words`` has ``word``: the words of two and three characters in it, and it."""
    if word.isascii():
        return tuple(words(word))
    pieces = [word[at : at + size] for size in (2, 3) if len(word) > size for at in range(len(word) - size + 1)]
    return (*filter(_segmenter().has_word, pieces), word)


def _said(cut: list[str]) -> list[str]:
    """Without white space and punctuation."""
    return [*filter(says_something, cut)]


@lru_cache(maxsize=1 << 15)  # the words of a library are the same few: 40 µs of a passage's 100
def says_something(word: str) -> bool:
    """Whether there is a letter or a digit in a word: it is no white space and no punctuation."""
    return any(map(str.isalnum, word))


def whole_words(text: str) -> tuple[str, ...]:
    """A text without white space as words one after the other; empty when there is only one, or one is a character."""
    cut = _segmenter().cut(_LONE.sub("\ufffd", text))
    return tuple(cut) if len(cut) > 1 and all(len(word) > 1 for word in cut) else ()


def word_boundary_score(text: str, start: int, end: int) -> float:
    """How much the run ``[start, end)`` is a word of ``text``: 1 for one word, 0.5 for several whole ones, else 0.

    Only its surroundings are looked at; ``text`` is in a form that ``simplify`` leaves as long as it is.
    """
    if is_rare_word(text[start:end]):
        return 1.0
    left = max(0, start - 12)
    edges = boundaries(text[left : end + 12])
    if start - left not in edges or end - left not in edges:
        return 0.0
    return 1.0 if edges.isdisjoint(range(start - left + 1, end - left)) else 0.5


def stand_as_words(run: str, texts: Sequence[str], starts: Sequence[int]) -> list[bool]:
    """Whether ``run``, which stands in each of the texts at its start, is there one word, or several: scored above 0.

    Of a text only the clause is cut that the run stands in: what is typed letter by letter is looked for in the same
    clauses again, and many a clause stands in several passages. One by one, sixty passages took half of a search.
    """
    if is_rare_word(run):
        return [True] * len(texts)
    clauses, places = list[str](), list[int]()
    for text, start in zip(texts, starts, strict=True):
        end, left = start + len(run), max(0, start - 12)
        before = _CLAUSE_BEFORE.match(text, left, start)
        if before:
            left = before.end()
        clauses.append(text[left : _CLAUSE_BEHIND.match(text, end, end + 12).end()])  # type: ignore[union-attr]
        places.append(start - left)
    edges = _edges_of(clauses)
    return [bool(edge >> at & edge >> at + len(run) & 1) for edge, at in zip(edges, places, strict=True)]


# Signs at which the segmenter always cuts, and which are no word: what stands beyond them changes no word.
_SIGNS = ",;:?!()、。\n"
_CLAUSE_BEFORE, _CLAUSE_BEHIND = re.compile(rf".*[{_SIGNS}]", re.DOTALL), re.compile(rf"[^{_SIGNS}]*")
_KEPT_CLAUSES = 1 << 14
_edges: dict[str, int] = {}  # a clause with its edges as bits


def _edges_of(clauses: Sequence[str]) -> list[int]:
    """For each clause a number whose bit ``n`` says whether a word begins or ends before its character ``n``."""
    known = {clause: _edges.get(clause, 0) for clause in clauses}
    new = [clause for clause, edges in known.items() if not edges]
    if new:
        edges, at, left = 1, 0, iter(new)
        for word in (*_segmenter().cut(_LONE.sub("\ufffd", SEPARATOR.join(new))), SEPARATOR):
            if word == SEPARATOR:
                known[next(left)] = edges
                edges, at = 1, 0
            else:
                at += len(word)
                edges |= 1 << at
        if len(_edges) > _KEPT_CLAUSES:
            _edges.clear()
        _edges.update({clause: known[clause] for clause in new})
    return [*map(known.__getitem__, clauses)]


def boundaries(text: str) -> frozenset[int]:
    """The offsets at which a word begins or ends, 0 and ``len(text)`` included.

    ``text`` must already be in a form that ``simplify`` leaves as long as it is; the offsets count in it.
    """
    return frozenset([0, *accumulate(map(len, _segmenter().cut(_LONE.sub("\ufffd", text))))])
