"""Steps that wait until nobody types or clicks: in their order, put off by a key, dropped when the window closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.idle_steps import REST, IdleSteps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    return line


def test_steps_are_done_one_after_the_other(qtbot: QtBot, line: QLineEdit) -> None:
    steps, done = IdleSteps(line), list[str]()
    steps.add(lambda: done.append("first"), lambda: done.append("second"))
    steps.add(lambda: done.append("third"))
    assert (steps.waiting, done) == (3, [])
    qtbot.waitUntil(lambda: done == ["first", "second", "third"])
    assert steps.waiting == 0


def test_who_types_puts_the_next_step_off(qtbot: QtBot, line: QLineEdit) -> None:
    steps, done = IdleSteps(line), list[str]()
    steps.add(lambda: done.append("step"))
    steps._next.start(0)  # it would be done now
    QTest.keyClick(line, Qt.Key.Key_A)
    assert steps._next.remainingTime() > 0
    assert steps._next.interval() == REST
    assert done == []
    qtbot.waitUntil(lambda: done == ["step"])


def test_a_step_that_fails_takes_none_with_it(qtbot: QtBot, line: QLineEdit) -> None:
    steps, done = IdleSteps(line), list[str]()
    with qtbot.captureExceptions() as raised:
        steps.add(lambda: done.index("nothing"), lambda: done.append("second"))
        qtbot.waitUntil(lambda: done == ["second"])
    assert [kind for kind, _error, _trace in raised] == [ValueError]


def test_what_is_dropped_is_never_done(qtbot: QtBot, line: QLineEdit) -> None:
    steps, done = IdleSteps(line), list[str]()
    steps.add(lambda: done.append("dropped"))
    steps.drop()
    assert (steps.waiting, steps._next.isActive()) == (0, False)
    steps.add(lambda: done.append("kept"))
    qtbot.waitUntil(lambda: done == ["kept"])
