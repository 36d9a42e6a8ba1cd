"""What waits for a person is told while it waits, and what is due only if that is wanted."""

import pytest
from pytestqt.qtbot import QtBot

from kb.model import ReviewState
from ui.controllers.status_indicators import StatusIndicators


@pytest.fixture
def reminders(qtbot: QtBot) -> StatusIndicators:
    """With nothing to tell yet, and nothing graded ever."""
    made = StatusIndicators(reminding=False)
    qtbot.addWidget(made.places)
    qtbot.addWidget(made.due)
    return made


def test_places_are_counted_while_there_are_any_to_look_at(reminders: StatusIndicators) -> None:
    reminders.show_places(2, 1)
    assert reminders.places.text() == "文字有变 2　失锚 1"
    reminders.show_places(0, 3)
    assert reminders.places.text() == "失锚 3"
    reminders.show_places(0, 0)
    assert reminders.places.isHidden()


def test_what_is_due_is_told_from_the_first_grade_of_all_on(qtbot: QtBot, reminders: StatusIndicators) -> None:
    reminders.show_review_state(ReviewState(due=2))
    assert reminders.due.isHidden()
    with qtbot.waitSignal(reminders.reminding_changed):
        reminders.take_grade("a", ReviewState(due=1, total=1))
    reminders.show_review_state(ReviewState(due=1, total=1))
    assert reminders.reminding
    assert not reminders.due.isHidden()


def test_switched_off_it_stays_off(qtbot: QtBot, reminders: StatusIndicators) -> None:
    reminders.show_review_state(ReviewState(due=2, total=1))
    reminders.set_reminding(False)
    with qtbot.assertNotEmitted(reminders.reminding_changed):
        reminders.take_grade("a", ReviewState(due=1, total=2))
    assert reminders.due.isHidden()
