"""The bar beside a mark: what it offers, where it stands, how it goes.

Covers: ui/reader/bars/mark_bar.py.
"""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kb.model import Article, Span
from tests.ui.reader.hands import button, click, on
from tests.ui.reader.samples import annotation, span_of
from ui.main_window import MainWindow
from ui.notes.tag_field import TagField
from ui.reader.bars.mark_bar import MarkBar
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

QUOTE = "先看抵押物"


@pytest.fixture
def page(pane: ReaderPane, sample: Article) -> ReaderPane:
    """The sample with one mark in it, in sight."""
    span = span_of(sample.text, QUOTE)
    pane.show_article(sample)
    pane.set_annotations((annotation("a", sample, span),))
    pane.go_to(span)
    return pane


def bar(pane: QWidget) -> MarkBar:
    found = pane.findChild(MarkBar, "mark_bar")
    assert isinstance(found, MarkBar)
    return found


def click_mark(view: ReaderView, sample: Article) -> None:
    click(view, on(view, sample.text, span_of(sample.text, QUOTE).start))


def test_a_click_on_a_mark_opens_the_bar_beside_it_and_a_click_elsewhere_closes_it(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    click_mark(view, sample)
    assert bar(page).isVisible()
    span = span_of(sample.text, QUOTE)
    points = [on(view, sample.text, at) for at in range(span.start, span.end)]
    origin = view.viewport().mapTo(page, QPoint(0, 0))
    assert not any(bar(page).geometry().contains(point + origin) for point in points)
    click(view, on(view, sample.text, 1))
    assert not bar(page).isVisible()


def test_each_button_asks_for_its_act(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    asked: list[tuple[str, ...]] = []
    page.annotation_recolor_requested.connect(lambda *told: asked.append(told))
    page.annotation_edit_requested.connect(lambda told: asked.append(("edit", told)))
    page.annotation_tags_requested.connect(lambda told: asked.append(("tags", told)))
    page.annotation_delete_requested.connect(lambda told: asked.append(("delete", told)))
    for name in ("mark_green", "mark_note", "mark_tags", "mark_delete"):
        click_mark(view, sample)
        button(page, name).click()
    assert asked == [("a", "green"), ("edit", "a"), ("tags", "a"), ("delete", "a")]


def test_the_marked_words_are_copied(page: ReaderPane, view: ReaderView, sample: Article) -> None:
    click_mark(view, sample)
    QGuiApplication.clipboard().clear()
    button(page, "mark_copy").click()
    assert QGuiApplication.clipboard().text() == QUOTE
    assert not bar(page).isVisible()


def test_a_new_colour_leaves_the_bar_there_and_a_deleted_mark_takes_it_away(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    click_mark(view, sample)
    page.set_annotations((annotation("a", sample, span_of(sample.text, QUOTE), color="green"),))
    assert bar(page).isVisible()
    assert button(page, "mark_green").isChecked()
    assert not button(page, "mark_yellow").isChecked()
    page.set_annotations(())
    assert not bar(page).isVisible()


def test_by_keys_the_bar_is_entered_walked_and_left(
    qtbot: QtBot, page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    start = span_of(sample.text, QUOTE).start
    page.select(Span(start + 1, start + 1))
    page.activateWindow()
    page.enter_bar()
    qtbot.waitUntil(button(page, "mark_yellow").hasFocus)
    QTest.keyClick(button(page, "mark_yellow"), Qt.Key.Key_Left)
    assert button(page, "mark_delete").hasFocus()
    QTest.keyClick(button(page, "mark_delete"), Qt.Key.Key_Right)
    QTest.keyClick(button(page, "mark_yellow"), Qt.Key.Key_Escape)
    assert not bar(page).isVisible()
    assert view.hasFocus()


def test_away_from_marks_the_keys_have_no_bar_to_go_to(qtbot: QtBot, page: ReaderPane) -> None:
    page.select(Span(1, 1))
    with qtbot.waitSignal(page.status_message):
        page.enter_bar()
    assert not bar(page).isVisible()


def test_the_bar_goes_with_its_mark_and_out_of_sight_with_it(
    page: ReaderPane, view: ReaderView, sample: Article
) -> None:
    click_mark(view, sample)
    before = QRect(bar(page).geometry())
    scroll = view.verticalScrollBar()
    scroll.setValue(scroll.value() + 20)
    assert bar(page).geometry() == before.translated(0, -20)
    page.resize(page.width(), 200)
    scroll.setValue(scroll.maximum())
    assert not bar(page).isVisible()


def test_tags_are_typed_in_the_notes_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("loan")
    article = window.reader.article
    assert article is not None
    start = article.text.index("贷后检查")
    window.reader.highlight_requested.emit(Span(start, start + 4), "yellow", "highlight")
    qtbot.waitUntil(lambda: window.notes._model.count_all("loan") == 1)
    window.activateWindow()
    window.reader.step_annotation(1)
    button(window, "mark_tags").click()
    field = window.notes.findChild(TagField, "note_tags")
    assert isinstance(field, TagField)
    qtbot.waitUntil(field.hasFocus)
