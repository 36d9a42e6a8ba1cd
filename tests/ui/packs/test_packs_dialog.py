"""The packs that are here; going back and removing are asked twice."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from kb.content.packs.selection import PackOrigin
from kb.model import OWN_PACK_ID
from kb.pack_installer import PackListing
from tests.ui.hands import top_rows
from ui.packs import packs_dialog
from ui.packs.packs_dialog import PacksDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BUILT_IN = PackListing("guide", "岗位指引", "2.0", "十二个岗位", PackOrigin.BUILT_IN, 150)
RULES = PackListing(
    "rules", "规则", "1.1", "", PackOrigin.INSTALLED, 4, "省分行", "1a2b 3c4d", previous="1.0", removable=True
)


@pytest.fixture
def dialog(qtbot: QtBot) -> PacksDialog:
    made = PacksDialog()
    qtbot.addWidget(made)
    made.open()
    made.show_packs((BUILT_IN, RULES))
    return made


def button(dialog: PacksDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def choose(dialog: PacksDialog, row: int) -> None:
    view = dialog.findChild(QTreeWidget, "packs")
    assert isinstance(view, QTreeWidget)
    view.setCurrentItem(top_rows(view)[row])


def detail(dialog: PacksDialog) -> str:
    label = dialog.findChild(QLabel, "pack_detail")
    assert isinstance(label, QLabel)
    return label.text()


def agree(monkeypatch: pytest.MonkeyPatch, *, answer: bool) -> list[str]:
    asked: list[str] = []

    def agreed(_parent: object, _title: str, question: str) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr(packs_dialog, "is_agreed", agreed)
    return asked


def test_what_came_with_the_program_can_neither_go_back_nor_be_removed(dialog: PacksDialog) -> None:
    assert not button(dialog, "packs_rollback").isEnabled()
    assert not button(dialog, "packs_remove").isEnabled()
    assert "不能移除" in detail(dialog)


def test_an_installed_pack_goes_back_and_is_removed_on_a_yes(
    qtbot: QtBot, dialog: PacksDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, 1)
    assert "1a2b 3c4d" in detail(dialog)
    asked = agree(monkeypatch, answer=True)
    for name, signal in (("packs_rollback", dialog.rollback_requested), ("packs_remove", dialog.remove_requested)):
        with qtbot.waitSignal(signal) as wanted:
            button(dialog, name).click()
        assert wanted.args == ["rules"]
    assert "1.0" in asked[0]
    assert "4 篇" in asked[1]


def test_on_a_no_nothing_is_asked_for(dialog: PacksDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(dialog, 1)
    wanted: list[str] = []
    dialog.rollback_requested.connect(wanted.append)
    dialog.remove_requested.connect(wanted.append)
    agree(monkeypatch, answer=False)
    button(dialog, "packs_rollback").click()
    button(dialog, "packs_remove").click()
    assert wanted == []


def test_after_going_back_the_button_leads_forward_and_the_choice_stays(dialog: PacksDialog) -> None:
    choose(dialog, 1)
    dialog.show_packs((BUILT_IN, replace(RULES, version="1.0", previous="1.1")))
    assert button(dialog, "packs_rollback").text() == "换回新版本"
    assert "1.1" in detail(dialog)


def test_ones_own_documents_have_no_version_and_were_not_put_there_by_hand(dialog: PacksDialog) -> None:
    dialog.show_packs((BUILT_IN, PackListing(OWN_PACK_ID, "我的文档", "1", "", PackOrigin.OWN, 2)))
    view = dialog.findChild(QTreeWidget, "packs")
    assert isinstance(view, QTreeWidget)
    row = top_rows(view)[1]
    assert [row.text(column) for column in range(5)] == ["我的文档", "—", "2 篇", "自己导入", "—"]
    choose(dialog, 1)
    assert "packs 文件夹" not in detail(dialog)
    assert not button(dialog, "packs_remove").isEnabled()
