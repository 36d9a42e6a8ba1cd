"""The tags: renamed, put together after asking, taken away after asking."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from kb.model import Facet
from ui.notes.tags_dialog import TagsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dialog(qtbot: QtBot) -> TagsDialog:
    """Over three tags; whatever is asked is agreed to."""
    dialog = TagsDialog()
    qtbot.addWidget(dialog)
    dialog.agreed = lambda _question: True
    dialog.set_tags((Facet("重点", 5), Facet("抵押", 3), Facet("核实", 1)))
    dialog.show()
    return dialog


def tags(dialog: TagsDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "tags_list")
    assert isinstance(found, QListWidget)
    return found


def press(dialog: TagsDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_tags_are_listed_with_their_counts(dialog: TagsDialog) -> None:
    assert [tags(dialog).item(row).text() for row in range(3)] == ["#重点　5 条", "#抵押　3 条", "#核实　1 条"]


def test_a_new_name_is_asked_for_and_told(qtbot: QtBot, dialog: TagsDialog) -> None:
    dialog.ask_name = lambda old: f" #{old}物 "
    tags(dialog).setCurrentRow(1)
    with qtbot.waitSignal(dialog.rename_requested) as asked:
        QTest.keyClick(tags(dialog), Qt.Key.Key_F2)
    assert asked.args == ["抵押", "抵押物"]


@pytest.mark.parametrize("agrees", [True, False])
def test_two_tags_become_one_only_when_that_is_agreed_to(qtbot: QtBot, dialog: TagsDialog, agrees: bool) -> None:
    questions: list[str] = []

    def agreed(question: str) -> bool:
        questions.append(question)
        return agrees

    dialog.ask_name, dialog.agreed = (lambda _old: "重点"), agreed
    tags(dialog).setCurrentRow(1)
    told: list[tuple[str, str]] = []
    dialog.rename_requested.connect(lambda old, new: told.append((old, new)))
    press(dialog, "tags_rename")
    assert told == ([("抵押", "重点")] if agrees else [])
    assert questions == ["已有标签“重点”（5 条）。把“抵押”合并进去吗？"]


@pytest.mark.parametrize("name", [None, "", " # ", "重点"])
def test_no_other_name_is_no_change(qtbot: QtBot, dialog: TagsDialog, name: str | None) -> None:
    dialog.ask_name = lambda _old: name
    with qtbot.assertNotEmitted(dialog.rename_requested):
        press(dialog, "tags_rename")


def test_a_tag_is_taken_away_after_asking(qtbot: QtBot, dialog: TagsDialog) -> None:
    tags(dialog).setCurrentRow(2)
    with qtbot.waitSignal(dialog.rename_requested) as asked:
        QTest.keyClick(tags(dialog), Qt.Key.Key_Delete)
    assert asked.args == ["核实", ""]
    dialog.agreed = lambda _question: False
    with qtbot.assertNotEmitted(dialog.rename_requested):
        press(dialog, "tags_delete")


def test_the_chosen_tag_stays_chosen_and_without_tags_nothing_can_be_done(dialog: TagsDialog) -> None:
    tags(dialog).setCurrentRow(1)
    dialog.set_tags((Facet("抵押", 4), Facet("重点", 2)))
    assert tags(dialog).currentItem().text() == "#抵押　4 条"
    dialog.set_tags(())
    assert not tags(dialog).isVisible()
    assert not any(
        button.isEnabled() for button in dialog.findChildren(QPushButton) if button.objectName().startswith("tags_")
    )
