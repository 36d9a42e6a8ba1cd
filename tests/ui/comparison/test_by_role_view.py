"""按岗位: what each role's articles say, as cards.

Covers: ui/comparison/card.py, ui/comparison/header.py, ui/widgets/elided.py, ui/widgets/named.py.
"""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.exchange.results.formats import RESULT_FORMATS
from kb.model import Hit, Passage, RoleHits, Span
from tests.ui.pixels import colors_in
from ui.comparison.by_role_view import ByRoleView
from ui.comparison.card import DutyCard
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.plain_text import tooltip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def view(qtbot: QtBot) -> ByRoleView:
    """A shown, empty view."""
    view = ByRoleView(LIGHT)
    qtbot.addWidget(view)
    view.resize(720, 520)
    view.show()
    view.activateWindow()
    return view


def words(view: QWidget, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.whole if isinstance(found, ElidedLabel) else found.text()


def cards(view: QWidget) -> list[DutyCard]:
    return view.findChildren(DutyCard, "duty_card")


def button(view: QWidget, name: str) -> QPushButton:
    found = next(one for one in view.findChildren(QPushButton, name) if not one.isHidden())
    assert isinstance(found, QPushButton)
    return found


def blocks(view: QWidget) -> list[QWidget]:
    return view.findChildren(QWidget, "role_block")


def has_color(widget: QWidget, color: QColor) -> bool:
    return color.name() in colors_in(widget.grab().toImage())


def test_it_starts_with_what_to_do(view: ByRoleView) -> None:
    message = view.findChild(QLabel, "by_role_message")
    assert isinstance(message, QLabel)
    assert message.isVisible()
    assert "搜索框" in message.text()
    assert not button(view, "by_role_copy").isEnabled()
    assert not button(view, "by_role_export").isEnabled()


def test_each_role_has_its_name_its_count_and_its_passages(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    assert words(view, "by_role_title") == "按岗位：贷后"
    assert words(view, "by_role_detail") == "2 个岗位"
    assert [(words(block, "role_name"), words(block, "role_count")) for block in blocks(view)] == [
        ("客户经理", "12 处"),
        ("大堂经理", "1 处"),
    ]
    assert [len(cards(block)) for block in blocks(view)] == [5, 1]
    assert cards(view)[0].accessibleName() == "文章loan › 工作流程 › 贷后检查：放款后按期做贷后检查。"


def test_a_query_that_no_role_answers_says_what_to_try(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    view.show_roles("<b>xyz", (RoleHits("客户经理", (), 0),))
    message = view.findChild(QLabel, "by_role_message")
    assert isinstance(message, QLabel)
    assert message.isVisible()
    assert message.text().startswith("没有哪个岗位的文章提到“<b>xyz”。")
    assert message.textFormat() is Qt.TextFormat.PlainText
    assert view.roles == ()


def test_a_click_asks_for_the_hit(qtbot: QtBot, view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    with qtbot.waitSignal(view.hit_requested) as asked:
        QTest.mouseClick(cards(view)[2], Qt.MouseButton.LeftButton)
    assert asked.args == [found[0].hits[2]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_walks_the_cards_and_opens_one(
    qtbot: QtBot, view: ByRoleView, found: tuple[RoleHits, ...], key: Qt.Key
) -> None:
    view.show_roles("贷后", found)
    view.setFocus()
    assert cards(view)[0].hasFocus()
    QTest.keyClick(cards(view)[0], Qt.Key.Key_Down)
    QTest.keyClick(cards(view)[1], Qt.Key.Key_Tab)
    assert cards(view)[2].hasFocus()
    with qtbot.waitSignal(view.hit_requested) as asked:
        QTest.keyClick(cards(view)[2], key)
    assert asked.args == [found[0].hits[2]]


def test_a_card_that_gets_the_focus_comes_into_view(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.resize(320, 260)
    view.show_roles("贷后", found)
    QApplication.processEvents()
    last = cards(view)[-1]
    last.setFocus()
    scroll = view.findChild(QScrollArea, "by_role_scroll")
    assert isinstance(scroll, QScrollArea)
    top = last.mapTo(scroll.viewport(), last.rect().topLeft()).y()
    assert 0 <= top < scroll.viewport().height()


def test_the_others_of_a_role_are_one_link_away(qtbot: QtBot, view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    more = button(view, "role_more")
    assert more.text() == "另有 7 处"
    with qtbot.waitSignal(view.role_requested) as asked:
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert asked.args == ["客户经理"]
    assert [one.isHidden() for one in view.findChildren(QPushButton, "role_more")] == [False, True]


def test_there_are_as_many_equal_columns_as_there_is_room_for(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    QApplication.processEvents()
    left, right = blocks(view)
    assert left.y() == right.y()
    assert abs(left.width() - right.width()) <= 1
    view.resize(400, 520)
    QApplication.processEvents()
    assert left.x() == right.x()
    assert right.y() > left.geometry().bottom()


def test_the_words_of_a_card_all_have_room(view: ByRoleView) -> None:
    long = Hit(Passage("a", 1, Span(0, 1)), "甲", (), (), (), "贷后检查要看现场。" * 12, (), (), 1.0)
    view.show_roles("贷后", (RoleHits("客户经理", (long,), 1),))
    QApplication.processEvents()
    wide = cards(view)[0].height()
    view.resize(320, 520)
    QApplication.processEvents()
    card = cards(view)[0]
    assert card.height() > wide
    assert card.height() == card.heightForWidth(card.width())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_found_words_wear_the_theme_s_colour(view: ByRoleView, found: tuple[RoleHits, ...], theme: Theme) -> None:
    view.show_roles("贷后", found)
    view.set_theme(theme)
    assert has_color(cards(view)[0], theme.color("found"))
    assert has_color(cards(view)[-1], theme.color("found"))


def test_a_larger_font_makes_higher_cards(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    card = cards(view)[0]
    before = card.heightForWidth(300)
    font = QFont(card.font())
    font.setPixelSize(card.fontInfo().pixelSize() * 2)
    card.setFont(font)
    assert card.heightForWidth(300) > before


def test_a_path_without_room_is_a_tool_tip(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    card = cards(view)[0]
    for width, tip in ((120, "文章loan › 工作流程 › 贷后检查"), (600, "")):
        card.resize(width, 60)
        card.event(QEnterEvent(QPointF(), QPointF(), QPointF()))
        assert card.toolTip() == tooltip(tip)


def test_copy_and_export_are_asked_for(qtbot: QtBot, view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    assert (view.query, view.roles) == ("贷后", found)
    with qtbot.waitSignal(view.copy_requested):
        button(view, "by_role_copy").click()
    for name in RESULT_FORMATS:
        action = view.findChild(QAction, f"by_role_export_{name}")
        assert isinstance(action, QAction)
        with qtbot.waitSignal(view.export_requested) as asked:
            action.trigger()
        assert asked.args == [name]
    assert button(view, "by_role_export").menu() is not None


def test_esc_and_the_button_close(qtbot: QtBot, view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    close = view.findChild(QToolButton, "by_role_close")
    assert isinstance(close, QToolButton)
    with qtbot.waitSignal(view.closed):
        close.click()
    for place in (view, cards(view)[0], close, button(view, "by_role_export"), button(view, "role_more")):
        with qtbot.waitSignal(view.closed):
            QTest.keyClick(place, Qt.Key.Key_Escape)


def test_a_new_result_takes_the_place_of_the_old_one(view: ByRoleView, found: tuple[RoleHits, ...]) -> None:
    view.show_roles("贷后", found)
    view.show_roles("贷后的", found[1:])
    assert [words(block, "role_name") for block in blocks(view)] == ["大堂经理"]
