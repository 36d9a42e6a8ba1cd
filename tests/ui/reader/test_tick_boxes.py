"""Boxes stand before the items of a list: a click or Space ticks, and the text stays what it is.

Covers: ui/reader/ticking.py.
"""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kb.model import Span
from tests.ui.reader.checklists import ARTICLE, NOW, checklist, of_another_text
from tests.ui.reader.hands import caret_at, click
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def listed(pane: ReaderPane, view: ReaderView) -> ReaderPane:
    """The article is open; nothing is ticked."""
    pane.show_article(ARTICLE)
    pane.set_checklist(checklist(), NOW)
    view.setFocus()
    return pane


def start(number: int) -> int:
    """Where the item of that number begins."""
    return checklist().entries[number].item.span.start


def box(pane: ReaderPane, view: ReaderView, number: int) -> QPoint:
    """The middle of the box of an item, in the viewport."""
    text = caret_at(view, ARTICLE.text, start(number))
    hit = [
        QPoint(x, text.y())
        for x in range(text.x())
        if (entry := pane.ticking.entry_at(view.to_document(QPointF(x, text.y())))) and entry.item.number == number
    ]
    assert hit, "no box beside the item"
    return hit[len(hit) // 2]


def put_caret(pane: ReaderPane, offset: int) -> None:
    pane.select(Span(offset, offset))


def pixels(pane: ReaderPane, view: ReaderView, number: int) -> set[str]:
    """The colours in the box of an item."""
    middle = box(pane, view, number)
    image = view.viewport().grab().toImage()
    return {image.pixelColor(middle + QPoint(x, y)).name() for x in range(-6, 7) for y in range(-6, 7)}


def test_the_text_of_a_list_with_boxes_is_the_canonical_text(listed: ReaderPane, view: ReaderView) -> None:
    listed.set_checklist(checklist("dco"), NOW)
    assert view.document().toPlainText() == ARTICLE.text


@pytest.mark.parametrize(("states", "ticking"), [("ooo", True), ("ddd", False)])
def test_a_click_on_a_box_asks_for_the_other_state(
    qtbot: QtBot, listed: ReaderPane, view: ReaderView, states: str, ticking: bool
) -> None:
    listed.set_checklist(checklist(states), NOW)
    for number in range(3):
        with qtbot.waitSignal(listed.ticking.tick_requested) as asked:
            click(view, box(listed, view, number))
        assert asked.args == [number, ticking]


def test_a_fast_second_click_is_a_click(qtbot: QtBot, listed: ReaderPane, view: ReaderView) -> None:
    asked: list[int] = []
    listed.ticking.tick_requested.connect(lambda number, _ticked: asked.append(number))
    at = box(listed, view, 0)
    click(view, at)
    click(view, at, double=True)
    assert asked == [0, 0]


def test_a_click_on_the_words_ticks_nothing_and_other_lists_have_no_boxes(
    qtbot: QtBot, listed: ReaderPane, view: ReaderView
) -> None:
    other = caret_at(view, ARTICLE.text, ARTICLE.text.index("不用勾"))
    with qtbot.assertNotEmitted(listed.ticking.tick_requested):
        click(view, caret_at(view, ARTICLE.text, start(0)) + QPoint(20, 0))
        for back in range(4, 40, 4):
            click(view, other - QPoint(back, 0))


def test_space_ticks_the_item_of_the_caret(qtbot: QtBot, listed: ReaderPane, view: ReaderView) -> None:
    put_caret(listed, start(1) + 3)
    with qtbot.waitSignal(listed.ticking.tick_requested) as asked:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert asked.args == [1, True]
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(listed.ticking.tick_requested) as asked:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert asked.args == [2, True]


def test_space_outside_an_item_turns_the_page_and_who_pages_ticks_nothing(
    qtbot: QtBot, listed: ReaderPane, view: ReaderView
) -> None:
    put_caret(listed, 0)
    with qtbot.assertNotEmitted(listed.ticking.tick_requested):
        for _ in range(3):
            QTest.keyClick(view, Qt.Key.Key_Space)
        assert view.verticalScrollBar().value() > 0
        for _ in range(6):
            QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
        assert view.verticalScrollBar().value() == 0
        put_caret(listed, start(0))
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        QTest.keyClick(view, Qt.Key.Key_Space)


def test_the_command_ticks_the_item_of_the_caret_or_says_where_it_has_to_be(qtbot: QtBot, listed: ReaderPane) -> None:
    put_caret(listed, start(0))
    with qtbot.waitSignal(listed.ticking.tick_requested):
        listed.ticking.tick_at_caret()
    put_caret(listed, 0)
    with qtbot.waitSignal(listed.status_message) as told:
        listed.ticking.tick_at_caret()
    assert told.args == ["先把光标放到清单的一条上，再勾选"]
    listed.set_checklist(None, NOW)
    with qtbot.waitSignal(listed.status_message) as told:
        listed.ticking.tick_at_caret()
    assert told.args == ["这篇文章里没有可以勾选的清单"]


@pytest.mark.parametrize(("entry", "signal"), [(1, "confirm"), (2, "untick")])
def test_an_item_that_reads_differently_asks_first(
    qtbot: QtBot, listed: ReaderPane, view: ReaderView, entry: int, signal: str
) -> None:
    listed.set_checklist(checklist("cdo"), NOW)
    told: list[tuple[str, int]] = []
    listed.ticking.confirm_requested.connect(lambda number: told.append(("confirm", number)))
    listed.ticking.tick_requested.connect(lambda number, ticked: told.append(("tick" if ticked else "untick", number)))
    click(view, box(listed, view, 0))
    assert told == []
    menu = view.findChild(QMenu, "changed_item_menu")
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "文字有变，打勾时是：原先的看门窗和锁。"
    assert not menu.actions()[0].isEnabled()
    menu.actions()[entry].trigger()
    menu.close()
    assert told == [(signal, 0)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_open_done_and_changed_boxes_look_different(listed: ReaderPane, view: ReaderView, theme: Theme) -> None:
    listed.set_theme(theme)
    listed.set_checklist(checklist("odc"), NOW)
    put_caret(listed, 0)
    accent, danger = QColor(theme.accent).name(), QColor(theme.danger).name()
    seen = [pixels(listed, view, number) for number in range(3)]
    assert [accent in one for one in seen] == [False, True, False]
    assert [danger in one for one in seen] == [False, False, True]


def test_a_box_says_who_ticked_it_and_when(listed: ReaderPane, view: ReaderView) -> None:
    listed.set_checklist(checklist("odc"), NOW)
    tips = [view.tip_at(view.to_document(QPointF(box(listed, view, number)))) for number in range(3)]
    assert tips[0].startswith("点一下打勾")
    assert tips[1] == "2026-11-30 12:00 小王 打勾，再点一下取消"
    assert "原先的编了号的一条。" in tips[2]
    assert all(view.is_active_at(view.to_document(QPointF(box(listed, view, number)))) for number in range(3))


def test_boxes_stand_beside_their_items_at_every_size(listed: ReaderPane, view: ReaderView) -> None:
    for zoom in (70, 100, 200):
        listed.set_zoom(zoom)
        for number in range(3):
            listed.scroll_to(start(number))
            assert box(listed, view, number).x() < caret_at(view, ARTICLE.text, start(number)).x()


def test_a_list_of_another_version_of_the_text_is_not_shown(listed: ReaderPane, view: ReaderView) -> None:
    listed.set_checklist(of_another_text(checklist("ddd")), NOW)
    assert not listed.checklist_bar.isVisible()
    at = caret_at(view, ARTICLE.text, start(0))
    assert listed.ticking.entry_at(view.to_document(QPointF(at.x() - 14, at.y()))) is None
