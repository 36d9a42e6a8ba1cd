"""Questions in the review by keyboard alone: what is seen before an answer, what after it, and the way on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kb.model import ReviewState, Span
from tests.ui.review.conftest import make_item, make_question
from tests.ui.review.hands import button, press, words
from ui.review.pane import ReviewPane
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BEGUN = ReviewState(due=1, total=7)
FOUND_OUT = ("quiz_result", "quiz_why", "quiz_place", "quiz_quote")


@pytest.fixture
def pane(qtbot: QtBot) -> ReviewPane:
    """A shown pane with one card of an annotation and two questions."""
    pane = ReviewPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(720, 620)
    pane.show()
    pane.activateWindow()
    pane.setFocus()
    pane.show_items((make_item(0),), BEGUN, (make_question(0), make_question(1)))
    return pane


@pytest.fixture
def asked(pane: ReviewPane) -> list[tuple[object, ...]]:
    """What the pane asked for, in order; answers are stored at once."""
    out: list[tuple[object, ...]] = []
    pane.graded.connect(lambda *what: out.append(("grade", *what)))
    pane.answered.connect(lambda *what: out.append(("answer", *what)))
    pane.open_requested.connect(lambda *what: out.append(("open", *what)))
    pane.closed.connect(lambda: out.append(("close",)))
    return out


def test_questions_come_after_the_annotations_and_are_counted_with_them(pane: ReviewPane) -> None:
    assert words(pane, "review_progress") == "1/3"
    assert words(pane, "quiz_text") == ""
    pane.show_graded("a0", BEGUN)
    assert words(pane, "review_progress") == "2/3"
    assert "第0题：&lt;先&gt;做什么？" in words(pane, "quiz_text")
    assert [words(pane, f"quiz_words_{n}") for n in range(1, 5)] == ["1  先点清", "2  先记账", "3  先收进尾箱", ""]
    assert not button(pane, "review_1").isVisible()


def test_before_an_answer_nothing_of_it_is_seen_and_the_passage_stays_closed(
    pane: ReviewPane, asked: list[tuple[object, ...]]
) -> None:
    press(pane, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Space)
    assert [words(pane, name) for name in FOUND_OUT] == ["", "", "", ""]
    assert not button(pane, "review_open").isEnabled()
    assert asked == []


@pytest.mark.parametrize(
    ("key", "option", "result"),
    [(Qt.Key.Key_2, 1, "答对了，是 2。"), (Qt.Key.Key_3, 2, "答错了，你选的是 3，正确的是 2。")],
)
def test_a_digit_answers_once_and_the_card_says_in_words_what_is_right(
    pane: ReviewPane, asked: list[tuple[object, ...]], key: Qt.Key, option: int, result: str
) -> None:
    press(pane, Qt.Key.Key_S, key, key)
    assert asked == [("answer", "q0", option, option == 1)]
    assert words(pane, "quiz_result") == ""  # not before it is stored
    pane.show_answered("q0", option)
    assert words(pane, "quiz_result") == result
    assert words(pane, "quiz_why") == "先点清，记的才是真数。"
    assert words(pane, "quiz_place") == "出处：综合柜员 › 岗位职责"
    assert words(pane, "quiz_quote") == "收款先点清后记账"
    assert words(pane, "quiz_words_2").startswith("2  先记账（正确答案")
    assert ("你选的" in words(pane, f"quiz_words_{option + 1}"), button(pane, "quiz_option_1").isEnabled()) == (
        True,
        False,
    )
    press(pane, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert asked[1:] == [("open", "teller", Span(5, 13))]
    assert button(pane, "review_skip").text() == "下一题  S"
    press(pane, Qt.Key.Key_S)
    assert words(pane, "review_progress") == "3/3"
    assert words(pane, "quiz_result") == ""
    assert button(pane, "review_skip").text() == "跳过  S"


def test_a_click_on_an_option_answers_too_and_leaves_the_keys_to_the_card(
    pane: ReviewPane, asked: list[tuple[object, ...]]
) -> None:
    press(pane, Qt.Key.Key_S)
    QTest.mouseClick(button(pane, "quiz_option_2"), Qt.MouseButton.LeftButton)
    assert asked == [("answer", "q0", 1, True)]
    button(pane, "quiz_option_2").setFocus(Qt.FocusReason.TabFocusReason)
    pane.show_answered("q0", 1)
    assert pane.hasFocus()


def test_an_answer_that_could_not_be_stored_can_be_given_again(
    pane: ReviewPane, asked: list[tuple[object, ...]]
) -> None:
    press(pane, Qt.Key.Key_S, Qt.Key.Key_1)
    pane.resume()
    press(pane, Qt.Key.Key_2)
    assert asked == [("answer", "q0", 0, False), ("answer", "q0", 1, True)]


def test_the_end_says_how_many_were_right_and_a_skipped_one_comes_again(pane: ReviewPane) -> None:
    pane.show_graded("a0", ReviewState(reviewed=1, total=7))
    pane.show_answered("q0", 1)
    press(pane, Qt.Key.Key_S, Qt.Key.Key_S)
    assert words(pane, "review_message").splitlines() == [
        "今天回顾了 1 条。",
        "跳过的 1 条，下次打开每日回顾时再来。",
        "题库答了 1 题，答对 1 题。",
    ]


def test_without_annotations_there_is_a_sitting_of_questions_alone(
    pane: ReviewPane, asked: list[tuple[object, ...]]
) -> None:
    pane.show_items((), ReviewState(), (make_question(0),))
    assert pane.in_progress
    pane.show_answered("q0", 0)
    press(pane, Qt.Key.Key_S)
    assert words(pane, "review_message").endswith("题库答了 1 题，答对 0 题。答错的明天再来。")
    press(pane, Qt.Key.Key_Escape)
    assert asked == [("close",)]


def test_long_options_wrap_where_there_is_little_room(pane: ReviewPane) -> None:
    pane.set_theme(DARK)
    pane.show_items((), BEGUN, (replace(make_question(0), options=("先", "很长的一个答案" * 12, "后")),))
    for _ in range(2):  # with two columns of buttons it can be narrower than with four
        pane.resize(240, 620)
        QApplication.processEvents()
    lines = []
    for number in (1, 2, 3):
        option, label = button(pane, f"quiz_option_{number}"), pane.findChild(QLabel, f"quiz_words_{number}")
        assert isinstance(label, QLabel)
        assert option.width() < pane.width() <= 408
        assert label.height() >= label.heightForWidth(label.width())
        lines.append(label.height() // label.fontMetrics().height())
    assert lines[0] == lines[2] == 1
    assert lines[1] > 2
