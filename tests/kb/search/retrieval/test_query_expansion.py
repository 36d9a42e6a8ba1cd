"""What an article is found by besides the words it says: its keywords, its role, the words of a run apart.

Covers: kb/search/index/question_index.py, kb/search/retrieval/partial_match.py, kb/search/retrieval/ranker.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.model import Reason
from kb.search.search import Search

Over = Callable[..., Search]


@pytest.fixture
def over(tmp_path: Path) -> Iterator[Over]:
    """A search over articles, given by their ids; ``synonyms`` are those of their pack."""
    made: list[Search] = []

    def search(synonyms: str = "", **articles: str) -> Search:
        pack = tmp_path / "pack"
        pack.mkdir()
        for name, text in articles.items():
            (pack / f"{name}.md").write_text(text, "utf-8")
        (pack / "synonyms.txt").write_text(synonyms, "utf-8")
        made.append(Search(tmp_path / "index", Library([pack])))
        made[-1].refresh()
        return made[-1]

    yield search
    for one in made:
        one.close()


def article(*paragraphs: str, role: str = "客户经理", keywords: str = "") -> str:
    """An article whose title says nothing."""
    body = "\n\n".join(paragraphs)
    return f"---\ntitle: 一篇文章\nroles: [{role}]\nkeywords: [{keywords}]\n---\n# 一篇文章\n\n{body}\n"


def found(search: Search, query: str) -> list[tuple[str, Reason]]:
    """Where, and why."""
    return [(hit.passage.article_id, hit.reason) for hit in search.find(query).hits]


# --- words ---------------------------------------------------------------------------------------------------------


def test_words_that_stand_apart_are_found_together(over: Over) -> None:
    search = over(
        a=article("交易由综合柜员复核，运营主管授权。", "运营主管复核传票。"),
        b=article("## 绩效考核", "看差错和检查结果。", "运营主管每季接受绩效考核。"),
    )
    assert found(search, "运营主管绩效考核")[0] == ("b", Reason.PARTIAL)
    assert search.find("运营主管绩效考核").correction is None


def test_behind_a_few_literal_hits_come_passages_that_hold_the_words_apart_or_others_for_them(over: Over) -> None:
    search = over(
        synonyms="竞品 同业产品\n",
        a=article("每季做一次竞品分析。"),
        b=article("收集竞品资料，写出分析结论。"),
        c=article("看同业产品，写出分析。"),
    )
    assert found(search, "竞品分析") == [("a", Reason.LITERAL), ("b", Reason.PARTIAL), ("c", Reason.PARTIAL)]


def test_where_the_literal_hits_are_many_nothing_is_cut(over: Over) -> None:
    text = article("每季做一次竞品分析。", "收集竞品资料，写出分析。")
    assert {reason for _, reason in found(over(a=text, b=text, c=text), "竞品分析")} == {Reason.LITERAL}


def test_behind_the_only_passage_that_holds_several_words_come_those_that_hold_some(over: Over) -> None:
    search = over(
        a=article("机器：存取款用的设备，也处理吞卡。"),
        b=article("吞卡以后由两人开机取卡，核对证件后退还。"),
    )
    assert found(search, "机器 吞卡") == [("a", Reason.LITERAL), ("b", Reason.PARTIAL)]
    assert found(search, '"机器" "吞卡"') == [("a", Reason.LITERAL)]  # what is quoted is wanted as it is


@pytest.mark.parametrize("word", ["基本存款账户", "基本户", "基本账户"])
def test_what_is_labelled_with_the_word_stands_before_what_says_it(over: Over, word: str) -> None:
    said = f"{word}开好以后，{word}的回单和{word}的对账单交给财务。"
    meaning = "基本存款账户（别称：基本户、基本账户）：单位办日常转账结算和取现金的主账户。"
    search = over(a=article(said), b=article(meaning))
    assert [place for place, _ in found(search, word)] == ["b", "a"]


@pytest.mark.parametrize("typed", ["Ⅱ类户", "2类户", "二类户", "ⅱ类户"])
def test_a_roman_numeral_is_one_number_and_no_part_of_another(over: Over, typed: str) -> None:
    search = over(a=article("Ⅰ类户功能全。", "Ⅱ类户有限额。", "Ⅲ类户小额。"))
    assert [hit.snippet for hit in search.find(typed).hits] == ["Ⅱ类户有限额。"]


# --- roles and keywords --------------------------------------------------------------------------------------------


def test_a_question_prefers_the_role_it_names_and_the_words_an_article_is_asked_by(over: Over) -> None:
    search = over(
        a=article("风险经理上午看预警清单。", role="风险经理", keywords="日程"),
        b=article("风险经理上午看预警清单。", role="风险经理", keywords="每天做什么"),
        c=article("综合柜员上午看预警清单。", role="综合柜员", keywords="每天做什么"),
    )
    assert found(search, "风险经理每天做什么好呢")[0][0] == "b"


def test_a_word_of_a_roles_name_names_the_role(over: Over) -> None:
    text = "新人先学规章和系统操作。"
    roles = {"a": "风险经理", "b": "综合柜员", "c": "理财经理"}
    search = over(**{name: article(text, role=role) for name, role in roles.items()})
    assert found(search, "做柜员的新人先学规章")[0][0] == "b"
    assert found(search, "做理财的新人先学规章")[0][0] == "c"


def test_a_keyword_leads_to_an_article_that_does_not_say_the_word(over: Over) -> None:
    search = over(
        a=article("同事之间不争客户。", keywords="抢单, 客户投诉"),
        b=article("抢单的事交行长处理。", keywords="协作"),
    )
    assert found(search, "抢单") == [("b", Reason.LITERAL), ("a", Reason.KEYWORD)]
    assert search.find("抢单").hits[1].snippet == "同事之间不争客户。"
    assert found(search, "投诉") == [("a", Reason.KEYWORD)]
    assert found(search, "抢单 -同事") == [("b", Reason.LITERAL)]


def test_a_section_that_answers_stands_before_the_opening_of_its_article_that_has_the_keyword(over: Over) -> None:
    search = over(
        a=article("管理的事都在这里。", "## 绩效怎么算", "月初写清怎么分配奖金。", keywords="绩效分配"),
        b=article("营业前检查设备。"),
        c=article("下午走访客户。"),
    )
    hits = search.find("绩效分配").hits
    assert (hits[0].heading_path[-1], hits[0].snippet) == ("绩效怎么算", "月初写清怎么分配奖金。")
    assert "管理的事都在这里。" in [hit.snippet for hit in hits]


@pytest.mark.parametrize("typed", ["员洩呵趫胛", "座箷", "tyyij"])
def test_what_mostly_stands_nowhere_asks_nothing(over: Over, typed: str) -> None:
    search = over(a=article("不得向人员泄露。", "爱心座椅空着。", "签署同意意见。"))
    assert found(search, typed) == []


def test_a_question_is_answered_by_the_article_whose_keywords_it_is_made_of(over: Over) -> None:
    search = over(
        a=article("第一个月跟着带教人熟悉网点。", keywords="刚上岗, 先学什么"),
        b=article("上岗培训由支行安排。", keywords="考核"),
    )
    assert found(search, "我刚上岗应该先学什么呢")[0] == ("a", Reason.PARTIAL)
