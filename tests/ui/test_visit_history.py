"""Back and forward."""

from ui.center_page import CenterPage
from ui.visit_history import LONGEST, Visit, VisitHistory

A, B, C = Visit("a"), Visit("b"), Visit("c")


def test_back_and_forward_walk_the_visits() -> None:
    history = VisitHistory()
    for place in (A, B, C):
        history.visit(place)
    assert [history.back(), history.back(), history.back()] == [B, A, None]
    assert [history.forward(), history.forward(), history.forward()] == [B, C, None]


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    history = VisitHistory()
    for place in (A, B):
        history.visit(place)
    history.back()
    history.visit(C)
    assert not history.can_go_forward
    assert history.back() == A


def test_going_back_returns_to_the_line_that_was_left() -> None:
    history = VisitHistory()
    history.visit(A)
    history.update(Visit("a", 120))
    history.visit(B)
    assert history.back() == Visit("a", 120)


def test_the_same_place_is_not_entered_twice() -> None:
    history = VisitHistory()
    history.visit(A)
    history.visit(A)
    assert not history.can_go_back


def test_an_article_that_is_not_the_present_one_updates_nothing() -> None:
    history = VisitHistory()
    history.visit(A)
    history.update(Visit("b", 5))
    history.visit(B)
    assert history.back() == A


def test_the_list_of_visits_is_bounded() -> None:
    history = VisitHistory()
    for number in range(LONGEST + 50):
        history.visit(Visit(str(number)))
    steps = 0
    while history.back():
        steps += 1
    assert steps == LONGEST - 1


def test_pages_are_stops_on_the_way_and_keep_what_was_searched_for() -> None:
    history = VisitHistory()
    results = Visit(page=CenterPage.RESULTS, query="贷后")
    for place in (A, results, B, Visit(page=CenterPage.PLACES)):
        history.visit(place)
    history.back()
    assert history.back() == results
    history.update(Visit(page=CenterPage.RESULTS, query="贷后检查"))
    history.update(Visit("a", 7))
    assert history.present == Visit(page=CenterPage.RESULTS, query="贷后检查")
    assert history.back() == A
