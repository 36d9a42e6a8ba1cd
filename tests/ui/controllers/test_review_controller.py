"""The daily review in the window: from a highlight to a card, to the passage and back, and what it reminds of."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from kb.errors import NotesError
from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.ui.hands import away_with
from ui.center_page import CenterPage
from ui.main_window import MainWindow
from ui.reader.text.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """A workspace with three highlights in two articles."""
    for article_id, span in (("loan", Span(0, 6)), ("lobby", Span(10, 20)), ("loan", Span(12, 24))):
        workspace.notes.highlight(article_id, span)
    return workspace


@pytest.fixture
def later(
    paths: AppPaths, pack: Path, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Another window over the same data, opened after a review in which one card was graded."""
    begin(qtbot, window)
    QTest.keyClick(window.center.review, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: progress(window) == "2/3")
    window.close()
    opened = MainWindow(Workspace.open(paths, content=[pack]))
    opened.show()
    yield opened
    away_with(opened)


def begin(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.commands["review"].trigger()
    qtbot.waitUntil(lambda: window.center.review.in_progress)


def progress(window: MainWindow) -> str:
    label = window.findChild(QLabel, "review_progress")
    assert isinstance(label, QLabel)
    return label.text()


def reminder(window: MainWindow) -> str:
    """What the status bar says, nothing when it says nothing."""
    button = window.findChild(QToolButton, "review_due")
    assert isinstance(button, QToolButton)
    return button.text() if button.isVisible() else ""


def front(window: MainWindow) -> CenterPage:
    return window.center.page


def text_view(window: MainWindow) -> ReaderView:
    view = window.findChild(ReaderView, "reader_text")
    assert isinstance(view, ReaderView)
    return view


def test_highlights_come_one_by_one_and_grades_are_stored(qtbot: QtBot, window: MainWindow) -> None:
    begin(qtbot, window)
    assert front(window) is CenterPage.REVIEW
    assert window.commands["review"].isChecked()
    assert window.center.review.hasFocus()
    for number, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4), 1):
        assert progress(window) == f"{number}/3"
        with qtbot.waitSignal(window._notes_controller.reviews.graded):
            QTest.keyClick(window.center.review, key)
    message = window.findChild(QLabel, "review_message")
    assert isinstance(message, QLabel)
    assert message.text() == "今天回顾完了，共 3 条。\n下一批：明天。"
    with qtbot.waitSignal(window._notes_controller.reviews.ungraded):
        QTest.keyClick(window.center.review, Qt.Key.Key_U)
    assert progress(window) == "3/3"
    assert window.center.review.in_progress
    QTest.keyClick(window.center.review, Qt.Key.Key_Escape)
    assert front(window) is CenterPage.HOME
    assert not window.commands["review"].isChecked()


def test_the_passage_is_one_key_away_and_so_is_the_way_back(qtbot: QtBot, window: MainWindow) -> None:
    begin(qtbot, window)
    QTest.keyClick(window.center.review, Qt.Key.Key_S)
    for way in ("Esc", "back", "review"):
        QTest.keyClick(window.center.review, Qt.Key.Key_Return)
        assert front(window) is CenterPage.READER
        assert window.reader.article is not None
        assert window.reader.article.id == "lobby"
        assert text_view(window).hasFocus()
        if way == "Esc":
            QTest.keyClick(text_view(window), Qt.Key.Key_Escape)
        else:
            assert window.commands[way].isEnabled()
            window.commands[way].trigger()
        assert front(window) is CenterPage.REVIEW
        assert window.center.review.hasFocus()
        assert progress(window) == "2/3"


def test_esc_leads_back_only_from_the_passage_that_was_opened_there(qtbot: QtBot, window: MainWindow) -> None:
    window.open_article("loan")
    QTest.keyClick(text_view(window), Qt.Key.Key_Escape)
    assert front(window) is CenterPage.READER
    begin(qtbot, window)
    QTest.keyClick(window.center.review, Qt.Key.Key_S)
    QTest.keyClick(window.center.review, Qt.Key.Key_O)
    window.reader.select(Span(0, 4))
    QTest.keyClick(text_view(window), Qt.Key.Key_Escape)  # the selection goes first
    assert front(window) is CenterPage.READER
    window.open_article("loan")
    QTest.keyClick(text_view(window), Qt.Key.Key_Escape)
    assert front(window) is CenterPage.READER
    window.commands["back"].trigger()
    assert window.reader.article is not None
    assert (front(window), window.reader.article.id) == (CenterPage.READER, "lobby")


def test_nothing_reminds_of_it_before_the_first_grade(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window._notes_controller.reviews.state_read):
        begin(qtbot, window)
    assert reminder(window) == ""
    with qtbot.waitSignal(window._notes_controller.reviews.state_read):
        QTest.keyClick(window.center.review, Qt.Key.Key_3)
    assert reminder(window) == "今日回顾 2 条"


def test_the_next_start_says_quietly_what_is_due_and_goes_on_there(qtbot: QtBot, later: MainWindow) -> None:
    qtbot.waitUntil(lambda: reminder(later) == "今日回顾 2 条")
    assert front(later) is CenterPage.HOME
    button = later.findChild(QToolButton, "review_due")
    assert isinstance(button, QToolButton)
    button.click()
    qtbot.waitUntil(lambda: progress(later) == "1/2")
    assert front(later) is CenterPage.REVIEW


def test_what_is_deleted_is_no_longer_due(qtbot: QtBot, later: MainWindow) -> None:
    qtbot.waitUntil(lambda: reminder(later) == "今日回顾 2 条")
    later._notes_controller.delete(tuple(item.id for item in later._workspace.notes.annotations()))
    qtbot.waitUntil(lambda: reminder(later) == "")


def test_switched_off_it_stays_off(qtbot: QtBot, later: MainWindow, paths: AppPaths, pack: Path) -> None:
    qtbot.waitUntil(lambda: reminder(later) != "")
    begin(qtbot, later)
    action = later.findChild(QAction, "review_reminding")
    assert isinstance(action, QAction)
    assert action.isChecked()
    action.trigger()
    assert reminder(later) == ""
    with qtbot.waitSignal(later._notes_controller.reviews.state_read):
        QTest.keyClick(later.center.review, Qt.Key.Key_3)
    assert reminder(later) == ""
    assert not action.isChecked()
    later.close()
    with Workspace.open(paths, content=[pack]) as again:
        assert not again.settings().review


def test_a_grade_that_cannot_be_stored_is_told_and_the_card_stays(
    qtbot: QtBot, window: MainWindow, told: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise NotesError("disk full")

    begin(qtbot, window)
    monkeypatch.setattr(window._workspace.notes, "grade", fail)
    QTest.keyClick(window.center.review, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: bool(told))
    assert progress(window) == "1/3"
    monkeypatch.undo()
    QTest.keyClick(window.center.review, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: progress(window) == "2/3")


def test_a_highlight_that_is_undone_leaves_the_review(qtbot: QtBot, window: MainWindow) -> None:
    begin(qtbot, window)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: progress(window) == "1/2")
    assert QApplication.focusWidget() is window.center.review


# --- questions of the packs ----------------------------------------------------------------------------------------

QUESTION = """
[[question]]
id = "{0}"
text = "放款后做什么？"
options = ["按期检查", "等到期", "问同事"]
answer = 0
source = "loan"
quote = "放款后按期做贷后检查"
why = "风险早发现。"
"""


@pytest.fixture
def quiz(pack: Path) -> Path:
    """Two questions in the pack, and a file that is none."""
    folder = pack / "questions" / "quiz"
    folder.mkdir(parents=True)
    (folder / "sample.toml").write_text(QUESTION.format("q1") + QUESTION.format("q2"), "utf-8")
    (folder / "broken.toml").write_text("[[question", "utf-8")
    return folder


def with_questions(qtbot: QtBot, window: MainWindow) -> None:
    """Begin a review with the questions, past the annotations."""
    window._settings.keep(quiz=True)
    begin(qtbot, window)
    for _ in range(3):
        QTest.keyClick(window.center.review, Qt.Key.Key_S)


def answer(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    with qtbot.waitSignal(window._notes_controller.reviews.answered):
        QTest.keyClick(window.center.review, key)


def test_questions_are_asked_only_where_a_person_wants_them(qtbot: QtBot, window: MainWindow, quiz: Path) -> None:
    begin(qtbot, window)
    assert progress(window) == "1/3"


def test_a_wrong_answer_is_due_again_the_next_day_and_a_right_one_is_not(
    qtbot: QtBot, window: MainWindow, quiz: Path
) -> None:
    with_questions(qtbot, window)
    assert progress(window) == "4/5"
    assert "broken.toml" in window.statusBar().currentMessage()  # told, and the rest is asked
    answer(qtbot, window, Qt.Key.Key_2)
    QTest.keyClick(window.center.review, Qt.Key.Key_S)
    answer(qtbot, window, Qt.Key.Key_1)
    QTest.keyClick(window.center.review, Qt.Key.Key_S)
    message = window.findChild(QLabel, "review_message")
    assert isinstance(message, QLabel)
    assert message.text().endswith("题库答了 2 题，答对 1 题。答错的明天再来。")
    now = datetime.now(UTC)
    assert window._workspace.due_questions("", now) == ()
    (again,) = window._workspace.due_questions("", now + timedelta(days=1))
    assert (again.id, again.seen) == ("q1", 1)


def test_the_passage_of_an_answered_question_is_one_key_away_and_so_is_the_way_back(
    qtbot: QtBot, window: MainWindow, quiz: Path
) -> None:
    with_questions(qtbot, window)
    answer(qtbot, window, Qt.Key.Key_2)
    QTest.keyClick(window.center.review, Qt.Key.Key_Return)
    assert front(window) is CenterPage.READER
    assert window.reader.article is not None
    assert window.reader.article.id == "loan"
    QTest.keyClick(text_view(window), Qt.Key.Key_Escape)
    assert front(window) is CenterPage.REVIEW
    assert progress(window) == "4/5"
