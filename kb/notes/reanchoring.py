"""What a person decides about the place of an annotation: it is right, it is here, it is not there."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from sqlite_utils import Database

from kb.model import Anchor, AnchorSuggestion, Annotation, Bookmark, PassageChange, Placement, Span, SuggestionReason
from kb.notes.anchoring.anchor import SHORTEST_QUOTE
from kb.notes.anchoring.change_alerts import alerts
from kb.notes.anchoring.line_alignment import MARGIN
from kb.notes.anchoring.placement import ORPHANED_PLACE, ResolvedPlace, SourceVersion
from kb.notes.placement_store import Placer, decided_on, keep_text, placement_row
from kb.notes.storage.rows import Row, later_than
from kb.notes.storage.undo_log import RowChange
from kb.text.differences import differences

MOST_GUESSES = 3
AROUND = 1_000  # code points of a long line that are shown before and behind a place
_LIKELY = 0.4  # a place less like the quote is not worth a look
_CONTEXT = 0.5  # what the context alone can say at most


def decisions(
    database: Database,
    placer: Placer,
    rows: list[Row],
    place_of: Callable[[Annotation | Bookmark], ResolvedPlace | None],
) -> list[RowChange]:
    """The changes that put the places of the rows' items in the present texts on record as decided by a person.

    What has no place to be decided on, or no text any more, is passed over. The texts are kept: later ones are compared
    with them.
    """
    items = placer.items(rows)
    texts = {item.anchor.article_id: placer.present(item.anchor.article_id) for item in items}
    changes = []
    for item in items:
        article, known = texts[item.anchor.article_id], place_of(item)
        if article is not None and known is not None:
            keep_text(database, article)
            decided = {row["text_hash"]: row for row in decided_on(database, item.id, withdrawn=True)}
            before = decided.get(article.text_hash)
            at = later_than(*(row["decided"] for row in decided.values()))
            after = placement_row(item.id, article.text_hash, known, decided=at)
            changes.append(RowChange(before, after))
    return changes


def as_it_stands(item: Annotation | Bookmark) -> ResolvedPlace | None:
    """The place where an item is now, as a decision; None for an orphan, which there is nothing to say of."""
    return None if item.span is None else accepted(item.span)


def accepted(span: Span | None) -> ResolvedPlace:
    """The place where it is now, with nothing left to look at; without one, lost for good."""
    return ORPHANED_PLACE if span is None else ResolvedPlace(span, Placement.MOVED)


def passage_change(base: SourceVersion | None, quote: str, text: str, span: Span | None) -> PassageChange:
    """The lines around an annotation then and now."""
    before, before_mark = _lines(base.text, base.span) if base else (quote, Span(0, len(quote)))
    if span is None:
        return PassageChange(before, before_mark)
    after, after_mark = _lines(text, span)
    changes = [step for step in differences(before, after) if not step.equal]
    removed = tuple(step.old for step in changes if len(step.old))
    inserted = tuple(step.new for step in changes if len(step.new))
    return PassageChange(before, before_mark, after, after_mark, removed, inserted, alerts(before, after))


def _lines(text: str, span: Span) -> tuple[str, Span]:
    """The whole lines that hold the span, as far as AROUND, and where it stands in them."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    end = text.find("\n", max(span.end - 1, span.start))
    end = min(len(text) if end < 0 else max(end, span.end), span.end + AROUND)
    return text[start:end], Span(span.start - start, span.end - start)


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
