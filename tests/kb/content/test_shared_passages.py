"""What all roles are told in the same words is taken out of the columns, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from kb.content.comparison import ComparisonRow, DutyPassage
from kb.content.shared_passages import differences_first, fold_shared
from kb.model import BlockKind, Span

PARAGRAPH, HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING


def passage(text: str, kind: BlockKind = PARAGRAPH, level: int = 0, article: str = "a") -> DutyPassage:
    return DutyPassage(article, "文章", Span(0, len(text)), text, kind, level)


def row(*cells: str, section: str = "职责") -> ComparisonRow:
    """Cells of one letter for each paragraph; digits are headings of that level."""
    made = (tuple(passage(one, HEADING, int(one)) if one.isdigit() else passage(one) for one in cell) for cell in cells)
    return ComparisonRow(section, tuple(made))


def shown(made: ComparisonRow) -> tuple[list[str], str]:
    folded = fold_shared(made)
    return ["".join(one.text for one in cell) for cell in folded.cells], "".join(one.text for one in folded.shared)


def test_what_every_column_has_stands_once_below() -> None:
    assert shown(row("abc", "bcd")) == (["a", "d"], "bc")


def test_with_three_roles_two_are_not_all() -> None:
    assert shown(row("ab", "ab", "b")) == (["a", "a", ""], "b")


def test_a_heading_stays_where_something_under_it_differs() -> None:
    assert shown(row("3a4b", "3a4c")) == (["34b", "34c"], "a")
    assert shown(row("3a3b", "3a3c")) == (["3b", "3c"], "3a")


def test_what_one_role_is_not_told_at_all_is_not_shared() -> None:
    assert shown(row("ab", "")) == (["ab", ""], "")


def test_the_same_words_of_another_kind_are_not_the_same() -> None:
    cells = ((passage("a"),), (passage("a", BlockKind.QUOTE),))
    assert fold_shared(ComparisonRow("职责", cells)).shared == ()


def test_sections_that_differ_come_first_and_keep_their_order() -> None:
    rows = (row("a", "a", section="同"), row("a", "b", section="一"), row("c", "d", section="二"))
    assert [one.section for one in differences_first(rows)] == ["一", "二", "同"]


@given(st.lists(st.text("ab34", max_size=6), min_size=2, max_size=3))
def test_nothing_is_lost_and_nothing_is_invented(cells: list[str]) -> None:
    kept, shared = shown(row(*cells))
    for cell, rest in zip(cells, kept, strict=True):
        words = [one for one in rest + shared if not one.isdigit()]
        assert sorted(words) == [one for one in sorted(cell) if not one.isdigit()]
        assert not {*rest} - {*cell}
