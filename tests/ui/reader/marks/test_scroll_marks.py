"""The marks on the scroll bar: each where it stands in the article, and a click leads there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kb.model import Article, Span
from tests.ui.reader.hands import LEFT, NONE, in_sight
from tests.ui.reader.samples import annotation, article_of, span_of
from ui.reader.marks.scroll_marks import Lane, MarkedScrollBar
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import DARK

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def bar(pane: ReaderPane, long: Article) -> MarkedScrollBar:
    """The scroll bar beside an article many screens high."""
    pane.show_article(long)
    found = pane.findChild(MarkedScrollBar, "reader_scroll_bar")
    assert isinstance(found, MarkedScrollBar)
    return found


def press(bar: MarkedScrollBar, lane: Lane, number: int = 0) -> None:
    mark = [one for one in bar.marks if one.lane is lane][number]
    QTest.mouseClick(bar, LEFT, NONE, bar.rect_of(mark).center().toPoint())


def test_a_click_leads_to_a_note_and_makes_it_the_active_one(
    qtbot: QtBot, pane: ReaderPane, view: ReaderView, long: Article, bar: MarkedScrollBar
) -> None:
    last = Span(len(long.text) - 20, len(long.text) - 10)
    pane.set_annotations((annotation("a", long, last), annotation("orphan", long, None)))
    qtbot.waitUntil(lambda: len(bar.marks) == 1)
    assert bar.marks[0].at > 0.8
    with qtbot.waitSignal(pane.annotation_activated) as told:
        press(bar, Lane.NOTE)
    assert told.args == ["a"]
    assert in_sight(view, long.text, last.start)


def test_a_click_leads_to_a_found_place_which_is_the_present_one_then(
    qtbot: QtBot, pane: ReaderPane, view: ReaderView, long: Article, bar: MarkedScrollBar
) -> None:
    places = (Span(0, 2), Span(len(long.text) // 2, len(long.text) // 2 + 2))
    pane.set_found(places)
    qtbot.waitUntil(lambda: len(bar.marks) == 2)
    with qtbot.waitSignal(pane.found_changed) as told:
        press(bar, Lane.FOUND, 1)
    assert told.args == [2, 2]
    assert in_sight(view, long.text, places[1].start)
    pane.clear_found()
    qtbot.waitUntil(lambda: not bar.marks)


def test_beside_the_marks_the_bar_scrolls(
    qtbot: QtBot, pane: ReaderPane, view: ReaderView, long: Article, bar: MarkedScrollBar
) -> None:
    pane.set_annotations((annotation("a", long, Span(0, 2)),))
    qtbot.waitUntil(lambda: len(bar.marks) == 1)
    with qtbot.assertNotEmitted(pane.annotation_activated):
        QTest.mouseClick(bar, LEFT, NONE, QPoint(8, bar.height() - 6))
    assert bar.value() > 0


def test_marks_take_the_colours_of_a_new_theme_and_go_with_the_article(
    qtbot: QtBot, pane: ReaderPane, sample: Article, long: Article, bar: MarkedScrollBar
) -> None:
    pane.set_annotations((annotation("a", long, Span(5, 9)),))
    qtbot.waitUntil(lambda: len(bar.marks) == 1)
    before = bar.marks[0].color
    pane.set_theme(DARK)
    qtbot.waitUntil(lambda: bar.marks[0].color != before)
    pane.show_article(sample)
    qtbot.waitUntil(lambda: not bar.marks)


def test_of_very_many_found_places_those_are_marked_that_stand_apart(
    qtbot: QtBot, pane: ReaderPane, long: Article, bar: MarkedScrollBar
) -> None:
    end = len(long.text) - 2
    places = (*(Span(n % 100, n % 100 + 1) for n in range(5_000)), Span(end, end + 2))
    pane.set_found(tuple(sorted(places, key=lambda span: span.start)))
    qtbot.waitUntil(lambda: bool(bar.marks))
    assert len(bar.marks) <= 102
    with qtbot.waitSignal(pane.found_changed) as told:
        press(bar, Lane.FOUND, len(bar.marks) - 1)
    assert told.args == [5_001, 5_001]


def test_where_all_is_to_be_seen_there_are_no_marks(qtbot: QtBot, pane: ReaderPane, bar: MarkedScrollBar) -> None:
    short = article_of("# 规则\n\n每 15 天检查一次。\n")
    pane.show_article(short)
    pane.set_annotations((annotation("a", short, span_of(short.text, "15")),))
    qtbot.wait(1)  # marks are shown once the text has come to rest
    assert bar.marks == ()
    pane.resize(pane.width(), 150)
    qtbot.waitUntil(lambda: [mark.lane for mark in bar.marks] == [Lane.NOTE])
