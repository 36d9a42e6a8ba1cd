"""The window after an update of the articles: what changed is told, looked at and decided on.

Covers: ui/reader/bars/reanchor_bar.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.content.parser import parse_article
from kb.model import Placement, Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.ui.hands import away_with
from ui.center_page import CenterPage
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OLD = "# 报告\n\n发现风险应当在当日报告网点负责人。\n\n每季走访一次老客户，记录变化。\n\n先听客户说完，再给建议。\n"
NEW = "# 报告\n\n新增一段。\n\n发现风险可在三日内报告网点负责人。\n\n先听客户说完，再给建议。\n"


@pytest.fixture
def updated(paths: AppPaths, tmp_path: Path, undressed: None, told: list[Exception]) -> Iterator[MainWindow]:
    """A window over notes made in another version of the article."""
    pack = tmp_path / "updated"
    pack.mkdir()
    (pack / "report.md").write_text(OLD, "utf-8")
    with Workspace.open(paths, content=[pack]) as before:
        text = before.library.article("report").text
        for quote in ("应当在当日报告网点负责人", "每季走访一次老客户"):
            start = text.index(quote)
            before.notes.highlight("report", Span(start, start + len(quote)), note=quote[:2])
    (pack / "report.md").write_text(NEW, "utf-8")
    window = MainWindow(Workspace.open(paths, content=[pack]))
    window.show()
    yield window
    away_with(window)
    assert told == []


def front(window: MainWindow) -> CenterPage:
    return window.center.page


@pytest.fixture
def part(updated: MainWindow) -> Callable[[str], QWidget]:
    """A part of the window by its name."""

    def found(name: str) -> QWidget:
        widget = updated.findChild(QWidget, name)
        assert isinstance(widget, QWidget)
        return widget

    return found


def test_the_status_bar_says_what_wants_a_look_and_leads_there(
    qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget]
) -> None:
    count = part("places_count")
    assert isinstance(count, QToolButton)
    qtbot.waitUntil(count.isVisible)
    assert count.text() == "文字有变 1　失锚 1"
    QTest.mouseClick(count, Qt.MouseButton.LeftButton)
    assert front(updated) is CenterPage.PLACES
    qtbot.waitUntil(part("places_passage").isVisible)


def test_a_place_is_accepted_by_a_key_and_undone(
    qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget]
) -> None:
    places = updated.center.places
    qtbot.waitUntil(lambda: places.count(Placement.CHANGED) == 1)
    updated.commands["places"].trigger()
    QTest.keyClick(part("places_list"), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: places.count(Placement.CHANGED) == 0)
    updated.commands["undo"].trigger()
    qtbot.waitUntil(lambda: places.count(Placement.CHANGED) == 1)


def test_an_orphan_gets_the_place_that_is_selected_in_the_text(
    qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget]
) -> None:
    places = updated.center.places
    qtbot.waitUntil(lambda: places.count(Placement.ORPHANED) == 1)
    updated.commands["places"].trigger()
    places.set_state(Placement.ORPHANED)
    view = part("places_list")
    assert isinstance(view, QListView)
    QTest.keyClick(view, Qt.Key.Key_S)
    assert front(updated) is CenterPage.READER
    assert part("attach_bar").isVisible()
    article = updated.reader.article
    assert article is not None
    start = article.text.index("先听客户说完")
    updated.reader.select(Span(start, start + 6))
    QTest.keyClick(part("reader_text"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places.count(Placement.ORPHANED) == 0)
    assert not part("attach_bar").isVisible()
    assert front(updated) is CenterPage.PLACES


def test_choosing_a_place_can_be_left(qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget]) -> None:
    places = updated.center.places
    qtbot.waitUntil(lambda: places.count(Placement.ORPHANED) == 1)
    places.set_state(Placement.ORPHANED)
    updated.commands["places"].trigger()
    QTest.keyClick(part("places_list"), Qt.Key.Key_S)
    cancel = part("attach_cancel")
    assert isinstance(cancel, QPushButton)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert front(updated) is CenterPage.PLACES
    assert places.count(Placement.ORPHANED) == 1


def begin_to_choose(qtbot: QtBot, window: MainWindow, part: Callable[[str], QWidget]) -> None:
    """Let a person choose the place of the orphan."""
    places = window.center.places
    qtbot.waitUntil(lambda: places.count(Placement.ORPHANED) == 1)
    window.commands["places"].trigger()
    places.set_state(Placement.ORPHANED)
    QTest.keyClick(part("places_list"), Qt.Key.Key_S)
    assert part("attach_bar").isVisible()


def test_another_article_ends_the_choice_of_a_place(
    qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget], tmp_path: Path
) -> None:
    begin_to_choose(qtbot, updated, part)
    other = parse_article("# 另一篇\n\n别的内容。\n", fallback_id="other")
    updated.reader.show_article(other)
    assert not part("attach_bar").isVisible()
    updated.reader.select(Span(0, 3))
    QTest.keyClick(part("reader_text"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not updated._notes_controller.busy)
    assert updated.center.places.count(Placement.ORPHANED) == 1


def test_enter_says_the_place_and_nothing_else_though_it_ends_at_a_mark(
    qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget]
) -> None:
    begin_to_choose(qtbot, updated, part)
    article = updated.reader.article
    assert article is not None
    start = article.text.index("报告网点负责人")
    updated.reader.select(Span(start, start + 7))
    with qtbot.assertNotEmitted(updated.reader.annotation_edit_requested):
        QTest.keyClick(part("reader_text"), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: updated.center.places.count(Placement.ORPHANED) == 0)


def test_an_article_that_is_replaced_while_it_is_open_is_shown_anew_with_its_notes(
    qtbot: QtBot, updated: MainWindow, part: Callable[[str], QWidget], tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: updated.center.places.count(Placement.CHANGED) == 1)
    updated.open_article("report")
    (tmp_path / "updated" / "report.md").write_text("# 报告\n\n全是新的内容。\n", "utf-8")
    updated._search.refresh()

    def text() -> str:
        return updated.reader.article.text if updated.reader.article else ""

    qtbot.waitUntil(lambda: text().endswith("全是新的内容。"))
    qtbot.waitUntil(lambda: updated.center.places.count(Placement.ORPHANED) == 2)
