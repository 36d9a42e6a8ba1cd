"""What of an article is too much to read stands there as it was written, and is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.content.markdown.blocks import read_blocks
from kb.content.markdown.bounds import MOST_MARKS, as_written, unread_leaves
from kb.content.markdown.inlines import References, read_inline
from kb.content.markdown.leaves import LeafKind
from kb.content.parser import parse

PIECES = [
    "# 甲\n",
    "- 乙\n",
    "> 丙\n",
    "|丁|戊|\n",
    "|-|-|\n",
    "己\n\n",
    "```\n庚\n",
    "<div>\n辛\n",
    "[^1]: 壬\n",
    "1. 癸\n",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30), st.integers(0, 30))
def test_wherever_the_reading_stops_no_word_is_lost(pieces: list[str], steps: int) -> None:
    source = "".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.content.markdown.blocks.MOST_STEPS", steps)
        found = parse(source, fallback_id="a")
    words = "甲乙丙丁戊己庚辛壬癸"
    assert [one for one in found.article.text if one in words] == [one for one in source if one in words]


def test_lines_that_are_left_unread_are_told_with_the_first_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.content.markdown.blocks.MOST_STEPS", 2)
    structure = read_blocks("甲\n\n乙\n\n丙\n\n- 丁\n\n- 戊", first_line=5)
    assert [(leaf.kind, leaf.content) for leaf in structure.leaves] == [
        *((LeafKind.TEXT, one) for one in "甲乙丙"),
        (LeafKind.UNREAD, "- 丁\n- 戊"),
    ]
    assert [problem.line for problem in structure.problems] == [11]


def test_a_paragraph_of_unread_lines_is_not_longer_than_a_page() -> None:
    leaves = [*unread_leaves(["一" * 900] * 7)]
    assert [leaf.content.count("\n") for leaf in leaves] == [2, 2, 0]


def test_marks_beyond_the_last_that_is_read_are_text_and_references_still_mean_their_characters() -> None:
    references = References(marks_left=2)
    inline = read_inline("**甲**乙\\*丙&lt;**丁**", references)
    assert (inline.text, len(inline.runs)) == ("甲乙*丙<**丁**", 1)
    assert references.unread
    assert read_inline("*戊*\\\n己", references).text == "*戊*\n己"
    assert as_written(" 庚\t辛 ").text == "庚 辛"


@pytest.mark.parametrize("piece", ["[", "<td>"])
def test_an_article_of_nothing_but_marks_keeps_them_all(piece: str) -> None:
    source = f"<table>{piece * (MOST_MARKS + 9)}</table>" if piece == "<td>" else piece * (MOST_MARKS + 9)
    found = parse(source, fallback_id="a")
    assert found.article.text == source
    assert len(found.problems) == 1
