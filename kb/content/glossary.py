"""The terms that a glossary explains, and where another article uses each for the first time.

A glossary is an article of list items ``术语（别称：甲、乙）：解释``; the structure of its pack names it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from kb.model import Article, Block, BlockKind, InlineStyle, Span, Term, TermUse

_ENTRY = re.compile(r"(?P<word>[^：（]++)(?:（别称：(?P<others>[^）]*+)）)?[^：]*+：(?P<explanation>.+)", re.DOTALL)
_SHORTEST = 2  # code points: a term of one character is a part of too many words
_LONGEST = 40  # code points: a longer one is a sentence
_PLAIN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ROW}


def _never() -> bool:
    return False


def terms_of(glossary: Article) -> tuple[Term, ...]:
    """The terms that an article explains, in its order; items that explain nothing are none."""
    found = ((block, _ENTRY.fullmatch(block.text)) for block in glossary.blocks if block.kind is BlockKind.ITEM)
    return tuple(
        Term(
            match["word"].strip(),
            tuple(filter(None, (other.strip() for other in (match["others"] or "").split("、")))),
            match["explanation"].strip(),
            glossary.id,
            block.span,
        )
        for block, match in found
        if match
    )


class TermFinder:
    """Finds terms in texts. ``boundaries`` gives the offsets at which words of a line begin or end."""

    def __init__(self, terms: Iterable[Term], boundaries: Callable[[str], frozenset[int]]) -> None:
        self._boundaries = boundaries
        self._terms: dict[str, Term] = {}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for term in terms:
            for name in (term.word, *term.others):
                if _SHORTEST <= len(name) <= _LONGEST:
                    self._terms.setdefault(name, term)
                    lengths[name[0]].add(len(name))
        # By first character, the longest first.
        self._lengths = {first: sorted(of_first, reverse=True) for first, of_first in lengths.items()}

    def first_uses(self, article: Article, stopped: Callable[[], bool] = _never) -> tuple[TermUse, ...]:
        """The first use of every term in the plain text of an article, in order; the longest of several counts.

        Those up to where ``stopped`` says so: 7 MB take 5 s.
        A use is a whole word, or some, and neither a link nor code. What an article explains itself it does not use.
        """
        seen: dict[Term, TermUse] = {}
        for block in article.blocks:
            if stopped():
                break
            if block.kind in _PLAIN:
                for use in self._uses(block):
                    seen.setdefault(use.term, use)
        return tuple(use for use in seen.values() if use.term.article_id != article.id)

    def _uses(self, block: Block) -> Iterator[TermUse]:
        text, edges, at = block.text, None, 0
        taken = _taken(block)
        while at < len(text):
            name, term = self._name_at(text, at)
            span = Span(at, at + len(name))
            if term is None or any(taken[at : span.end]):
                at += 1
                continue
            edges = self._boundaries(text) if edges is None else edges
            if span.start in edges and span.end in edges:
                yield TermUse(term, Span(block.start + span.start, block.start + span.end))
            at = span.end

    def _name_at(self, text: str, at: int) -> tuple[str, Term | None]:
        for length in self._lengths.get(text[at], ()):
            name = text[at : at + length]
            if name in self._terms:
                return name, self._terms[name]
        return "", None


def _taken(block: Block) -> bytearray:
    """For each character of a block whether it stands in a link or in code."""
    taken = bytearray(len(block.text))
    for run in block.runs:
        if run.style in {InlineStyle.LINK, InlineStyle.CODE}:
            taken[run.span.start : run.span.end] = b"\1" * (run.span.end - run.span.start)
    return taken
