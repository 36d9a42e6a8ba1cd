"""The results as rows: heads, hits, pages."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kb.model import ArticleHead, Hit, NoteHit, NotesPage, Reason, SearchPage, Span
from ui.search.result_rows import AllNotesRow, EndRow, GroupRow, NotesRow
from ui.search.result_scope import ResultScope
from ui.search.results_model import END_WORDS, ENOUGH, ENOUGH_NOTES, ResultsModel

MakeHit = Callable[..., Hit]
MakeNoteHit = Callable[..., NoteHit]
ROOT = QModelIndex()


def shape(model: ResultsModel) -> list[str]:
    """``#a`` for a head, ``#a+`` for a continued one, ``a1`` for a hit, ``~n`` for an annotation, ``~5`` over five."""
    out = []
    for number in range(model.rowCount()):
        row = model.row(number)
        if isinstance(row, Hit):
            out.append(f"{row.passage.article_id}{row.passage.block}")
        elif isinstance(row, GroupRow):
            out.append(f"#{row.article_id}{'+' if row.continued else ''}")
        elif isinstance(row, NoteHit):
            out.append(f"~{row.annotation.id}")
        elif isinstance(row, NotesRow):
            out.append(f"~{row.total}")
        else:
            out.append("all" if isinstance(row, AllNotesRow) else "end")
    return out


def noted(*hits: NoteHit, total: int | None = None, query: str = "贷后") -> NotesPage:
    return NotesPage(query, hits, len(hits) if total is None else total)


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
    model.more_requested.connect(asked.append)
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
    model.more_requested.connect(asked.append)
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
    assert model.index(1).data(role) == "放款后按期做贷后检查。，文章a › 岗位职责"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "标出：贷后检查"


def test_annotations_stand_below_the_first_article(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1), make_hit("a", 2), make_hit("b", 1)))
    model.set_notes(noted(make_note_hit("x"), make_note_hit("y")))
    assert shape(model) == ["#a", "a1", "a2", "~2", "~x", "~y", "#b", "b1"]
    assert model.step_from(-1, 1) == 1


def test_annotations_with_the_very_words_stand_first_where_no_article_has_them(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1, reason=Reason.MEANING), make_hit("a", 2)))
    model.set_notes(noted(make_note_hit("x", snippet="问过：贷后检查要看抵押物")))
    assert shape(model) == ["~1", "~x", "#a", "a1", "a2"]
    model.set_page(page(make_hit("a", 1, reason=Reason.MEANING), query="贷后检查"))
    model.set_notes(noted(make_note_hit("x", snippet="贷后要检查"), query="贷后检查"))
    assert shape(model) == ["#a", "a1", "~1", "~x"]


def test_a_few_annotations_are_listed_and_the_rest_is_one_row_away(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1)))
    model.set_notes(noted(*map(make_note_hit, "uvwxy"), total=5))
    assert shape(model) == ["#a", "a1", "~5", "~u", "~v", "~w", "all"]
    assert model.data(model.index(2)) == "我的批注 · 5"
    assert model.data(model.index(6)) == "查看全部 5 条"
    assert model.choice(model.index(2)) is None
    assert isinstance(model.choice(model.index(6)), AllNotesRow)


def test_the_scope_narrows_what_is_listed(model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit) -> None:
    model.set_page(page(make_hit("a", 1), make_hit("b", 1)))
    model.set_notes(noted(*map(make_note_hit, "uvwxy")))
    model.set_scope(ResultScope.ARTICLES)
    assert shape(model) == ["#a", "a1", "#b", "b1"]
    model.set_notes(noted(make_note_hit("z")))
    assert shape(model) == ["#a", "a1", "#b", "b1"]
    model.set_scope(ResultScope.NOTES)
    assert shape(model) == ["~z"]
    model.set_notes(noted(*map(make_note_hit, "uvwxy")))
    assert shape(model) == ["~u", "~v", "~w", "~x", "~y"]
    model.append_page(page(make_hit("c", 1)))
    assert shape(model) == ["~u", "~v", "~w", "~x", "~y"]
    assert not model.canFetchMore(ROOT)
    model.set_scope(ResultScope.ALL)
    assert shape(model) == ["#a", "a1", "~5", "~u", "~v", "~w", "all", "#b", "b1", "#c", "c1"]


def test_annotations_that_change_leave_the_hits_where_they_are(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1), make_hit("b", 1)))
    model.set_notes(noted(make_note_hit("x")))
    model.set_notes(noted(make_note_hit("y"), make_note_hit("x")))
    assert shape(model) == ["#a", "a1", "~2", "~y", "~x", "#b", "b1"]
    model.set_notes(noted())
    assert shape(model) == ["#a", "a1", "#b", "b1"]


def test_a_further_page_of_the_only_article_goes_on_behind_the_annotations(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1), total=4))
    model.set_notes(noted(make_note_hit("x")))
    model.append_page(page(make_hit("a", 2), total=4))
    assert shape(model) == ["#a", "a1", "~1", "~x", "#a+", "a2"]


def test_annotations_that_come_later_stand_behind_all_of_the_only_article(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1), total=4))
    model.append_page(page(make_hit("a", 2), total=4))
    model.set_notes(noted(make_note_hit("x")))
    assert shape(model) == ["#a", "a1", "a2", "~1", "~x"]


def test_annotations_of_another_query_are_not_mixed_with_hits(
    model: ResultsModel, make_hit: MakeHit, make_note_hit: MakeNoteHit
) -> None:
    model.set_page(page(make_hit("a", 1)))
    model.set_notes(noted(make_note_hit("x")))
    model.set_notes(noted(make_note_hit("y"), query="走访"))
    assert shape(model) == ["~1", "~y"]
    model.set_page(page(make_hit("b", 1)))
    assert shape(model) == ["#b", "b1"]


def test_very_many_annotations_end_with_a_word(model: ResultsModel, make_note_hit: MakeNoteHit) -> None:
    model.set_scope(ResultScope.NOTES)
    model.set_notes(noted(*(make_note_hit(str(n)) for n in range(ENOUGH_NOTES)), total=ENOUGH_NOTES + 1))
    last = model.rowCount() - 1
    assert model.data(model.index(last)) == "只列前 200 条，请缩小范围"
    assert model.choice(model.index(last)) is None


def test_an_annotation_says_what_it_is_and_where_it_stands(model: ResultsModel, make_note_hit: MakeNoteHit) -> None:
    model.set_articles([ArticleHead(id="a", title="贷款客户经理")])
    model.set_notes(noted(make_note_hit("x"), make_note_hit("y", article="gone", lost=True)))
    assert model.data(model.index(1)) == "批注，贷款客户经理，贷后检查要看抵押物"
    assert model.data(model.index(2)) == "批注，gone，失锚，贷后检查要看抵押物"


def test_a_hit_in_the_title_is_the_head_itself_and_the_title_stands_once(
    model: ResultsModel, make_hit: MakeHit
) -> None:
    titled = replace(make_hit("a", 0), title="贷后检查", snippet="贷后检查", heading_path=(), marks=(Span(0, 4),))
    below = replace(make_hit("a", 3), title="贷后检查")
    model.set_articles([ArticleHead(id="a", title="贷后检查", updated="2026-11-01")])
    model.set_page(page(below, titled, query="贷后检查"))
    head = model.row(0)
    assert isinstance(head, GroupRow)
    assert (head.title, head.hit, head.updated) == ("贷后检查", titled, "2026-11-01")
    assert [model.row(number) for number in range(1, model.rowCount())] == [below]
    assert model.choice(model.index(0)) == titled
    assert model.step_from(-1, 1) == 0
    assert model.row_of(titled) == 0
    leading = replace(titled, follows="放款后按期检查")
    model.set_page(page(below, leading, query="贷后检查"))
    head = model.row(0)
    assert isinstance(head, GroupRow)
    assert head.leads
    assert model.data(model.index(0)).endswith("，放款后按期检查")
