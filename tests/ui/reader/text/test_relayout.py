"""A long text in another width: nothing is laid out during a drag, and afterwards the same line is the first one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kb.model import Article
from ui.reader.pane import ReaderPane
from ui.reader.text import relayout
from ui.reader.text.view import ReaderView


@pytest.fixture
def deep(pane: ReaderPane, view: ReaderView, long: Article, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The position of the first visible line, far down in what counts as a long text."""
    monkeypatch.setattr("ui.reader.text.scrolled_text.LONG", 500)
    monkeypatch.setattr(relayout, "_PIECE", 100)
    pane.show_article(long)
    view.scroll_to(len(long.text) * 3 // 4)
    yield view.place.position
    view._relayout.cancel()


def drag(pane: ReaderPane) -> None:
    for width in range(880, 600, -20):
        pane.resize(width, 560 - width // 10)


def set_width(view: ReaderView) -> float:
    """The width that the text is laid out for."""
    return view.document().pageSize().width()


def test_a_long_text_is_laid_out_once_the_drag_is_over(
    pane: ReaderPane, view: ReaderView, deep: int, qtbot: QtBot
) -> None:
    before, seen = set_width(view), view.geometry_of_text.line_at(deep).top()
    drag(pane)
    assert set_width(view) == before
    assert view.geometry_of_text.line_at(deep).top() == seen
    assert view.place.position == deep
    qtbot.waitUntil(lambda: not view._relayout.waiting)
    assert set_width(view) == view.viewport().width() < before
    top = view.geometry_of_text.line_at(deep).top() - view.visible.top()
    assert view.place.position == deep
    assert 0 <= top < 40
    assert view.verticalScrollBar().maximum() >= view.verticalScrollBar().value() > 0


@pytest.mark.parametrize("act", ["key", "jump", "another width", "another article"])
def test_whoever_does_something_meanwhile_gets_what_is_true_then(
    pane: ReaderPane, deep: int, qtbot: QtBot, sample: Article, act: str
) -> None:
    view, long = pane._view, pane.article
    drag(pane)
    view._relayout._rest.stop()
    view._relayout._begin()  # now, and no piece is laid out yet
    assert view._relayout.picture is not None
    match act:
        case "key":
            QTest.keyClick(view, Qt.Key.Key_Escape)
            assert view.place.position == deep
        case "jump":
            view.scroll_to(200)
            assert view.place.position == 200
        case "another width":
            pane.resize(700, 500)
            qtbot.waitUntil(lambda: not view._relayout.waiting)
            assert view.place.position == deep
        case _:
            pane.show_article(sample)
            assert view.place.position == 0
    assert view._relayout.picture is None
    assert not view._relayout.waiting
    assert set_width(view) == view.viewport().width()
    assert long is not None
    pane.show_article(long)
    assert set_width(view) == view.viewport().width()
