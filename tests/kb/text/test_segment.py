"""Cutting into words: the words of the trade stay whole, and boundaries are offsets of the text."""

import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.search.index.word_vectors import WordTable
from kb.text import segment
from kb.text.normalize import simplify
from kb.text.segment import (
    DICTIONARY,
    GENERAL,
    as_cut,
    asked_words,
    boundaries,
    is_word,
    plain_words,
    plain_words_of_all,
    word_boundary_score,
    words,
    words_inside,
)

ROOT = Path(__file__).parents[3]

# Any text that can be written to a file: a lone surrogate cannot.
characters = st.characters(exclude_categories=["Cs"])
texts = st.text(st.sampled_from("贷后检查客户经理一站式服务，。 AbＣ1２\n𠮷😀")) | st.text(characters)


def entries() -> list[str]:
    """The words in the dictionary of the trade."""
    lines = map(str.strip, DICTIONARY.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("word", ["贷后检查", "客户经理", "大堂经理"])
def test_a_word_of_the_trade_stays_whole(word: str) -> None:
    sentence = f"我们要求{word}按时完成。"
    assert word in words(sentence)
    assert {4, 4 + len(word)} <= boundaries(sentence)
    assert not boundaries(sentence) & set(range(5, 4 + len(word)))


def test_the_dictionary_holds_every_word_once_and_in_the_form_that_is_cut() -> None:
    listed = entries()
    assert len(listed) > 50
    assert sorted(set(listed)) == sorted(listed)
    assert [word for word in listed if simplify(word) != word] == []


def test_every_word_of_the_dictionary_is_one_to_the_segmenter() -> None:
    assert [word for word in entries() if word not in words(word)] == []


def test_words_inside_a_long_word_are_listed_too() -> None:
    assert {"客户", "经理", "客户经理"} <= set(words("客户经理"))


@pytest.mark.parametrize(
    ("text", "same"), [("貸後檢查", "贷后检查"), ("ＫＹＣ尽调", "kyc尽调"), ("Excel 表", "EXCEL 表")]
)
def test_script_width_and_case_make_no_difference(text: str, same: str) -> None:
    assert words(text) == words(same) != []


@pytest.mark.parametrize("text", ["", " \n\t", "，。！——", "（）"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert words(text) == []


@given(texts)
def test_words_stand_in_the_text_and_are_never_bare_punctuation(text: str) -> None:
    simple = simplify(text)
    for word in words(text):
        assert word in simple
        assert any(map(str.isalnum, word))


@given(texts)
def test_no_han_character_or_letter_falls_between_the_words(text: str) -> None:
    assert {c for c in simplify(text) if c.isalnum()} <= set("".join(words(text)))


@given(texts)
@example("")
@example("𠮷田😀贷后检查")
def test_boundaries_are_offsets_of_the_text_with_both_ends(text: str) -> None:
    edges = boundaries(text)
    assert {0, len(text)} <= edges
    assert edges <= set(range(len(text) + 1))


@given(texts, texts)
def test_a_line_break_is_a_boundary_on_both_sides(before: str, behind: str) -> None:
    before = before.rstrip("\r")  # with which it is one line break
    assert {len(before), len(before) + 1} <= boundaries(f"{before}\n{behind}")


def test_half_a_pair_can_be_cut_into_words() -> None:
    assert words("贷\ud800后")
    assert {0, 3} <= boundaries("贷\ud800后")


def test_plain_words_stand_one_after_the_other_without_punctuation() -> None:
    assert plain_words("反洗钱岗，怎么做？") == ["反洗钱", "岗", "怎么", "做"]
    assert plain_words("貸款") == ["贷款"]


@given(st.lists(texts.map(as_cut).map(lambda text: text.replace("\x1e", "")), max_size=5))
@example([])
@example(["", "反洗钱岗", "", "怎么做", ""])
def test_texts_cut_together_have_the_words_of_each(several: list[str]) -> None:
    assert plain_words_of_all(several) == [plain_words(text) for text in several]


@given(texts)
@example("客户经理在反洗钱岗，看processes.md，10.5%。")
def test_the_words_inside_the_plain_words_are_those_of_a_search(text: str) -> None:
    assert [inside for word in plain_words(text) for inside in words_inside(word)] == words(text)


def general_words() -> dict[str, int]:
    """The words of general Chinese and how often each was counted."""
    lines = [line.split() for line in GENERAL.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {word: int(count) for count, *words in lines for word in words}


def test_the_words_of_general_chinese_are_listed_once_and_known() -> None:
    listed = general_words()
    lines = GENERAL.read_text("utf-8").splitlines()
    assert len(listed) == sum(len(line.split()) - 1 for line in lines if not line.startswith("#"))
    assert [word for word in listed if not is_word(word) and simplify(word) == word] == []


def test_every_word_with_a_vector_that_was_counted_is_known_as_often() -> None:
    """Else a rebuilt table of vectors and the segmenter would cut the articles in two ways."""
    table, listed = WordTable.shared(), general_words()
    counted = {word: int(table.frequencies[row]) for word, row in table.index.items() if table.frequencies[row]}
    assert len(counted) > 30_000
    assert [
        word for word, count in counted.items() if word.isalpha() and not word.isascii() and word not in listed
    ] == []
    assert all(listed.get(word, count) == count for word, count in counted.items())


APART = """
    import sys
    from kb.text import segment
    print(*segment.plain_words("对客户贷后检查"), "rjieba" in sys.modules)
"""


def test_the_segmenter_is_loaded_without_the_dictionary_of_its_package() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(APART)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["对", "客户", "贷后检查", "False"]), done.stderr


def test_a_package_that_is_laid_out_in_another_way_is_imported_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "PathFinder", SimpleNamespace(find_spec=lambda *_: None))
    segmenter = segment._empty()
    assert not segmenter.has_word("客户")
    segmenter.add_word("客户", 5, "")
    assert segmenter.cut("对客户") == ["对", "客户"]


def test_a_rare_word_is_a_word_and_in_a_question_one() -> None:
    assert plain_words("福州人是什么") == ["福州", "人", "是", "什么"]
    assert asked_words("福州人是什么？") == ["福州人", "是", "什么"]
    assert is_word("福州人")
    assert word_boundary_score("他是福州人。", 2, 5) == 1.0
    assert not is_word("福州人是")


@given(texts)
def test_asked_words_are_the_plain_words_with_some_put_together(text: str) -> None:
    assert "".join(asked_words(text)) == "".join(plain_words(text))


def test_a_run_stands_as_words_where_the_cut_of_its_surroundings_has_edges_on_both_sides() -> None:
    texts = ["大会,长大了。会长大", "会长发言,会长", "衣服和大衣,长大,了", "他长大;长大", "1站式(长大)服务,长大\n长大"]
    starts = [text.find("长大") for text in texts]
    holding = [(text, start) for text, start in zip(texts, starts, strict=True) if start >= 0]
    found = segment.stand_as_words("长大", [text for text, _ in holding], [start for _, start in holding])
    assert found == [segment.word_boundary_score(text, start, start + 2) > 0 for text, start in holding]
    again = segment.stand_as_words("长大", [text for text, _ in holding], [start for _, start in holding])
    assert again == found
