"""What the writer writes is read back as the same text, whatever the text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.importers.document import Part, PartKind
from kb.content.importers.markdown_writer import plain, to_markdown
from kb.content.parser import parse_article
from tests.examples import examples

SIGNS = st.sampled_from(list("一第条（）a1 .)-+*_[]<>&#|`\\~=:!\n\t/x;'\""))
TEXTS = st.text(alphabet=st.one_of(SIGNS, st.characters()), max_size=30)
ROWS = st.integers(1, 3).flatmap(lambda width: st.lists(st.tuples(*[TEXTS] * width), min_size=1, max_size=3))
PARTS = st.one_of(
    st.builds(lambda text: Part(PartKind.PARAGRAPH, text), TEXTS),
    st.builds(lambda text, level: Part(PartKind.HEADING, text, level), TEXTS, st.integers(1, 6)),
    st.builds(
        lambda text, level, number: Part(PartKind.ITEM, text, level, number),
        TEXTS, st.integers(1, 30), st.sampled_from(["", "1.", "2.", "3.", "7.", "（一）", "a)"]),
    ),
    st.builds(lambda rows: Part(PartKind.TABLE, rows=tuple(rows)), ROWS),
)  # fmt: skip


def wanted(part: Part) -> list[tuple[str, str]]:
    """The marker and the text of each block that a part is to become."""
    if part.kind is PartKind.TABLE:
        if not any(plain(cell) for row in part.rows for cell in row):
            return []
        return [("", "\n".join(" ".join(plain(cell).split("\n")) for cell in row)) for row in part.rows]
    if part.kind is PartKind.ITEM and plain(part.text) and part.number in {"", "1.", "2.", "3.", "7."}:
        return [(part.number or "•", plain(part.text))]
    text = plain(part.shown)
    text = text.replace("\n", " ") if part.kind is PartKind.HEADING else text
    return [("", text)] if text else []


@examples(2)
@given(st.lists(PARTS, max_size=6))
def test_parts_are_read_back_as_they_were(parts: list[Part]) -> None:
    markdown = to_markdown(parts)
    blocks = parse_article(f"---\ntitle: x\n---\n{markdown}", fallback_id="x").blocks
    found = [("•" if block.marker in "◦▪•" and block.marker else block.marker, block.text) for block in blocks]
    # the parser puts an empty paragraph beside tables; empty rows are rows
    expected = [pair for part in parts for pair in wanted(part)]
    kept = [pair for pair, block in zip(found, blocks, strict=True) if block.text or block.table >= 0]
    assert kept == expected


def test_numbers_stand_where_they_stood() -> None:
    parts = [
        Part(PartKind.HEADING, "总则", 2, "第一章"),
        Part(PartKind.ITEM, "甲", 1, "1."),
        Part(PartKind.ITEM, "乙", 1, "2."),
        Part(PartKind.ITEM, "又一", 1, "1."),
        Part(PartKind.ITEM, "内", 2, ""),
        Part(PartKind.ITEM, "丙", 1, "（三）"),
        Part(PartKind.ITEM, "丁", 1, "4", spaced=False),
    ]
    assert to_markdown(parts) == ("## 第一章 总则\n\n1. 甲\n\n2. 乙\n\n1) 又一\n\n   - 内\n\n（三）丙\n\n4丁\n")


def test_a_list_that_begins_deep_is_no_code() -> None:
    article = parse_article(to_markdown([Part(PartKind.ITEM, "深", 9), Part(PartKind.ITEM, "浅", 1)]), fallback_id="x")
    assert [(block.text, block.marker) for block in article.blocks] == [("深", "•"), ("浅", "•")]


@pytest.mark.parametrize(
    "text",
    [
        "~~删~~",
        "==标==",
        "[toc]",
        "{toc}",
        "@[toc]",
        "<b>粗</b>",
        "<!-- 注 -->",
        "&nbsp;",
        "<details>",
        "$x$",
        ":::",
        "> [!NOTE] 注意",
        "[!NOTE]",
        "[^1]: 注",
        "甲[^1]",
        "*[缩写]: 全称",
        ": 定义",
        "---",
        "+++",
        "|甲|乙|",
        "![图](x.png)",
        "http://x.invalid/a_b",
        "# 题",
        "1) 甲",
        "- [ ] 办",
        "```",
        "甲\n---",
        "甲\n===",
        "甲\n| - |",
        "\u200b# 题",
        "    缩进",
        "\t缩进",
        "+ 甲",
        "* 甲",
        "2026. 年",
        "<x@y.z>",
    ],
)
def test_marks_of_every_dialect_stay_text(text: str) -> None:
    for kind in (PartKind.PARAGRAPH, PartKind.HEADING, PartKind.ITEM, PartKind.TABLE):
        part = Part(kind, text, 2) if kind is not PartKind.TABLE else Part(kind, rows=((text, "乙"), ("丙", text)))
        article = parse_article(f"---\ntitle: x\n---\n{to_markdown([part])}", fallback_id="x")
        shown = "".join(block.text for block in article.blocks)
        said = "".join(plain(text).split())
        assert "".join(shown.split()) == (f"{said}乙丙{said}" if kind is PartKind.TABLE else said), kind
        assert not [run for block in article.blocks for run in block.runs]


def test_a_number_with_a_zero_before_it_is_kept() -> None:
    written = to_markdown([Part(PartKind.ITEM, "点名", 1, "01."), Part(PartKind.ITEM, "讲评", 1, "02.")])
    article = parse_article(written, fallback_id="x")
    assert [block.text for block in article.blocks] == ["01. 点名", "02. 讲评"]
