"""Lines and rows as they are laid out, and how large a card can be.

Covers: ui/printing/paper.py.
"""

import pytest

from kb.content.parser import parse_article
from kb.errors import PrintingStopped
from kb.exchange.printing.article_parts import article_part
from kb.exchange.printing.printout import PrintPart
from tests.ui.reader.samples import SAMPLE, article_of, long_article
from ui.printing.pagination import head_height
from ui.printing.paper import CARD_SCALES, Paper
from ui.printing.typesetter import TypesetPart, typeset, typeset_card

pytestmark = pytest.mark.usefixtures("qapp")


def part(source: str) -> PrintPart:
    return article_part(parse_article(source, fallback_id="a"), None)


def test_every_line_of_the_document_is_in_one_strip_and_strips_follow_each_other() -> None:
    for article in (article_of(SAMPLE), long_article(5)):
        made = typeset(article_part(article, None), Paper())
        lines = [(line.block.position(), line.number) for some in made.lines for line in some]
        assert len(lines) == len(set(lines)) == count_of_lines(made)
        tops = [strip.top for strip in made.strips]
        assert tops == sorted(tops)
        assert all(strip.top < strip.bottom for strip in made.strips)


def count_of_lines(made: TypesetPart) -> int:
    block, count = made.document.begin(), 0
    while block.isValid():
        count += block.layout().lineCount()
        block = block.next()
    return count


def test_a_heading_stays_with_what_follows_and_a_line_that_announces_with_its_list() -> None:
    made = typeset(part("# 题\n\n## 一\n\n要做的有：\n\n- 甲\n- 乙\n\n正文。\n"), Paper())
    assert [strip.keeps for strip in made.strips] == [True, True, True, False, False, False]


def test_the_first_and_the_last_two_lines_of_a_paragraph_stay_together() -> None:
    made = typeset(part("很长的一段。" * 60), Paper())
    keeps = [strip.keeps for strip in made.strips]
    assert len(keeps) > 5
    assert keeps == [True, *[False] * (len(keeps) - 3), True, False]


def test_a_row_is_one_strip_unless_it_is_very_high() -> None:
    made = typeset(
        part(f"| 甲 | 乙 |\n| --- | --- |\n| 短 | {'一句话。' * 20} |\n| 短 | {'很长的话。' * 600} |\n"), Paper()
    )
    rows = [strip.row for strip in made.strips if strip.table == 0]
    assert rows[:2] == [0, 1]
    assert rows.count(2) > 30
    (head,) = [strip for strip in made.strips if strip.header]
    assert head.keeps
    assert len(made.pages) > 1
    goes_on = made.pages[1][0]
    assert head_height(made.strips, goes_on.heads) == head.bottom - head.top


def test_small_letters_below_the_text_do_not_begin_a_page() -> None:
    for lines in range(30, 44):
        source = "---\ntitle: 题\nsource: 总行\n---\n" + "\n\n".join(["一行。"] * lines)
        made = typeset(part(source), Paper())
        last = made.pages[-1][-1]
        assert last.end - last.first > 1


def test_a_card_is_as_large_as_it_goes_and_a_long_one_has_two_columns() -> None:
    short, long = typeset_card(part("# 题\n\n一句。")), typeset_card(part("\n".join(["- 一条要做的事。"] * 48)))
    assert short is not None
    assert (short.paper.scale, short.paper.columns) == CARD_SCALES[0]
    assert long is not None
    assert long.paper.columns == 2
    assert len(long.pages) == 1
    assert len(long.pages[0]) == 2
    larger = CARD_SCALES[CARD_SCALES.index((long.paper.scale, 2)) - 1]
    assert len(typeset(long.part, Paper(*larger)).pages) > 1
    assert typeset_card(article_part(long_article(30), None)) is None


def test_laying_out_can_be_given_up_at_any_paragraph() -> None:
    seen: list[int] = []

    def check() -> None:
        seen.append(1)
        if len(seen) == 7:
            raise PrintingStopped

    with pytest.raises(PrintingStopped):
        typeset(article_part(long_article(5), None), Paper(), check)
    assert len(seen) == 7


def test_columns_fill_the_width_of_the_page() -> None:
    one, two = Paper(0.75), Paper(0.75, 2)
    assert two.step + two.width == pytest.approx(one.width)
    assert one.height == two.height
