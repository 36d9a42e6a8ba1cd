"""Questions in the daily review: a few new a day, wrong ones tomorrow, right ones later, none without a quote."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.quiz import QuizQuestion
from kb.notes.quiz_reviews import NEW_QUESTIONS_PER_DAY, QUESTIONS_PER_DAY
from kb.notes.review_schedule import LONGEST
from kb.notes.store import Notes
from tests.examples import examples
from tests.kb.notes.shelf import LOAN, Shelf

NOON = datetime(2026, 3, 2, 12).astimezone(UTC)
DAY = timedelta(days=1)
QUOTE = "放款后按期做贷后检查"


def question(number: int, quote: str = QUOTE, source: str = "loan") -> QuizQuestion:
    return QuizQuestion(f"q{number}", f"第{number}题", ("甲", "乙", "丙"), 1, source, quote, "按期才查得出。")


QUESTIONS = tuple(question(number) for number in range(30))


def due(notes: Notes, at: datetime, questions: tuple[QuizQuestion, ...] = QUESTIONS) -> list[str]:
    return [item.id for item in notes.due_questions(questions, at)]


def test_a_question_comes_with_the_place_of_its_quote(notes: Notes, shelf: Shelf) -> None:
    item = notes.due_questions(QUESTIONS, NOON)[0]
    assert (item.id, item.text, item.options, item.answer) == ("q0", "第0题", ("甲", "乙", "丙"), 1)
    assert (item.article_id, item.span) == ("loan", shelf.span("loan", QUOTE))
    assert (item.title, item.heading_path) == ("贷款客户经理", ("岗位职责",))
    assert (item.due, item.seen, item.why, item.quote) == (None, 0, "按期才查得出。", QUOTE)


def test_a_few_new_ones_come_each_day(notes: Notes) -> None:
    assert due(notes, NOON) == ["q0", "q1", "q2"]
    assert len(due(notes, NOON)) == NEW_QUESTIONS_PER_DAY
    notes.answer_question("q1", NOON, right=True)
    assert due(notes, NOON) == ["q0", "q2"]
    assert due(notes, NOON + DAY) == ["q0", "q2", "q3"]


def test_a_wrong_answer_brings_it_back_tomorrow_and_a_right_one_later(notes: Notes) -> None:
    tomorrow = datetime(2026, 3, 3).astimezone(UTC)
    assert notes.answer_question("q1", NOON, right=False) == tomorrow
    later = notes.answer_question("q0", NOON, right=True)
    assert later > tomorrow
    assert "q1" not in due(notes, NOON)
    assert due(notes, tomorrow)[0] == "q1"
    assert "q0" not in due(notes, tomorrow)
    assert due(notes, later)[:2] == ["q1", "q0"]  # the longest due first
    item = notes.due_questions(QUESTIONS, tomorrow)[0]
    assert (item.seen, item.due) == (1, tomorrow)
    assert notes.answer_question("q0", later, right=True) - later > later - NOON


def test_a_question_whose_quote_has_gone_is_not_asked_until_it_stands_again(notes: Notes, shelf: Shelf) -> None:
    notes.answer_question("q0", NOON, right=False)
    gone = (question(1, "没有这句话"), question(2, source="gone"), question(3))
    assert due(notes, NOON, gone) == ["q3"]
    shelf.sources["loan"] = LOAN.replace("按期做", "按季做")
    assert due(notes, NOON + DAY) == []
    shelf.sources["loan"] = LOAN
    assert due(notes, NOON + DAY)[0] == "q0"


def test_a_question_that_the_packs_no_longer_have_waits_for_its_return(notes: Notes) -> None:
    notes.answer_question("q0", NOON, right=False)
    assert due(notes, NOON + DAY, QUESTIONS[1:3]) == ["q1", "q2"]
    assert due(notes, NOON + DAY, QUESTIONS[:1]) == ["q0"]


def test_answers_survive_a_restart_and_are_in_the_backup(notes: Notes, file: Path, shelf: Shelf) -> None:
    notes.back_up()
    notes.answer_question("q0", NOON, right=False)
    backup = notes.back_up()  # another one: an answer is something to back up
    assert backup is not None
    notes.answer_question("q1", NOON, right=False)
    with Notes(file, article_of=shelf) as again:
        assert due(again, NOON + DAY)[:2] == ["q0", "q1"]
    notes.restore_backup(backup.path)
    assert due(notes, NOON + DAY) == ["q0", "q1", "q2", "q3"]
    assert [item.seen for item in notes.due_questions(QUESTIONS, NOON + DAY)] == [1, 0, 0, 0]


@pytest.mark.parametrize(("column", "value"), [("due", "tomorrow"), ("last", ""), ("answered", 0), ("right", 9)])
def test_a_damaged_row_counts_as_never_answered_and_is_told(
    notes: Notes, file: Path, column: str, value: object
) -> None:
    notes.answer_question("q0", NOON, right=True)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f'update quiz_reviews set "{column}" = ?', [value])  # noqa: S608
    assert due(notes, NOON) == ["q0", "q1", "q2"]
    (told,) = notes.problems()
    assert told.startswith("quiz review of q0: ")
    notes.answer_question("q0", NOON, right=True)
    assert notes.problems() == ()


def test_what_was_answered_while_the_clock_was_years_ahead_comes_back_now(notes: Notes) -> None:
    notes.answer_question("q0", NOON + 5000 * DAY, right=True)
    assert due(notes, NOON)[0] == "q0"
    assert NOON < notes.answer_question("q0", NOON, right=True) <= NOON + (LONGEST + 1) * DAY


@examples(0.5)
@given(answers=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=25))
def test_no_day_asks_more_than_it_may_and_every_wrong_answer_is_back_the_next_day(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[int, bool]]
) -> None:
    with Notes(tmp_path_factory.mktemp("quiz") / "notes.db", article_of=Shelf(loan=LOAN)) as notes:
        at, wrong = NOON, set[str]()
        for days, right in answers:
            if days:
                at += days * DAY
                assert wrong <= {*due(notes, at)}
                wrong = set()
            asked = notes.due_questions(QUESTIONS, at)
            assert len(asked) <= QUESTIONS_PER_DAY
            assert sum(item.due is None for item in asked) <= NEW_QUESTIONS_PER_DAY
            if asked:
                assert notes.answer_question(asked[0].id, at, right=right) > at
                assert asked[0].id not in due(notes, at)
                wrong |= set() if right else {asked[0].id}
        assert notes.check() == ()
