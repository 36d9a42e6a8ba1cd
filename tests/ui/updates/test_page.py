"""有什么新内容: by role, one's own first; an update counts as seen when one goes on from it.

Covers: ui/updates/detail.py, ui/updates/update_list.py, ui/updates/wording.py.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from kb.content.article_changes import ChangedPassage, Piece, PieceKind, TextLine
from kb.model import ArticleUpdate, UpdateKind
from kb.updates.content_updates import UpdateDetail
from tests.ui.hands import rows_in, top_rows
from ui.theme import DARK, LIGHT
from ui.updates.page import UpdatesPage
from ui.updates.update_list import UpdateList
from ui.updates.wording import TouchedMarks, about_words, marks_words, role_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CHECK = ArticleUpdate("check", "贷后检查", UpdateKind.CHANGED, ("客户经理",), "rules", "1.0", "1.2", was_read=True)
CASH = ArticleUpdate("cash", "现金", UpdateKind.NEW, ("柜员", "客户经理"), "rules", "", "1.2")
OLD = ArticleUpdate("old", "旧存折", UpdateKind.REMOVED, ("柜员",), "rules", "1.0", "1.2")
ASKED = ArticleUpdate("asked", "反洗钱", UpdateKind.CHANGED, ("柜员",), "rules", "1.0", "1.2", acknowledge=True)
PASSAGE = ChangedPassage(("频次",), (Piece(PieceKind.REMOVED, "30"), Piece(PieceKind.INSERTED, "15")))


@pytest.fixture
def page(qtbot: QtBot) -> UpdatesPage:
    made = UpdatesPage(LIGHT)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.set_packs({"rules": "网点规则"})
    made.show()
    return made


def listed(page: UpdatesPage) -> dict[str, list[str]]:
    """Role → titles, as shown."""
    return {
        group.text(0).rpartition(" ")[0]: [row.text(0) for row in rows_in(group)] for group in top_rows(updates(page))
    }


def updates(page: UpdatesPage) -> UpdateList:
    found = page.findChild(UpdateList)
    assert isinstance(found, UpdateList)
    return found


def text(page: UpdatesPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def click(page: UpdatesPage, name: str) -> None:
    button = page.findChild(QPushButton, name) or page.findChild(QToolButton, name)
    assert isinstance(button, QPushButton | QToolButton)
    button.click()


def test_updates_stand_under_their_roles_and_ones_own_role_first(page: UpdatesPage) -> None:
    page.show_updates((OLD, CASH, CHECK))
    assert listed(page) == {"柜员": ["移除　旧存折", "新增　现金"], "客户经理": ["修改　贷后检查"]}
    page.set_post("客户经理")
    assert [*listed(page)] == ["客户经理", "柜员"]
    assert listed(page)["客户经理"] == ["新增　现金", "修改　贷后检查"]
    assert role_of(OLD, "客户经理") == "柜员"


def test_what_is_on_the_screen_is_seen_only_when_one_goes_on(qtbot: QtBot, page: UpdatesPage) -> None:
    seen: list[tuple[str, ...]] = []
    page.seen.connect(seen.append)
    page.show_updates((CHECK, CASH))
    assert seen == []
    QTest.keyClick(updates(page), Qt.Key.Key_Down)
    QTest.keyClick(updates(page), Qt.Key.Key_Down)
    assert seen == [("check",)]
    page.show_updates((CASH,))  # as it is told from then on
    assert listed(page) == {"客户经理": ["修改　贷后检查"], "柜员": ["新增　现金"]}, "listed until the page is left"
    page.hide()
    assert seen == [("check",), ("cash",)]
    page.show_updates(())
    page.show()
    assert listed(page) == {}


def test_all_can_be_marked_seen_but_what_has_to_be_acknowledged(qtbot: QtBot, page: UpdatesPage) -> None:
    page.show_updates((CHECK, CASH, ASKED))
    with qtbot.waitSignal(page.seen) as told:
        click(page, "updates_all_seen")
    assert told.args == [("check", "cash")]
    assert [one.article_id for one in page.unseen] == ["asked"]


def test_what_differs_and_the_notes_it_touches_are_shown(qtbot: QtBot, page: UpdatesPage) -> None:
    with qtbot.waitSignal(page.detail_requested) as asked:
        page.show_updates((CHECK,))
    assert asked.args == [CHECK]
    page.show_detail(UpdateDetail(CHECK, (PASSAGE,)), TouchedMarks(3, 1, 1))
    view = page.findChild(QTextEdit, "update_difference")
    assert isinstance(view, QTextEdit)
    assert view.toPlainText().endswith("频次\n3015")
    assert text(page, "update_about") == "修改 · 客户经理 · 网点规则 1.0 → 1.2"
    assert "3 条" in text(page, "update_marks")
    with qtbot.waitSignal(page.places_requested):
        click(page, "update_places")
    page.show_detail(UpdateDetail(CASH, lines=(TextLine("不是这篇"),)), TouchedMarks())
    assert "不是这篇" not in view.toPlainText()
    page.set_theme(DARK)


def test_a_kind_can_be_chosen_and_an_article_opened_but_not_one_that_is_gone(qtbot: QtBot, page: UpdatesPage) -> None:
    page.show_updates((CHECK, CASH, OLD))
    click(page, "updates_new")
    assert listed(page) == {"柜员": ["新增　现金"]}
    with qtbot.waitSignal(page.open_requested) as opened:
        click(page, "update_open")
    assert opened.args == ["cash"]
    page.choose("old")
    assert listed(page).keys() == {"客户经理", "柜员"}
    button = page.findChild(QPushButton, "update_open")
    assert isinstance(button, QPushButton)
    assert not button.isVisible()


def test_taking_note_needs_a_name_and_is_told_with_it(qtbot: QtBot, page: UpdatesPage) -> None:
    seen: list[tuple[str, ...]] = []
    page.seen.connect(seen.append)
    page.show_updates((ASKED, CHECK))
    page.choose("asked")
    name = page.findChild(QLineEdit, "receipt_name")
    confirm = page.findChild(QPushButton, "receipt_confirm")
    assert isinstance(name, QLineEdit)
    assert isinstance(confirm, QPushButton)
    assert not confirm.isEnabled()
    name.setText("  张 三 ")
    with qtbot.waitSignal(page.acknowledged) as told:
        confirm.click()
    assert told.args == [ASKED, "张 三"]
    page.show_acknowledged(ASKED, "张 三 已于 2026-11-30 知悉")
    assert text(page, "receipt_done") == "张 三 已于 2026-11-30 知悉"
    page.choose("check")
    card = page.findChild(QFrame, "receipt")
    assert isinstance(card, QFrame)
    assert not card.isVisible()
    assert ("asked",) not in seen, "going on from it is not enough"


def test_receipts_can_be_handed_in_once_there_are_some(qtbot: QtBot, page: UpdatesPage) -> None:
    button = page.findChild(QPushButton, "updates_receipts")
    assert isinstance(button, QPushButton)
    assert not button.isVisible()
    page.set_receipts(2, "张三")
    with qtbot.waitSignal(page.receipts_requested):
        button.click()


def test_escape_leaves_the_page_from_the_list_and_from_an_empty_one(qtbot: QtBot, page: UpdatesPage) -> None:
    assert text(page, "updates_empty").startswith("没有新内容")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_updates((CHECK,))
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(updates(page), Qt.Key.Key_Escape)


def test_an_article_that_was_never_opened_is_said_to_be_so() -> None:
    unread = ArticleUpdate("a", "A", UpdateKind.CHANGED, (), "rules", "1.0", "1.1")
    assert about_words(unread, "规则") == "修改 · 规则 1.0 → 1.1 · 还没有打开过"
    assert about_words(CASH, "规则") == "新增 · 柜员、客户经理 · 规则 1.2"
    assert marks_words(TouchedMarks(2)) == "你在这篇文章里有 2 条批注和书签：都在原处。"
    assert marks_words(TouchedMarks()) == ""
