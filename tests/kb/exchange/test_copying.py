"""A copied table stays a table."""

from kb.content.parser import parse_article
from kb.exchange.copying import Copied, copied
from kb.model import Span

TABLE = parse_article(
    "# 表\n\n前言。\n\n| 项目 | 期限 |\n| --- | --- |\n| 出账<1> | 3-5 |\n| 展期 | |\n\n后记。", fallback_id="a"
)


def test_rows_are_lines_and_cells_are_apart_by_tabs() -> None:
    found = copied(TABLE, Span(0, len(TABLE.text)))
    assert found.text == "表\n前言。\n项目\t期限\n出账<1>\t3-5\n展期\t\n后记。"
    assert "<tr><th>项目</th><th>期限</th></tr><tr><td>出账&lt;1&gt;</td><td>3-5</td></tr>" in found.html
    assert "<p>后记。</p>" in found.html


def test_a_part_of_a_row_is_that_part() -> None:
    start = TABLE.text.index("账<1>")
    assert copied(TABLE, Span(start, TABLE.text.index("展期") + 2)).text == "账<1>\t3-5\n展期"


def test_without_a_table_it_is_the_canonical_text() -> None:
    assert copied(TABLE, Span(0, 4)) == Copied(TABLE.text[0:4])
