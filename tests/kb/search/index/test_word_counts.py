"""Words are counted once a block, with those inside them."""

from kb.search.index.cut_words import CutWords
from kb.search.index.word_counts import WordCounts


def counted(*blocks: list[str]) -> dict[str, int]:
    cut = CutWords()
    counts = WordCounts(cut)
    for texts in blocks:
        counts.add(cut.cut(texts))
    return counts.frequent()


def test_a_word_is_counted_once_a_block_and_with_the_words_inside_it() -> None:
    assert counted(["客户经理，客户经理，维护", "客户", ""], ["客户经理的", "维护的"]) == {
        "客户": 3,
        "客户经理": 2,
        "经理": 2,
        "维护": 2,
    }


def test_what_stands_in_one_block_is_no_suggestion() -> None:
    assert counted(["维护，维护"]) == {}
