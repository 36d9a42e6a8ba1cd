"""What is new in the open window: on the page and the home page, pointed out on opening, acknowledged, handed in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kb.content.packs.install import install
from kb.records.receipts import decode_receipts
from kb.workspace import Workspace
from tests.signed_packs import SignedPacks
from tests.ui.controllers.library.test_packs_controller import notice, packs, quiet, sticks, take_up
from tests.ui.home.test_pane import rows
from ui.center_page import CenterPage
from ui.main_window import MainWindow

__all__ = ["packs", "sticks"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def seen(workspace: Workspace, packs: SignedPacks) -> None:
    """1.0 is installed and was seen, before the window is opened."""
    install(packs.file("1.0"), workspace.installer.site, accepted=packs.fingerprint)
    workspace.reload_packs()
    workspace.updates.begin()


@pytest.fixture
def updated(qtbot: QtBot, seen: None, window: MainWindow, packs: SignedPacks) -> MainWindow:
    """1.1, which asks to be acknowledged, was installed by somebody else."""
    quiet(qtbot, window)
    install(packs.file("1.1", acknowledge=True), window._workspace.installer.site)
    window._packs.look()
    quiet(qtbot, window)
    return window


def unseen(window: MainWindow) -> set[str]:
    return {one.article_id for one in window.center.updates.unseen}


def take_note(qtbot: QtBot, window: MainWindow, article_id: str, name: str) -> None:
    window.commands["updates"].setChecked(False)
    window._updates.show(article_id)
    field = window.center.updates.findChild(QLineEdit, "receipt_name")
    confirm = window.center.updates.findChild(QPushButton, "receipt_confirm")
    assert isinstance(field, QLineEdit)
    assert isinstance(confirm, QPushButton)
    field.setText(name)
    confirm.click()
    quiet(qtbot, window)


def test_nothing_is_new_in_a_window_that_is_opened_for_the_first_time(qtbot: QtBot, window: MainWindow) -> None:
    quiet(qtbot, window)
    assert unseen(window) == set()
    card = window.center.home.findChild(QWidget, "home_updates")
    assert isinstance(card, QWidget)
    assert card.isHidden()


def test_the_home_page_lists_what_is_new_and_leads_to_it(qtbot: QtBot, updated: MainWindow) -> None:
    updated.commands["home"].trigger()
    entries = rows(updated.center.home, "home_updates")
    assert len(entries) == 3
    next(row for row in entries if "老年客户" in row.text()).click()
    assert updated.center.page is CenterPage.UPDATES
    assert updated.center.updates._list.current is not None
    assert updated.center.updates._list.current.article_id == "r-new"
    assert updated.commands["updates"].isChecked()


def test_the_page_is_made_when_it_is_first_shown_with_what_was_told_before(qtbot: QtBot, updated: MainWindow) -> None:
    assert not updated.center.is_made(CenterPage.UPDATES)
    updated._home.set_post("大堂经理")
    updated.open_article("lobby")  # unchanged: nobody has to ask the page
    quiet(qtbot, updated)
    assert not updated.center.is_made(CenterPage.UPDATES)
    updated.commands["updates"].trigger()
    page = updated.center.updates
    assert {one.article_id for one in page.unseen} == {"r-check", "r-new", "r-old"}
    assert page._post == "大堂经理"
    updated._updates._tell((), 0, "")
    assert unseen(updated) == set()


def test_opening_a_changed_article_points_out_that_it_changed(qtbot: QtBot, updated: MainWindow) -> None:
    updated.notices.withdraw("packs:")
    updated.open_article("lobby")
    quiet(qtbot, updated)
    assert notice(updated) == ""
    updated.open_article("r-check")
    quiet(qtbot, updated)
    assert notice(updated) == "这篇文章在你上次看过之后有改动"
    take_up(updated)
    assert updated.center.page is CenterPage.UPDATES
    assert "r-check" in unseen(updated)


def test_what_was_taken_note_of_is_stored_with_name_and_version_and_handed_in(
    qtbot: QtBot, updated: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_note(qtbot, updated, "r-check", "张三")
    assert "r-check" not in unseen(updated)
    (receipt,) = updated._workspace.receipts.all()
    assert (receipt.name, receipt.article_id, receipt.version) == ("张三", "r-check", "1.1")
    assert receipt.digest == updated._workspace.library.sources["r-check"].digest
    target = tmp_path / "回执.json"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(target)])
    export = updated.center.updates.findChild(QPushButton, "updates_receipts")
    assert isinstance(export, QPushButton)
    assert export.isVisible()
    with qtbot.waitSignal(updated._updates.done):
        export.click()
    assert decode_receipts(target.read_bytes()) == (receipt,)


def test_what_was_seen_and_what_was_not_outlives_a_restart(qtbot: QtBot, updated: MainWindow) -> None:
    updated.commands["updates"].trigger()
    updated.center.updates.choose("r-old")
    quiet(qtbot, updated)
    updated.commands["home"].trigger()
    quiet(qtbot, updated)
    assert unseen(updated) == {"r-check", "r-new"}
    assert {one.article_id for one in updated._workspace.updates.updates()} == {"r-check", "r-new"}


def test_the_page_stays_in_front_when_the_open_article_changes_behind_it(
    qtbot: QtBot, updated: MainWindow, packs: SignedPacks
) -> None:
    updated.open_article("r-check")
    updated.commands["updates"].trigger()
    updated._packs._rollback("rules")
    qtbot.waitUntil(lambda: updated.reader.article is not None and "30 天" in updated.reader.article.text)
    quiet(qtbot, updated)
    assert updated.center.page is CenterPage.UPDATES
