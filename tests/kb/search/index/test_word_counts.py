"""Words are counted once a block, with those inside them."""

from kb.search.index.word_counts import WordCounts


def test_a_word_is_counted_once_a_block_and_with_the_words_inside_it() -> None:
    counts = WordCounts()
    counts.add([["客户经理", "客户经理", "维护"], ["客户"], []])
    counts.add([["客户经理", "的"], ["维护", "的"]])
    assert counts.frequent() == {"客户": 3, "客户经理": 2, "经理": 2, "维护": 2}


def test_what_stands_in_one_block_is_no_suggestion() -> None:
    counts = WordCounts()
    counts.add([["维护", "维护"]])
    assert counts.frequent() == {}
