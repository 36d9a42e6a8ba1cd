"""The search off the GUI thread: waiting for the index, the newest query, pages, narrowing, and one's own notes.

Covers: kb/combined_search.py.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kb.errors import IndexingCancelled, NotesError
from kb.model import Article, IndexChange, MarkFilter, NotesPage, SearchPage, Span, TermUse
from kb.workspace import Workspace
from ui.controllers.search.search_controller import SearchController

PATIENCE = 30_000  # milliseconds: the first index of a run imports all that cuts words


@pytest.fixture
def search(workspace: Workspace, qtbot: QtBot) -> Iterator[SearchController]:
    made = SearchController(workspace)
    yield made
    made.close()


def test_a_query_before_the_index_waits_and_is_answered_when_it_is_built(
    search: SearchController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(search.waiting):
        search.find("贷后检查")
    with (
        qtbot.waitSignals([search.progress, search.ready], timeout=PATIENCE),
        qtbot.waitSignal(search.found, timeout=PATIENCE) as answer,
    ):
        search.open()
    page: SearchPage = answer.args[0]
    assert page.query == "贷后检查"
    assert page.total == 1


def test_what_was_typed_while_the_index_was_opened_is_answered_before_the_files_are_read(
    search: SearchController, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.search.refresh()
    refresh, done = workspace.search.refresh, []

    def watched(*_progress: object, **_how: object) -> IndexChange:
        done.append("refreshed")
        return refresh()

    monkeypatch.setattr(workspace.search, "refresh", watched)
    search.found.connect(lambda page, _continues: done.append(page.query))
    with qtbot.waitSignal(search.ready, timeout=PATIENCE):
        search.find("贷后检查")
        search.open()
    qtbot.waitUntil(lambda: done[-1] == "贷后检查")  # asked once more, of what the files say now
    assert done[-2:] == ["refreshed", "贷后检查"]
    assert done[:-2] == ["贷后检查"] * (len(done) - 2) != []


def test_only_the_newest_query_is_answered(search: SearchController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.ready):
        search.open()
    pages: list[SearchPage] = []
    search.found.connect(lambda page, _continues: pages.append(page))
    for query in ("贷", "贷后", "贷后检", "贷后检查"):
        search.find(query)
    qtbot.waitUntil(lambda: bool(pages) and pages[-1].query == "贷后检查")
    search.find("一站式")
    search.forget()
    search.find("大堂")
    qtbot.waitUntil(lambda: pages[-1].query == "大堂")
    assert "一站式" not in [page.query for page in pages]


def test_narrowing_asks_the_same_for_a_role(search: SearchController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.ready):
        search.open()
    with qtbot.waitSignal(search.found):
        search.find("客户")
    with qtbot.waitSignal(search.found) as answer:
        search.narrow(("大堂经理",), ())
    page: SearchPage = answer.args[0]
    assert {hit.passage.article_id for hit in page.hits} == {"lobby"}


def test_the_index_can_be_built_anew(search: SearchController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.ready):
        search.open()
    with qtbot.waitSignal(search.ready) as answer:
        search.refresh(rebuild=True)
    assert answer.args[0].rebuilt


@pytest.mark.parametrize("error", [PermissionError(13, "no right"), OSError(28, "no space"), IndexingCancelled()])
def test_a_query_that_waited_for_an_index_is_told_when_none_comes(
    search: SearchController, workspace: Workspace, qtbot: QtBot, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch, qtbot.waitSignal(search.without_index, timeout=PATIENCE):
        patch.setattr(workspace.search, "refresh", fail)
        search.find("贷后检查")
        search.open()
    with qtbot.waitSignal(search.waiting):
        search.refresh()
        search.find("贷后检查")
    with qtbot.waitSignal(search.found, timeout=PATIENCE):
        search.find("一站式")


def test_indexing_can_be_stopped_and_begun_again(search: SearchController, workspace: Workspace, qtbot: QtBot) -> None:
    search.progress.connect(lambda *_: search.stop_indexing(), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(search.stopped), qtbot.assertNotEmitted(search.failed):
        search.refresh()
    assert not workspace.search.ready
    search.progress.disconnect()
    with qtbot.waitSignal(search.ready):
        search.refresh()
    assert workspace.search.ready


@pytest.fixture
def opened(search: SearchController, qtbot: QtBot) -> SearchController:
    """A search with an index."""
    with qtbot.waitSignal(search.ready):
        search.open()
    return search


def test_the_notes_answer_with_the_articles(opened: SearchController, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.notes.highlight("lobby", Span(0, 4), note="贷后检查也要看")
    with qtbot.waitSignals([opened.found, opened.noted], order="strict"):
        opened.find("贷后检查")
    with qtbot.waitSignal(opened.noted) as answer:
        opened.find("也要看")
    page: NotesPage = answer.args[0]
    assert (page.query, page.total) == ("也要看", 1)


def test_the_notes_do_not_wait_for_the_index(search: SearchController, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.notes.highlight("lobby", Span(0, 4), note="也要看")
    with qtbot.waitSignal(search.waiting), qtbot.waitSignal(search.noted) as answer:
        search.find("也要看")
    assert answer.args[0].total == 1


def test_a_note_stored_meanwhile_is_answered_without_the_articles(
    opened: SearchController, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.noted):
        opened.find("贷后检查")
    workspace.notes.highlight("lobby", Span(0, 4), note="贷后检查也要看")
    with qtbot.assertNotEmitted(opened.found), qtbot.waitSignal(opened.noted) as answer:
        opened.refresh_notes()
    assert answer.args[0].total == 1


def test_notes_that_change_do_not_drop_the_answer_that_is_awaited(opened: SearchController, qtbot: QtBot) -> None:
    with qtbot.waitSignals([opened.found, opened.noted]):
        opened.find("贷后检查")
        opened.refresh_notes()


def test_nothing_is_asked_of_the_notes_without_a_query(opened: SearchController, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(opened.noted, wait=50):
        opened.refresh_notes()


def test_more_notes_can_be_listed(opened: SearchController, workspace: Workspace, qtbot: QtBot) -> None:
    for number in range(5):
        workspace.notes.highlight("lobby", Span(0, 4), note=f"第{number}条也要看")
    with qtbot.waitSignal(opened.noted) as answer:
        opened.find("也要看")
    assert (len(answer.args[0].hits), answer.args[0].total) == (3, 5)
    with qtbot.waitSignal(opened.noted) as answer:
        opened.list_notes(200)
    assert len(answer.args[0].hits) == 5
    with qtbot.waitSignal(opened.noted) as answer:
        opened.find("条也要看")
    assert len(answer.args[0].hits) == 5


def test_a_role_narrows_the_notes_too(opened: SearchController, workspace: Workspace, qtbot: QtBot) -> None:
    for article_id in ("loan", "lobby"):
        workspace.notes.highlight(article_id, Span(0, 4), note="也要看")
    with qtbot.waitSignal(opened.noted):
        opened.find("也要看")
    with qtbot.waitSignal(opened.noted) as answer:
        opened.narrow(("大堂经理",), ())
    assert [hit.annotation.anchor.article_id for hit in answer.args[0].hits] == ["lobby"]
    with qtbot.waitSignal(opened.noted) as answer:
        opened.narrow(("大堂经理",), ("流程",))
    assert answer.args[0].total == 0


def test_passages_in_marked_articles_are_counted_and_can_be_asked_for_alone(
    opened: SearchController, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.notes.highlight("lobby", Span(0, 4))
    workspace.notes.bookmark("loan")
    with qtbot.waitSignal(opened.found) as answer, qtbot.waitSignal(opened.noted) as noted:
        opened.find("岗位职责")
    counts = {facet.value: facet.count for facet in noted.args[1]}
    assert counts.keys() == {MarkFilter.ANNOTATED, MarkFilter.BOOKMARKED}
    assert sum(counts.values()) == answer.args[0].total
    with qtbot.waitSignal(opened.found) as answer:
        opened.narrow((), (), (), (MarkFilter.BOOKMARKED,))
    assert {hit.passage.article_id for hit in answer.args[0].hits} == {"loan"}
    assert answer.args[0].total == counts[MarkFilter.BOOKMARKED]


def test_articles_that_come_to_be_marked_join_a_result_that_is_narrowed_to_them(
    opened: SearchController, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.notes.bookmark("loan")
    opened.find("岗位职责")
    with qtbot.waitSignal(opened.found):
        opened.narrow((), (), (), (MarkFilter.BOOKMARKED,))
    workspace.notes.bookmark("lobby")
    with qtbot.waitSignal(opened.found) as answer:
        opened.refresh_notes()
    assert {hit.passage.article_id for hit in answer.args[0].hits} == {"loan", "lobby"}


def test_notes_that_cannot_be_read_are_told_of_once_and_the_articles_answer(
    opened: SearchController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NotesPage:
        raise NotesError("damaged")

    monkeypatch.setattr("kb.notes.store.Notes.find", fail)
    failures: list[Exception] = []
    opened.failed.connect(failures.append)
    for query in ("贷后", "贷后检查"):
        with qtbot.waitSignals([opened.found, opened.noted]):
            opened.find(query)
    assert [str(failure) for failure in failures] == ["damaged"]


def test_the_terms_of_the_last_article_are_told_once_the_search_is_open(
    search: SearchController, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def terms_in(article: Article, _stopped: object) -> tuple[TermUse, ...]:
        asked.append(article.id)
        return ()

    monkeypatch.setattr(workspace, "terms_in", terms_in)
    for name in ("loan", "lobby"):
        search.explain(workspace.library.article(name))
    assert asked == []
    with qtbot.waitSignal(search.explained) as told:
        search.open()
    lobby = workspace.library.article("lobby")
    assert (told.args, asked) == ([lobby, (), workspace.word_edges(lobby)], ["lobby"])
    with qtbot.waitSignal(search.explained) as told:
        search.explain(workspace.library.article("loan"))
    loan = workspace.library.article("loan")
    assert told.args == [loan, (), workspace.word_edges(loan)]
