"""Annotations after an update: placed right, orphaned or wrong, beside a matcher that goes by the quote's score."""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from kb.content.library import Library
from kb.model import Article, Block, BlockKind, Placement, Span
from kb.notes.anchoring.anchor import make_anchor
from kb.notes.anchoring.placement import ORPHANED_PLACE, ResolvedPlace, SourceVersion, place
from kb.notes.anchoring.span_transfer import SpanTransfer
from tests.bench.clock import seconds
from tests.bench.edits import Edited, edited

CONTENT = Path(__file__).parents[2] / "content"
SHARES = (0.05, 0.10, 0.20, 0.30)
VERSIONS, QUOTES = 10, 60  # of every article at every share, in every version
# A quote survives when so large a share of it still stands together, within its own length and so many more.
ALIVE, NEARBY = 0.5, 20

Find = Callable[[Span], ResolvedPlace]


def run() -> None:
    """Print the table."""
    library = Library([CONTENT])
    texts = [library.article(head.id).text for head in library.articles()]
    print(" edited               quotes   alive    right  flagged  orphaned  given up  wrong  ms each")
    for share in SHARES:
        chance = random.Random(round(share * 100))  # noqa: S311 - the same every time
        versions = [edited(text, share, chance) for text in texts for _ in range(VERSIONS)]
        spans = [[_quote(version.old, chance) for _ in range(QUOTES)] for version in versions]
        for name, finder in (("ours", ours), ("quote score", by_score)):
            took, counts = seconds(partial(_judge, versions, spans, finder))
            _print(name, share, counts, took)


def ours(version: Edited) -> Find:
    """By the difference of the versions."""
    old, new = _article(version.old), _article(version.new)
    carrier = SpanTransfer(version.old, version.new)

    def find(span: Span) -> ResolvedPlace:
        return place(make_anchor(old, span), new, SourceVersion(span, version.old), carrier)

    return find


def by_score(version: Edited) -> Find:
    """Where the quote and its context are most alike, whatever became of its line: what others do."""
    old, new = version.old, version.new

    def find(span: Span) -> ResolvedPlace:
        quote = old[span.start : span.end]
        exact = [at for at in range(len(new)) if new.startswith(quote, at)]
        if exact:
            at = max(exact, key=lambda at: _agreement(old, span, new, at) - abs(at - span.start) / len(new))
            return ResolvedPlace(Span(at, at + len(quote)), Placement.MOVED)
        matcher = SequenceMatcher(None, new, quote, autojunk=False)
        longest = matcher.find_longest_match()
        start = max(0, longest.a - longest.b)
        window = new[start : start + len(quote)]
        alike = SequenceMatcher(None, window, quote, autojunk=False).ratio()
        return ResolvedPlace(Span(start, start + len(window)), Placement.CHANGED) if alike >= ALIVE else ORPHANED_PLACE

    return find


def _agreement(old: str, span: Span, new: str, at: int) -> float:
    before = SequenceMatcher(None, old[max(0, span.start - 32) : span.start], new[max(0, at - 32) : at]).ratio()
    end = at + len(span)
    return before + SequenceMatcher(None, old[span.end : span.end + 32], new[end : end + 32]).ratio()


def _quote(text: str, chance: random.Random) -> Span:
    while True:
        size = chance.choice([chance.randint(2, 12), chance.randint(2, 60), chance.randint(2, 200)])
        start = chance.randrange(len(text))
        span = Span(start, min(len(text), start + size))
        if len(span) > 1 and text[span.start : span.end].strip():
            return span


def _judge(versions: list[Edited], spans: list[list[Span]], finder: Callable[[Edited], Find]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for version, quotes in zip(versions, spans, strict=True):
        find = finder(version)
        for span in quotes:
            found = find(span)
            counts[verdict(version, span, found.span)] += 1
            counts["flagged"] += found.placement is Placement.CHANGED
    return counts


def verdict(version: Edited, span: Span, found: Span | None) -> str:
    """``right``, ``wrong``, ``orphaned`` though its text is alive, or ``given up``, rightly."""
    left = sorted(place for place in version.where[span.start : span.end] if place >= 0)
    words = sum(character != "\n" for character in version.old[span.start : span.end])
    half = math.ceil(ALIVE * words)
    together = min((left[n + half - 1] - left[n] for n in range(len(left) - half + 1)), default=math.inf)
    alive = together < len(span) + NEARBY
    if found is None:
        return "orphaned" if alive else "given up"
    inside = sum(found.start <= place < found.end for place in left)
    right = inside >= max(1, ALIVE * len(left)) and inside >= ALIVE / 2 * len(found)
    return ("right" if alive else "saved") if right else "wrong"


def _print(name: str, share: float, counts: Counter[str], took: float) -> None:
    alive = counts["right"] + counts["orphaned"]
    total = counts.total() - counts["flagged"]
    print(
        f"{share:7.0%} {name:12} {total:7} {alive:7} {counts['right'] / max(alive, 1):8.2%} {counts['flagged']:8}"
        f" {counts['orphaned']:9} {counts['given up']:9} {counts['wrong']:6}  {took / total * 1000:.2f}"
    )


def _article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="a", title="", blocks=(Block(0, BlockKind.PARAGRAPH, text, 0),), text=text, text_hash=digest)
