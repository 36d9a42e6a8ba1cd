"""Notes as a Word document, opened again."""

import io

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given

from kb.exchange.notes import word
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import sheet
from kb.model import Grouping
from tests.examples import examples
from tests.kb.exchange.notes.handmade import ALL_NOTES


def opened(content: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph."""
    return [(one.style.name or "", one.text) for one in Document(io.BytesIO(content)).paragraphs if one.style]


def test_every_quote_note_and_heading_is_in_it(exported: ExportedNotes) -> None:
    read = opened(word.write(sheet(exported)))
    assert read[0] == ("Title", "行知笔记")
    assert [text for style, text in read if style == "Heading 1"] == ["大堂经理", "旧文", "贷款客户经理"]
    assert [text for style, text in read if style == "Heading 2"] == ["岗位职责 › 贷后"] * 2  # once for two in a row
    assert {text for style, text in read if style == "Quote"} == {note.quote for note in exported.notes}
    assert [text for style, text in read if style == "Normal"] == ["=cmd|'/c'", "先看抵押物"]
    assert any("标签：抵押、贷后" in text and "黄色" in text for style, text in read if style == "Caption")


def test_by_role_the_headings_begin_with_the_article(exported: ExportedNotes) -> None:
    read = opened(word.write(sheet(exported, Grouping.ROLE)))
    assert ("Heading 2", "贷款客户经理 › 岗位职责 › 贷后") in read


def test_every_style_names_a_chinese_font_and_none_of_the_theme(exported: ExportedNotes) -> None:
    document = Document(io.BytesIO(word.write(sheet(exported))))
    for style in {one.style.style_id: one.style for one in document.paragraphs if one.style}.values():
        fonts = style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert document.core_properties.author == ""


def test_a_quote_is_shaded_in_its_colour(exported: ExportedNotes) -> None:
    document = Document(io.BytesIO(word.write(sheet(exported))))
    fills = {
        one.text: one.runs[0]._r.get_or_add_rPr().find(qn("w:shd")).get(qn("w:fill"))
        for one in document.paragraphs
        if one.style and one.style.name == "Quote"
    }
    assert fills["做好贷后检查。"] == "FFF1A8"
    assert fills["每季走访"] == "CDEEC9"


def test_the_plain_rendering_says_the_same(exported: ExportedNotes) -> None:
    whole = sheet(exported)
    assert [line for line in word.plain(whole).split("\n") if line] == [text for _, text in opened(word.write(whole))]


@examples(0.25)
@given(ALL_NOTES)
def test_no_character_stops_it(exported: ExportedNotes) -> None:
    whole = sheet(exported)
    written = [word._FORBIDDEN.sub("\ufffd", one.text).replace("\t", " ") for one in word.paragraphs(whole)]
    assert [text.replace("\t", " ") for _, text in opened(word.write(whole))] == written
