"""Blocks, line by line: as CommonMark finds them (markdown-it is the oracle), and where ours differ.

Covers: kb/content/markdown/containers.py.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.content.markdown.blocks import DEEPEST, read_blocks
from kb.content.markdown.leaves import Leaf, LeafKind
from tests.examples import examples

HEADING, TEXT, CODE = LeafKind.HEADING, LeafKind.TEXT, LeafKind.CODE
ORACLE = MarkdownIt("commonmark", {"html": False}).disable(["reference"])
# Words without marks: what stands inside a block is another test.
STARTS = [
    "",
    "",
    "# ",
    "### ",
    "- ",
    "* ",
    "  - ",
    "1. ",
    "2. ",
    "3) ",
    "> ",
    "> > ",
    "> - ",
    "- - ",
    "    ",
    "  ",
    "```\n",
]
ENDS = ["\n", "\n", "\n\n", "\n\n\n", "\n===\n", "\n***\n", "\n>\n", "\n```\n", "\n~~~\n", "\n-\n\n"]
lines = st.tuples(st.sampled_from(STARTS), st.sampled_from(["abc", "贷后", "a b", "1"]), st.sampled_from(ENDS))
sources = st.lists(lines.map("".join), min_size=1, max_size=7).map("".join)


def found(source: str) -> list[tuple[LeafKind, str]]:
    return [(leaf.kind, leaf.content) for leaf in leaves(source)]


def leaves(source: str) -> list[Leaf]:
    return read_blocks(source).leaves


def expected(source: str) -> list[tuple[str, str, int, int]]:
    """What markdown-it makes of a source: the tag, the text without spaces, the lists and quotes around."""
    out, tag, lists, quotes = [], "p", 0, 0
    for token in ORACLE.parse(source):
        lists += token.nesting if token.type.startswith("list_item") else 0
        quotes += token.nesting if token.type.startswith("blockquote") else 0
        if token.type == "heading_open":
            tag = token.tag
        if token.type == "heading_close":
            tag = "p"
        if token.type == "inline" and token.content.strip():
            out.append((tag, squeezed(token.content), lists, quotes))
        if token.type in {"fence", "code_block"} and token.content.strip():
            out.append(("code", squeezed(token.content), lists, quotes))
    return out


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@examples(7.5)
@given(sources)
def test_blocks_are_those_of_commonmark(source: str) -> None:
    tags = {HEADING: "h", TEXT: "p", CODE: "code"}
    ours = [
        (tags[leaf.kind] + (str(leaf.level) if leaf.level else ""), squeezed(leaf.content), leaf.depth, leaf.quotes)
        for leaf in leaves(source)
        if leaf.content.strip()
    ]
    assert ours == expected(source)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("##标题", [(HEADING, "标题")]),
        ("#　标题", [(HEADING, "标题")]),
        ("##\u00a0标题", [(HEADING, "标题")]),
        ("＃＃ 标题", [(HEADING, "标题")]),
        ("##标题##", [(HEADING, "标题")]),
        ("##1、标题", [(HEADING, "1、标题")]),
        ("正文\n##标题\n正文", [(TEXT, "正文"), (HEADING, "标题"), (TEXT, "正文")]),
        ("#标题", [(HEADING, "标题")]),
        ("#贷后 #小微", [(TEXT, "#贷后 #小微")]),
        ("#include", [(TEXT, "#include")]),
        ("#fff", [(TEXT, "#fff")]),
        ("正文\n#贷后", [(TEXT, "正文\n#贷后")]),
        ("#######七个", [(TEXT, "#######七个")]),
        ("# C#", [(HEADING, "C#")]),
        ("甲\n---", [(HEADING, "甲")]),
        ("甲。\n---", [(TEXT, "甲。")]),
        ("甲\n乙\n---\n丙", [(TEXT, "甲\n乙"), (TEXT, "丙")]),
        ("甲\n乙\n===", [(HEADING, "甲\n乙")]),
        ("```贷后\n码\n```", [(CODE, "贷后\n码")]),
        ("```python\n码\n```", [(CODE, "码")]),
        ("<div>甲</div>\n## 乙\n丙", [(LeafKind.HTML, "<div>甲</div>"), (HEADING, "乙"), (TEXT, "丙")]),
        ("<script>\n甲", [(TEXT, "<script>\n甲")]),
        ("<!-- 甲\n\n乙", [(TEXT, "<!-- 甲"), (TEXT, "乙")]),
        ("　　甲\n　　乙", [(TEXT, "甲\x01\n乙")]),
    ],
)
def test_blocks_are_found_as_chinese_writers_mean_them(source: str, blocks: list[tuple[LeafKind, str]]) -> None:
    assert found(source) == blocks


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]]),
        ("a | b\n--|:-:\nc | d", [["a", "b"], ["c", "d"]]),
        ("| a |\n|---|---|\n| b | c | d |", [["a"], ["b", "c", "d"]]),
        ("| a \\| b | c |\n|-|-|", [["a | b", "c"]]),
    ],
)
def test_a_table_keeps_all_its_cells(source: str, rows: list[list[str]]) -> None:
    (leaf,) = leaves(source)
    assert (leaf.kind, leaf.rows) == (LeafKind.TABLE, rows)


def test_a_line_without_bars_ends_a_table() -> None:
    assert [leaf.kind for leaf in leaves("正文\n| a | b |\n|-|-|\n| c | d |\n正文")] == [TEXT, LeafKind.TABLE, TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "[a]: b.md",
        "[a]: <b c.md>",
        "[a]: https://a.cn",
        "[a]: /x '题'",
        "[a]: #小节",
        "[a]: 制度/贷后.md",
        "[a]: www.a.cn",
    ],
)
def test_an_address_behind_a_label_is_a_definition(line: str) -> None:
    structure = read_blocks(f"{line}\n正文")
    assert [leaf.kind for leaf in structure.leaves] == [LeafKind.DEFINITION, TEXT]
    assert [*structure.definitions] == ["a"]


@pytest.mark.parametrize(
    "line",
    [
        "[备注]: 须双人复核。",
        "[2]: 小微企业贷款除外。",
        "[a]: 甲 乙",
        "[a]: 见附件",
        "[a]:",
        "[a]: b.md 题",
        "[ ]: b.md",
    ],
)
def test_a_sentence_behind_a_label_is_text(line: str) -> None:
    assert found(f"{line}\n\n正文") == [(TEXT, line), (TEXT, "正文")]


def test_footnotes_stand_where_they_were_written() -> None:
    structure = read_blocks("[^1]: 甲\n[^注]： 乙\n    续\n\n    段\n\n末")
    assert structure.footnotes == {"1", "注"}
    assert [(leaf.content, leaf.item.marker if leaf.item else "") for leaf in structure.leaves] == [
        ("甲", "[1]"),
        ("乙\n续", "[注]"),
        ("段", "[注]"),
        ("末", ""),
    ]


@pytest.mark.parametrize(("sign", "step"), [("- ", "  "), ("1. ", "   "), ("> ", "> ")])
def test_containers_lie_in_one_another_to_a_depth_and_then_their_signs_are_text(sign: str, step: str) -> None:
    nested = step * (DEEPEST - 1) if sign != "> " else "> " * (DEEPEST - 1)
    source = "".join(f"{(step * depth if sign != '> ' else '> ' * depth)}{sign}层\n" for depth in range(DEEPEST))
    structure = read_blocks(source)
    assert structure.problems == []
    assert len(structure.leaves) == (DEEPEST if sign != "> " else len(structure.leaves))
    structure = read_blocks(f"甲\n\n{sign * (DEEPEST + 3)}深{nested[:0]}", first_line=7)
    assert [(problem.line, str(DEEPEST) in problem.reason) for problem in structure.problems] == [(9, True)]
    assert structure.leaves[-1].content.endswith("深")
