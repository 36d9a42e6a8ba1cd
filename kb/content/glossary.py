"""The terms that a glossary explains, and where another article uses each for the first time.

A glossary is an article of list items ``术语（别称：甲、乙）：解释``; the structure of its pack names it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from kb.model import Article, Block, BlockKind, InlineStyle, Span, Term, TermUse

_ENTRY = re.compile(r"(?P<word>[^：（]+)(?:（别称：(?P<others>[^）]*)）)?[^：]*：(?P<explanation>.+)", re.DOTALL)
_SHORTEST = 2  # code points: a term of one character is a part of too many words
_PLAIN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ROW}


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
        self._names: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)  # by first character, longest first
        for term in terms:
            for name in (term.word, *term.others):
                if len(name) >= _SHORTEST:
                    self._names[name[0]].append((name, term))
        for names in self._names.values():
            names.sort(key=lambda named: -len(named[0]))

    def first_uses(self, article: Article) -> tuple[TermUse, ...]:
        """The first use of every term in the plain text of an article, in order; the longest of several counts.

        A use is a whole word, or some, and neither a link nor code. What an article explains itself it does not use.
        """
        seen: dict[Term, TermUse] = {}
        for block in article.blocks:
            if block.kind in _PLAIN:
                for use in self._uses(block):
                    seen.setdefault(use.term, use)
        return tuple(use for use in seen.values() if use.term.article_id != article.id)

    def _uses(self, block: Block) -> Iterator[TermUse]:
        text, edges, at = block.text, None, 0
        taken = [run.span for run in block.runs if run.style in {InlineStyle.LINK, InlineStyle.CODE}]
        while at < len(text):
            name, term = self._name_at(text, at)
            span = Span(at, at + len(name))
            if term is None or any(span.overlaps(other) for other in taken):
                at += 1
                continue
            edges = self._boundaries(text) if edges is None else edges
            if span.start in edges and span.end in edges:
                yield TermUse(term, Span(block.start + span.start, block.start + span.end))
            at = span.end

    def _name_at(self, text: str, at: int) -> tuple[str, Term | None]:
        for name, term in self._names.get(text[at], ()):
            if text.startswith(name, at):
                return name, term
        return "", None
