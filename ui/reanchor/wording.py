"""A passage then and now as rich text, and the words for what must not be overlooked in it."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from kb.labels import ALERT_LABELS, SUGGESTION_REASON_LABELS
from kb.model import Alert, AnchorSuggestion, PassageChange, Span
from kb.translation import tr
from ui.theme import Theme
from ui.widgets.plain_text import shortened


def alert_words(alert: Alert) -> str:
    """``数字：5 → 10``; what stands on one side only is said to be gone or new."""
    before, after = tr("、").join(alert.before), tr("、").join(alert.after)
    kind = ALERT_LABELS[alert.kind]
    if not before:
        return tr("{kind}：新增 {after}").format(kind=kind, after=after)
    return (
        tr("{kind}：{before} → {after}").format(kind=kind, before=before, after=after)
        if after
        else tr("{kind}：删去 {before}").format(kind=kind, before=before)
    )


def suggestion_words(suggestion: AnchorSuggestion) -> str:
    """Why the place is offered, and how well it fits."""
    return tr("{reason} · 吻合 {score}%").format(
        reason=SUGGESTION_REASON_LABELS[suggestion.reason], score=round(suggestion.score * 100)
    )


def before_html(change: PassageChange, theme: Theme) -> str:
    """The old passage: the quote on its colour, what has gone struck through."""
    return _html(change.before, change.before_mark, change.removed, f"color: {theme.danger}", theme, strike=True)


def after_html(change: PassageChange, theme: Theme) -> str:
    """The new passage: the present place on its colour, what is new in bold."""
    style = f"color: {theme.inserted}; font-weight: bold"
    return _html(change.after, change.after_mark, change.inserted, style, theme)


def marked_html(text: str, mark: Span, theme: Theme) -> str:
    """A line with a place in it."""
    return _html(text, mark, (), "", theme)


def _html(text: str, mark: Span, differing: Sequence[Span], style: str, theme: Theme, *, strike: bool = False) -> str:
    text = shortened(text)
    edges = sorted({0, len(text), mark.start, mark.end, *_edges(differing)} & {*range(len(text) + 1)})
    out = []
    for start, end in pairwise(edges):
        piece = escape(text[start:end]).replace("\n", "<br>")
        if any(span.start <= start < span.end for span in differing):
            struck = f"<s>{piece}</s>" if strike else piece
            piece = f'<span style="{style}">{struck}</span>'
        if mark.start <= start < mark.end:
            piece = f'<span style="background: {theme.quoted}">{piece}</span>'
        out.append(piece)
    return "".join(out)


def _edges(spans: Iterable[Span]) -> Iterable[int]:
    for span in spans:
        yield span.start
        yield span.end
