"""Notes as Markdown: what is said, and that all of it is read back as text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.exchange.notes import markdown
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import sheet
from kb.model import Grouping
from kb.time_labels import minute_label
from tests.kb.exchange.notes.handmade import ALL_NOTES, NOON, annotation, told

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
STRUCTURE = {"heading", "blockquote", "paragraph", "bullet_list", "list_item"}


def words(source: str) -> list[str]:
    """The text of every paragraph, heading and item; fails when anything else is read into it."""
    out = []
    for token in READER.parse(source):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in STRUCTURE or token.type in {"inline", "hr"}, token
        if token.type == "inline":
            children = token.children or []
            links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
            assert all(link.startswith("xingzhi:") for link in links)
            known = {"text", "hardbreak", "text_special", "link_open", "link_close"}
            assert {child.type for child in children} <= known, token
            out.append("".join("\n" if child.type == "hardbreak" else child.content for child in children))
    return out


def test_a_note_has_its_quote_its_words_and_its_details(exported: ExportedNotes) -> None:
    late = sheet(exported.those(lambda note: note.note == "先看抵押物"))
    made, changed = minute_label(NOON), minute_label(late.notes.notes[0].modified)
    assert markdown.write(late) == (
        "# 行知笔记\n\n## 贷款客户经理\n\n"
        "> 做好贷后检查。\n\n"
        "先看抵押物\n\n"
        "- 位置：贷款客户经理 › 岗位职责 › 贷后\n"
        "- 标记：划线，黄色\n"
        "- 标签：抵押、贷后\n"
        f"- 时间：{made}，修改于 {changed}\n"
        "- 文章版本：2025-05-01（builtin）\n"
        "- 链接：[回到原文](xingzhi:loan?start=10&end=17)\n"
    )


def test_an_orphan_says_so_and_its_article_that_has_gone(exported: ExportedNotes) -> None:
    text = markdown.write(sheet(exported))
    assert "- 文章版本：文章已不在资料库\n- 状态：失锚\n- 链接：[回到原文](xingzhi:%E6%97%A7%E6%96%87)\n" in text


def test_groups_are_roles_when_one_wants_that(exported: ExportedNotes) -> None:
    text = markdown.write(sheet(exported, Grouping.ROLE))
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        "## 大堂经理",
        "## 客户经理",
        "## 未分岗位",
    ]


def test_lines_of_a_quote_stay_in_the_quote() -> None:
    note = told(annotation(quote="第一行\r\n# 第二行\u2028> 第三行\r- 第四行", note="- 一\r# 二"))
    read = words(markdown.write(sheet(ExportedNotes((note,)))))
    assert read[2:4] == ["第一行\n# 第二行\n> 第三行\n- 第四行", "- 一\n# 二"]


@given(ALL_NOTES, st.sampled_from(Grouping))
def test_whatever_a_note_holds_is_read_back_as_text(exported: ExportedNotes, grouping: Grouping) -> None:
    whole = sheet(exported, grouping)
    read = "".join("".join(words(markdown.write(whole))).split())
    for note in whole.notes.notes:
        for text in (note.quote, note.note, *note.tags, *note.heading_path):
            assert "".join(text.replace("\x00", "\ufffd").split()) in read


def test_the_paragraphs_of_a_note_stay_paragraphs() -> None:
    note = told(annotation(quote="做好贷后检查。", note="先看抵押物\n\n  \n再看流水\n后看征信"))
    text = markdown.write(sheet(ExportedNotes((note,))))
    assert "\n\n先看抵押物\n\n再看流水\\\n后看征信\n\n" in text


def test_signs_of_the_dialects_of_note_programs_are_text() -> None:
    note = told(annotation(quote="做好贷后检查。", note="费用$5$，==重要==，a^2^，%%暗语%%，利率=5%，1+1=2"))
    text = markdown.write(sheet(ExportedNotes((note,))))
    assert r"费用\$5\$，\=\=重要\=\=，a\^2\^，\%\%暗语\%\%，利率=5%，1+1=2" in text
    assert "费用$5$，==重要==，a^2^，%%暗语%%，利率=5%，1+1=2" in words(text)
