"""The search off the GUI thread: waiting for the index, the newest query, pages and narrowing."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kb.model import SearchPage
from kb.workspace import Workspace
from ui.finder import Finder


@pytest.fixture
def finder(workspace: Workspace, qtbot: QtBot) -> Iterator[Finder]:
    made = Finder(workspace.search)
    yield made
    made.close()


def test_a_query_before_the_index_waits_and_is_answered_when_it_is_built(finder: Finder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.waiting):
        finder.find("贷后检查")
    with qtbot.waitSignals([finder.progress, finder.ready]), qtbot.waitSignal(finder.found) as answer:
        finder.open()
    page: SearchPage = answer.args[0]
    assert page.query == "贷后检查"
    assert page.total == 1


def test_only_the_newest_query_is_answered(finder: Finder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.ready):
        finder.open()
    pages: list[SearchPage] = []
    finder.found.connect(lambda page, _continues: pages.append(page))
    for query in ("贷", "贷后", "贷后检", "贷后检查"):
        finder.find(query)
    qtbot.waitUntil(lambda: bool(pages) and pages[-1].query == "贷后检查")
    finder.find("一站式")
    finder.forget()
    finder.find("大堂")
    qtbot.waitUntil(lambda: pages[-1].query == "大堂")
    assert "一站式" not in [page.query for page in pages]


def test_narrowing_asks_the_same_for_a_role(finder: Finder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.ready):
        finder.open()
    with qtbot.waitSignal(finder.found):
        finder.find("客户")
    with qtbot.waitSignal(finder.found) as answer:
        finder.narrow(("大堂经理",), ())
    page: SearchPage = answer.args[0]
    assert {hit.passage.article_id for hit in page.hits} == {"lobby"}


def test_the_index_can_be_built_anew(finder: Finder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.ready):
        finder.open()
    with qtbot.waitSignal(finder.ready) as answer:
        finder.refresh(rebuild=True)
    assert answer.args[0].rebuilt
