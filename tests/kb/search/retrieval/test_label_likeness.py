"""A question and a short text are compared from both sides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.meaning_index import MeaningIndex, MeaningPassage
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.label_likeness import LabelLikeness
from kb.search.retrieval.meaning import MeaningSearch

_TABLE = WordTable.load()
_MEANING = MeaningSearch(MeaningIndex.build([MeaningPassage("客户投诉要登记，按时答复。")], _TABLE), _TABLE)
_LABELS = LabelLikeness(_TABLE)


def likeness(asked: str, *texts: str) -> list[float]:
    return [float(one) for one in _LABELS.of(_MEANING.question(asked), texts)]


def test_what_says_the_same_is_alike_and_what_says_more_or_less_is_less_so() -> None:
    same, more, less, other = likeness(
        "密码锁了怎么办", "密码锁了怎么办", "密码锁了卡也丢了钱被人取走怎么办", "密码", "停电"
    )
    assert same == pytest.approx(1.0, abs=0.01)
    assert other < less < same
    assert other < more < same


def test_other_words_are_alike_and_a_name_that_no_table_knows_only_to_itself() -> None:
    near, far = likeness("顾客抱怨", "客户投诉", "停电公告")
    assert near > far
    assert likeness("xqzv怎么用", "xqzv", "xqzw")[1] == 0.0
    assert likeness("xqzv怎么用", "xqzv")[0] > 0.0


def test_no_text_and_no_question_are_like_nothing() -> None:
    assert likeness("投诉", "", "，。") == [0.0, 0.0]
    assert likeness("", "投诉") == [0.0]
    assert likeness("投诉") == []


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=5))
def test_every_likeness_lies_between_0_and_1(asked: str, texts: list[str]) -> None:
    found = np.array(likeness(asked, *texts))
    assert len(found) == len(texts)
    assert ((found >= 0) & (found <= 1.001)).all()
