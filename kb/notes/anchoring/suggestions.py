"""Ranked places in the present text that an orphan may belong to. A person chooses; nothing is moved by a guess."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from kb.model import Anchor, AnchorSuggestion, Span, SuggestionReason
from kb.notes.anchoring.anchor import SHORTEST_QUOTE
from kb.notes.anchoring.line_alignment import MARGIN

MOST_GUESSES = 3
_LIKELY = 0.4  # a place less like the quote is not worth a look
_CONTEXT = 0.5  # what the context alone can say at most


def suggestions(anchor: Anchor, text: str) -> tuple[AnchorSuggestion, ...]:
    """The places in ``text`` that an orphan may belong to, the likeliest first; at most MOST_GUESSES."""
    found: list[AnchorSuggestion] = []
    start = 0
    for line in text.split("\n"):
        guess = _guess(anchor, line, start, text) if line else None
        if guess is not None:
            found.append(guess)
        start += len(line) + 1
    return tuple(sorted(found, key=lambda guess: (-guess.score, guess.span))[:MOST_GUESSES])


def confident_suggestion(found: Sequence[AnchorSuggestion], quote: str) -> AnchorSuggestion | None:
    """The first guess, if its words are like a quote that is long enough and the second one is far behind."""
    if not found or found[0].reason is SuggestionReason.CONTEXT or len("".join(quote.split())) < SHORTEST_QUOTE:
        return None
    leads = len(found) == 1 or found[0].score - found[1].score >= MARGIN
    return found[0] if leads else None


def _guess(anchor: Anchor, line: str, start: int, text: str) -> AnchorSuggestion | None:
    quote = anchor.quote.strip("\n").split("\n")[0] if "\n" in anchor.quote else anchor.quote
    around = _agreement(anchor, text, start, len(line))
    at = line.find(quote)
    if at >= 0:
        return _in_line(Span(at, at + len(quote)), start, 0.6 + 0.4 * around, line, SuggestionReason.QUOTE)
    matcher = SequenceMatcher(None, line, quote, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    share = sum(block.size for block in blocks) / max(len(quote), 1)
    score = 0.6 * share + 0.4 * around
    if blocks and share >= _LIKELY:
        return _in_line(Span(blocks[0].a, blocks[-1].a + blocks[-1].size), start, score, line, SuggestionReason.ALIKE)
    if around >= _CONTEXT:
        return _in_line(Span(0, len(line)), start, _CONTEXT * around, line, SuggestionReason.CONTEXT)
    return None


def _in_line(mark: Span, start: int, score: float, line: str, reason: SuggestionReason) -> AnchorSuggestion:
    return AnchorSuggestion(Span(mark.start + start, mark.end + start), mark, score, line, reason)


def _agreement(anchor: Anchor, text: str, start: int, length: int) -> float:
    """How much of what stood around the quote stands around or in the line, from 0 to 1."""
    window = text[max(0, start - len(anchor.prefix)) : start + length + len(anchor.suffix)]
    parts = [part for part in (anchor.prefix, anchor.suffix) if part]
    if not parts:
        return 0.0
    return sum(_longest(part, window) / len(part) for part in parts) / len(parts)


def _longest(part: str, window: str) -> int:
    return SequenceMatcher(None, window, part, autojunk=False).find_longest_match().size
