"""Characters that never reach the canonical text."""

import pytest

from kb.content.markdown.plain import MEANT_BREAK, NOT_PLAIN, PLAIN


@pytest.mark.parametrize(
    "character", ["\0", "\x01", "\r", "\x7f", "\ufdd0", "\ufeff", "\ufffc", "\ufffe", "\uffff", "\ud800"]
)
def test_what_a_text_document_drops_is_dropped(character: str) -> None:
    assert f"甲{character}乙".translate(PLAIN) == "甲乙"


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_what_it_makes_a_space_is_one(character: str) -> None:
    assert f"甲{character}乙".translate(PLAIN) == "甲 乙"


@pytest.mark.parametrize("sign", ["*", "_", "`", "[", "<", "&", "\\", "\n", "~~", "\t", MEANT_BREAK])
def test_a_text_with_any_sign_is_not_plain(sign: str) -> None:
    assert NOT_PLAIN.search(f"甲{sign}乙")


def test_a_text_without_signs_is_plain() -> None:
    assert NOT_PLAIN.search("甲，乙。3~5天（a] ! > # - |") is None
