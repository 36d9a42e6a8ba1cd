"""A list in the window: ticked, undone, signed, exported, begun anew; a new version and a new day are noticed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kb.model import ItemState, Span
from kb.workspace import Workspace
from tests.ui.home.test_pane import rows
from tests.ui.reader.hands import button, words
from ui.center_page import CenterPage
from ui.main_window import MainWindow
from ui.reader.text.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OPENING = """---
id: opening
title: 营业前准备清单
roles: [大堂经理]
kind: checklist
checklist: [进门]
---
# 营业前准备清单

## 进门

- 两人同到，先看门窗、锁和玻璃有没有异样。
- 两人一起撤防，安全登记簿签名、写时间。
- 看灭火器、应急灯、消防通道。
"""
NEWCOMER = (
    OPENING.replace("id: opening", "id: newcomer")
    .replace("营业前准备清单", "新人90天清单")
    .replace("kind: checklist\n", "")
)


@pytest.fixture
def pack(pack: Path) -> Path:
    """Two articles with lists besides."""
    (pack / "opening.md").write_text(OPENING, "utf-8")
    (pack / "newcomer.md").write_text(NEWCOMER, "utf-8")
    return pack


def view_of(window: MainWindow) -> ReaderView:
    found = window.findChild(ReaderView, "reader_text")
    assert isinstance(found, ReaderView)
    return found


def open_list(qtbot: QtBot, window: MainWindow, article_id: str) -> None:
    assert window.open_article(article_id)
    qtbot.waitUntil(window.reader.checklist_bar.isVisible)


def count(window: MainWindow) -> str:
    return words(window.reader.checklist_bar, "checklist_count")


def states(window: MainWindow) -> str:
    shown = window._checklists._shown
    assert shown is not None
    return "".join({ItemState.OPEN: "o", ItemState.DONE: "d", ItemState.CHANGED: "c"}[e.state] for e in shown.entries)


def tick(qtbot: QtBot, window: MainWindow, number: int, told: str) -> None:
    """Put the caret into an item and press Space, until the line says ``told``."""
    shown = window._checklists._shown
    assert shown is not None
    start = shown.entries[number].item.span.start
    window.reader.select(Span(start, start))
    QTest.keyClick(view_of(window), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: count(window) == told)


def test_a_tick_is_stored_shown_undone_and_there_again_at_the_next_start(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, again: Callable[[], MainWindow]
) -> None:
    open_list(qtbot, window, "opening")
    assert count(window) == "0/3 已完成"
    tick(qtbot, window, 1, "1/3 已完成")
    assert states(window) == "odo"
    (stored,) = (one for one in workspace.notes.tick_records.ticks() if one.ticked)
    assert stored.text.startswith("两人一起撤防")
    qtbot.waitUntil(lambda: window.commands["undo"].text() == "撤销“勾选”")
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: count(window) == "0/3 已完成")
    window.commands["redo"].trigger()
    qtbot.waitUntil(lambda: count(window) == "1/3 已完成")
    reopened = again()
    qtbot.waitUntil(lambda: count(reopened) == "1/3 已完成")


def test_ctrl_t_ticks_the_item_of_the_caret_and_the_menu_says_so(qtbot: QtBot, window: MainWindow) -> None:
    open_list(qtbot, window, "opening")
    shown = window._checklists._shown
    assert shown is not None
    window.reader.select(Span(shown.entries[2].item.span.start, shown.entries[2].item.span.start))
    window.commands["tick"].trigger()
    qtbot.waitUntil(lambda: states(window) == "ood")
    assert window.commands["tick"].shortcut().toString() == "Ctrl+T"
    window.commands["home"].trigger()
    assert not window.commands["tick"].isEnabled()


def test_an_article_without_a_list_has_no_line_and_leaving_it_brings_it_back(qtbot: QtBot, window: MainWindow) -> None:
    open_list(qtbot, window, "opening")
    window.open_article("loan")
    assert not window.reader.checklist_bar.isVisible()
    open_list(qtbot, window, "opening")


def test_the_home_page_tells_how_far_the_lists_are_and_leads_there(qtbot: QtBot, window: MainWindow) -> None:
    open_list(qtbot, window, "newcomer")
    tick(qtbot, window, 0, "1/3 已完成")
    open_list(qtbot, window, "opening")
    for number in range(3):
        tick(qtbot, window, number, "3/3 全部完成" if number == 2 else f"{number + 1}/3 已完成")
    window.commands["home"].trigger()
    told = ["新人90天清单　1/3", "营业前准备清单　今天全部完成"]
    # All in one look: the page is filled anew with every answer of the store, and is empty in between.
    qtbot.waitUntil(lambda: [row.text() for row in rows(window, "home_checklists")] == told)
    rows(window, "home_checklists")[0].click()
    assert window.center.page is CenterPage.READER
    assert window.reader.article is not None
    assert window.reader.article.id == "newcomer"


def test_a_list_of_yesterday_is_told_as_not_done_today(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    article, yesterday = workspace.library.article("opening"), datetime.now(UTC) - timedelta(days=1)
    shown = workspace.checklists.shown(article, yesterday)
    assert shown is not None
    workspace.checklists.tick(shown, 0, yesterday, ticked=True)
    window.open_article("loan")
    window.commands["home"].trigger()
    qtbot.waitUntil(lambda: [row.text() for row in rows(window, "home_checklists")] == ["营业前准备清单　今天还没有做"])


def test_at_midnight_the_list_is_a_fresh_one(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    open_list(qtbot, window, "opening")
    tick(qtbot, window, 0, "1/3 已完成")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr("ui.controllers.reading.checklist_controller._now", lambda: tomorrow)
    monkeypatch.setattr("ui.controllers.reading.checklist_controller._today", lambda: date(2099, 1, 1))
    window._checklists.notice_day()
    qtbot.waitUntil(lambda: count(window) == "0/3 已完成")


def test_a_new_version_of_the_open_list_asks_to_confirm_what_reads_differently(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, pack: Path
) -> None:
    open_list(qtbot, window, "opening")
    for number in range(3):
        tick(qtbot, window, number, "3/3 全部完成" if number == 2 else f"{number + 1}/3 已完成")
    lines = OPENING.splitlines()
    changed = [*lines[:-3], lines[-1].replace("消防通道", "消防通道和出口"), lines[-3], ""]
    (pack / "opening.md").write_text("\n".join(changed), "utf-8")
    workspace.library.reload()
    window._navigation.reload_article()
    qtbot.waitUntil(lambda: states(window) == "cd")
    assert (
        words(window.reader.checklist_bar, "checklist_told") == "1 条文字有变，点方框确认；1 个勾已不在清单中，见历史"
    )
    window.reader.ticking.confirm_requested.emit(0)
    qtbot.waitUntil(lambda: states(window) == "dd")


def found(window: MainWindow, name: str) -> QDialog:
    dialog = window.findChild(QDialog, name)
    assert isinstance(dialog, QDialog)
    return dialog


def test_a_mentor_signs_and_a_change_afterwards_is_written_above_the_list(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    open_list(qtbot, window, "newcomer")
    tick(qtbot, window, 0, "1/3 已完成")
    button(window, "checklist_sign").click()
    dialog = found(window, "sign_off_dialog")
    name, sign = dialog.findChild(QLineEdit, "sign_off_name"), dialog.findChild(QPushButton, "sign_off_ok")
    assert name
    assert sign
    name.setText("李师傅")
    sign.click()
    told = "李师傅已签字（签字后没有改动）"
    qtbot.waitUntil(lambda: words(window.reader.checklist_bar, "checklist_told") == told)
    tick(qtbot, window, 0, "0/3 已完成")
    assert words(window.reader.checklist_bar, "checklist_told") == "签字后有改动：取消了 1 个勾"
    assert len(workspace.notes.tick_records.sign_offs("newcomer", "")) == 1


def test_the_history_opens(qtbot: QtBot, window: MainWindow) -> None:
    open_list(qtbot, window, "opening")
    tick(qtbot, window, 0, "1/3 已完成")
    button(window, "checklist_history").click()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "checklist_history_dialog") is not None)
    found(window, "checklist_history_dialog").close()


def test_a_list_is_exported_with_the_name_of_who_ticked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._settings.keep(person="小王")
    open_list(qtbot, window, "opening")
    tick(qtbot, window, 0, "1/3 已完成")
    target = tmp_path / "清单.csv"
    monkeypatch.setattr("ui.dialogs.saving.choose_file", lambda *_: target)
    button(window, "checklist_export").click()
    menu = window.findChild(QMenu, "checklist_formats")
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(target.exists)
    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[1].endswith(",小王")


def test_a_list_begun_when_needed_begins_anew(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, pack: Path
) -> None:
    (pack / "opening.md").write_text(OPENING.replace("checklist: [", "checklist_repeat: each\nchecklist: ["), "utf-8")
    workspace.library.reload()
    open_list(qtbot, window, "opening")
    tick(qtbot, window, 0, "1/3 已完成")
    button(window, "checklist_fresh").click()
    qtbot.waitUntil(lambda: count(window) == "0/3 已完成")
    tick(qtbot, window, 1, "1/3 已完成")
    assert words(window.reader.checklist_bar, "checklist_period") == "今天第 2 份"
    assert {one.period[-2:] for one in workspace.notes.tick_records.ticks()} == {"/1", "/2"}
