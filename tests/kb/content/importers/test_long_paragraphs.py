"""Paragraphs that no page would hold are broken up where sentences end; not a sign of them is lost."""

import pytest

from kb.content.importers.document import Document, Part, PartKind
from kb.content.importers.long_paragraphs import without_long_paragraphs


def read(text: str) -> Document:
    return without_long_paragraphs(Document((Part(PartKind.PARAGRAPH, text, gap=True),)))


def test_a_paragraph_that_fits_a_few_pages_stays() -> None:
    document = Document((Part(PartKind.PARAGRAPH, "双人复核，逐笔登记。" * 4_000),))
    assert without_long_paragraphs(document) is document


@pytest.mark.parametrize("sentence", ["双人复核，逐笔登记。", "他说：“逐笔登记！”", "没有句号的一段", "a\nb"])
def test_nothing_is_lost_and_pieces_are_short(sentence: str) -> None:
    text = sentence * 20_000
    found = read(text)
    pieces = [part.text for part in found.parts]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) < 6_000
    assert len(found.problems) == 1


@pytest.mark.parametrize("text", ["transfer of money ", "12,345.67 元，", "No comma here. "])
def test_no_word_and_no_number_is_cut(text: str) -> None:
    pieces = [part.text for part in read(text * 10_000).parts]
    assert "".join(pieces) == text * 10_000
    assert all(piece.endswith((" ", "，", ".")) for piece in pieces)


def test_pieces_end_where_sentences_end_and_only_the_first_stands_behind_a_gap() -> None:
    found = read("他说：“逐笔登记！”双人复核。" * 10_000)
    assert {part.text[-2:] for part in found.parts} <= {"！”", "核。"}
    assert [part.gap for part in found.parts] == [True] + [False] * (len(found.parts) - 1)
