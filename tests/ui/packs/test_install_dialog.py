"""What a pack would do is told before it is done; a publisher never seen before takes an act of its own.

Covers: ui/packs/change_list.py, ui/packs/wording.py, kb/content/packs/wording.py.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from kb.content.packs.errors import PackHashWrong
from kb.content.packs.preview import ArticleChangeKind
from kb.content.packs.selection import PackOrigin
from kb.content.packs.trust import Trust
from kb.content.packs.wording import CHANGE_LABELS, ORIGIN_LABELS, TRUST_LABELS
from kb.pack_installer import NotesForecast, PackOffer, PackOnVolume
from kb.updates.pack_changes import PackChange
from kb.workspace import Workspace
from tests.signed_packs import SignedPacks
from tests.ui.hands import rows_in, top_rows
from ui.error_messages import sentence
from ui.packs.change_list import ChangeList
from ui.packs.install_dialog import InstallPackDialog
from ui.packs.wording import changes_words, forecast_words, volume_words
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dialog(qtbot: QtBot) -> InstallPackDialog:
    made = InstallPackDialog(Path("/media/U/规则.xzpack"), LIGHT)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    return made


@pytest.fixture
def update(workspace: Workspace, packs: SignedPacks) -> PackOffer:
    """1.1 where 1.0 is installed."""
    workspace.installer.install(packs.file("1.0"), packs.fingerprint)
    workspace.reload_packs()
    return workspace.installer.offer(packs.file("1.1"))


def words(dialog: InstallPackDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def button(dialog: InstallPackDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def changes(dialog: InstallPackDialog) -> ChangeList:
    found = dialog.findChild(ChangeList)
    assert isinstance(found, ChangeList)
    return found


def test_a_publisher_never_seen_is_installed_only_after_the_fingerprint_was_compared(
    qtbot: QtBot, dialog: InstallPackDialog, workspace: Workspace, packs: SignedPacks
) -> None:
    dialog.show_offer(workspace.installer.offer(packs.file("1.0")))
    compared = dialog.findChild(QCheckBox, "pack_compared")
    assert isinstance(compared, QCheckBox)
    assert packs.fingerprint in words(dialog)
    assert "省分行" in compared.text()
    assert not button(dialog, "pack_install").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    compared.click()
    with qtbot.waitSignal(dialog.install_requested) as asked:
        button(dialog, "pack_install").click()
    assert asked.args == [packs.fingerprint]


def test_of_a_known_publisher_an_update_shows_versions_changes_and_the_fate_of_the_notes(
    qtbot: QtBot, dialog: InstallPackDialog, update: PackOffer
) -> None:
    dialog.show_offer(update)
    trust = dialog.findChild(QFrame, "pack_trust")
    assert isinstance(trust, QFrame)
    assert not trust.isVisible()
    told = words(dialog)
    assert "1.0 → 1.1" in told
    assert TRUST_LABELS[Trust.PINNED] in told
    assert "没有批注和书签" in told
    shown = [group.text(0) for group in top_rows(changes(dialog))]
    assert shown == ["新增 1 篇", "修改 1 篇", "移除 1 篇"]
    with qtbot.waitSignal(dialog.install_requested) as asked:
        button(dialog, "pack_install").click()
    assert asked.args == [""]


def test_the_difference_in_the_chosen_article_is_shown(
    qtbot: QtBot, dialog: InstallPackDialog, update: PackOffer, workspace: Workspace
) -> None:
    dialog.show_offer(update)
    asked: list[object] = []
    dialog.change_requested.connect(asked.append)
    (change,) = update.preview.of_kind(ArticleChangeKind.CHANGED)
    changes(dialog).setCurrentItem(rows_in(top_rows(changes(dialog))[1])[0])
    assert asked == [change]
    dialog.show_passages(change, workspace.installer.passages(update.path, change))
    view = dialog.findChild(QTextEdit, "pack_difference")
    assert isinstance(view, QTextEdit)
    assert "每 3015 天检查一次" in view.toPlainText(), "what has gone before what is new"


def test_why_a_pack_cannot_be_installed_is_one_sentence(dialog: InstallPackDialog) -> None:
    dialog.show_failure(PackHashWrong("a.md"))
    assert sentence(PackHashWrong("a.md")) in words(dialog)
    assert not button(dialog, "pack_install").isVisible()
    button(dialog, "pack_cancel").click()
    assert not dialog.isVisible()


def test_what_is_being_installed_is_not_left_by_a_key(dialog: InstallPackDialog, update: PackOffer) -> None:
    dialog.show_offer(update)
    dialog.show_installing()
    dialog.show_progress(1, 3)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.finish()
    assert not dialog.isVisible()


def test_every_value_has_its_word() -> None:
    assert CHANGE_LABELS.keys() == {*ArticleChangeKind}
    assert TRUST_LABELS.keys() == {*Trust}
    assert ORIGIN_LABELS.keys() == {*PackOrigin}


def test_the_fate_of_the_notes_in_words() -> None:
    told = forecast_words(NotesForecast(9, 2, 1))
    assert "12 条" in told
    assert "9 条不受影响" in told
    assert "2 条" in told
    assert "不受影响" not in forecast_words(NotesForecast(0, 0, 3))


def test_one_sentence_for_what_lies_on_a_stick_and_for_what_changed() -> None:
    one = PackOnVolume(Path("a.xzpack"), "rules", "规则", "1.1", "1.0")
    assert volume_words([one]) == "U 盘上有新内容：规则 1.0 → 1.1"
    assert volume_words([one, one]).endswith("，另有 1 个")
    changed = PackChange("rules", "规则", "1.0", "1.1", came=False, went=False, new=1, changed=2, removed=0)
    came = PackChange("b", "B", "", "1", came=True, went=False, new=4, changed=0, removed=0)
    went = PackChange("c", "C", "1", "", came=False, went=True, new=0, changed=0, removed=7)
    assert changes_words([changed]) == "内容已更新：“规则” 1.0 → 1.1（新增 1 篇，修改 2 篇）"
    assert changes_words([came, went]) == "内容已更新：新内容包“B”（4 篇）；“C”已移除（7 篇）"
    assert changes_words([changed, came, went]).endswith("另有 1 个内容包有变化")
