"""Packs in the open window: installed, gone back, found on a stick, noticed when others install them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.content.packs.install import install
from kb.model import Span
from tests.signed_packs import SignedPacks
from tests.ui.hands import top_rows
from ui.center_page import CenterPage
from ui.controllers.library import packs_controller
from ui.controllers.library.packs_controller import pack_among
from ui.main_window import MainWindow
from ui.packs import packs_dialog
from ui.packs.install_dialog import InstallPackDialog
from ui.packs.packs_dialog import PacksDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 60_000  # milliseconds


@pytest.fixture(autouse=True)
def sticks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is plugged in; nothing at first."""
    plugged: list[Path] = []
    monkeypatch.setattr(packs_controller, "removable_volumes", lambda: tuple(plugged))
    return plugged


@pytest.fixture
def packs(tmp_path: Path) -> SignedPacks:
    return SignedPacks(tmp_path / "office")


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until all that was asked for is done: the index, what is new, the packs, the notes."""

    def done() -> bool:
        busy = window._packs.busy or window._updates.busy or window._search._index.busy
        return window._updates._begun and window._packs._stamp is not None and not busy

    qtbot.waitUntil(done, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window._notes_controller.busy, timeout=PATIENCE)


def offered(qtbot: QtBot, window: MainWindow) -> InstallPackDialog:
    """The dialog once it shows what the pack would do."""

    def ready() -> InstallPackDialog | None:
        found = [one for one in window.findChildren(InstallPackDialog) if one.isVisible()]
        return found[0] if found and button(found[0], "pack_install").isVisible() else None

    qtbot.waitUntil(lambda: ready() is not None, timeout=PATIENCE)
    dialog = ready()
    assert dialog is not None
    return dialog


def button(dialog: QDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def install_in_window(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window._packs.open_file(file)
    dialog = offered(qtbot, window)
    compared = dialog.findChild(QCheckBox, "pack_compared")
    assert isinstance(compared, QCheckBox)
    if compared.isVisible():
        compared.click()
    with qtbot.waitSignal(window._packs.changed, timeout=PATIENCE):
        button(dialog, "pack_install").click()
    quiet(qtbot, window)


def notice(window: MainWindow) -> str:
    return window.notices.notice.words if window.notices.notice else ""


def take_up(window: MainWindow) -> None:
    """Click what the notice offers."""
    action = window.notices.findChild(QToolButton, "notice_action")
    assert isinstance(action, QToolButton)
    action.click()


def test_an_installed_pack_is_read_and_found_at_once_and_told_in_one_sentence(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks, told: list[Exception]
) -> None:
    quiet(qtbot, window)
    install_in_window(qtbot, window, packs.file("1.0"))
    assert notice(window) == "内容已更新：新内容包“网点业务规则”（2 篇）"
    assert window.open_article("r-check")
    assert window._workspace.search.find("旧版存折").total > 0
    take_up(window)
    assert window.center.page is CenterPage.UPDATES
    assert {one.article_id for one in window.center.updates.unseen} >= {"r-old"}
    assert told == []


def test_an_update_shows_what_differs_and_asks_to_look_at_touched_notes(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    install(packs.file("1.0"), window._workspace.installer.site, accepted=packs.fingerprint)
    window._packs.look()
    quiet(qtbot, window)
    window._workspace.updates.mark_seen(["r-check", "r-old"])
    article = window._workspace.library.article("r-check")
    start = article.text.index("每 30 天")
    window._workspace.notes.highlight("r-check", Span(start, start + 6))
    window._packs.open_file(packs.file("1.1"))
    dialog = offered(qtbot, window)
    assert "1 条" in " ".join(label.text() for label in dialog.findChildren(type(dialog._forecast)))
    button(dialog, "pack_install").click()
    qtbot.waitUntil(lambda: not window.findChildren(InstallPackDialog), timeout=PATIENCE)
    quiet(qtbot, window)
    assert notice(window) == "内容已更新：“网点业务规则” 1.0 → 1.1（新增 1 篇，修改 1 篇，移除 1 篇）"
    kinds = {one.article_id: one.kind.value for one in window.center.updates.unseen}
    assert kinds == {"r-check": "changed", "r-new": "new", "r-old": "removed"}


def test_what_cannot_be_installed_is_told_in_the_dialog_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    quiet(qtbot, window)
    (tmp_path / "broken.xzpack").write_bytes(b"no pack")
    window._packs.open_file(tmp_path / "broken.xzpack")
    (dialog,) = window.findChildren(InstallPackDialog)
    qtbot.waitUntil(lambda: "不是内容包" in dialog._message.text(), timeout=PATIENCE)
    assert notice(window) == ""
    dialog.reject()


def test_a_closed_dialog_is_not_answered_and_a_second_file_takes_its_place(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    window._packs.open_file(packs.file("1.0"))
    window._packs.open_file(packs.file("1.1"))
    dialog = offered(qtbot, window)
    assert dialog._offer is not None
    qtbot.waitUntil(lambda: not window._packs.busy)
    assert dialog._offer.preview.version == "1.1"
    dialog.reject()
    window._packs.open_file(packs.file("1.0"))
    assert window._packs._installing is not None
    window._packs._installing.reject()
    quiet(qtbot, window)
    assert window._packs._installing is None


def test_a_newer_pack_on_a_stick_is_told_by_a_line_and_opened_on_demand(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks, sticks: list[Path], tmp_path: Path
) -> None:
    quiet(qtbot, window)
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(packs.file("1.0"), stick / "规则.xzpack")
    sticks.append(stick)
    window._packs.look_at_volumes()
    qtbot.waitUntil(lambda: notice(window) == "U 盘上有新内容：网点业务规则 1.0", timeout=PATIENCE)
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []
    take_up(window)
    offered(qtbot, window).reject()
    window._packs.look_at_volumes()
    qtbot.waitUntil(lambda: notice(window) != "", timeout=PATIENCE)
    sticks.clear()
    window._packs.look_at_volumes()
    qtbot.waitUntil(lambda: notice(window) == "", timeout=PATIENCE)


def test_sticks_are_not_looked_at_when_that_is_switched_off(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks, sticks: list[Path]
) -> None:
    quiet(qtbot, window)
    packs.file("1.0")
    window._packs.set_looks_at_volumes(False)
    sticks.append(packs.folder)
    window._packs.look_at_volumes()
    assert not window._packs._volumes.busy
    window._packs.set_looks_at_volumes(True)
    qtbot.waitUntil(lambda: notice(window) != "", timeout=PATIENCE)
    window._packs.set_looks_at_volumes(False)
    assert notice(window) == ""


def test_what_another_program_installs_is_noticed_when_the_window_comes_to_the_front(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    install(packs.file("1.0"), window._workspace.installer.site, accepted=packs.fingerprint)
    with qtbot.waitSignal(window._packs.changed, timeout=PATIENCE):
        window.activateWindow()
    quiet(qtbot, window)
    assert notice(window) == "内容已更新：新内容包“网点业务规则”（2 篇）"
    assert window._workspace.search.find("旧版存折").total > 0
    assert window.open_article("r-old")


def test_a_pack_that_is_copied_changed_and_deleted_by_hand_is_noticed_each_time(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    copied = window._workspace.paths.packs / "规则"
    shutil.copytree(packs.source("1.0"), copied)
    steps: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: None, "新内容包“网点业务规则”（2 篇）"),
        ((copied / "articles" / "r-old.md").unlink, "“网点业务规则”（移除 1 篇）"),
        (lambda: shutil.rmtree(copied), "“网点业务规则”已移除（1 篇）"),
    )
    for act, expected in steps:
        act()
        with qtbot.waitSignal(window._packs.changed, timeout=PATIENCE):
            window._packs.look()
        quiet(qtbot, window)
        assert notice(window) == f"内容已更新：{expected}"
    window._packs.look()
    quiet(qtbot, window)
    window.notices.withdraw("packs:")
    assert notice(window) == ""


def test_a_window_that_stays_in_front_notices_a_pack_once_it_is_copied_whole(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shutil.copytree(packs.source("1.0"), window._workspace.paths.packs / "规则")
    window._packs._tick()
    quiet(qtbot, window)
    assert notice(window) == "", "it may still be copied"
    with qtbot.waitSignal(window._packs.changed, timeout=PATIENCE):
        window._packs._tick()
    quiet(qtbot, window)
    assert notice(window) == "内容已更新：新内容包“网点业务规则”（2 篇）"


def test_from_the_list_one_goes_back_and_removes(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet(qtbot, window)
    site = window._workspace.installer.site
    for version in ("1.0", "1.1"):
        install(packs.file(version), site, accepted=packs.fingerprint)
    window._packs.look()
    quiet(qtbot, window)
    monkeypatch.setattr(packs_dialog, "is_agreed", lambda *_: True)
    window.commands["packs"].trigger()
    (dialog,) = window.findChildren(PacksDialog)
    qtbot.waitUntil(lambda: dialog._list.topLevelItemCount() == 2, timeout=PATIENCE)
    dialog._list.setCurrentItem(top_rows(dialog._list)[1])
    with qtbot.waitSignal(window._packs.changed, timeout=PATIENCE):
        button(dialog, "packs_rollback").click()
    quiet(qtbot, window)
    assert notice(window) == "", "that 1.1 is here is no longer true"
    assert "30 天" in window._workspace.library.article("r-check").text
    with qtbot.waitSignal(window._packs.changed, timeout=PATIENCE):
        button(dialog, "packs_remove").click()
    quiet(qtbot, window)
    assert [head.id for head in window._workspace.library.articles()] == ["loan", "lobby"]
    assert dialog._list.topLevelItemCount() == 1
    assert "removed" not in {one.kind.value for one in window.center.updates.unseen}, "one did that oneself"
    dialog.reject()


def test_a_pack_that_a_later_start_hands_over_is_offered_in_this_window(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    window.come_forward(packs.file("1.0").as_uri())
    offered(qtbot, window).reject()
    window.come_forward("lobby")
    assert window.reader.article is not None
    assert window.reader.article.id == "lobby"


def test_a_pack_that_is_dropped_on_the_window_is_offered_and_not_imported_as_a_document(
    qtbot: QtBot, window: MainWindow, packs: SignedPacks
) -> None:
    quiet(qtbot, window)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(packs.file("1.0")))])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), copy, dropped, button, none))
    QApplication.sendEvent(window, QDropEvent(QPoint(50, 50), copy, dropped, button, none))
    offered(qtbot, window).reject()


def test_of_files_that_are_dropped_the_first_pack_is_taken() -> None:
    pack = Path("规则.XZPACK")
    assert pack_among([Path("a.docx"), pack, Path("b.xzpack")]) == pack
    assert pack_among([Path("a.docx")]) is None
