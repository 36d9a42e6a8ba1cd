"""What fields show that hold their text in their instruction."""

import pytest
from lxml import etree

from kb.content.importers.word.field_text import form_field, shown_by
from kb.content.importers.xml_parts import W


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r"eq \o\ac(○,21)", "㉑"),
        (r" EQ \o\ac(○,7) ", "⑦"),
        (r"eq \o\ac(□,密)", "(密)"),
        (r"eq \o\ac(○,99)", "(99)"),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yín),银)', "银"),
        (r"EQ \s\up 6(主办),\s\do 2(协办)", "主办协办"),
        (r" REF _Ref1 \h ", ""),
        (r"eq \f(1,2)", ""),
        ("eq " + r"\o\ac(" * 100_000, ""),
    ],
)
def test_an_equation_field_shows_the_text_of_its_instruction(instruction: str, shown: str) -> None:
    assert shown_by(instruction) == shown


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", "☑"),
        ('<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>', "☑"),
        ('<w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>', "□"),
        ("<w:ffData><w:textInput/></w:ffData>", ""),
        ("", ""),
    ],
)
def test_a_form_field_is_shown_as_it_stands(inside: str, shown: str) -> None:
    assert form_field(etree.fromstring(f'<w:fldChar xmlns:w="{W[1:-1]}">{inside}</w:fldChar>')) == shown
