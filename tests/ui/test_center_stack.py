"""The middle of the window: 按岗位 and 岗位对照 before the reader, what leads back to it, what one takes along.

Covers: ui/center_page.py.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Span
from tests.ui.hands import compose
from ui.center_page import CenterPage
from ui.comparison.card import DutyCard
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "放款后按期做贷后检查，发现风险及时报告。" + "检查要看现场、看流水、看担保，不能只凭客户口头说明。" * 20


@pytest.fixture
def pack(pack: Path) -> Path:
    """The small pack, with a passage too long for a card, and a document that is for no role."""
    file = pack / "loan.md"
    file.write_text(file.read_text("utf-8").replace("放款后按期做贷后检查，发现风险及时报告。", LONG), "utf-8")
    (pack / "rules.md").write_text("---\nid: rules\n---\n# 信贷管理办法\n\n## 岗位职责\n\n分级审批。\n", "utf-8")
    return pack


def search(qtbot: QtBot, window: MainWindow, query: str) -> None:
    compose(window.box, query)
    qtbot.waitUntil(lambda: window.center._query == query)


def by_role(qtbot: QtBot, window: MainWindow, query: str) -> list[DutyCard]:
    """The cards of 按岗位 for a query."""
    search(qtbot, window, query)
    window.commands["by_role"].trigger()
    qtbot.waitUntil(lambda: window.center.by_role.query == query)
    return window.center.by_role.findChildren(DutyCard)


def choose_roles(qtbot: QtBot, window: MainWindow) -> None:
    """Open 岗位对照 and choose the first two roles by hand."""
    window.commands["compare_roles"].trigger()
    for number in (1, 2):
        box = window.center.comparison.findChild(QComboBox, f"role_{number}")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(number)
        box.activated.emit(number)
    qtbot.waitUntil(lambda: bool(window.center.comparison.comparison.rows))


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def present(window: MainWindow) -> str:
    return window.reader.article.id if window.reader.article else ""


def test_the_pages_of_later_are_made_while_nobody_acts(qtbot: QtBot, window: MainWindow) -> None:
    late = (CenterPage.BY_ROLE, CenterPage.COMPARISON, CenterPage.REVIEW, CenterPage.UPDATES)
    front = window.center.currentWidget()
    assert not any(map(window.center.is_made, late))
    window.center.read_late_pages()
    qtbot.waitUntil(lambda: all(map(window.center.is_made, late)))
    assert window.center.currentWidget() is front
    assert window.center.comparison._choice.roles == ("客户经理", "大堂经理")


# --- 按岗位 --------------------------------------------------------------------------------------------------------


def test_by_role_shows_what_each_role_says_and_opens_a_hit(qtbot: QtBot, window: MainWindow) -> None:
    cards = by_role(qtbot, window, "检查")
    assert {role.role for role in window.center.by_role.roles} == {"客户经理", "大堂经理"}
    card = next(card for card in cards if card.hit.passage.article_id == "lobby")
    card.click()
    assert window.center.page is CenterPage.READER
    assert present(window) == "lobby"
    assert window.reader.isVisible()
    assert not window.commands["by_role"].isChecked()
    qtbot.waitUntil(lambda: window._workspace.searches.recent() == ("检查",))


def test_by_role_follows_what_is_typed_only_while_it_is_in_front(qtbot: QtBot, window: MainWindow) -> None:
    view = window.center.by_role
    search(qtbot, window, "一站式")
    assert view.query == ""
    button = window.findChild(QToolButton, "results_by_role")
    assert isinstance(button, QToolButton)
    button.click()
    qtbot.waitUntil(lambda: view.query == "一站式")
    assert button.isChecked()
    window.box.set_text("贷后")
    qtbot.waitUntil(lambda: view.query == "贷后")
    window.box.set_text("")
    assert view.query == ""
    button.click()
    assert window.center.page is CenterPage.HOME
    assert not button.isChecked()
    window.box.set_text("检查")
    qtbot.waitUntil(lambda: window.center._query == "检查")
    assert view.query == ""


def test_by_role_asked_for_before_the_index_is_there_comes_with_it(qtbot: QtBot, window: MainWindow) -> None:
    compose(window.box, "检查")
    window.commands["by_role"].trigger()
    qtbot.waitUntil(lambda: window.center.by_role.query == "检查")


def test_more_of_a_role_narrows_the_results_to_it(qtbot: QtBot, window: MainWindow) -> None:
    by_role(qtbot, window, "检查")
    with qtbot.waitSignal(window._search.found) as answer:
        window.center.by_role.role_requested.emit("大堂经理")
    assert {hit.passage.article_id for hit in answer.args[0].hits} == {"lobby"}
    chips = [chip for chip in window.results.findChildren(QToolButton, "facet_chip") if chip.isChecked()]
    assert [chip.property("value") for chip in chips] == ["大堂经理"]
    assert window.center.page is CenterPage.RESULTS


def test_the_first_card_takes_the_focus_when_it_comes_and_esc_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    cards = by_role(qtbot, window, "检查")
    qtbot.waitUntil(cards[0].hasFocus)
    QTest.keyClick(cards[0], Qt.Key.Key_Escape)
    assert window.center.page is CenterPage.RESULTS
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.results.isAncestorOf(focus)


# --- 岗位对照 ------------------------------------------------------------------------------------------------------


def test_two_roles_stand_side_by_side_and_a_passage_opens_its_place(qtbot: QtBot, window: MainWindow) -> None:
    choose_roles(qtbot, window)
    shown = window.center.comparison.comparison
    assert {*shown.roles} == {"客户经理", "大堂经理"}
    assert shown.rows[0].section == "岗位职责"
    passage = next(cell[-1] for cell in shown.rows[0].cells if cell[-1].article_id == "lobby")
    window.center.comparison.place_requested.emit(passage.article_id, passage.span.start)
    assert window.center.page is CenterPage.READER
    assert present(window) == "lobby"


def test_what_is_for_no_role_is_neither_offered_nor_compared(qtbot: QtBot, window: MainWindow) -> None:
    assert window._workspace.library.head("rules").roles == ()
    choose_roles(qtbot, window)
    view = window.center.comparison
    assert "" not in view._choice.roles
    assert not [one for row in view.comparison.rows for cell in row.cells for one in cell if one.article_id == "rules"]


def test_roles_stand_in_the_order_of_the_library(window: MainWindow) -> None:
    roles = [role for head in window._workspace.library.articles() for role in head.roles]
    assert window.center.comparison._choice.roles == tuple(dict.fromkeys(roles))


def test_changed_articles_are_compared_anew(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    qtbot.waitUntil(lambda: window._workspace.search.ready)
    choose_roles(qtbot, window)
    lobby = pack / "lobby.md"
    lobby.write_text(lobby.read_text("utf-8").replace("倾听", "请客户坐下"), "utf-8")
    window._search.refresh()

    def told() -> bool:
        cells = [cell for row in window.center.comparison.comparison.rows for cell in row.cells]
        return any("请客户坐下" in passage.text for cell in cells for passage in cell)

    qtbot.waitUntil(told)


# --- to and fro ----------------------------------------------------------------------------------------------------


def test_whatever_opens_an_article_brings_the_reader_to_the_front(window: MainWindow) -> None:
    window.open_article("loan")
    window.open_article("lobby")
    for act in (
        lambda: window.open_article("lobby"),
        window.commands["back"].trigger,
        window.commands["find"].trigger,
        window.commands["focus_reader"].trigger,
        lambda: window.library.article_requested.emit("loan"),
    ):
        window.center.show_page(CenterPage.COMPARISON)
        assert not window.reader.isVisible()
        act()
        assert window.reader.isVisible()


def test_what_needs_a_selection_in_the_text_waits_until_the_text_is_to_be_seen(window: MainWindow) -> None:
    window.open_article("loan")
    window.reader.select(Span(0, 4))
    names = ("copy", "highlight", "underline", "note", "bookmark")
    window.commands["by_role"].trigger()
    assert not any(window.commands[name].isEnabled() for name in names)
    window.commands["compare_roles"].trigger()
    assert window.commands["compare_roles"].isChecked()
    assert not window.commands["by_role"].isChecked()
    window.commands["compare_roles"].trigger()
    assert window.center.page is CenterPage.READER
    assert all(window.commands[name].isEnabled() for name in names)


def test_both_views_stay_usable_in_the_smallest_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(QSize(720, 480))
    by_role(qtbot, window, "检查")
    for front, name in ((CenterPage.BY_ROLE, "by_role"), (CenterPage.COMPARISON, "comparison")):
        window.center.show_page(front)
        QApplication.processEvents()
        for part in ("copy", "export"):
            button = window.center.findChild(QPushButton, f"{name}_{part}")
            assert isinstance(button, QPushButton)
            assert button.width() >= button.sizeHint().width()


# --- taking along --------------------------------------------------------------------------------------------------


def test_copying_takes_whole_passages_along(qtbot: QtBot, window: MainWindow) -> None:
    by_role(qtbot, window, "贷后检查")
    (role,) = window.center.by_role.roles
    assert LONG not in role.hits[0].snippet
    QApplication.clipboard().clear()
    window.center.by_role.copy_requested.emit()
    qtbot.waitUntil(lambda: LONG in QApplication.clipboard().text())
    assert QApplication.clipboard().text().startswith("# 按岗位：贷后检查\n")
    assert window.statusBar().currentMessage() == "已复制为 Markdown 文本"


def test_an_export_writes_the_file_and_says_where(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_roles(qtbot, window)
    for name, start in (("markdown", "# 岗位对照："), ("csv", "\ufeff主题,")):
        file = tmp_path / name
        choose_file(monkeypatch, file)
        window.center.comparison.export_requested.emit(name)
        qtbot.waitUntil(lambda file=file: window.statusBar().currentMessage() == f"已导出到 {file}")  # type: ignore[misc]
        assert file.read_text("utf-8").startswith(start)


def test_an_export_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, told: list[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "gone" / "out.md")
    by_role(qtbot, window, "检查")
    window.center.by_role.export_requested.emit("markdown")
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], OSError)
