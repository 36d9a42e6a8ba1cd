"""Plain texts with styled runs: without space at the ends, and several as one."""

from kb.content.markdown.inline_text import Inline, joined, trimmed
from kb.model import InlineStyle, Run, Span

STRONG, CODE = InlineStyle.STRONG, InlineStyle.CODE


def test_space_at_the_ends_goes_and_the_runs_move_along() -> None:
    runs = [Run(Span(0, 3), STRONG), Run(Span(0, 2), CODE), Run(Span(2, 6), CODE)]
    assert trimmed("  甲乙  ", runs) == Inline("甲乙", (Run(Span(0, 1), STRONG), Run(Span(0, 2), CODE)))
    assert trimmed("甲", runs[:1]) == Inline("甲", tuple(runs[:1]))


def test_several_texts_become_one() -> None:
    cells = [Inline("甲", (Run(Span(0, 1), STRONG),)), Inline(), Inline("乙丙", (Run(Span(1, 2), CODE),))]
    assert joined(cells, "\n") == Inline("甲\n\n乙丙", (Run(Span(0, 1), STRONG), Run(Span(4, 5), CODE)))
