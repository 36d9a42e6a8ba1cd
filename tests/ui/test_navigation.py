"""Back and forward."""

from ui.navigation import LONGEST, History, Place

A, B, C = Place("a"), Place("b"), Place("c")


def test_back_and_forward_walk_the_visits() -> None:
    history = History()
    for place in (A, B, C):
        history.visit(place)
    assert [history.back(), history.back(), history.back()] == [B, A, None]
    assert [history.forward(), history.forward(), history.forward()] == [B, C, None]


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    history = History()
    for place in (A, B):
        history.visit(place)
    history.back()
    history.visit(C)
    assert not history.can_go_forward
    assert history.back() == A


def test_going_back_returns_to_the_line_that_was_left() -> None:
    history = History()
    history.visit(A)
    history.update(Place("a", 120))
    history.visit(B)
    assert history.back() == Place("a", 120)


def test_the_same_place_is_not_entered_twice() -> None:
    history = History()
    history.visit(A)
    history.visit(A)
    assert not history.can_go_back


def test_an_article_that_is_not_the_present_one_updates_nothing() -> None:
    history = History()
    history.visit(A)
    history.update(Place("b", 5))
    history.visit(B)
    assert history.back() == A


def test_the_list_of_visits_is_bounded() -> None:
    history = History()
    for number in range(LONGEST + 50):
        history.visit(Place(str(number)))
    steps = 0
    while history.back():
        steps += 1
    assert steps == LONGEST - 1
