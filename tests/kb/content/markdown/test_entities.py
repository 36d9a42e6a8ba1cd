"""Escapes and character references."""

import pytest

from kb.content.markdown.entities import character, decoded, unescaped


@pytest.mark.parametrize(
    ("reference", "meaning"),
    [
        ("&amp;", "&"),
        ("&#20013;", "中"),
        ("&#x4E2D;", "中"),
        ("&#0;", "\ufffd"),
        ("&#9999999;", "\ufffd"),
        ("&no;", "&no;"),
    ],
)
def test_a_reference_stands_for_its_character(reference: str, meaning: str) -> None:
    assert character(reference) == meaning


def test_escapes_are_read_in_markdown_and_not_in_html() -> None:
    assert unescaped("\\*&lt;\\a\\\\") == "*<\\a\\"
    assert decoded("\\*&lt;") == "\\*<"
