"""What a query answers: order, pages, facets, narrowing, marks.

Covers: kb/model/search.py, kb/search/retrieval/facets.py, kb/search/retrieval/hit_builder.py.
"""

from pathlib import Path

import pytest

from kb.content.library import Library
from kb.errors import IndexUnavailable
from kb.model import Reason, ResultOrder
from kb.search.search import Search


def texts(search: Search, query: str, **narrowing: tuple[str, ...]) -> list[str]:
    return [hit.snippet for hit in search.find(query, **narrowing).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("贷后检查", "放款后按期做贷后检查，发现风险及时报告。"),
        ("后检", "放款后按期做贷后检查，发现风险及时报告。"),
        ("貸後檢查", "放款后按期做贷后检查，发现风险及时报告。"),
        ("1站式", "引导客户取号，提供一站式服务。"),
        ("一站 式", "引导客户取号，提供一站式服务。"),
        ("投诉的第一步", "处理投诉的第一步是倾听。"),
        ("检查机具", "开门前｜检查机具"),
    ],
)
def test_a_passage_is_found_however_it_is_typed(search: Search, query: str, snippet: str) -> None:
    assert texts(search, query)[0] == snippet


def test_a_hit_says_where_it_stands(search: Search) -> None:
    hit = search.find("贷后检查").hits[0]
    assert (hit.passage.article_id, hit.title, hit.heading_path) == ("loan", "贷款客户经理", ("岗位职责",))
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["贷后检查"]
    assert hit.reason is Reason.LITERAL


def test_words_apart_are_all_wanted_and_headings_count(search: Search) -> None:
    page = search.find("岗位职责 报告")
    assert page.hits[0].snippet == "放款后按期做贷后检查，发现风险及时报告。"
    assert [hit.reason for hit in page.hits].count(Reason.LITERAL) == 1
    assert texts(search, "贷前 报告 倾听") != []  # no passage holds them all: the best part
    assert search.find("贷前 报告 倾听").hits[0].reason is Reason.PARTIAL


def test_a_question_is_answered_by_the_passage_that_covers_most_of_it(search: Search) -> None:
    page = search.find("放款以后要按期检查什么？")
    assert page.hits[0].reason is Reason.PARTIAL
    assert page.hits[0].snippet == "放款后按期做贷后检查，发现风险及时报告。"


def test_facets_count_what_each_value_would_leave(search: Search) -> None:
    page = search.find("岗位")
    assert {facet.value: facet.count for facet in page.roles} == {"客户经理": 1, "大堂经理": 1}
    narrowed = search.find("岗位", roles=["客户经理"])
    assert (narrowed.total, narrowed.articles) == (1, 1)
    assert {facet.value for facet in narrowed.roles} == {"客户经理", "大堂经理"}
    assert {facet.value for facet in narrowed.topics} == {"职责", "流程"}
    assert search.find("岗位", roles=["客户经理"], topics=["流程"]).total == 1
    assert search.find("岗位", roles=["大堂经理"], topics=["流程"]).total == 0


def test_pages_follow_on_one_another(search: Search) -> None:
    whole = search.find("理", limit=100)
    pieces = [search.find("理", limit=2, offset=offset).hits for offset in range(0, whole.total, 2)]
    assert tuple(hit.passage for piece in pieces for hit in piece) == tuple(hit.passage for hit in whole.hits)


def test_punctuation_alone_is_looked_for_as_it_is(search: Search) -> None:
    assert [hit.snippet[mark.start : mark.end] for hit in search.find("，").hits for mark in hit.marks] == ["，"] * 4
    assert search.find("《》").total == 0


def test_nothing_typed_is_nothing_found(search: Search) -> None:
    assert search.find("  \n").total == 0


def test_the_reader_is_told_every_place_in_the_article(search: Search, pack: Path) -> None:
    text = Library([pack]).article("loan").text
    places = search.places_in("检查", "loan")
    assert [text[place.start : place.end] for place in places] == ["检查"]
    assert [text[place.start : place.end] for place in search.places_in("户", "loan")] == ["户"] * text.count("户")


def test_without_an_index_the_search_says_so(search: Search) -> None:
    search.close()
    with pytest.raises(IndexUnavailable):
        search.find("贷后")
    with pytest.raises(IndexUnavailable):
        search.places_in("贷后", "loan")


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("着急", "著急"),
        ("账户", "帳戶"),
        ("答复", "答覆"),
        ("客户经理", "客\u200b户\u00ad经理"),
        ("客户\ud800经理", "客\u200b户\u00ad经理"),
        ("客\u2060户经理", "客\u200b户\u00ad经理"),
    ],
)
def test_variants_and_what_nobody_sees_are_found_and_marked_as_they_stand(
    tmp_path: Path, typed: str, marked: str
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a.md").write_text("# 题\n\n客戶著急，帳戶已答覆，客\u200b户\u00ad经理复核。\n", "utf-8")
    search = Search(tmp_path / "index", Library([folder]))
    search.refresh()
    hit = search.find(typed).hits[0]
    search.close()
    assert hit.reason is Reason.LITERAL
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == [marked]


def test_in_another_order_hits_of_one_article_stay_together(tmp_path: Path) -> None:
    pack = tmp_path / "dated"
    pack.mkdir()
    made = (("a", "大堂经理", "2026-01-05"), ("b", "客户经理", "2026-03-01"), ("c", "大堂经理", ""))
    for name, role, updated in made:
        head = f"---\nid: {name}\ntitle: 文{name}\nroles: [{role}]\nupdated: {updated}\n---\n"
        (pack / f"{name}.md").write_text(f"{head}# 文{name}\n\n贷后检查一。\n\n贷后检查二。\n", "utf-8")
    search = Search(tmp_path / "index", Library([pack]))
    search.refresh()

    def articles(order: ResultOrder, **page: int) -> str:
        return "".join(hit.passage.article_id for hit in search.find("贷后检查", order=order, **page).hits)  # type: ignore[arg-type]

    assert articles(ResultOrder.UPDATED) == "bbaacc"
    assert articles(ResultOrder.ROLE) == "aaccbb"
    assert articles(ResultOrder.UPDATED, limit=2, offset=1) == "ba"
    assert sorted(articles(ResultOrder.RELEVANCE)) == [*"aabbcc"]


def test_headings_are_told_with_their_places_and_titles_are_not_among_them(search: Search) -> None:
    places = search.headings()
    assert [(place.article_id, place.text) for place in places] == [
        ("loan", "岗位职责"),
        ("loan", "沟通要点"),
        ("lobby", "岗位职责"),
    ]
    assert all(place.offset > 0 for place in places)


def test_what_is_written_for_a_role_comes_before_what_many_roles_share(
    builtin: Search, builtin_library: Library
) -> None:
    for line in builtin.by_role("风险"):
        shared = [len(builtin_library.article(hit.passage.article_id).roles) > 2 for hit in line.hits]
        assert shared == sorted(shared), line.role
        assert {hit.reason for hit in line.hits} == {Reason.LITERAL}


def test_what_was_prepared_for_the_first_query_is_not_made_again(
    search: Search, index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.prepare()
    made: list[str] = []
    monkeypatch.setattr("kb.search.index.segment_texts.PairPositions", lambda *_: made.append("sounds"))
    monkeypatch.setattr("kb.search.index.reader.Readings.parse", lambda *_: made.append("readings"))
    search.prepare()
    assert search.find("dhjc").total
    search.suggest("贷")
    assert made == []
    Search(index.with_name("none"), Library([pack])).prepare()  # nothing to prepare, and nothing told
