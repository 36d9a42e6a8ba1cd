"""HTML blocks become headings, items, rows and text; nothing but comments, scripts and styles is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.markdown.html import TAG, HtmlKind, HtmlPiece, alternative, attribute, comment_end, html_pieces

TEXT, ITEM, ROW = HtmlKind.TEXT, HtmlKind.ITEM, HtmlKind.ROW


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("<div>甲</div>\n乙", [HtmlPiece(TEXT, "甲"), HtmlPiece(TEXT, "乙")]),
        ("<h2>题</h2>", [HtmlPiece(HtmlKind.HEADING, "题", 2)]),
        ("<details><summary>甲</summary>乙</details>", [HtmlPiece(TEXT, "甲"), HtmlPiece(TEXT, "乙")]),
        ("<ul><li>甲<li>乙</ul>", [HtmlPiece(ITEM, "甲", 1), HtmlPiece(ITEM, "乙", 1)]),
        ("<ol><li>甲</li><li>乙</li></ol>", [HtmlPiece(ITEM, "甲", 1, 1), HtmlPiece(ITEM, "乙", 1, 2)]),
        (
            "<ul><li>甲<ol><li>乙</li></ol></li></ul>丙",
            [HtmlPiece(ITEM, "甲", 1), HtmlPiece(ITEM, "乙", 2, 1), HtmlPiece(TEXT, "丙")],
        ),
        (
            "<table><tr><th>甲</th><th>乙</th></tr><tr><td>丙<td></tr></table>",
            [HtmlPiece(ROW, cells=("甲", "乙")), HtmlPiece(ROW, cells=("丙", ""))],
        ),
        ("<td><p>甲</p><p>乙</p></td>", [HtmlPiece(ROW, cells=("<br>甲<br><br>乙<br>",))]),
        ("<blockquote>甲</blockquote>乙", [HtmlPiece(HtmlKind.QUOTE, "甲", 1), HtmlPiece(TEXT, "乙")]),
        ("<pre>\n a &lt; <b>b</b>\n</pre>甲", [HtmlPiece(HtmlKind.CODE, " a < b"), HtmlPiece(TEXT, "甲")]),
        ("<p>**甲** <u>乙</u></p>", [HtmlPiece(TEXT, "**甲** <u>乙</u>")]),
        ("甲<!-- 注 -->乙", [HtmlPiece(TEXT, "甲乙")]),
        ("<script>甲</script ><style>乙</style>丙", [HtmlPiece(TEXT, "丙")]),
        ("<!-- 甲", [HtmlPiece(TEXT, "<!-- 甲")]),
        ("<客户>甲", [HtmlPiece(TEXT, "<客户>甲")]),
        ("<div>\n</div>", []),
    ],
)
def test_a_block_of_html_is_taken_apart(source: str, pieces: list[HtmlPiece]) -> None:
    assert html_pieces(source) == pieces


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("<a href=b.md>", "b.md"),
        ("<a HREF = 'b c'>", "b c"),
        ('<a x href="&amp;">', "&"),
        ("<a>", ""),
        ("<a href>", ""),
    ],
)
def test_the_value_of_an_attribute_is_read(tag: str, value: str) -> None:
    match = TAG.fullmatch(tag)
    assert match is not None
    assert attribute(match, "href") == value


def test_a_picture_says_what_it_shows() -> None:
    for tag, words in (("<img alt=' 流程\n图 '>", "流程 图"), ("<img title='题'>", "题"), ("<img src=a>", "")):
        match = TAG.fullmatch(tag)
        assert match is not None
        assert alternative(match) == words


@pytest.mark.parametrize(
    ("source", "end"),
    [
        *(("<!-- a -->b", 10), ("<!---->", 7), ("<!-- a", -1), ("<!-- a <!-- b -->", -1), ("<!-->", 5)),
        *(("<!-- a --!>b -->", 11), ("<!----!>b", 8), ("<!--!>b-->", 10), ("<!--->b -->", 6), ("<!-- a -- !>", -1)),
    ],
)
def test_a_comment_ends_before_another_begins(source: str, end: int) -> None:
    assert comment_end(source, 0) == end


pieces = st.sampled_from(
    ["<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "<li>", "<ul>", "</ul>", "<h1>", "<pre>", "甲"]
)


@given(st.lists(pieces, max_size=20).map("".join))
def test_no_word_is_lost(source: str) -> None:
    found = "".join(piece.content + "".join(piece.cells) for piece in html_pieces(source))
    assert len(re.findall("甲", found)) == source.count("甲")
