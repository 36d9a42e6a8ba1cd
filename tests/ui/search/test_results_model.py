"""The results as rows: heads, hits, pages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kb.model import Hit, SearchPage
from ui.search.results_model import END_WORDS, ENOUGH, EndRow, GroupRow, ResultsModel

MakeHit = Callable[..., Hit]
ROOT = QModelIndex()


def shape(model: ResultsModel) -> list[str]:
    """``#a`` for a head, ``#a+`` for a continued one, ``a1`` for a hit."""
    out = []
    for number in range(model.rowCount()):
        row = model.row(number)
        if isinstance(row, Hit):
            out.append(f"{row.passage.article_id}{row.passage.block}")
        elif isinstance(row, GroupRow):
            out.append(f"#{row.article_id}{'+' if row.continued else ''}")
        else:
            out.append("end")
    return out


def page(*hits: Hit, total: int | None = None, query: str = "贷后") -> SearchPage:
    return SearchPage(query, hits, total=len(hits) if total is None else total, articles=1)


@pytest.fixture
def model() -> ResultsModel:
    """An empty model, watched for Qt's rules."""
    model = ResultsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_hits_stand_under_their_article_in_the_order_of_its_best(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 5), make_hit("b", 1), make_hit("a", 2)))
    assert shape(model) == ["#a", "a5", "a2", "#b", "b1"]


def test_a_further_page_goes_on_under_the_last_head(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 1), make_hit("b", 1), total=5))
    model.append_page(page(make_hit("c", 1), make_hit("b", 2), make_hit("a", 2), total=5))
    assert shape(model) == ["#a", "a1", "#b", "b1", "b2", "#c", "c1", "#a+", "a2"]


def test_a_page_for_another_query_is_dropped(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 1), total=2))
    model.append_page(page(make_hit("x", 1), query="旧的"))
    assert shape(model) == ["#a", "a1"]


def test_the_next_page_is_asked_for_once(qtbot: QtBot, model: ResultsModel, make_hit: MakeHit) -> None:
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    model.set_page(page(make_hit("a", 1), make_hit("a", 2), total=3))
    model.fetchMore(ROOT)
    model.fetchMore(ROOT)
    assert asked == [2]
    model.append_page(page(make_hit("a", 3), total=3))
    assert not model.canFetchMore(ROOT)


def test_an_empty_page_ends_the_asking(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 1), total=9))
    model.fetchMore(ROOT)
    model.append_page(page(total=9))
    assert not model.canFetchMore(ROOT)


def test_a_very_long_result_ends_with_a_word(model: ResultsModel, make_hit: MakeHit) -> None:
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    model.set_page(page(*(make_hit("a", n) for n in range(ENOUGH - 1)), total=100_000))
    model.fetchMore(ROOT)
    assert asked == [ENOUGH - 1]
    model.append_page(page(make_hit("a", ENOUGH), total=100_000))
    assert not model.canFetchMore(ROOT)
    assert isinstance(model.row(model.rowCount() - 1), EndRow)
    assert model.index(model.rowCount() - 1).data() == END_WORDS


def test_steps_go_from_hit_to_hit_over_the_heads(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 1), make_hit("b", 1), make_hit("b", 2)))  # #a a1 #b b1 b2
    assert model.step_from(-1, 1) == 1
    assert model.step_from(-1, -1) == 1
    assert model.step_from(1, 1) == 3
    assert model.step_from(3, -1) == 1
    assert model.step_from(1, 2) == 4
    assert model.step_from(4, 1) == 4
    assert model.step_from(1, -1) == 1


def test_without_hits_there_is_nowhere_to_step(model: ResultsModel) -> None:
    assert model.step_from(-1, 1) == -1


def test_heads_cannot_be_chosen_and_hits_can(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 1)))
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.hit(model.index(0)) is None
    assert model.hit(ROOT) is None


def test_the_screen_reader_hears_the_passage_and_the_head(model: ResultsModel, make_hit: MakeHit) -> None:
    model.set_page(page(make_hit("a", 1)))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(role) == "文章a，客户经理"
    assert model.index(1).data(role) == "放款后按期做贷后检查。"
