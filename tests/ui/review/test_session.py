"""A sitting: every card once, in any order of grades, skips, take-backs and deletions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kb.model import ReviewItem
from tests.ui.review.conftest import make_item, make_question
from ui.review.session import ReviewSession


def present(session: ReviewSession) -> str | None:
    return session.current.id if session.current else None


def test_graded_cards_make_room_for_the_next_until_none_is_left(items: tuple[ReviewItem, ...]) -> None:
    session = ReviewSession(items)
    for number, item in enumerate(items):
        assert (session.current, session.position, session.total) == (item, number + 1, 3)
        session.grade(item.annotation.id)
    assert (session.current, session.position, session.skipped) == (None, 3, 0)


def test_a_grade_that_is_taken_back_shows_its_card_and_passes_over_the_graded_ones(
    items: tuple[ReviewItem, ...],
) -> None:
    session = ReviewSession(items)
    session.skip()
    for item_id in ("a1", "a2"):
        session.grade(item_id)
    assert (session.current, session.skipped, session.last_graded) == (None, 1, "a2")
    session.take_back("a2")
    session.take_back("a1")
    assert (present(session), session.last_graded) == ("a1", None)
    session.grade("a1")
    assert present(session) == "a2"


def test_an_edited_annotation_is_followed(items: tuple[ReviewItem, ...]) -> None:
    session = ReviewSession(items)
    edited = replace(items[0].annotation, note="新写的")
    session.follow(edited)
    session.follow(make_item(9).annotation)
    assert session.current == replace(items[0], annotation=edited)
    assert session.total == 3


def test_an_answered_question_stays_until_it_is_left_and_is_counted(items: tuple[ReviewItem, ...]) -> None:
    session = ReviewSession((items[0], make_question(0), make_question(1), make_question(2)))
    session.grade("a0")
    session.answer("q0", 1)
    assert (present(session), session.chosen, session.position, session.total) == ("q0", 1, 2, 4)
    assert session.last_graded == "a0"  # an answer is not taken back
    session.skip()
    assert (present(session), session.chosen) == ("q1", None)
    session.answer("q1", 2)
    session.take_back("a0")
    session.grade("a0")
    assert present(session) == "q2"  # what is answered is passed over
    session.skip()
    assert (present(session), session.answered, session.right, session.skipped) == (None, 2, 1, 1)


@given(st.lists(st.tuples(st.sampled_from(["grade", "skip", "take back", "drop"]), st.integers(0, 5)), max_size=20))
def test_no_order_of_acts_loses_count(acts: list[tuple[str, int]]) -> None:
    session, left, graded = ReviewSession(tuple(make_item(n) for n in range(6))), {f"a{n}" for n in range(6)}, []
    for act, number in acts:
        before = present(session)
        if act == "grade" and before is not None:
            session.grade(before)
            graded.append(before)
        elif act == "skip":
            session.skip()
        elif act == "take back" and graded:
            session.take_back(graded[-1])
            assert present(session) == graded.pop()
        elif act == "drop":
            session.drop(f"a{number}")
            left.discard(f"a{number}")
            graded = [item_id for item_id in graded if item_id in left]
            assert before not in left or present(session) == before
        assert session.total == len(left)
        assert session.last_graded == (graded[-1] if graded else None)
        assert present(session) in left - {*graded} | {None}
        assert 0 <= session.position <= session.total
        if session.current is None:
            assert session.skipped == len(left) - len(graded)
