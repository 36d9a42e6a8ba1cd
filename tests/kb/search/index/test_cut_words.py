"""Words as numbers are the words that each text is cut into."""

from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.block_foldings import simplify_blocks
from kb.search.index.cut_words import CutWords
from kb.text.segment import plain_words

texts = st.lists(st.text("贷后检查客户经理A1，。 \x1e𠮷") | st.text(max_size=8), min_size=1, max_size=4)


@given(st.lists(texts, min_size=1, max_size=3))
def test_texts_cut_some_at_a_time_have_the_words_of_each(several: list[list[str]]) -> None:
    cut = CutWords()
    found = [words for some in several for words in cut.cut(simplify_blocks(some)).lists()]
    names = [*cut.numbers]
    assert [[names[number] for number in words] for words in found] == [
        plain_words(text.replace("\x1e", " ")) for some in several for text in some
    ]
