"""The search by meaning."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.meaning_index import MeaningIndex, MeaningPassage
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.meaning import FLOOR, MeaningHit, MeaningSearch
from tests.examples import examples

TEXTS = (
    "客户投诉要登记，按时答复。",
    "贷款到期前提醒借款人还款。",
    "发现假币由两名柜员当面收缴。",
    "老年人行动不便的，上门办理。",
    "停电时先挂公告，停办核实不了的业务。",
    "不得把客户资料发给外部人员。",
)


def made(passages: list[MeaningPassage], table: WordTable) -> MeaningSearch:
    return MeaningSearch(MeaningIndex.build(passages, table), table)


@pytest.fixture(scope="module")
def search(table: WordTable) -> MeaningSearch:
    return made([MeaningPassage(text) for text in TEXTS], table)


@pytest.mark.parametrize(
    ("question", "passage"),
    [("顾客抱怨", 0), ("欠债人什么时候还钱", 1), ("收到伪钞", 2), ("老人腿脚不好", 3), ("断电了怎么办", 4)],
)
def test_a_question_in_other_words_finds_its_passage_first(search: MeaningSearch, question: str, passage: int) -> None:
    hits = search.find(question, floor=0)
    assert hits[0].passage == passage


def test_a_hit_names_the_pair_of_words_that_it_was_found_by(search: MeaningSearch) -> None:
    pair = search.find("顾客抱怨", floor=0)[0].pair
    assert pair is not None
    assert (pair.asked, pair.found) in {("顾客", "客户"), ("抱怨", "投诉")}
    assert 0.5 <= pair.alike <= 1.0


@pytest.mark.parametrize("unknown", ["", "龘", "齉龘", "齉龘靐", "齉龘靐龖龗"])
@pytest.mark.parametrize("asked", ["假币收缴", "顾客抱怨", "老人腿脚不好", "龙的传人"])
def test_a_floor_leaves_out_what_is_below_it_and_nothing_else(search: MeaningSearch, unknown: str, asked: str) -> None:
    scores = {hit.passage: hit.score for hit in search.find(unknown + asked, floor=0)}
    for floor in (0.1, 0.2, FLOOR, 0.6, 0.9):
        found = search.find(unknown + asked, floor=floor)
        assert {hit.passage for hit in found} == {passage for passage, score in scores.items() if score >= floor}


def test_a_passage_with_the_very_words_needs_no_reason(search: MeaningSearch) -> None:
    hit = search.find("假币收缴")[0]
    assert hit.passage == 2
    assert hit.pair is None
    assert hit.score == pytest.approx(1.0, abs=0.01)


def test_hits_come_best_first_and_above_the_floor(search: MeaningSearch) -> None:
    scores = [hit.score for hit in search.find("客户要还款")]
    assert scores
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= FLOOR


@pytest.mark.parametrize(
    "nonsense", ["asdfghjkl", "qvong", "zzkjqx wvwv", "龘靐齉", "拦风", "鼗鼍", "", "，。！", "12345"]
)
def test_nonsense_finds_nothing(search: MeaningSearch, nonsense: str) -> None:
    assert search.find(nonsense) == ()


def test_an_empty_index_finds_nothing(table: WordTable) -> None:
    assert made([], table).find("客户投诉") == ()
    assert made([MeaningPassage("")], table).find("客户投诉", floor=0) == ()


def test_what_is_asked_may_stand_in_the_heading(table: WordTable) -> None:
    passages = [MeaningPassage("两人一起去。", headings=(heading,)) for heading in ("查库", "上门催收")]
    assert made(passages, table).find("催收几个人去", floor=0)[0].passage == 1


def test_characters_alone_say_nothing(table: WordTable) -> None:
    search = made([MeaningPassage("拦住他，风很大。")], table)
    assert search.find("拦风") == ()
    assert search.find("拦住风") != ()


def test_characters_alone_are_a_question_where_they_ask(table: WordTable) -> None:
    search = made([MeaningPassage("钱烂了的，银行给换新的。"), MeaningPassage("开户要带证件。")], table)
    assert search.find("钱烂了换") == ()
    assert search.find("钱烂了能换吗")[0].passage == 0


def test_a_word_that_no_table_knows_is_found_as_it_stands(table: WordTable) -> None:
    passages = [MeaningPassage(f"客户用{name}登录。") for name in ("QZXWV", "BVKQJ", "WXQPZ")]
    hits = made(passages, table).find("客户的bvkqj", floor=0)
    assert hits[0].passage == 1
    assert hits[0].score > hits[1].score + 0.3


def test_of_equal_passages_the_one_comes_first_beside_which_another_answers(table: WordTable) -> None:
    alone = MeaningPassage("挂失要本人来。", section=("a",))
    beside = [MeaningPassage("挂失要本人来。", section=("b",)), MeaningPassage("挂失以后补卡。", section=("b",))]
    assert [hit.passage for hit in made([alone, *beside], table).find("怎么挂失")][:2] == [1, 2]


def test_more_passages_than_candidates_are_searched(table: WordTable) -> None:
    passages = [MeaningPassage(f"第{number}条，利率和期限写在合同里。") for number in range(700)]
    passages[650] = MeaningPassage("假币由两名柜员当面收缴。")
    assert made(passages, table).find("没收假钞", floor=0)[0].passage == 650


def test_any_passage_can_be_asked_how_nearly_it_means_the_same(search: MeaningSearch, table: WordTable) -> None:
    read, near = search.likenesses(search.question("顾客抱怨"), np.arange(len(TEXTS)))
    assert read.argmax() == near.argmax() == 0
    assert read[0] == pytest.approx(search.find("顾客抱怨", floor=0)[0].score)
    assert near.max() <= 1.001
    empty = made([MeaningPassage("")], table)
    assert [values.tolist() for values in empty.likenesses(empty.question("投诉"), np.arange(1))] == [[0.0], [0.0]]


def test_the_limit_is_kept(search: MeaningSearch) -> None:
    assert len(search.find("客户贷款业务", limit=2, floor=0)) == 2


_SEARCH = made([MeaningPassage(text, title="一篇", section=(text[:1],)) for text in TEXTS], WordTable.load())


@examples(1.5)
@given(st.text(max_size=20) | st.text(alphabet="客户投诉贷款吗的到期怎么aK1 ", max_size=20))
def test_no_text_raises_and_every_score_lies_between_floor_and_1(text: str) -> None:
    hits: tuple[MeaningHit, ...] = _SEARCH.find(text, floor=0.2)
    assert len({hit.passage for hit in hits}) == len(hits)
    assert all(0.2 <= hit.score <= 1.001 and np.isfinite(hit.score) for hit in hits)


def test_how_people_ask_leads_to_a_passage_and_is_never_named_as_a_word_of_it(table: WordTable) -> None:
    passages = [
        MeaningPassage("双方到场，当面点清。", asked=("银行卡丢了怕人家取钱",)),
        MeaningPassage("早上九点开门。"),
    ]
    hit, *others = made(passages, table).find("银行卡丢了")
    assert (hit.passage, others) == (0, [])
    assert hit.pair is None
    assert not made([replace(passage, asked=()) for passage in passages], table).find("银行卡丢了")
