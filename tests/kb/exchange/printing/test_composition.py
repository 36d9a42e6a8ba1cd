"""Articles put together of lines."""

from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.printing.composition import Line, composed, printable
from kb.model import BlockKind, InlineStyle, Span
from tests.kb.exchange.notes.handmade import TEXTS
from tests.kb.exchange.printing.test_sections import ARTICLE, assert_consistent

LINES = st.builds(
    Line, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE]), TEXTS, st.integers(0, 3)
)


@given(st.lists(LINES, max_size=6), st.booleans())
def test_what_is_put_together_is_an_article_like_any_other(lines: list[Line], behind: bool) -> None:
    made = composed("题", lines, start=ARTICLE if behind else None)
    assert_consistent(made)
    assert [block.text for block in made.blocks][-len(lines) or len(made.blocks) :] == [
        printable(line.text) for line in lines
    ]
    if behind:
        assert made.text.startswith(ARTICLE.text)
        assert made.blocks[: len(ARTICLE.blocks)] == ARTICLE.blocks
        assert made.id == ARTICLE.id


def test_headings_stand_above_what_follows() -> None:
    heading, text = BlockKind.HEADING, BlockKind.PARAGRAPH
    made = composed(
        "题",
        [
            Line(heading, "题", 1),
            Line(heading, "甲", 2),
            Line(heading, "乙", 3),
            Line(text, "一"),
            Line(heading, "丙", 2),
            Line(text, "二"),
        ],
    )
    assert [block.heading_path for block in made.blocks if block.kind is text] == [("甲", "乙"), ("丙",)]
    assert made.blocks[2].heading_path == ("甲",)


def test_strong_words_are_runs_and_control_characters_are_blanks() -> None:
    made = composed("题", [Line(BlockKind.ITEM, "贷后\x00检查", 1, strong=(Span(0, 2), Span(4, 99)))])
    assert made.text == "贷后 检查"
    assert [(run.span, run.style) for run in made.blocks[0].runs] == [(Span(0, 2), InlineStyle.STRONG)]
    assert printable("一\r\n二\u2028三") == "一\n二\n三"
