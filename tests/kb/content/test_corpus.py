"""Six hundred documents as Chinese writers make them: nothing is lost, nothing is made up, every word is found."""

import re
from functools import cache

import pytest

from kb.content.parser import Parsed, parse
from kb.text.normalize import Folded, fold, strip_separators, without_unseen
from tests.kb.content.chinese_markdown import Piece, Writer

SEEDS = range(600)
# What only carries the text: nothing of it may be seen.
SIGNS = ["<br", "<u>", "<sup", "<font", "<details", "<summary", "<td", "<p ", "[^", "不要", "title:", "roles:", "#"]


@cache
def written(seed: int) -> tuple[Piece, Parsed]:
    piece = Writer(seed).document()
    return piece, parse(piece.source, fallback_id="a")


def squeezed(text: str) -> str:
    """Without white space: where lines and cells end is another matter."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("start", range(0, len(SEEDS), 100))
def test_every_character_is_there_in_its_order(start: int) -> None:
    for seed in SEEDS[start : start + 100]:
        piece, parsed = written(seed)
        text, at = squeezed(parsed.article.text), 0
        for shown in map(squeezed, piece.shown):
            found = text.find(shown, at)
            assert found >= 0, (seed, shown, piece.source)
            at = found + len(shown)


def test_nothing_is_seen_that_only_carries_the_text() -> None:
    for seed in SEEDS:
        piece, parsed = written(seed)
        shown = "".join(piece.shown)
        assert [sign for sign in SIGNS if sign in parsed.article.text and sign not in shown] == [], (seed, piece.source)


def test_lines_that_are_meant_are_kept_and_sentences_are_whole() -> None:
    for seed in SEEDS:
        piece, parsed = written(seed)
        assert [shown for shown in piece.shown if shown not in parsed.article.text] == [], (seed, piece.source)


def test_every_run_of_characters_is_found_as_it_would_be_typed() -> None:
    for seed in SEEDS:
        piece, parsed = written(seed)
        folded = Folded.of(parsed.article.text)
        for shown in piece.shown:
            for line in shown.split("\n"):
                typed = fold(strip_separators(without_unseen(line)))
                assert not typed or folded.find_all(typed), (seed, line)


def test_no_document_is_written_twice() -> None:
    assert len({written(seed)[0].source for seed in SEEDS}) == len(SEEDS) >= 500


def test_what_could_not_be_read_is_told() -> None:
    for seed in SEEDS:
        piece, parsed = written(seed)
        lines = [problem.line for problem in parsed.problems]
        if "2024-02-30" in piece.source:
            assert 4 in lines
        if "这一行读不懂" in piece.source:
            assert {3, 4} <= {*lines}
        assert "这一行读不懂" not in parsed.article.text
