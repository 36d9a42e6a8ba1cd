"""From Markdown to blocks: one canonical text, every offset in it, and no text that raises."""

import dataclasses
import hashlib
import re
import sys
from itertools import groupby, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.content.markdown import blocks, inlines
from kb.content.parser import parse, parse_article, parse_head
from kb.model import Article, ArticleHead, Block, BlockKind, InlineStyle, Span
from tests.examples import examples

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM
QUOTE, CODE, ROW = BlockKind.QUOTE, BlockKind.CODE, BlockKind.ROW
TABLE = "| 时段 | 工作 |\n| --- | --- |\n| 开门前 | 检查机具 |"
# Control characters, other spaces and line ends, Qt's own marks, halves of a pair.
CHANGED_BY_QT = r"[\x00-\x09\x0b-\x1f\x7f\x85\xa0\u2028\u2029\ufdd0\ufdd1\ufeff\ufffc\ud800-\udfff]"

Shape = tuple[BlockKind, str, int, str]

# What a line may begin with, what may stand in it, and what it may end with: the words, all that means something to
# Markdown, and all that a text document would read in another way.
STARTS = ["", "# ", "## ", "### ", "- ", "  - ", "1. ", "3) ", "> ", "> - ", "    ", "```\n", "---\n", f"\n{TABLE}\n"]
WORDS = ["贷后检查", "**客户**", "*经理*", "[大堂](b.md)", "`码`", "![图](c.png)", "𠮷田😀", *"题a1。 "]
MARKS = ["**", "*", "_", "`", "[", "](a.md)", "![", "[a]: b", "<b>", "|", "\\", "  \n", "\r\n"]
ENTITIES = ["&amp;", "&#10;", "&#x2029;", "&nbsp;"]
ODD = "\t\r\u2028\ufeff\ufffc\ufdd0\0\x0b\x1c\x85\x7f\ud800\u3000"
ENDS = ["\n", "\n\n", "\n\n", "\n===\n", "\n```\n", f"\n\n{TABLE}\n\n"]
pieces = st.sampled_from(WORDS) | st.sampled_from([*WORDS, *MARKS, *ENTITIES, *ODD])
lines = st.tuples(st.sampled_from(STARTS), pieces, pieces, st.sampled_from(ENDS)).map("".join)
sources = st.lists(lines, min_size=2, max_size=10).map("".join)
# Lines that look plain, and what makes them less so: around strong words, at both ends, and on the line below.
PLAIN = ["贷后", "a1", "**客户**", "**two words**", "**“问”**", "题。", "，", "1", "𠮷"]
NEARLY = [*PLAIN, *WORDS, "_甲_", "<http://a>", *MARKS, *ENTITIES, *ODD, " ", "  "]
BEGINNINGS = ["", "", "- ", "- ", " - ", "  - ", "  ", "   ", "1. ", "2) ", "10. ", "> ", "> - ", "# ", "    ", "\t"]
ENDINGS = [*ENDS, "\n", "\n", "\n \n", "\n>\n", "\n---\n", "\n| - |\n"]
nearly = st.lists(st.sampled_from(PLAIN) | st.sampled_from(NEARLY), min_size=1, max_size=5).map("".join)
nearly_plain_lines = st.tuples(st.sampled_from(BEGINNINGS), nearly, st.sampled_from(ENDINGS)).map("".join)
nearly_plain_sources = st.lists(nearly_plain_lines, min_size=1, max_size=8).map("".join)
# The signs of YAML; none of them spells a tag or a number in another base.
values = st.text(st.sampled_from("[]{}:&*'\"|>#,?%=<-. \n012a题"), max_size=8)
fields = st.tuples(st.sampled_from(["id", "title", "roles", "updated", "- ", "? "]), values).map(": ".join)
front_matters = st.lists(fields, max_size=3).map("\n".join).map("---\n{}\n---\n# 题\n".format)


def parsed(source: str) -> Article:
    return parse_article(source, fallback_id="file-name", pack_id="pack")


def parsed_by_all_rules(source: str) -> Article:
    """The article without any short cut: every line goes through all rules of a plain markdown-it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inlines, "plain_inline", lambda _content: None)
        patch.setattr(blocks, "_BEGINS_PLAIN", re.compile(r"(?!)"))
        return parsed(source)


def shapes(source: str) -> list[Shape]:
    return [(block.kind, block.text, block.level, block.marker) for block in parsed(source).blocks]


def styled(source: str) -> list[tuple[InlineStyle, str, str]]:
    """The styled runs of the first block, with the text they lie on."""
    block = parsed(source).blocks[0]
    return [(run.style, block.text[run.span.start : run.span.end], run.target) for run in block.runs]


def headings_above(article: Article, block: Block) -> tuple[str, ...]:
    """The heading path, found by walking back from the block."""
    path: list[str] = []
    limit = block.level if block.kind is HEADING else 7
    for above in reversed(article.blocks[: block.index]):
        if above.kind is HEADING and above.level < limit:
            limit = above.level
            if (above.level, above.text) != (1, article.title):
                path.insert(0, above.text)
    return tuple(path)


# --- for every text ------------------------------------------------------------------------------------------------


@given(sources | st.text())
@example("")
@example("\n\n")
@example(TABLE)
def test_the_canonical_text_is_the_texts_of_the_blocks_joined(source: str) -> None:
    article = parsed(source)
    assert article.blocks
    assert article.text == "\n".join(block.text for block in article.blocks)
    assert article.text_hash == hashlib.sha256(article.text.encode()).hexdigest()


@given(sources)
@example("𠮷😀\n\n- 贷\n- 后")
def test_every_block_knows_its_place_in_the_text(source: str) -> None:
    article = parsed(source)
    for index, block in enumerate(article.blocks):
        assert block.index == index
        assert article.text[block.start : block.end] == block.text
        assert block.span == Span(block.start, block.start + len(block.text))
        assert article.block_at(block.start) == article.block_at(block.end) == block


@given(sources)
@example("** 贷后 ** **  \n检查**")
@example("| a | **b** |\n| - | - |\n| `c` | [d](e) |")
def test_styled_runs_lie_inside_their_block(source: str) -> None:
    for block in parsed(source).blocks:
        for run in block.runs:
            assert 0 <= run.span.start < run.span.end <= len(block.text)


@given(sources)
@example("a\tb\u2028c\x85d&#x2029;e\ufeff\ufffc\0\x7f\ud800")
@example("```\na\tb\x0cc\ufdd0\n```")
def test_nothing_is_left_that_a_text_document_would_change(source: str) -> None:
    assert re.findall(CHANGED_BY_QT, parsed(source).text) == []


@given(sources)
@example("# 题\n\n## 一\n\n### 二\n\n正文\n\n## 三\n\n# 题\n\n正文\n\n# 四\n\n##### 五\n\n正文")
def test_every_block_knows_the_headings_above_it(source: str) -> None:
    article = parsed(source)
    for block in article.blocks:
        assert block.heading_path == headings_above(article, block)


@given(sources)
@example("# a\nb")
@example("- - 1. a")
def test_the_fields_of_a_block_go_with_its_kind(source: str) -> None:
    for block in parsed(source).blocks:
        assert (block.kind is ITEM) == bool(block.marker)
        assert (block.kind is ROW) == (block.table >= 0)
        assert block.kind is ROW or not block.header
        match block.kind:
            case BlockKind.HEADING:
                assert 1 <= block.level <= 6
                assert "\n" not in block.text
            case BlockKind.ITEM | BlockKind.QUOTE:
                assert block.level >= 1
            case BlockKind.ROW:
                assert block.level == 0


@given(sources)
@example(f"{TABLE}\n\n{TABLE}")
@example(f"- a\n\n{TABLE}\n\n> {TABLE}")
def test_tables_are_whole_and_stand_apart(source: str) -> None:
    blocks = parsed(source).blocks
    assert ROW not in {blocks[0].kind, blocks[-1].kind}
    assert all(one.table == other.table for one, other in pairwise(blocks) if one.kind is other.kind is ROW)
    tables = [list(rows) for table, rows in groupby(blocks, key=lambda block: block.table) if table >= 0]
    assert [rows[0].table for rows in tables] == list(range(len(tables)))
    for rows in tables:
        assert [row.header for row in rows] == [True] + [False] * (len(rows) - 1)
        assert len({row.text.count("\n") for row in rows}) == 1


@examples(2.5)
@given(nearly_plain_sources | sources)
@example("**a** **b**c**d**")
@example("**a****b**")
@example("***a** b**")
@example("a**，b**c")
@example("**a，**\u2028")
@example("**a** 甲\u2028**b\x01** ")
@example("甲\n===\n\n乙\n- 丙\n\n丁 | 戊\n- | -\n")
@example("> 甲\n乙\n\n> 丙\n> 丁")
@example("- 甲\n  乙\n- 丙\n丁\n- 戊\n===\n")
@example("- 甲\n - 乙\n  - 丙\n   - 丁\n    - 戊\n")
@example("1. 甲\n2. 乙\n3) 丙\n- 丁\n1234567890. 戊\n")
def test_a_short_cut_leads_to_the_same_article(source: str) -> None:
    assert parsed(source) == parsed_by_all_rules(source)


PREFIXES = [
    "",
    "# ",
    "###",
    "- ",
    "1. ",
    "> ",
    "  - ",
    "> - ",
    "```\n",
    "\n",
    "\n    ",
    "**",
    "　　",
    "- - - ",
    "> > > ",
]
OPENINGS = ["[^1]: ", "[a]: ", "[", "![", "](", "<b>", "<!-- ", "<div>", "<li>", "<script>", "|", "---\n", "===\n", "$"]
prefixes = st.sampled_from(["", *PREFIXES, *OPENINGS, "\n| a |\n|---|\n| ", "| "])


@examples(5)
@given(st.lists(prefixes, max_size=20))
@example(["<!-- "] * 3)
@example(["<table>\n<tr><td>", "<td>", "\n", "</table>"])
@example(["[a]: ", "[a] "])
@example(["- " * 150, "> " * 150, ""])
def test_no_word_is_lost_and_none_changes_its_place(starts: list[str]) -> None:
    source = "\n".join(f"{start}字{at}句" for at, start in enumerate(starts))
    assert re.findall(r"字\d+句", parsed(source).text) == [f"字{at}句" for at in range(len(starts))]


@given(front_matters)
@example("---\n: [\n---\n# 题\n")
@example("---\n&a [*a]\n---\n# 题\n")
@example("---\nid: &a [*a]\n---\n# 题\n")
@example("---\n? [a]\n: b\n---\n# 题\n")
@example("---\ntitle: {a: 1}\nroles: [[a], {b: 1}, null]\n---\n# 题\n")
def test_whatever_stands_in_the_front_matter_there_is_an_article(source: str) -> None:
    article = parsed(source)
    assert article.id
    assert article.title
    assert "题" in article.text


@given(sources)
@example("贷后\n检查  \n客户\n\n- a\n\n  b\n\n| a |\n| - |\n| b |\n")
def test_line_ends_of_windows_make_no_difference(source: str) -> None:
    body = "# 题\n\n" + source.replace("\r", "")
    assert parsed(body.replace("\n", "\r\n")) == parsed(body.replace("\n", "\r")) == parsed(body)


# --- blocks --------------------------------------------------------------------------------------------------------

BLOCKS: list[tuple[str, list[Shape]]] = [
    ("", [(PARAGRAPH, "", 0, "")]),
    ("贷后检查", [(PARAGRAPH, "贷后检查", 0, "")]),
    ("# 一\n###### 六 ######", [(HEADING, "一", 1, ""), (HEADING, "六", 6, "")]),
    ("一\n===\n\n二\n---", [(HEADING, "一", 1, ""), (HEADING, "二", 2, "")]),
    ("甲  \n乙\n===", [(HEADING, "甲 乙", 1, "")]),
    ("甲\n\n***\n\n乙", [(PARAGRAPH, "甲", 0, ""), (PARAGRAPH, "乙", 0, "")]),
    ("- 甲\n- 乙", [(ITEM, "甲", 1, "•"), (ITEM, "乙", 1, "•")]),
    ("- 甲\n\n- 乙", [(ITEM, "甲", 1, "•"), (ITEM, "乙", 1, "•")]),
    ("3. 甲\n4. 乙", [(ITEM, "甲", 1, "3."), (ITEM, "乙", 1, "4.")]),
    ("0. 甲\n0. 乙", [(ITEM, "甲", 1, "0."), (ITEM, "乙", 1, "1.")]),
    (
        "- 甲\n  - 乙\n    - 丙\n      - 丁\n- 戊",
        [(ITEM, "甲", 1, "•"), (ITEM, "乙", 2, "◦"), (ITEM, "丙", 3, "▪"), (ITEM, "丁", 4, "▪"), (ITEM, "戊", 1, "•")],
    ),
    (
        "1. 甲\n   1. 乙\n   2. 丙\n2. 丁\n   - 戊",
        [
            (ITEM, "甲", 1, "1."),
            (ITEM, "乙", 2, "1."),
            (ITEM, "丙", 2, "2."),
            (ITEM, "丁", 1, "2."),
            (ITEM, "戊", 2, "◦"),
        ],
    ),
    (
        "- 甲\n\n  续\n\n- 乙\n\n外",
        [(ITEM, "甲", 1, "•"), (PARAGRAPH, "续", 1, ""), (ITEM, "乙", 1, "•"), (PARAGRAPH, "外", 0, "")],
    ),
    ("> 甲\n>\n> > 乙\n\n外", [(QUOTE, "甲", 1, ""), (QUOTE, "乙", 2, ""), (PARAGRAPH, "外", 0, "")]),
    ("> - 甲", [(ITEM, "甲", 1, "•")]),
    ("> # 甲", [(HEADING, "甲", 1, "")]),
    ("```python\n一\n\n  二\n```", [(CODE, "一\n\n  二", 0, "")]),
    ("    一\n    二", [(CODE, "一\n二", 0, "")]),
    ("```\na\tb **c**\n```", [(CODE, "a    b **c**", 0, "")]),
    ("```\n\n```\n\n甲", [(PARAGRAPH, "甲", 0, "")]),
    ("<div>甲</div>", [(PARAGRAPH, "甲", 0, "")]),
    ("[甲]: 乙.md\n\n[丙][甲]", [(PARAGRAPH, "丙", 0, "")]),
]


@pytest.mark.parametrize(
    ("source", "expected"), BLOCKS, ids=lambda value: repr(value) if isinstance(value, str) else ""
)
def test_blocks_are_of_their_kind_level_and_marker(source: str, expected: list[Shape]) -> None:
    assert shapes(source) == expected


def test_a_row_has_its_cells_on_lines_of_their_own() -> None:
    source = "甲\n\n| 时段 | **工作** |\n| --- | :-: |\n| 开门前 | 检查 \\|&#10;机具 |\n| 营业中 |\n| a | b | c |\n\n乙"
    blocks = parsed(source).blocks
    assert [block.text for block in blocks] == [
        "甲",
        "时段\n工作\n",
        "开门前\n检查 | 机具\n",
        "营业中\n\n",
        "a\nb\nc",
        "乙",
    ]
    assert [block.table for block in blocks] == [-1, 0, 0, 0, 0, -1]
    assert [block.header for block in blocks] == [False, True, False, False, False, False]


def test_the_style_of_a_cell_lies_on_that_cell() -> None:
    row = parsed("甲\n\n| 一 | *二* [三](c.md) |\n| - | - |\n| **四** | 五`六` |\n").blocks[1:3]
    found = [(run.style, block.text[run.span.start : run.span.end]) for block in row for run in block.runs]
    assert found == [
        (InlineStyle.EMPHASIS, "二"),
        (InlineStyle.LINK, "三"),
        (InlineStyle.STRONG, "四"),
        (InlineStyle.CODE, "六"),
    ]


def test_an_empty_paragraph_stands_around_tables_that_touch_the_ends_or_each_other() -> None:
    texts = [block.text for block in parsed(f"{TABLE}\n\n{TABLE}").blocks]
    rows = ["时段\n工作", "开门前\n检查机具"]
    assert texts == ["", *rows, "", *rows, ""]
    assert [block.text for block in parsed(f"甲\n\n{TABLE}\n\n乙").blocks] == ["甲", *rows, "乙"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- [ ] 甲\n- [x] 乙\n- [X]丙", [("甲", "☐"), ("乙", "☑"), ("丙", "☑")]),
        ("- [√] 甲\n- []乙", [("甲", "☑"), ("乙", "☐")]),
        ("1. [ ] 甲\n2. 乙", [("甲", "1. ☐"), ("乙", "2.")]),
        ("- [x] 甲\n  乙\n  - [ ] 丙", [("甲乙", "☑"), ("丙", "☐")]),
        ("- [x](a.md)", [("x", "•")]),
        ("- [x]：甲", [("[x]：甲", "•")]),
        ("[ ] 甲", [("[ ] 甲", "")]),
    ],
)
def test_a_task_has_a_box_for_its_marker(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.text, block.marker) for block in parsed(source).blocks] == expected


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200b", "\u200e\u200f", "\u2060", "\x0c"])
def test_what_nobody_sees_before_a_sign_does_not_hide_it(unseen: str) -> None:
    source = f"# 一\n\n甲\n{unseen}# 二\n\n{unseen}- 乙\n\n{unseen}| 丙 |\n| - |\n"
    assert [block.kind for block in parsed(source).blocks][:4] == [HEADING, PARAGRAPH, HEADING, ITEM]
    assert unseen not in parsed(source).text


@pytest.mark.parametrize("sign", ["[TOC]", "[[toc]]", "[[_TOC_]]", "{:toc}", "@[TOC]", "@[toc]()"])
def test_what_asks_for_a_table_of_contents_is_no_text(sign: str) -> None:
    assert parsed(f"{sign}\n\n甲").text == "甲"


@pytest.mark.parametrize("title", ["目录", "贷后检查要点目录", "这里的文字", "Contents"])
@pytest.mark.parametrize("before", ["", "> "])
def test_the_title_of_a_table_of_contents_is_text(title: str, before: str) -> None:
    assert parsed(f"{before}@[toc]({title})\n\n甲").text == f"{title}\n甲"


def test_pictures_without_words_are_told_of() -> None:
    found = parse("![](a.png) 甲 <img src=b.png>\n\n<iframe src='c'></iframe>\n\n![图](d.png)", fallback_id="a")
    assert found.article.text == "甲\n图"
    assert [(problem.line, problem.reason[:3]) for problem in found.problems] == [(0, "3 张")]


def test_what_stands_behind_such_a_sign_is_text() -> None:
    assert "审批权限见授权书" in parsed("@[TOC] 审批权限见授权书\n\n甲").text


# --- inside a block ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("贷后\n检查", "贷后检查"),
        ("贷后，\nabc", "贷后，abc"),
        ("abc\n贷后", "abc贷后"),
        ("two\nwords", "two words"),
        ("two  \nlines", "two\nlines"),
        ("贷后\\\n检查", "贷后\n检查"),
        ("**贷后**\n**检查**", "贷后检查"),
        ("`贷后\n检查`", "贷后 检查"),
        ("a&amp;b \\* &lt;", "a&b * <"),
        ("见 ![流程图](a.png)。", "见 流程图。"),
        ("贷<br>后<script>x</script>", "贷\n后"),
        ("  贷后  ", "贷后"),
        ("甲 * 乙 ** 丙", "甲 * 乙 ** 丙"),
        ("甲\u00a0乙\t丙", "甲 乙 丙"),
        ("𠮷😀", "𠮷😀"),
    ],
)
def test_a_paragraph_reads_as_it_is_meant(source: str, text: str) -> None:
    assert parsed(source).text == text


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("贷**后**检", [(InlineStyle.STRONG, "后", "")]),
        ("*e* `码`", [(InlineStyle.EMPHASIS, "e", ""), (InlineStyle.CODE, "码", "")]),
        ("见[大堂经理](lobby.md)。", [(InlineStyle.LINK, "大堂经理", "lobby.md")]),
        ("[**𠮷**田](a.md)", [(InlineStyle.STRONG, "𠮷", ""), (InlineStyle.LINK, "𠮷田", "a.md")]),
        ("***甲***", [(InlineStyle.STRONG, "甲", ""), (InlineStyle.EMPHASIS, "甲", "")]),
        ("**贷后\n检查**", [(InlineStyle.STRONG, "贷后检查", "")]),
        ("# 甲 **乙**", [(InlineStyle.STRONG, "乙", "")]),
        ("- 甲 **乙**", [(InlineStyle.STRONG, "乙", "")]),
        ("[](a.md)甲", [(InlineStyle.LINK, "a.md", "a.md")]),
        ("甲 `  `", []),
        ("![](a.png)**甲**", [(InlineStyle.STRONG, "甲", "")]),
        ("&nbsp;**甲**", [(InlineStyle.STRONG, "甲", "")]),
    ],
)
def test_styled_runs_lie_on_their_words(source: str, runs: list[tuple[InlineStyle, str, str]]) -> None:
    assert styled(source) == runs


@pytest.mark.parametrize("target", ["javascript:alert(1)", "vbscript:x", "file:///etc/passwd", "data:text/html,x"])
def test_a_link_that_runs_something_is_plain_text(target: str) -> None:
    article = parsed(f"[甲]({target})")
    assert article.blocks[0].runs == ()
    assert "甲" in article.text


# --- front matter --------------------------------------------------------------------------------------------------

FULL = """---
id: loan-officer
title: 贷款客户经理
roles: [客户经理, 客户经理, 大堂经理]
topics: 职责
keywords: [贷后, 2024]
summary: >
  先看
  再问。
source: 行内材料
updated: 2024-05-06
---
# 贷款客户经理

正文
"""


@pytest.mark.parametrize(
    "source", [FULL, f"\ufeff{FULL}", FULL.replace("---\n", "---  \n")], ids=["plain", "BOM", "spaces"]
)
def test_the_front_matter_names_the_article(source: str) -> None:
    article = parsed(source)
    assert (article.id, article.title, article.pack_id) == ("loan-officer", "贷款客户经理", "pack")
    assert (article.roles, article.topics) == (("客户经理", "大堂经理"), ("职责",))
    assert article.keywords == ("贷后", "2024")
    assert (article.summary, article.source, article.updated) == ("先看 再问。", "行内材料", "2024-05-06")
    assert article.text == "贷款客户经理\n正文"
    assert article.blocks[1].heading_path == ()


@pytest.mark.parametrize(
    ("source", "article_id", "title"),
    [
        ("# 题\n\n## 次", "file-name", "题"),
        ("## 次\n\n# 题", "file-name", "次"),
        ("正文", "file-name", "file-name"),
        ("", "file-name", "file-name"),
        ("\ufeff# 题", "file-name", "题"),
        ("---\n---\n# 题", "file-name", "题"),
        ("---\n# 注释\n---\n正文", "file-name", "注释"),  # it may be a heading between two rules
        ("---\nid: a\n---\n正文", "a", "a"),
        ("---\nid: a\n---", "a", "a"),
        ("---\nid: ' '\ntitle: ''\n---\n# 题", "file-name", "题"),
        ("---\nid: null\ntitle: {a: b}\n---\n# 题", "file-name", "题"),
        ("---\nid: 12\ntitle: 3.5\n---\n# 题", "12", "3.5"),
        ('---\ntitle: "贷\\u200b\\0后\\ufeff"\n---\n', "file-name", "贷\u200b后"),
    ],
)
def test_what_the_front_matter_leaves_out_comes_from_the_heading_and_the_file(
    source: str, article_id: str, title: str
) -> None:
    article = parsed(source)
    assert (article.id, article.title) == (article_id, title)


@pytest.mark.parametrize(
    "source", ["---\nid: a\n# 题", "\n---\nid: a\n---\n", "正文\n\n---\nid: a\n---\n", "---- \nid: a\n---\n"]
)
def test_only_a_closed_block_at_the_very_start_is_front_matter(source: str) -> None:
    article = parsed(source)
    assert article.id == "file-name"
    assert "id: a" in article.text


def test_a_line_of_dashes_in_the_text_is_no_end_of_anything() -> None:
    article = parsed("---\nid: a\n---\n甲\n\n---\n\n乙\n")
    assert (article.id, article.text) == ("a", "甲\n乙")


def test_the_title_is_no_step_of_a_heading_path_but_its_namesakes_are() -> None:
    article = parsed("---\ntitle: 题\n---\n# 题\n\n甲\n\n## 题\n\n乙\n\n# 另\n\n丙")
    assert [(block.text, block.heading_path) for block in article.blocks] == [
        ("题", ()),
        ("甲", ()),
        ("题", ()),
        ("乙", ("题",)),
        ("另", ()),
        ("丙", ("另",)),
    ]


def test_front_matter_with_the_line_ends_of_windows_is_read() -> None:
    assert parsed(FULL.replace("\n", "\r\n")) == parsed(FULL.replace("\n", "\r")) == parsed(FULL)


@pytest.mark.parametrize(
    ("source", "markers"),
    [
        ("1.\n2. 乙", ["2."]),
        ("1. ```\n   码\n   ```\n2. 乙", ["2."]),
        ("1. # 甲\n2. 乙", ["2."]),
        ("1. ![](a.png)\n2. 乙", ["2."]),
        ("1. - 甲\n2. 乙", ["◦", "2."]),
        ("1. 甲\n\n   *\n\n   续\n2. 乙", ["1.", "2."]),
    ],
)
def test_an_item_has_the_number_that_markdown_gives_it(source: str, markers: list[str]) -> None:
    assert [block.marker for block in parsed(source).blocks if block.marker] == markers


# --- what is told --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["> ", "- ", "1. "])
def test_text_that_lies_too_deep_is_shown_with_its_signs_and_told(sign: str) -> None:
    found = parse(f"甲\n\n{sign * 150}深处\n\n乙\n", fallback_id="a")
    assert [block.text for block in found.article.blocks][-1] == "乙"
    assert "深处" in found.article.text
    assert [problem.line for problem in found.problems] == [3]


@pytest.mark.parametrize(
    "source",
    [
        "".join(f"{'  ' * depth}- 第{depth}层\n" for depth in range(60)) + "\n末段\n",
        "".join(f"{'> ' * depth}第{depth}层\n\n" for depth in range(60)) + "\n末段\n",
        "".join(f"{'   ' * depth}1. 第{depth}层\n" for depth in range(60)) + "\n末段\n",
    ],
    ids=["bullets", "quotes", "numbers"],
)
def test_sixty_levels_are_all_there_and_so_is_what_follows(source: str) -> None:
    found = parse(source, fallback_id="a")
    assert re.findall(r"第\d+层|末段", found.article.text)[-1] == "末段"
    assert [f"第{depth}层" in found.article.text for depth in range(1, 60)] == [True] * 59
    assert found.problems == ()


def test_of_an_article_only_the_head_can_be_read() -> None:
    source = "---\nroles: 客户经理、大堂经理\n---\n# 贷后检查\n\n" + "正文\n\n" * 50_000
    head, article = (
        parse_head(source, fallback_id="a", pack_id="p").head,
        parse(source, fallback_id="a", pack_id="p").article,
    )
    assert head == ArticleHead(
        **{field.name: getattr(article, field.name) for field in dataclasses.fields(ArticleHead)}
    )
    assert (head.title, head.roles) == ("贷后检查", ("客户经理", "大堂经理"))


def test_a_paragraph_that_begins_with_a_mark_of_swapped_bytes_is_read_as_it_is() -> None:
    assert parsed("\ufffe贷后检查\n\n# \uffff题").text == "贷后检查\n题"


# --- time ----------------------------------------------------------------------------------------------------------

GROWING = [
    "贷后\n", "a **b**\n", "![", "![a](", "[", "[a](", "[a](<b", "> a\nb\n", "> ", "a\n=\n", "[a]: b.md\n", "[a] ",
    "*a ", "**a *b ", "a**b*c", "_a ", "<", "<a ", '<a b="', "<!-- ", "<script>", "<pre>\n", "`` ` ",
    "| a\n|-\n", "<tr><td>", "<table>\n\n", "&a", "\\", "- a\n", "- a\n\n", "  - a\n    - b\n", "\n", "\t",
    "[^1] ", "~~a ", "](", '[a](b "', "[a](b (", "|-", "<sup>", "<br>", "　a\n", "电话：1\n", "a  \n", "##a\n",
    "<pre></pre>", "<script></script>", "[^1]: a\n", "<li>a", "[](a)", "<a href=a></a>",
]  # fmt: skip


def calls(source: str) -> int:
    """How many functions, of C and of Python, are called while a source is read."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        parsed(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", GROWING)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    once, twice = (calls(piece * (size // len(piece))) for size in (4_000, 8_000))
    assert twice <= 2.2 * once + 500


def test_empty_lines_inside_many_lists_take_no_more_steps_than_outside() -> None:
    assert calls("- " * 90 + "a\n" + "\n" * 2000) < 2 * calls("- a\n" + "\n" * 2000) + 5_000


@pytest.mark.parametrize("before", ["|a|\n|-", "# a", "# a {#b", "[a](b", "[x](b", "- [", "a:", "---\ntitle: a"])
def test_a_million_blanks_before_a_sign_are_read_once(before: str) -> None:
    """Read again from each of them, they would take days; the time that a test may take would end it."""
    assert "x" in parsed(f"{before}{' ' * 1_000_000}{')' if before == '[x](b' else 'x'}").text


def test_pictures_inside_one_another_keep_their_titles() -> None:
    nested = "![" * 300 + "甲" + "".join(f"](b.png '题{number}')" for number in range(300))
    assert parsed(nested).text.count("题") == 300
