"""The tour of a first start: it asks for the post, shows where things are, and is out of the way at once.

Covers: ui/home/tour_controller.py.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.center_page import CenterPage
from ui.home.tour import Tour
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def tours(window: MainWindow) -> list[Tour]:
    return [tour for tour in window.findChildren(Tour) if tour.isVisible()]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def focused_words() -> str:
    button = focused()
    assert isinstance(button, QPushButton | QToolButton)
    return button.text()


def begun(qtbot: QtBot, window: MainWindow) -> Tour:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.welcome()
    (tour,) = tours(window)
    return tour


def test_the_whole_tour_by_keys_chooses_the_post_and_ends_on_the_home_page(
    qtbot: QtBot, window: MainWindow, again: Callable[[], MainWindow]
) -> None:
    tour = begun(qtbot, window)
    assert focused_words() == "客户经理"
    press(Qt.Key.Key_Tab)
    assert focused_words() == "下一步"
    press(Qt.Key.Key_Tab)
    assert focused_words() == "跳过"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    assert focused_words() == "大堂经理"
    press(Qt.Key.Key_Return)
    assert window._home.post == "大堂经理"
    titles = []
    while tours(window):
        titles.append(tour.step.title)
        press(Qt.Key.Key_Return)
    assert titles == ["想查什么，写在这里", "文章按岗位和主题排在这里", "读到要紧的，划下来", "从主页接着做"]
    assert window.center.page is CenterPage.HOME
    assert window.center.isAncestorOf(focused())
    reopened = again()
    reopened.welcome()
    assert tours(reopened) == []
    assert reopened._home.post == "大堂经理"


def test_enter_after_a_click_means_the_role_that_was_clicked(qtbot: QtBot, window: MainWindow) -> None:
    tour = begun(qtbot, window)
    (clicked,) = [chip for chip in tour.findChildren(QToolButton, "tour_post") if chip.text() == "大堂经理"]
    QTest.mouseClick(clicked, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Return)
    assert window._home.post == "大堂经理"
    assert tour.step.title == "想查什么，写在这里"
    assert window._questions._begun  # before the first index is made
    tour.end()


def test_the_card_stands_beside_what_it_tells_of_and_never_over_it(qtbot: QtBot, window: MainWindow) -> None:
    tour = begun(qtbot, window)
    for width, height in ((1366, 768), (700, 420)):
        window.resize(width, height)
        tour.go(-9)
        while tours(window):
            card = tour._card.geometry()
            assert tour.rect().contains(card), tour.step
            assert not card.intersects(tour.step.place()), tour.step
            label = tour.findChild(QLabel, "tour_words")
            assert isinstance(label, QLabel)
            assert label.height() >= label.heightForWidth(label.width())
            if tour.step.title == "从主页接着做":
                break
            tour.go(1)
    button = window._tour._tools.widgetForAction(window.commands["home"])
    assert tour.step.place() == QRect(button.mapTo(window, QPoint(0, 0)), button.size())


def test_the_tour_is_skipped_by_esc_and_by_doing_something_else_and_comes_again_from_the_menu(
    qtbot: QtBot, window: MainWindow
) -> None:
    begun(qtbot, window)
    press(Qt.Key.Key_Escape)
    assert tours(window) == []
    window.welcome()
    assert tours(window) == []
    window.open_article("loan")
    window.commands["tour"].trigger()
    window.commands["tour"].trigger()
    assert len(tours(window)) == 1
    assert window.center.page is CenterPage.HOME
    window.commands["search"].trigger()
    assert tours(window) == []
    assert window.box.isAncestorOf(focused())
