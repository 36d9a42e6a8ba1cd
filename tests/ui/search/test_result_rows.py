"""Hits under the heads of their articles: which stand together, and which behind those of the next articles."""

from collections.abc import Callable
from dataclasses import replace

from kb.model import Hit, Reason, SectionLine
from ui.search.result_rows import GroupRow, Row, grouped

MakeHit = Callable[..., Hit]


def rows_of(*hits: Hit) -> list[Row]:
    """The rows of a first page."""
    return grouped(hits, "", set(), {})


def shape(rows: list[Row]) -> list[str]:
    """``#a`` for a head, ``#a+`` for a continued one, ``a1`` for a hit."""
    out = []
    for row in rows:
        if isinstance(row, GroupRow):
            out.append(f"#{row.article_id}{'+' if row.continued else ''}")
        else:
            assert isinstance(row, Hit)
            out.append(f"{row.passage.article_id}{row.passage.block}")
    return out


def test_a_further_page_goes_on_under_the_open_head_and_says_which_articles_it_continues(make_hit: MakeHit) -> None:
    headed = {"a", "b"}
    rows = grouped((make_hit("c", 1), make_hit("b", 2), make_hit("a", 2)), "b", headed, {})
    assert shape(rows) == ["b2", "#c", "c1", "#a+", "a2"]
    assert headed == {"a", "b", "c"}


def test_of_what_holds_parts_three_of_an_article_stand_together_and_the_others_behind_the_next_articles(
    make_hit: MakeHit,
) -> None:
    many = [replace(make_hit("a", number), reason=Reason.MEANING) for number in range(5)]
    other = replace(make_hit("b", 0), reason=Reason.PARTIAL)
    assert shape(rows_of(*many, other)) == ["#a", "a0", "a1", "a2", "#b", "b0", "#a+", "a3", "a4"]
    literal = [replace(hit, reason=Reason.LITERAL) for hit in many]
    assert shape(rows_of(*literal, other)) == ["#a", "a0", "a1", "a2", "a3", "a4", "#b", "b0"]


def test_what_a_card_shows_of_its_section_stands_behind_the_next_articles(make_hit: MakeHit) -> None:
    def in_parts(article: str, block: int, **changes: object) -> Hit:
        return replace(make_hit(article, block), reason=Reason.PARTIAL, **changes)  # type: ignore[arg-type]

    line, other = in_parts("a", 3), in_parts("a", 4)
    lines = tuple(SectionLine(hit.snippet, (), hit.passage) for hit in (line, make_hit("a", 2)))
    card = in_parts("a", 2, heading_path=("甲", "乙"), section=lines)
    heading = in_parts("a", 1, heading_path=("甲",), snippet="乙")
    rows = rows_of(card, heading, line, other, in_parts("b", 1))
    assert shape(rows) == ["#a", "a2", "a4", "#b", "b1", "#a+", "a1", "a3"]
    answer, question = in_parts("a", 6, lead="要登记吗？"), in_parts("a", 5, snippet="要登记吗？")
    assert shape(rows_of(answer, question, in_parts("b", 1))) == ["#a", "a6", "#b", "b1", "#a+", "a5"]
    literal = replace(line, reason=Reason.LITERAL)
    assert shape(rows_of(card, literal, in_parts("b", 1))) == ["#a", "a2", "a3", "#b", "b1"]
