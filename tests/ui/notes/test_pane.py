"""The notes pane: what it lists, what it asks for, and that no word is lost on the way.

Covers: ui/notes/annotation_list.py, ui/notes/choices.py, ui/notes/delegate.py, ui/notes/menus.py,
ui/notes/selection_bar.py.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kb.model import COLORS, FilterValue, MarkStyle, NoteFacet, NotesChange, Span
from tests.ui.notes.handmade import HEADS, annotation
from tests.ui.pixels import colors_in
from ui.notes.annotation_list import MEASURED_ROWS
from ui.notes.editor import NoteEditor
from ui.notes.model import AnnotationsModel
from ui.notes.pane import NotesPane
from ui.notes.tags_dialog import TagsDialog
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LATE = annotation("late", start=50, note="先看抵押物", tags=("抵押",), minutes=1)
EARLY = annotation("early", start=5, quote="客户关系", color="green", minutes=3)
LOST = annotation("lost", start=None, quote="旧的说法", minutes=5)
OTHER = annotation("other", "lobby", start=0, color="green", minutes=2)
ALL = (LATE, EARLY, LOST, OTHER)


@pytest.fixture
def pane(qtbot: QtBot) -> NotesPane:
    """A shown pane over four annotations; ``loan`` is in the reader."""
    pane = NotesPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(320, 700)
    pane.set_articles(HEADS)
    pane.set_annotations(ALL)
    pane.set_article("loan")
    pane.show()
    return pane


def view(pane: NotesPane) -> QListView:
    found = pane.findChild(QListView, "notes_list")
    assert isinstance(found, QListView)
    return found


def model(pane: NotesPane) -> AnnotationsModel:
    found = view(pane).model()
    assert isinstance(found, AnnotationsModel)
    return found


def shown(pane: NotesPane) -> list[str]:
    """The ids listed; nothing when the list itself is not there."""
    if not view(pane).isVisible():
        return []
    items = (model(pane).annotation(model(pane).index(row, 0)) for row in range(model(pane).rowCount()))
    return [item.id for item in items if item is not None]


def words(pane: NotesPane, name: str) -> str:
    found = pane.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def press(pane: NotesPane, name: str) -> None:
    found = pane.findChild(QToolButton, name) or pane.findChild(QPushButton, name)
    assert isinstance(found, QToolButton | QPushButton)
    found.click()


def filter_field(pane: NotesPane) -> QLineEdit:
    found = pane.findChild(QLineEdit, "notes_filter")
    assert isinstance(found, QLineEdit)
    return found


def editor(pane: NotesPane) -> NoteEditor:
    found = pane.findChild(NoteEditor, "note_card")
    assert isinstance(found, NoteEditor)
    return found


def write(pane: NotesPane, text: str) -> None:
    found = pane.findChild(QPlainTextEdit, "note_editor")
    assert isinstance(found, QPlainTextEdit)
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(found, event)


def at(pane: NotesPane, key: str) -> QModelIndex:
    index = model(pane).index_of(key)
    assert index.isValid()
    return index


def place(pane: NotesPane, key: str) -> QPoint:
    return view(pane).visualRect(at(pane, key)).center()


def click(pane: NotesPane, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view(pane).viewport(), Qt.MouseButton.LeftButton, modifiers, place(pane, key))


def chosen(pane: NotesPane) -> set[str]:
    items = map(model(pane).annotation, view(pane).selectionModel().selectedIndexes())
    return {item.id for item in items if item is not None}


# --- what is listed ------------------------------------------------------------------------------------------------


def test_the_article_s_annotations_are_listed_and_on_demand_all(pane: NotesPane) -> None:
    assert shown(pane) == ["early", "late", "lost"]
    assert words(pane, "notes_count") == "3"
    press(pane, "scope_all")
    assert pane.scope == "all"
    assert shown(pane) == ["lost", "early", "other", "late"]
    assert words(pane, "notes_count") == "4"
    press(pane, "scope_article")
    assert shown(pane) == ["early", "late", "lost"]


def test_another_article_lists_its_own(pane: NotesPane) -> None:
    pane.set_article("lobby")
    assert shown(pane) == ["other"]


def test_text_and_colours_narrow_the_list_and_are_counted(pane: NotesPane) -> None:
    filter_field(pane).setText("贷后")
    assert shown(pane) == ["late"]
    assert words(pane, "notes_count") == "1/3"
    filter_field(pane).clear()
    press(pane, "filter_green")
    assert shown(pane) == ["early"]
    press(pane, "filter_yellow")
    assert shown(pane) == ["early", "late", "lost"]


def test_a_filter_that_leaves_nothing_can_be_taken_back(pane: NotesPane) -> None:
    press(pane, "filter_pink")
    filter_field(pane).setText("没有的话")
    assert shown(pane) == []
    assert words(pane, "notes_count") == "0/3"
    press(pane, "notes_clear_filter")
    assert shown(pane) == ["early", "late", "lost"]
    assert filter_field(pane).text() == ""


def test_an_empty_list_says_what_to_do(pane: NotesPane) -> None:
    pane.set_annotations(())
    assert words(pane, "notes_empty") == "选中正文里的一段话，就能划线或写批注。"
    press(pane, "scope_all")
    assert words(pane, "notes_empty") == "还没有批注。选中正文里的一段话，就能划线或写批注。"
    press(pane, "scope_article")
    pane.set_article(None)
    assert words(pane, "notes_empty") == "打开一篇文章，这里会列出你在其中的划线和批注。"
    pane.set_annotations(ALL)
    assert words(pane, "notes_empty") == "打开一篇文章，这里会列出你在其中的划线和批注。"
    press(pane, "scope_all")
    assert words(pane, "notes_empty") == ""


def test_what_an_operation_did_is_taken_in_and_the_chosen_one_stays(pane: NotesPane) -> None:
    click(pane, "late")
    pane.apply(NotesChange(added=(annotation("new", start=20),), removed=(EARLY,)))
    assert shown(pane) == ["new", "late", "lost"]
    assert chosen(pane) == {"late"}
    assert words(pane, "notes_count") == "3"


def colors(pane: NotesPane, key: str) -> set[str]:
    rect = view(pane).visualRect(at(pane, key))
    return colors_in(view(pane).viewport().grab(rect).toImage())


def red(pane: NotesPane, key: str) -> bool:
    """Whether anything is written in red; thin strokes are never of one pure colour."""
    return any(color.red() - color.green() > 60 for color in map(QColor, colors(pane, key)))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_rows_wear_their_colour_and_an_orphan_its_warning(pane: NotesPane, theme: Theme) -> None:
    pane.set_theme(theme)
    pane.resize(320, 701)
    assert theme.stroke("green").name() in colors(pane, "early")
    assert theme.stroke("yellow").name() in colors(pane, "late")
    assert not red(pane, "late")
    assert red(pane, "lost")


# --- what is asked for ---------------------------------------------------------------------------------------------


def height(pane: NotesPane, key: str) -> int:
    return view(pane).visualRect(at(pane, key)).height()


def test_a_row_is_as_high_as_its_words_in_whatever_width(pane: NotesPane) -> None:
    line = view(pane).fontMetrics().lineSpacing()
    assert height(pane, "late") == height(pane, "early") + line  # LATE has a note
    pane.apply(NotesChange(changed=(replace(EARLY, note="先核对客户的证件，再看借据和合同，最后看抵押物" * 2),)))
    QApplication.processEvents()
    assert height(pane, "early") == height(pane, "late") + line
    pane.resize(1400, 700)
    QApplication.processEvents()
    assert height(pane, "early") == height(pane, "late")


def test_thousands_of_rows_are_equally_high(pane: NotesPane) -> None:
    many = [annotation(str(number), start=number, note="好" * (number % 3)) for number in range(MEASURED_ROWS + 1)]
    pane.set_annotations(tuple(many))
    QApplication.processEvents()
    assert len({height(pane, str(number)) for number in range(MEASURED_ROWS + 1)}) == 1


def test_a_click_and_enter_go_to_the_place(qtbot: QtBot, pane: NotesPane) -> None:
    with qtbot.waitSignal(pane.open_requested) as asked:
        click(pane, "late")
    assert asked.args == ["loan", Span(50, 54)]
    with qtbot.waitSignal(pane.open_requested) as asked:
        QTest.keyClick(view(pane), Qt.Key.Key_Return)
    assert asked.args == ["loan", Span(50, 54)]


def test_an_orphan_is_listed_and_goes_to_its_article_only(qtbot: QtBot, pane: NotesPane) -> None:
    with qtbot.waitSignal(pane.open_requested) as asked:
        click(pane, "lost")
    assert asked.args == ["loan", None]


@pytest.mark.parametrize("how", ["F2", "double click", "menu"])
def test_an_annotation_is_edited(qtbot: QtBot, pane: NotesPane, how: str) -> None:
    click(pane, "late")
    if how == "F2":
        QTest.keyClick(view(pane), Qt.Key.Key_F2)
    elif how == "menu":
        trigger(pane, "late", "编辑批注\tF2")
    else:
        middle = place(pane, "late")
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseDClick(view(pane).viewport(), left, plain, middle)
    write(pane, "，再谈价格")
    with qtbot.waitSignal(pane.edit_requested) as asked:
        press(pane, "note_save")
    assert asked.args == ["late", "先看抵押物，再谈价格", ("抵押",)]


def test_delete_asks_for_all_that_is_chosen(qtbot: QtBot, pane: NotesPane) -> None:
    click(pane, "early")
    click(pane, "lost", Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(pane.delete_requested) as asked:
        QTest.keyClick(view(pane), Qt.Key.Key_Delete)
    assert {*asked.args[0]} == {"early", "lost"}


def test_it_tells_what_is_selected(pane: NotesPane) -> None:
    assert pane.selected() == ()
    view(pane).selectAll()
    assert {*pane.selected()} == {"late", "early", "lost"}


def test_nothing_chosen_is_nothing_deleted(qtbot: QtBot, pane: NotesPane) -> None:
    with qtbot.assertNotEmitted(pane.delete_requested):
        QTest.keyClick(view(pane), Qt.Key.Key_Delete)


def trigger(pane: NotesPane, key: str, *path: str) -> None:
    """Choose an entry of a row's menu."""
    view(pane).customContextMenuRequested.emit(place(pane, key))
    menus = [menu for menu in pane.findChildren(QMenu) if menu.parent() is pane and menu.isVisible()]
    inside = menus[-1]
    for label in path:
        entry = next(action for action in inside.actions() if action.text() == label)
        below = entry.menu()
        inside = below if isinstance(below, QMenu) else inside
    entry.trigger()
    menus[-1].close()


def test_the_menu_recolours_restyles_and_deletes(qtbot: QtBot, pane: NotesPane) -> None:
    click(pane, "early")
    with qtbot.waitSignal(pane.recolor_requested) as asked:
        trigger(pane, "early", "换颜色", "粉色")
    assert asked.args == [("early",), "pink"]
    with qtbot.waitSignal(pane.style_requested) as asked:
        trigger(pane, "early", "样式", "下划线")
    assert asked.args == [("early",), MarkStyle.UNDERLINE.value]
    with qtbot.waitSignal(pane.delete_requested) as asked:
        trigger(pane, "early", "删除\tDelete")
    assert asked.args == [("early",)]


def test_the_menu_copies_quote_and_note(pane: NotesPane) -> None:
    click(pane, "late")
    trigger(pane, "late", "复制引文")
    assert QGuiApplication.clipboard().text() == "贷后检查"
    trigger(pane, "late", "复制引文和批注")
    assert QGuiApplication.clipboard().text() == "“贷后检查”\n先看抵押物"


def test_the_editor_s_colours_and_styles_are_passed_on(qtbot: QtBot, pane: NotesPane) -> None:
    pane.begin_edit("late")
    with qtbot.waitSignal(pane.recolor_requested) as asked:
        press(pane, f"note_{COLORS[-1]}")
    assert asked.args == [("late",), COLORS[-1]]
    with qtbot.waitSignal(pane.style_requested) as asked:
        press(pane, "note_underline")
    assert asked.args == [("late",), MarkStyle.UNDERLINE.value]


# --- what is being written -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("leave", ["another article", "another note", "flush"])
def test_what_is_being_written_is_saved_when_one_leaves(qtbot: QtBot, pane: NotesPane, leave: str) -> None:
    pane.begin_edit("late")
    write(pane, "！")
    with qtbot.waitSignal(pane.edit_requested) as asked:
        if leave == "another article":
            pane.set_article("lobby")
        elif leave == "another note":
            pane.begin_edit("early")
        else:
            pane.flush()
    assert asked.args == ["late", "先看抵押物！", ("抵押",)]


def test_a_note_that_is_written_on_while_its_colour_changes_keeps_its_words(qtbot: QtBot, pane: NotesPane) -> None:
    pane.begin_edit("late")
    write(pane, "！")
    pane.apply(NotesChange(changed=(replace(LATE, color="pink"),)))
    with qtbot.waitSignal(pane.edit_requested) as asked:
        pane.flush()
    assert asked.args == ["late", "先看抵押物！", ("抵押",)]


def test_the_editor_closes_when_its_annotation_is_deleted(qtbot: QtBot, pane: NotesPane) -> None:
    pane.begin_edit("late")
    with qtbot.assertNotEmitted(pane.edit_requested):
        pane.apply(NotesChange(removed=(LATE,)))
    assert not editor(pane).isVisible()


def test_words_typed_into_an_annotation_that_is_deleted_elsewhere_stay_to_be_copied(pane: NotesPane) -> None:
    pane.begin_edit("late")
    write(pane, "！")
    pane.apply(NotesChange(removed=(LATE,)))
    assert editor(pane).isVisible()
    assert state(pane).startswith("这条批注已删除")


def test_words_that_could_not_be_stored_stay_in_the_editor_and_are_stored_the_next_time(
    qtbot: QtBot, pane: NotesPane
) -> None:
    pane.begin_edit("late")
    write(pane, "！")
    with qtbot.waitSignal(pane.edit_requested) as asked:
        editor(pane).finish()
    pane.show_not_stored("late")
    assert editor(pane).isVisible()
    assert state(pane).startswith("没有保存成功")
    with qtbot.waitSignal(pane.edit_requested) as again:
        editor(pane).finish()
    assert again.args == asked.args
    assert again.args is not None
    pane.show_stored(*again.args)
    assert not editor(pane).isVisible()


def test_words_refused_after_another_annotation_was_opened_come_back_with_theirs(pane: NotesPane) -> None:
    pane.begin_edit("late")
    write(pane, "！")
    pane.begin_edit("lost")
    pane.show_not_stored("late")
    pane.begin_edit("late")
    assert note(pane).endswith("！")
    assert state(pane).startswith("这是上次没有保存的文字")


def test_words_typed_on_while_the_earlier_ones_are_stored_keep_the_editor_open(qtbot: QtBot, pane: NotesPane) -> None:
    pane.begin_edit("late")
    write(pane, "！")
    with qtbot.waitSignal(pane.edit_requested) as asked:
        editor(pane).finish()
    write(pane, "？")
    assert asked.args is not None
    pane.show_stored(*asked.args)
    assert editor(pane).isVisible()
    assert note(pane).endswith("！？")


def state(pane: NotesPane) -> str:
    label = pane.findChild(QLabel, "note_state")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def note(pane: NotesPane) -> str:
    field = pane.findChild(QPlainTextEdit, "note_editor")
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


# --- going to one --------------------------------------------------------------------------------------------------


def test_an_annotation_hidden_by_filter_or_scope_is_brought_into_sight(pane: NotesPane) -> None:
    filter_field(pane).setText("客户关系")
    pane.reveal("late")
    assert chosen(pane) == {"late"}
    assert filter_field(pane).text() == ""
    pane.reveal("other")
    assert pane.scope == "all"
    assert chosen(pane) == {"other"}
    pane.reveal("unknown")
    assert chosen(pane) == {"other"}


def test_read_only_notes_say_why_and_change_nothing(qtbot: QtBot, pane: NotesPane) -> None:
    pane.begin_edit("late")
    pane.set_read_only("当前只能查看。")
    assert not editor(pane).isVisible()
    assert any(label.text() == "当前只能查看。" and label.isVisible() for label in pane.findChildren(QLabel))
    click(pane, "late")
    with qtbot.assertNotEmitted(pane.delete_requested):
        QTest.keyClick(view(pane), Qt.Key.Key_Delete)
    QTest.keyClick(view(pane), Qt.Key.Key_F2)
    assert not editor(pane).isVisible()
    pane.set_read_only("")
    pane.begin_edit("late")
    assert editor(pane).isVisible()


# --- several at once -----------------------------------------------------------------------------------------------


def choose(pane: NotesPane, *keys: str) -> None:
    click(pane, keys[0])
    for key in keys[1:]:
        click(pane, key, Qt.KeyboardModifier.ControlModifier)


def bar_words(pane: NotesPane) -> str:
    return words(pane, "notes_chosen_count")


def test_choosing_several_shows_how_many_and_leaves_the_text_alone(qtbot: QtBot, pane: NotesPane) -> None:
    click(pane, "early")
    assert bar_words(pane) == ""
    with qtbot.assertNotEmitted(pane.open_requested):
        click(pane, "late", Qt.KeyboardModifier.ControlModifier)
    assert bar_words(pane) == "已选 2 条"
    press(pane, "chosen_none")
    assert bar_words(pane) == ""
    assert chosen(pane) == set()


def test_the_bar_changes_all_that_is_chosen(qtbot: QtBot, pane: NotesPane) -> None:
    choose(pane, "early", "late")
    with qtbot.waitSignal(pane.recolor_requested) as asked:
        press(pane, "chosen_pink")
    assert asked.args == [("early", "late"), "pink"]
    with qtbot.waitSignal(pane.style_requested) as asked:
        press(pane, "chosen_underline")
    assert asked.args == [("early", "late"), "underline"]
    with qtbot.waitSignal(pane.delete_requested) as asked:
        press(pane, "chosen_delete")
    assert asked.args == [("early", "late")]


def tag_field(pane: NotesPane) -> QLineEdit:
    found = pane.findChild(QLineEdit, "chosen_add_tags")
    assert isinstance(found, QLineEdit)
    return found


def test_tags_are_given_to_all_that_is_chosen(qtbot: QtBot, pane: NotesPane) -> None:
    choose(pane, "early", "late")
    trigger(pane, "late", "标签", "添加标签…")
    assert tag_field(pane).isVisible()
    tag_field(pane).setText("#重点，待核实")
    with qtbot.waitSignal(pane.tags_add_requested) as asked:
        QTest.keyClick(tag_field(pane), Qt.Key.Key_Return)
    assert asked.args == [("early", "late"), ("重点", "待核实")]
    assert not tag_field(pane).isVisible()


def test_one_annotation_gets_tags_by_its_menu_as_well(qtbot: QtBot, pane: NotesPane) -> None:
    click(pane, "early")
    trigger(pane, "early", "标签", "添加标签…")
    assert tag_field(pane).isVisible()
    tag_field(pane).setText("重点")
    with qtbot.waitSignal(pane.tags_add_requested) as asked:
        QTest.keyClick(tag_field(pane), Qt.Key.Key_Return)
    assert asked.args == [("early",), ("重点",)]
    assert bar_words(pane) == ""


def test_tags_that_the_chosen_ones_have_are_taken_away(qtbot: QtBot, pane: NotesPane) -> None:
    choose(pane, "early", "late")
    with qtbot.waitSignal(pane.tags_remove_requested) as asked:
        trigger(pane, "late", "标签", "去掉标签", "#抵押\t1")
    assert asked.args == [("early", "late"), ("抵押",)]


def test_the_menu_for_several_says_how_many_it_deletes_and_edits_none(qtbot: QtBot, pane: NotesPane) -> None:
    choose(pane, "early", "late")
    view(pane).customContextMenuRequested.emit(place(pane, "late"))
    menu = pane.findChild(QMenu, "notes_menu")
    assert isinstance(menu, QMenu)
    labels = [action.text() for action in menu.actions()]
    assert "删除 2 条\tDelete" in labels
    assert "编辑批注\tF2" not in labels
    menu.close()


def test_the_menu_of_another_row_is_about_that_row(qtbot: QtBot, pane: NotesPane) -> None:
    choose(pane, "early", "late")
    with qtbot.waitSignal(pane.delete_requested) as asked:
        trigger(pane, "lost", "删除\tDelete")
    assert asked.args == [("lost",)]


def test_what_is_chosen_stays_chosen_whatever_the_new_order(pane: NotesPane) -> None:
    press(pane, "scope_all")
    choose(pane, "late", "other")
    pane.apply(NotesChange(changed=(replace(LATE, color="pink", modified=LOST.modified + timedelta(hours=1)),)))
    assert shown(pane)[0] == "late"
    assert chosen(pane) == {"late", "other"}
    assert bar_words(pane) == "已选 2 条"
    pane.apply(NotesChange(removed=(OTHER,)))
    assert chosen(pane) == {"late"}
    assert bar_words(pane) == ""


def test_read_only_notes_have_no_bar(pane: NotesPane) -> None:
    choose(pane, "early", "late")
    pane.set_read_only("当前只能查看。")
    assert bar_words(pane) == ""


# --- filter, order, tags -------------------------------------------------------------------------------------------


def test_one_state_of_the_whole_library_can_be_asked_for(pane: NotesPane) -> None:
    pane.narrow(FilterValue(NoteFacet.STATE, "orphaned"))
    assert pane.scope == "all"
    assert shown(pane) == ["lost"]
    assert words(pane, "notes_count") == "1/4"
    press(pane, "filter_clear")
    assert words(pane, "notes_count") == "4"


def test_scope_filter_and_order_are_taken_up_again(qtbot: QtBot, pane: NotesPane) -> None:
    pane.narrow(FilterValue(NoteFacet.ROLE, "客户经理"))
    other = NotesPane(LIGHT)
    qtbot.addWidget(other)
    other.recall((*pane.memory(), "order:all:oldest"))
    other.set_articles(HEADS)
    other.set_annotations(ALL)
    other.show()
    assert other.scope == "all"
    assert {*shown(other)} == {"early", "late", "lost"}
    other.recall(())
    assert other.scope == "article"


def test_tags_are_renamed_in_a_dialog_that_follows_what_happens(qtbot: QtBot, pane: NotesPane) -> None:
    pane.manage_tags()
    dialog = pane.findChild(TagsDialog)
    assert isinstance(dialog, TagsDialog)
    dialog.ask_name = lambda _old: "担保"
    with qtbot.waitSignal(pane.tag_rename_requested) as asked:
        press_in(dialog, "tags_rename")
    assert asked.args == ["抵押", "担保"]
    pane.apply(NotesChange(changed=(replace(LATE, tags=("担保",)),)))
    listed = dialog.findChild(QListWidget, "tags_list")
    assert isinstance(listed, QListWidget)
    assert listed.item(0).text() == "#担保　1 条"
    dialog.close()


def press_in(dialog: TagsDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_rows_do_not_lie_on_one_another_when_a_scroll_bar_takes_of_their_width(qtbot: QtBot, pane: NotesPane) -> None:
    listed = view(pane)
    many = tuple(annotation(f"a{n}", quote="字" * 10 + "·" * n) for n in range(60))  # of every width
    pane.set_annotations(many[:1])
    qtbot.waitUntil(lambda: listed.visualRect(model(pane).index(0, 0)).isValid())
    assert not listed.verticalScrollBar().isVisible()
    pane.set_annotations(many)
    qtbot.waitUntil(lambda: listed.verticalScrollBar().isVisible())

    def overlapping() -> list[int]:
        places = [listed.visualRect(model(pane).index(row, 0)) for row in range(len(many) - 1)]
        return [row for row, (one, other) in enumerate(pairwise(places)) if one.bottom() + 1 != other.top()]

    qtbot.waitUntil(lambda: not overlapping())


def test_where_there_is_no_room_for_both_the_editor_has_it_and_gives_it_back(qtbot: QtBot, pane: NotesPane) -> None:
    long = annotation("long", quote="综合柜员每天经手凭证、证件和现金，先核对再办理。")
    pane.set_annotations((long, *ALL))
    pane.begin_edit("long")
    editor = pane.findChild(NoteEditor)
    assert editor is not None
    for height in (700, 271, 500, 271):  # 271 is what scale 2 leaves on a screen of 1366×768
        pane.resize(230, height)
        QApplication.processEvents()
        parts = [part for part in editor.children() if isinstance(part, QWidget) and part.isVisible()]
        assert len(parts) > 4
        places = [part.geometry() for part in parts]
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        assert pane.rect().contains(editor.geometry())
        assert view(pane).isVisible() == (height > 271)
    press(pane, "note_cancel")
    assert view(pane).isVisible()
