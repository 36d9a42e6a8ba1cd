"""The review by keyboard alone: cards, notes, grades, and what a page without a card says.

Covers: ui/review/card.py, ui/review/card_page.py, ui/review/header.py, ui/review/keys.py.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Grade, NotesChange, ReviewItem, ReviewState, Span
from tests.ui.review.conftest import make_item
from tests.ui.review.hands import button, press, words
from ui.review.card import ReviewCard
from ui.review.keys import KEYS
from ui.review.pane import ReviewPane
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NoteQuery = list[tuple[object, ...]]
BEGUN = ReviewState(due=3, total=7)


@pytest.fixture
def pane(qtbot: QtBot, items: tuple[ReviewItem, ...]) -> ReviewPane:
    """A shown pane with three cards."""
    pane = ReviewPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(720, 520)
    pane.show()
    pane.activateWindow()
    pane.setFocus()
    pane.show_items(items, BEGUN)
    return pane


@pytest.fixture
def asked(pane: ReviewPane) -> NoteQuery:
    """What the pane asked for, in order."""
    out: NoteQuery = []
    pane.graded.connect(lambda *what: out.append(("grade", *what)))
    pane.ungrade_requested.connect(lambda what: out.append(("ungrade", what)))
    pane.open_requested.connect(lambda *what: out.append(("open", *what)))
    pane.closed.connect(lambda: out.append(("close",)))
    pane.reminding_changed.connect(lambda on: out.append(("remind", on)))
    return out


def test_a_card_says_where_the_words_stand_and_what_they_are(pane: ReviewPane) -> None:
    assert words(pane, "review_place") == "贷款客户经理 › 岗位职责"
    assert "第0条：按期做&lt;贷后&gt;检查" in words(pane, "review_quote")
    assert words(pane, "review_progress") == "1/3"
    assert words(pane, "review_hint") == ""


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        (Qt.Key.Key_1, Grade.FORGOTTEN),
        (Qt.Key.Key_2, Grade.HARD),
        (Qt.Key.Key_3, Grade.GOOD),
        (Qt.Key.Key_4, Grade.EASY),
    ],
)
def test_a_digit_is_a_grade_and_the_next_card_comes_when_it_is_stored(
    pane: ReviewPane, asked: NoteQuery, key: Qt.Key, grade: Grade
) -> None:
    press(pane, key, key, Qt.Key.Key_S)
    assert asked == [("grade", "a0", grade)]  # once: the second waits for the first
    assert words(pane, "review_progress") == "1/3"
    pane.show_graded("a0", BEGUN)
    assert words(pane, "review_progress") == "2/3"
    press(pane, key)
    assert asked[1:] == [("grade", "a1", grade)]


def test_a_grade_that_could_not_be_stored_leaves_the_card_and_the_keys(pane: ReviewPane, asked: NoteQuery) -> None:
    press(pane, Qt.Key.Key_3)
    pane.resume()
    assert words(pane, "review_progress") == "1/3"
    press(pane, Qt.Key.Key_3)
    assert asked == 2 * [("grade", "a0", Grade.GOOD)]


def test_the_note_comes_with_space_and_hides_again_with_the_next_card(pane: ReviewPane) -> None:
    assert not button(pane, "review_show_note").isVisible()
    press(pane, Qt.Key.Key_Space)
    assert words(pane, "review_note") == ""
    press(pane, Qt.Key.Key_S)
    assert button(pane, "review_show_note").text() == "显示批注  空格"
    assert words(pane, "review_note") == ""
    press(pane, Qt.Key.Key_Space)
    assert words(pane, "review_note") == "先看抵押物"
    assert button(pane, "review_show_note").text() == "隐藏批注  空格"
    pane.show_graded("a1", BEGUN)
    pane.show_ungraded("a1", BEGUN)
    assert words(pane, "review_note") == ""
    button(pane, "review_show_note").click()
    assert words(pane, "review_note") == "先看抵押物"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O])
def test_enter_asks_for_the_passage_and_the_card_stays(pane: ReviewPane, asked: NoteQuery, key: Qt.Key) -> None:
    press(pane, Qt.Key.Key_S, key)
    assert asked == [("open", "loan", Span(10, 20))]
    assert words(pane, "review_progress") == "2/3"


def test_the_last_grade_is_taken_back_also_from_the_end(pane: ReviewPane, asked: NoteQuery) -> None:
    press(pane, Qt.Key.Key_U)
    assert asked == []
    assert not button(pane, "review_take_back").isEnabled()
    for number in range(3):
        pane.show_graded(f"a{number}", ReviewState(reviewed=number + 1, total=7))
    assert words(pane, "review_message").startswith("今天回顾完了，共 3 条。")
    press(pane, Qt.Key.Key_U, Qt.Key.Key_U)
    assert asked == [("ungrade", "a2")]
    pane.show_ungraded("a2", BEGUN)
    assert words(pane, "review_progress") == "3/3"
    assert "第2条" in words(pane, "review_quote")


def test_at_the_end_only_what_makes_sense_can_be_done(pane: ReviewPane, asked: NoteQuery) -> None:
    press(pane, *3 * [Qt.Key.Key_S])
    assert "跳过的 3 条" in words(pane, "review_message")
    press(pane, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_U, Qt.Key.Key_S)
    assert asked == []
    assert [key.name for key in KEYS if button(pane, f"review_{key.name}").isEnabled()] == ["end"]
    press(pane, Qt.Key.Key_Escape)
    assert asked == [("close",)]


def test_every_key_has_a_button_that_names_it_and_does_the_same(pane: ReviewPane, asked: NoteQuery) -> None:
    for key in KEYS:
        assert button(pane, f"review_{key.name}").text() == f"{key.words}  {key.shown}"
        press(pane, key.keys[0])
        pane.show_graded("a0", BEGUN)
        by_key, asked[:] = [*asked], []
        pane.show_items((make_item(0), make_item(1)), BEGUN)
        if key.name == "take_back":
            pane.show_graded("a0", BEGUN)
            press(pane, key.keys[0])
            by_key = [asked.pop()]
            pane.resume()
        button(pane, f"review_{key.name}").click()
        assert asked == by_key
        asked.clear()
        pane.show_items((make_item(0), make_item(1)), BEGUN)


def test_a_click_on_a_button_leaves_the_keys_to_the_card(pane: ReviewPane, asked: NoteQuery) -> None:
    button(pane, "review_skip").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button(pane, "review_skip"), Qt.Key.Key_3)
    assert asked == [("grade", "a0", Grade.GOOD)]
    pane.show_graded("a0", BEGUN)
    assert pane.hasFocus()
    QTest.mouseClick(button(pane, "review_skip"), Qt.MouseButton.LeftButton)
    assert pane.hasFocus()


def test_other_keys_and_shortcuts_are_left_alone(pane: ReviewPane, asked: NoteQuery) -> None:
    QTest.keyClick(pane, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pane, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(pane, Qt.Key.Key_5, Qt.Key.Key_F12)
    assert asked == []
    assert words(pane, "review_progress") == "1/3"


def test_a_key_that_is_held_down_is_one_grade(pane: ReviewPane, asked: NoteQuery) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3", autorep=True)
    QApplication.sendEvent(pane, held)
    assert asked == []


def test_a_long_card_scrolls_by_keys_and_the_next_begins_at_its_top(qtbot: QtBot, pane: ReviewPane) -> None:
    long = replace(make_item(0), text="很长的一段话。" * 400)
    pane.show_items((long, replace(long, annotation=make_item(1).annotation)), BEGUN)
    card = pane.findChild(ReviewCard, "review_card")
    assert isinstance(card, ReviewCard)
    bar = card.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 3 * bar.pageStep(), timeout=30_000)
    seen = [bar.value()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        press(pane, key)
        seen.append(bar.value())
    assert seen[0] == 0
    assert 0 < seen[1] < seen[2] > seen[3] > seen[4]
    press(pane, Qt.Key.Key_PageDown, Qt.Key.Key_S)
    assert bar.value() == 0


def test_without_highlights_it_says_what_it_is_and_how_they_get_there(pane: ReviewPane) -> None:
    pane.show_items((), ReviewState())
    assert "Ctrl+H" in words(pane, "review_message")
    assert words(pane, "review_progress") == ""


def test_with_nothing_due_it_says_when_something_will_be(pane: ReviewPane) -> None:
    pane.show_items((), ReviewState(total=4, next_due=datetime.now(UTC) + timedelta(days=3)))
    assert words(pane, "review_message").startswith("今天没有要回顾的划线。\n下一批：3 天后（")


def test_the_first_time_it_explains_the_grades(pane: ReviewPane, items: tuple[ReviewItem, ...]) -> None:
    pane.show_items(items, ReviewState(due=3))
    assert "1–4" in words(pane, "review_hint")


def test_deleted_and_edited_annotations_are_followed(pane: ReviewPane, items: tuple[ReviewItem, ...]) -> None:
    edited = replace(items[1].annotation, note="改过的批注")
    pane.apply(NotesChange(changed=(edited,), removed=(items[0].annotation,)))
    assert words(pane, "review_progress") == "1/2"
    press(pane, Qt.Key.Key_Space)
    assert words(pane, "review_note") == "改过的批注"
    pane.apply(NotesChange(changed=(replace(edited, note="再改"),)))
    assert words(pane, "review_note") == "再改"
    pane.apply(NotesChange(removed=(edited, items[2].annotation)))
    assert not pane.in_progress
    assert words(pane, "review_progress") == ""


def test_the_menu_switches_the_reminder(pane: ReviewPane, asked: NoteQuery) -> None:
    menu = pane.findChild(QToolButton, "review_menu")
    reminding = pane.findChild(QAction, "review_reminding")
    assert isinstance(menu, QToolButton)
    assert isinstance(reminding, QAction)
    assert reminding in menu.menu().actions()
    pane.set_reminding(True)
    assert reminding.isChecked()
    assert asked == []
    reminding.trigger()
    assert asked == [("remind", False)]


def test_the_smallest_place_shows_every_button_whole(pane: ReviewPane) -> None:
    pane.resize(240, 480)
    QApplication.processEvents()
    for key in KEYS:
        assert button(pane, f"review_{key.name}").width() >= button(pane, f"review_{key.name}").sizeHint().width()
        assert pane.rect().contains(button(pane, f"review_{key.name}").geometry().bottomRight())


def test_it_takes_the_colours_of_a_theme(pane: ReviewPane) -> None:
    quote = pane.findChild(QLabel, "review_quote")
    assert isinstance(quote, QLabel)
    assert quote.grab().toImage().pixelColor(1, 5) == LIGHT.stroke("green")
    pane.set_theme(DARK)
    assert quote.grab().toImage().pixelColor(1, 5) == DARK.stroke("green")


def test_a_long_passage_is_hidden_until_one_has_thought(pane: ReviewPane, asked: NoteQuery) -> None:
    long = replace(make_item(7, "先看抵押物"), text="客户经理每月走访一次重点客户并写下所见所闻。")
    pane.show_items((long,), BEGUN)
    assert "客户经理每月走访……" in words(pane, "review_quote")
    assert "所见所闻" not in words(pane, "review_quote")
    press(pane, Qt.Key.Key_3)  # nobody can say yet how well it was remembered
    assert asked == []
    assert "所见所闻" in words(pane, "review_quote")
    press(pane, Qt.Key.Key_Space)
    assert words(pane, "review_note") == "先看抵押物"
    press(pane, Qt.Key.Key_3)
    assert asked == [("grade", "a7", Grade.GOOD)]


def test_space_shows_the_passage_before_the_note(pane: ReviewPane) -> None:
    pane.show_items((replace(make_item(7, "批注"), text="客户经理每月走访一次重点客户并写下所见所闻。"),), BEGUN)
    assert not button(pane, "review_show_note").isVisible()
    press(pane, Qt.Key.Key_Space)
    assert "所见所闻" in words(pane, "review_quote")
    assert words(pane, "review_note") == ""
    press(pane, Qt.Key.Key_Space)
    assert words(pane, "review_note") == "批注"
