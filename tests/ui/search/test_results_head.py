"""The line over the results, without results."""

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import SearchPage
from ui.search.order_choice import OrderChoice
from ui.search.result_scope import ResultScope
from ui.search.results_head import ResultsHead
from ui.theme import LIGHT


@pytest.fixture
def head(qtbot: QtBot) -> ResultsHead:
    """A shown line."""
    head = ResultsHead()
    head.set_theme(LIGHT)
    qtbot.addWidget(head)
    head.show()
    return head


@pytest.mark.parametrize(
    ("total", "notes", "scope", "words"),
    [
        (5, 2, ResultScope.ALL, "5 处 · 3 篇文章"),
        (5, 2, ResultScope.ARTICLES, "5 处 · 3 篇文章"),
        (5, 2, ResultScope.NOTES, "2 条批注"),
        (0, 2, ResultScope.ALL, "文章里没有，批注里有"),
        (0, 2, ResultScope.ARTICLES, ""),
        (0, 0, ResultScope.ALL, ""),
    ],
)
def test_it_counts_what_is_listed(head: ResultsHead, total: int, notes: int, scope: ResultScope, words: str) -> None:
    head.show_counts(SearchPage("贷后", total=total, articles=3), notes, scope)
    assert head.count == words


def test_before_the_articles_have_answered_it_counts_none_of_them(head: ResultsHead) -> None:
    head.show_counts(None, 2, ResultScope.ALL)
    assert head.count == ""


def test_another_query_is_offered_as_it_was_written(head: ResultsHead, qtbot: QtBot) -> None:
    button = head.findChild(QPushButton, "search_correction")
    assert isinstance(button, QPushButton)
    assert (head.correction, button.isVisible()) == ("", False)
    head.show_correction("R&D")
    assert button.text() == "您是不是要找：R&&D"
    with qtbot.waitSignal(head.correction_accepted) as accepted:
        button.click()
    assert accepted.args == ["R&D"]
    head.show_correction("")
    assert (head.correction, button.isVisible()) == ("", False)


def test_annotations_have_one_order_and_facets_a_button_only_where_it_is_narrow(head: ResultsHead) -> None:
    order, facets = head.findChild(OrderChoice), head.findChild(QToolButton, "results_narrow")
    assert isinstance(order, OrderChoice)
    assert isinstance(facets, QToolButton)
    head.set_scope(ResultScope.NOTES)
    assert not order.isEnabled()
    head.set_scope(ResultScope.ARTICLES)
    assert order.isEnabled()
    head.set_narrow(True)
    facets.click()
    assert (facets.isVisible(), head.facets_wanted) == (True, True)
    head.set_narrow(False)
    assert not facets.isVisible()
