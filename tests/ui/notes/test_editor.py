"""The editor: nothing that was typed is lost, unless Esc says so.

Covers: ui/notes/tag_field.py.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import COLORS, MarkStyle
from tests.ui.notes.handmade import annotation
from ui.notes.editor import NoteEditor
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ONE = annotation("one", note="先看抵押物", tags=("抵押",), color="green")
TWO = annotation("two", quote="一段很长的引文" * 20)
Saved = list[tuple[str, str, tuple[str, ...]]]


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    """A shown editor that holds nothing yet."""
    editor = NoteEditor(LIGHT)
    qtbot.addWidget(editor)
    editor.resize(320, 300)
    return editor


@pytest.fixture
def saved(editor: NoteEditor) -> Iterator[Saved]:
    """All that was saved."""
    out: Saved = []
    editor.saved.connect(lambda key, note, tags: out.append((key, note, tags)))
    yield out
    editor.saved.disconnect()


def note(editor: NoteEditor) -> QPlainTextEdit:
    found = editor.findChild(QPlainTextEdit, "note_editor")
    assert isinstance(found, QPlainTextEdit)
    return found


def tags(editor: NoteEditor) -> QLineEdit:
    found = editor.findChild(QLineEdit, "note_tags")
    assert isinstance(found, QLineEdit)
    return found


def press(editor: NoteEditor, name: str) -> None:
    found = editor.findChild(QPushButton, name) or editor.findChild(QToolButton, name)
    assert isinstance(found, QPushButton | QToolButton)
    found.click()


def checked(editor: NoteEditor) -> list[str]:
    return [one.objectName() for one in editor.findChildren(QToolButton) if one.isChecked()]


def write(widget: QPlainTextEdit | QLineEdit, words: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def test_it_opens_with_what_is_stored_ready_to_write_on(editor: NoteEditor, saved: Saved) -> None:
    editor.open(ONE)
    assert editor.isVisible()
    assert editor.annotation_id == "one"
    assert note(editor).toPlainText() == "先看抵押物"
    assert editor.tags() == ("抵押",)
    assert checked(editor) == ["note_green", "note_highlight"]
    write(note(editor), "，再谈价格")
    press(editor, "note_save")
    assert saved == [("one", "先看抵押物，再谈价格", ("抵押",))]
    assert editor.isVisible()
    editor.take_stored(*saved[0])
    assert not editor.isVisible()
    assert editor.annotation_id is None


def test_a_long_quote_is_shortened(editor: NoteEditor) -> None:
    editor.open(TWO)
    (quote,) = (label.text() for label in editor.findChildren(QLabel) if label.text().startswith("“"))
    assert quote.endswith("…”")
    assert len(quote) == 63


def test_nothing_typed_is_nothing_saved(editor: NoteEditor, saved: Saved) -> None:
    editor.open(ONE)
    editor.finish()
    editor.flush()
    assert saved == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_saves_and_enter_alone_is_a_new_line(editor: NoteEditor, saved: Saved, key: Qt.Key) -> None:
    editor.open(TWO)
    write(note(editor), "一")
    QTest.keyClick(note(editor), key)
    write(note(editor), "二")
    assert saved == []
    QTest.keyClick(note(editor), key, Qt.KeyboardModifier.ControlModifier)
    assert saved == [("two", "一\n二", ())]


def test_enter_in_the_tags_saves(editor: NoteEditor, saved: Saved) -> None:
    editor.open(TWO)
    write(tags(editor), "抵押")
    QTest.keyClick(tags(editor), Qt.Key.Key_Return)
    assert saved == [("two", "", ("抵押",))]


@pytest.mark.parametrize("where", [note, tags], ids=["note", "tags"])
def test_escape_takes_back_what_was_typed(qtbot: QtBot, editor: NoteEditor, saved: Saved, where: object) -> None:
    editor.open(ONE)
    field = note(editor) if where is note else tags(editor)
    write(field, "不要了")
    with qtbot.waitSignal(editor.closed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert saved == []
    editor.open(ONE)
    assert note(editor).toPlainText() == "先看抵押物"
    assert editor.tags() == ("抵押",)


def test_cancel_takes_back_too(editor: NoteEditor, saved: Saved) -> None:
    editor.open(ONE)
    write(note(editor), "不要了")
    press(editor, "note_cancel")
    assert saved == []


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_its_keys_win_over_the_window_s_shortcuts(
    editor: NoteEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    editor.open(ONE)
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, modifiers)
    override.ignore()
    QApplication.sendEvent(note(editor), override)
    assert override.isAccepted()


def test_opening_another_saves_what_was_typed_for_the_first(editor: NoteEditor, saved: Saved) -> None:
    editor.open(ONE)
    write(note(editor), "！")
    editor.open(TWO)
    assert saved == [("one", "先看抵押物！", ("抵押",))]
    assert note(editor).toPlainText() == ""


def test_opening_the_same_again_keeps_what_is_being_typed(editor: NoteEditor, saved: Saved) -> None:
    editor.open(ONE)
    write(note(editor), "！")
    editor.open(ONE)
    assert note(editor).toPlainText() == "先看抵押物！"
    assert saved == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("抵押 贷后", ("抵押", "贷后")),
        ("#抵押，＃贷后、抵押;KYC", ("抵押", "贷后", "KYC")),
        ("　 , # ", ()),
    ],
)
def test_tags_are_cut_at_spaces_and_commas_each_once(editor: NoteEditor, typed: str, expected: tuple[str, ...]) -> None:
    editor.open(TWO)
    write(tags(editor), typed)
    assert editor.tags() == expected


def test_known_tags_are_offered_and_taken(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.set_known_tags(("抵押", "抵债", "贷后"))
    editor.open(TWO)
    QTest.keyClicks(tags(editor), "a")
    tags(editor).clear()
    write(tags(editor), "贷后 #抵")
    completer = editor.findChild(QCompleter)
    assert isinstance(completer, QCompleter)
    assert completer.completionCount() == 2
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    completer.activated.emit("抵押")
    assert editor.tags() == ("贷后", "抵押")


def test_a_colour_and_a_style_ask_and_show_what_is_stored(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.open(ONE)
    for color in COLORS:
        with qtbot.waitSignal(editor.recolored) as asked:
            press(editor, f"note_{color}")
        assert asked.args == ["one", color]
        assert checked(editor) == ["note_green", "note_highlight"]
    with qtbot.waitSignal(editor.restyled) as asked:
        press(editor, "note_underline")
    assert asked.args == ["one", MarkStyle.UNDERLINE.value]
    editor.follow(replace(ONE, color="pink", style=MarkStyle.UNDERLINE))
    assert checked(editor) == ["note_pink", "note_underline"]


def test_a_change_of_the_stored_one_keeps_what_is_being_typed(editor: NoteEditor, saved: Saved) -> None:
    editor.open(ONE)
    write(note(editor), "！")
    editor.follow(replace(ONE, color="pink"))
    editor.follow(TWO)
    assert note(editor).toPlainText() == "先看抵押物！"
    editor.flush()
    assert saved == [("one", "先看抵押物！", ("抵押",))]
    editor.follow(replace(ONE, note="先看抵押物！"))
    editor.flush()
    assert len(saved) == 1


def test_what_was_not_touched_follows_the_stored_one(editor: NoteEditor) -> None:
    editor.open(ONE)
    editor.follow(replace(ONE, note="别处改过", tags=("新",)))
    assert note(editor).toPlainText() == "别处改过"
    assert editor.tags() == ("新",)


def test_another_theme_loses_no_word(editor: NoteEditor) -> None:
    editor.open(ONE)
    write(note(editor), "！")
    editor.set_theme(DARK)
    assert note(editor).toPlainText() == "先看抵押物！"
