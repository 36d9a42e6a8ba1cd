"""How far an article was read shows in the reader, the library and the home page, and can be taken back by a click."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from kb.workspace import Workspace
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def pack(pack: Path) -> Path:
    """The small pack, and an article many screens high."""
    paragraphs = "\n\n".join(f"第{number}段，按月走访。" for number in range(120))
    (pack / "long.md").write_text(
        f"---\nid: long\ntitle: 长文\nroles: [客户经理]\n---\n# 长文\n\n{paragraphs}\n", "utf-8"
    )
    return pack


def tick(window: MainWindow) -> QToolButton:
    found = window.findChild(QToolButton, "reader_read")
    assert isinstance(found, QToolButton)
    return found


def asides(window: MainWindow) -> list[str]:
    """What stands at the right of the role 客户经理 and of its articles in the library."""
    tree = window.library.findChild(QTreeView, "library_tree")
    assert isinstance(tree, QTreeView)
    model = window.library._model
    index = model.index_of("role:客户经理")
    nodes = [model.node(index), *(model.node(model.index(row, 0, index)) for row in range(model.rowCount(index)))]
    return [node.aside for node in nodes if node is not None]


def scroll(window: MainWindow, share: float) -> None:
    bar = window.reader._view.verticalScrollBar()
    window.reader._view.geometry_of_text.lay_out_to(1e7)
    bar.setValue(round(bar.maximum() * share))


def test_reading_on_shows_how_far_and_the_end_ticks_it(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    window.open_article("long")
    scroll(window, 0.5)
    qtbot.waitUntil(lambda: any(label.endswith("0%") for label in asides(window)))
    assert not tick(window).isChecked()
    for _ in range(3):  # the range grows as Qt lays out more
        scroll(window, 1)
    qtbot.waitUntil(lambda: tick(window).isChecked())
    assert asides(window)[0] == "已读 1/2"
    assert "已读" in window.statusBar().currentMessage()
    tick(window).click()
    qtbot.waitUntil(lambda: asides(window)[0] == "2")
    assert not workspace.progress.of("long").read


def test_a_tick_by_hand_is_there_after_a_restart_and_on_the_home_page(
    window: MainWindow, again: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window.open_article("loan")
    assert not tick(window).isChecked()
    window.commands["mark_read"].trigger()
    qtbot.waitUntil(lambda: tick(window).isChecked())
    window._home.set_post("客户经理")
    opened = again()
    assert tick(opened).isChecked()
    assert "已读" in asides(opened)
    title = opened.center.home.findChild(QLabel, "home_post_title")
    assert isinstance(title, QLabel)
    assert title.text() == "我的岗位先读　已读 1/2"


def test_what_was_only_opened_was_not_read(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    window.open_article("loan")
    window.open_article("lobby")
    qtbot.waitUntil(lambda: not window._notes_controller.busy)
    assert workspace.progress.all() == {}
