"""A large article is read off the GUI thread: the reader says so, and anything else may be opened meanwhile.

Covers: ui/controllers/reading/navigation_controller.py.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kb.content import library
from kb.content.parser import Parsed
from kb.errors import ArticleNotFound, ContentError
from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from ui.main_window import MainWindow

PATIENCE = 60_000  # milliseconds
WORDS = "放款后三十日内完成首次贷后检查，并把结果登记在册。"


@pytest.fixture
def pack(pack: Path) -> Path:
    """With an article that is large."""
    checks = f"{WORDS}\n\n" * 1500
    (pack / "large.md").write_text(f"# 大文章\n\n## 检查\n\n{checks}## 附则\n\n见 [检查](#检查)。\n", "utf-8")
    return pack


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set nothing large is read, and nothing of it on the thread that paints."""
    opened, here, parse = threading.Event(), threading.get_ident(), library._parse

    def parsed(source: library.Source) -> Parsed:
        if source.head.id == "large":
            assert threading.get_ident() != here
            assert opened.wait(30)
        return parse(source)

    monkeypatch.setattr(library, "_parse", parsed)
    yield opened
    opened.set()


def shows(window: MainWindow, article_id: str) -> Callable[[], bool]:
    return lambda: window.reader.article is not None and window.reader.article.id == article_id


def test_a_large_article_is_being_opened_and_then_shown_where_it_was_asked_for(
    window: MainWindow, gate: threading.Event, qtbot: QtBot, told: list[Exception]
) -> None:
    window.open_article("loan")
    assert window._navigation.open_span("large", Span(2000, 2010))
    assert window.reader.article is None
    assert "正在打开《大文章》" in window.reader._empty.text()
    gate.set()
    qtbot.waitUntil(shows(window, "large"), timeout=PATIENCE)
    assert window.reader.article is not None
    assert window.reader._view.document().toPlainText() == window.reader.article.text
    assert window.reader.first_visible_offset() > 1000
    window._navigation.back()
    assert shows(window, "loan")()
    window._navigation.forward()
    qtbot.waitUntil(shows(window, "large"), timeout=PATIENCE)
    window._navigation.follow("#检查")
    qtbot.waitUntil(lambda: window.reader.first_visible_offset() < 100, timeout=PATIENCE)
    assert told == []


def test_another_article_may_be_opened_meanwhile_and_stays(
    window: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    window.open_article("large")
    window.open_article("lobby")
    assert shows(window, "lobby")()
    gate.set()
    qtbot.waitUntil(lambda: not window._navigation._reading.busy, timeout=PATIENCE)
    assert shows(window, "lobby")()
    assert window._navigation.article_id == "lobby"


def test_one_that_has_become_unreadable_is_told(
    window: MainWindow, pack: Path, qtbot: QtBot, told: list[Exception]
) -> None:
    (pack / "large.md").unlink()
    window.open_article("large")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert isinstance(told[0], ContentError)
    assert "正在打开" not in window.reader._empty.text()
    assert window._navigation.article_id == ""


def test_the_window_is_there_before_the_large_article_of_yesterday(
    again: Callable[[], MainWindow], window: MainWindow, gate: threading.Event, paths: AppPaths, qtbot: QtBot
) -> None:
    gate.set()
    window.open_article("lobby")
    window._tabs.open_beside("large")
    qtbot.waitUntil(shows(window, "large"), timeout=PATIENCE)
    gate.clear()
    reopened = again()
    assert reopened.reader.article is None
    assert "正在打开《大文章》" in reopened.reader._empty.text()
    assert reopened._tabs.articles == ("lobby", "large")
    gate.set()
    qtbot.waitUntil(shows(reopened, "large"), timeout=PATIENCE)


def test_reading_one_keeps_nobody_waiting_who_wants_another(workspace: Workspace, gate: threading.Event) -> None:
    found: list[str] = []
    readers = [
        threading.Thread(target=lambda: found.append(workspace.library.article("large").text_hash)) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    assert workspace.library.article("loan").id == "loan"
    assert workspace.library.is_large("large")
    assert not workspace.library.is_large("loan")
    with pytest.raises(ArticleNotFound):
        workspace.library.is_large("none")
    gate.set()
    for reader in readers:
        reader.join()
    assert found == [workspace.library.article("large").text_hash] * 2
