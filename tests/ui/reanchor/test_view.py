"""Deciding on the places of annotations, by keys.

Covers: ui/reanchor/card.py, ui/reanchor/decision_bar.py, ui/reanchor/header.py, ui/reanchor/model.py,
ui/reanchor/wording.py.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import (
    Alert,
    AlertKind,
    Anchor,
    AnchorSuggestion,
    Annotation,
    Bookmark,
    MarkStyle,
    NotesChange,
    PassageChange,
    Placement,
    Span,
    SuggestionReason,
)
from ui.reanchor.view import ReanchorView
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CHANGE = PassageChange(
    "应当在当日报告。",
    Span(0, 7),
    "可在3日内报告。",
    Span(0, 7),
    (Span(0, 2), Span(3, 5)),
    (Span(0, 1), Span(2, 5)),
    (Alert(AlertKind.MODAL, ("应当",), ("可",)), Alert(AlertKind.DATE, (), ("3日",))),
)
SUGGESTIONS = (
    AnchorSuggestion(Span(7, 9), Span(1, 3), 0.8, "原话<b>在这里", SuggestionReason.QUOTE),
    AnchorSuggestion(Span(20, 22), Span(0, 2), 0.5, "相近的话", SuggestionReason.ALIKE),
)


def annotation(number: int, placement: Placement) -> Annotation:
    quote = f"第{number}处应当报告"
    anchor = Anchor("loan", Span(number, number + len(quote)), quote, "", "", 0, "hash")
    span = None if placement is Placement.ORPHANED else anchor.span
    return Annotation(str(number), anchor, "yellow", MarkStyle.HIGHLIGHT, "先看流水", (), NOW, NOW, span, placement)


def bookmark(number: int, placement: Placement) -> Bookmark:
    item = annotation(number, placement)
    return Bookmark(item.id, item.anchor, "第九段", NOW, item.span, placement)


ALL = (
    annotation(1, Placement.CHANGED),
    annotation(2, Placement.CHANGED),
    annotation(3, Placement.ORPHANED),
    annotation(4, Placement.IN_PLACE),
)


@pytest.fixture
def view(qtbot: QtBot) -> ReanchorView:
    """The page with two changed ones and an orphan."""
    made = ReanchorView(LIGHT)
    qtbot.addWidget(made)
    made.set_titles({"loan": "贷款客户经理"})
    made.resize(900, 600)
    made.show()
    made.set_annotations(ALL)
    return made


def listed(view: ReanchorView) -> QListView:
    found = view.findChild(QListView, "places_list")
    assert isinstance(found, QListView)
    return found


def words(view: ReanchorView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def press(view: ReanchorView, key: Qt.Key) -> None:
    QTest.keyClick(listed(view), key)


def test_what_wants_a_look_is_counted_and_listed(qtbot: QtBot, view: ReanchorView) -> None:
    with qtbot.waitSignal(view.counted) as counted:
        view.set_annotations(ALL)
    assert counted.args == [2, 1]
    assert listed(view).model().rowCount() == 2
    tab = view.findChild(QToolButton, "places_orphaned")
    assert isinstance(tab, QToolButton)
    assert tab.text() == "失锚 1"
    press(view, Qt.Key.Key_Right)
    assert listed(view).model().rowCount() == 1


def test_old_and_new_are_shown_with_what_must_not_be_overlooked(view: ReanchorView) -> None:
    view.show_detail("1", CHANGE, ())
    assert words(view, "places_alerts") == "要求：应当 → 可　日期或期限：新增 3日"
    assert "<s>应当</s>" in words(view, "places_before")
    assert "3日" in words(view, "places_after")
    assert words(view, "places_note") == "先看流水"


def test_the_passage_of_another_annotation_is_not_shown(view: ReanchorView) -> None:
    view.show_detail("2", CHANGE, ())
    assert words(view, "places_before") == ""


def test_accepting_goes_on_to_the_next(qtbot: QtBot, view: ReanchorView) -> None:
    with qtbot.waitSignal(view.accept_requested) as accepted:
        press(view, Qt.Key.Key_A)
    assert accepted.args == [("1",)]
    with qtbot.waitSignal(view.detail_requested) as wanted:
        view.apply(NotesChange(changed=(replace(ALL[0], placement=Placement.MOVED),)))
    assert wanted.args == ["2"]
    assert listed(view).model().rowCount() == 1


def test_several_are_decided_on_at_once(qtbot: QtBot, view: ReanchorView) -> None:
    listed(view).selectAll()
    with qtbot.waitSignal(view.detach_requested) as detached:
        press(view, Qt.Key.Key_X)
    assert set(detached.args[0]) == {"1", "2"}


def test_an_orphan_is_put_to_an_offered_place_by_its_number(qtbot: QtBot, view: ReanchorView) -> None:
    view.set_state(Placement.ORPHANED)
    view.show_detail("3", PassageChange("旧文", Span(0, 2)), SUGGESTIONS)
    assert "原话还在这里 · 吻合 80%" in [label.text()[2:] for label in view.findChildren(QLabel)]
    assert "<b>" not in words(view, "places_suggestion_1")
    with qtbot.waitSignal(view.attach_requested) as attached:
        press(view, Qt.Key.Key_2)
    assert attached.args == ["3", Span(20, 22)]
    with qtbot.assertNotEmitted(view.attach_requested):
        press(view, Qt.Key.Key_3)


def test_choosing_in_the_text_begins_at_the_likeliest_place(qtbot: QtBot, view: ReanchorView) -> None:
    view.set_state(Placement.ORPHANED)
    view.show_detail("3", PassageChange("旧文", Span(0, 2)), SUGGESTIONS)
    with qtbot.waitSignal(view.choose_requested) as chosen:
        press(view, Qt.Key.Key_S)
    assert chosen.args == [ALL[2], Span(7, 9)]


def test_the_other_keys_open_edit_delete_and_close(qtbot: QtBot, view: ReanchorView) -> None:
    with qtbot.waitSignal(view.open_requested) as opened:
        press(view, Qt.Key.Key_Return)
    assert opened.args == ["loan", ALL[0].span]
    with qtbot.waitSignal(view.edit_requested):
        press(view, Qt.Key.Key_E)
    with qtbot.waitSignal(view.delete_requested):
        press(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(view.closed):
        press(view, Qt.Key.Key_Escape)


def test_with_nothing_to_look_at_it_says_what_it_is_for(view: ReanchorView) -> None:
    view.set_annotations(())
    assert "新旧对照" in words(view, "places_empty")
    view.set_state(Placement.ORPHANED)
    assert "一条也不会丢" in words(view, "places_empty")


def test_nothing_is_decided_while_the_notes_are_read_only(qtbot: QtBot, view: ReanchorView) -> None:
    view.set_read_only(True)
    with qtbot.assertNotEmitted(view.accept_requested):
        press(view, Qt.Key.Key_A)
    button = view.findChild(QPushButton, "places_accept")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()


def test_a_theme_recolours_what_is_shown(view: ReanchorView) -> None:
    view.show_detail("1", CHANGE, ())
    before = words(view, "places_before")
    view.set_theme(DARK)
    assert words(view, "places_before") != before
    assert view.findChildren(QFrame)


def test_the_last_changed_one_decided_on_leaves_the_keys_working(qtbot: QtBot, view: ReanchorView) -> None:
    listed(view).setFocus()
    view.apply(NotesChange(changed=tuple(replace(item, placement=Placement.MOVED) for item in ALL[:2])))
    assert not listed(view).isVisible()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert listed(view).isVisible()
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_it_opens_where_something_is_to_be_decided(view: ReanchorView) -> None:
    view.set_annotations(ALL[2:])
    view.look_for_work()
    assert listed(view).isVisible()
    assert listed(view).model().rowCount() == 1


def test_a_bookmark_is_shown_like_a_note_and_has_no_words_to_edit(qtbot: QtBot, view: ReanchorView) -> None:
    view.set_bookmarks((bookmark(8, Placement.CHANGED), bookmark(9, Placement.ORPHANED)))
    assert (view.count(Placement.CHANGED), view.count(Placement.ORPHANED)) == (3, 2)
    view.set_annotations(ALL[:2])
    press(view, Qt.Key.Key_Right)
    assert listed(view).model().rowCount() == 1
    view.show_detail("9", PassageChange("旧文", Span(0, 2)), SUGGESTIONS)
    assert words(view, "places_note") == "书签"
    with qtbot.assertNotEmitted(view.edit_requested):
        press(view, Qt.Key.Key_E)
    with qtbot.waitSignal(view.attach_requested) as attached:
        press(view, Qt.Key.Key_1)
    assert attached.args == ["9", Span(7, 9)]


def test_several_orphans_go_together_by_one_key(qtbot: QtBot, view: ReanchorView) -> None:
    view.set_bookmarks((bookmark(9, Placement.ORPHANED),))
    press(view, Qt.Key.Key_Right)
    view.show_detail("3", PassageChange("旧文", Span(0, 2)), SUGGESTIONS)
    assert words(view, "places_suggestion_1")
    listed(view).selectAll()
    assert words(view, "places_suggestion_1") == ""
    assert "已选 2 条" in words(view, "places_together")
    with qtbot.waitSignal(view.attach_alike_requested) as attached:
        press(view, Qt.Key.Key_1)
    assert set(attached.args[0]) == {"3", "9"}
    with qtbot.assertNotEmitted(view.attach_requested):
        press(view, Qt.Key.Key_2)


def test_keeping_one_for_later_goes_on_to_the_next_and_round(qtbot: QtBot, view: ReanchorView) -> None:
    with qtbot.waitSignal(view.detail_requested) as wanted:
        press(view, Qt.Key.Key_K)
    assert wanted.args == ["2"]
    with qtbot.waitSignal(view.detail_requested) as wanted:
        press(view, Qt.Key.Key_K)
    assert wanted.args == ["1"]
    assert view.count(Placement.CHANGED) == 2


def test_the_keys_are_about_the_chosen_one(qtbot: QtBot, view: ReanchorView) -> None:
    view.set_bookmarks((bookmark(9, Placement.ORPHANED),))
    press(view, Qt.Key.Key_Right)
    places, model = listed(view), listed(view).model()
    ctrl, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
    for _ in range(2):
        QTest.mouseClick(places.viewport(), left, ctrl, places.visualRect(model.index(1, 0)).center())
    with qtbot.waitSignal(view.delete_requested) as deleted:
        press(view, Qt.Key.Key_Delete)
    assert deleted.args == [("3",)]
    view.show_detail("3", PassageChange("旧文", Span(0, 2)), SUGGESTIONS)
    with qtbot.waitSignal(view.attach_requested) as attached:
        press(view, Qt.Key.Key_1)
    assert attached.args == ["3", Span(7, 9)]
    places.clearSelection()
    with qtbot.assertNotEmitted(view.attach_requested), qtbot.assertNotEmitted(view.delete_requested):
        press(view, Qt.Key.Key_1)
        press(view, Qt.Key.Key_Delete)


def test_several_chosen_ones_stay_chosen_when_one_of_them_is_edited(qtbot: QtBot, view: ReanchorView) -> None:
    listed(view).selectAll()
    view.apply(NotesChange(changed=(replace(ALL[1], note="改了"),)))
    with qtbot.waitSignal(view.accept_requested) as accepted:
        press(view, Qt.Key.Key_A)
    assert set(accepted.args[0]) == {"1", "2"}


def test_nothing_is_asked_for_while_it_is_not_to_be_seen(qtbot: QtBot, view: ReanchorView) -> None:
    view.hide()
    with qtbot.assertNotEmitted(view.detail_requested):
        view.set_annotations(ALL)
    with qtbot.waitSignal(view.detail_requested):
        view.show()
