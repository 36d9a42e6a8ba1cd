"""Lanes answer on the GUI thread, in order, and only the newest of what can be outdated."""

import sys
import threading
import traceback
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from ui.workers import Worker


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Worker]:
    opened = Worker("test")
    yield opened
    opened.close()


def test_work_runs_elsewhere_and_its_answer_comes_here(lane: Worker, qtbot: QtBot) -> None:
    threads: list[int] = []
    lane.run(threading.get_ident, lambda worker: threads.extend((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_answers_come_in_the_order_of_the_questions(lane: Worker, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(20):
        lane.run(lambda number=number: number, answers.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_only_the_newest_query_is_answered(lane: Worker, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), list[str]()
    lane.run_latest(lambda: "old" if gate.wait(10) else "", answers.append)
    lane.run_latest(lambda: "skipped", answers.append)
    lane.run_latest(lambda: "new", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == ["new"]


def test_a_cancelled_query_is_not_answered(lane: Worker, qtbot: QtBot) -> None:
    answers: list[str] = []
    lane.run_latest(lambda: "late", answers.append)
    lane.cancel_latest()
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == []


def test_an_error_reaches_the_one_who_waits_for_it(lane: Worker, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    lane.run(lambda: 1 // 0, None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_an_error_nobody_waits_for_is_raised_on_the_gui_thread(lane: Worker, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised:
        lane.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: not lane.busy)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_finish_does_what_waits_and_close_drops_it(qtbot: QtBot) -> None:
    done: list[int] = []
    first = Worker("first")
    for number in range(5):
        first.run(lambda number=number: done.append(number))  # type: ignore[misc]
    first.finish()
    assert done == [0, 1, 2, 3, 4]

    gate, second = threading.Event(), Worker("second")
    second.run(lambda: gate.wait(10))
    second.run(lambda: done.append(99))
    gate.set()
    second.close()
    second.run(lambda: done.append(100))
    assert 100 not in done


class Watched(QObject):
    """Tells what the thread of the test is doing while it is moved."""

    doing: tuple[str, ...] = ()

    def moveToThread(self, thread: QThread, /) -> bool:  # noqa: N802 - Qt's name
        """As Qt does."""
        frame = sys._current_frames()[threading.main_thread().ident or 0]
        self.doing = tuple(each.f_code.co_name for each, _line in traceback.walk_stack(frame))
        return super().moveToThread(thread)


def test_what_is_made_there_is_given_here_while_this_thread_stands_still(lane: Worker, qtbot: QtBot) -> None:
    def work() -> Watched:
        made = Watched()
        made.setObjectName("made there")
        QObject(made)
        lane.give(made)
        return made

    given: list[Watched] = []
    lane.run(work, given.append)
    qtbot.waitUntil(lambda: bool(given))
    assert "_stand_still" in given[0].doing
    assert [each.thread() for each in (given[0], *given[0].children())] == [lane.thread()] * 2


def test_what_is_given_while_the_owner_waits_for_the_end_holds_nobody_up(qtbot: QtBot) -> None:
    lane, made = Worker("closing"), list[QObject]()

    def work() -> None:
        made.append(QObject())
        lane.give(made[0])

    lane.run(work)
    lane.close()
    assert made[0].thread() is lane.thread()


def test_one_may_wait_for_all_that_was_queued_or_give_up(qtbot: QtBot) -> None:
    worker, gate = Worker("test"), threading.Event()
    worker.run(lambda: gate.wait(60))
    assert not worker.wait_unless(lambda: True)
    looks: list[None] = []

    def never() -> bool:
        looks.append(None)
        gate.set()
        return False

    assert worker.wait_unless(never)
    assert looks
    qtbot.waitUntil(lambda: not worker.busy)
    worker.close()
