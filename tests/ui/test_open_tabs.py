"""页签 as values: each has its own way through the articles."""

from hypothesis import given
from hypothesis import strategies as st

from ui.open_tabs import OpenTabs
from ui.visit_history import Visit


def opened(*articles: str) -> OpenTabs:
    tabs = OpenTabs()
    for number, article in enumerate(articles):
        (tabs.add() if number else tabs.present).visit(Visit(article))
    return tabs


def test_a_new_one_stands_right_of_the_present_one() -> None:
    tabs = opened("a", "b")
    tabs.choose(0)
    tabs.add().visit(Visit("c"))
    assert (tabs.articles, tabs.at) == (("a", "c", "b"), 1)


def test_each_keeps_its_own_history() -> None:
    tabs = opened("a", "b")
    tabs.present.visit(Visit("c", 7))
    assert tabs.choose(0).can_go_back is False
    back = tabs.choose(1)
    assert back.present == Visit("c", 7)
    assert back.back() == Visit("b")


def test_of_a_closed_one_the_right_neighbour_takes_the_place_and_at_the_end_the_left() -> None:
    tabs = opened("a", "b", "c")
    tabs.choose(1)
    assert tabs.close(1).article_id == "c"
    assert tabs.close(1).article_id == "a"
    assert tabs.close(0).article_id == ""


def test_what_is_added_at_rest_leaves_the_present_one() -> None:
    tabs = opened("b")
    tabs.add_at_rest("a", 3, before=True)
    tabs.add_at_rest("c", 5, before=False)
    assert (tabs.articles, tabs.present.article_id) == (("a", "b", "c"), "b")


@given(st.lists(st.tuples(st.sampled_from(["add", "choose", "close"]), st.integers(0, 9)), max_size=30))
def test_whatever_is_done_there_is_a_present_one(acts: list[tuple[str, int]]) -> None:
    tabs = OpenTabs()
    for act, number in acts:
        count = len(tabs.articles)
        if act == "add":
            assert tabs.add() is tabs.present
        elif act == "choose":
            assert tabs.choose(number) is tabs.present
        else:
            before = tabs.present
            closed = number % count
            expected = before if closed != tabs.at else None
            assert tabs.close(closed) in ({expected, tabs.present} - {None})
            assert expected in {None, tabs.present}
        assert 0 <= tabs.at < len(tabs.articles)
