"""From Markdown to blocks: one canonical text, every offset in it, and no text that raises."""

import hashlib
import re
from itertools import groupby, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.content.markdown import blocks, inlines
from kb.content.parser import parse_article
from kb.model import Article, Block, BlockKind, InlineStyle, Span

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


@settings(max_examples=400)
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


prefixes = st.sampled_from(["", "# ", "### ", "- ", "1. ", "> ", "  - ", "> - ", "```\n", "\n", "\n    ", "**"])


@given(st.lists(prefixes, max_size=20))
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
    assert parsed(body.replace("\n", "\r\n")) == parsed(body)


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
    ("<div>甲</div>", [(PARAGRAPH, "<div>甲</div>", 0, "")]),
    ("[甲]: 乙.md\n\n丙", [(PARAGRAPH, "丙", 0, "")]),
]


@pytest.mark.parametrize(
    ("source", "expected"), BLOCKS, ids=lambda value: repr(value) if isinstance(value, str) else ""
)
def test_blocks_are_of_their_kind_level_and_marker(source: str, expected: list[Shape]) -> None:
    assert shapes(source) == expected


def test_a_row_has_its_cells_on_lines_of_their_own() -> None:
    source = "甲\n\n| 时段 | **工作** |\n| --- | :-: |\n| 开门前 | 检查 \\|&#10;机具 |\n| 营业中 |\n| a | b | c |\n\n乙"
    blocks = parsed(source).blocks
    assert [block.text for block in blocks] == ["甲", "时段\n工作", "开门前\n检查 | 机具", "营业中\n", "a\nb", "乙"]
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
        ("贷<br>后<script>x</script>", "贷<br>后<script>x</script>"),
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
        ("[](a.md)甲", []),
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
        ("---\n# 注释\n---\n正文", "file-name", "file-name"),
        ("---\nid: a\n---\n正文", "a", "a"),
        ("---\nid: a\n---", "a", "a"),
        ("---\nid: ' '\ntitle: ''\n---\n# 题", "file-name", "题"),
        ("---\nid: null\ntitle: [a]\n---\n# 题", "file-name", "题"),
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
    "matter",
    [
        "id: [",
        "id: a\n  title: b: c",
        "id: a\nupdated: 2024-13-01",
        "id: a\nupdated: 2024-02-30 25:61:00",
        "id: a\ntitle: !!python/object/apply:os.getcwd []",
        "id: a\nsource: \x01",
        "- id\n- a",
        "id",
        "12",
        "<<: a",
    ],
)
def test_front_matter_that_cannot_be_read_counts_as_text(matter: str) -> None:
    article = parsed(f"---\n{matter}\n---\n\n# 题\n\n正文")
    assert article.id == "file-name"
    assert (article.roles, article.updated) == ((), "")
    assert matter.splitlines()[-1].strip("\x01 -")[:5] in article.text
    assert article.text.endswith("题\n正文")


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


@pytest.mark.parametrize(
    "matter",
    [
        "a: " + "[" * 5000,
        "- " * 3000,
        "a: !!bool maybe",
        "a: !!timestamp maybe",
        'a: !!int ""',
        'a: !!float ""',
        "id: 0x" + "f" * 5000,
    ],
)
def test_no_front_matter_raises(matter: str) -> None:
    assert parsed(f"---\n{matter}\n---\n\n# 题").id == "file-name"


def test_front_matter_with_the_line_ends_of_windows_is_read() -> None:
    assert parsed(FULL.replace("\n", "\r\n")) == parsed(FULL)


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
