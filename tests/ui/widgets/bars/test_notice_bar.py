"""One line tells one thing; closed by a person it does not come again."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ui.theme import LIGHT
from ui.widgets.bars.notice_bar import Notice, NoticeBar
from ui.widgets.elided import ElidedLabel


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar(LIGHT)
    qtbot.addWidget(made)
    return made


def click(bar: NoticeBar, name: str) -> None:
    button = bar.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    button.click()


def test_it_is_there_while_there_is_something_to_tell_and_does_what_it_offers(bar: NoticeBar) -> None:
    assert bar.isHidden()
    done: list[str] = []
    bar.tell(Notice("a", "有新内容", "查看", lambda: done.append("a")))
    words = bar.findChild(ElidedLabel, "notice_words")
    assert isinstance(words, ElidedLabel)
    assert (bar.isHidden(), words.whole) == (False, "有新内容")
    click(bar, "notice_action")
    assert done == ["a"]
    assert bar.isHidden()


def test_what_was_closed_does_not_come_again_but_another_thing_does(bar: NoticeBar) -> None:
    for key, shown in (("a", True), ("a", False), ("b", True)):
        bar.tell(Notice(key, "有新内容", "查看", lambda: None))
        assert bar.isHidden() is not shown
        click(bar, "notice_close")


def test_what_is_no_longer_so_is_withdrawn_and_nothing_else(bar: NoticeBar) -> None:
    bar.tell(Notice("volume:a", "有新内容", "查看", lambda: None))
    bar.withdraw("packs:")
    assert not bar.isHidden()
    bar.withdraw("volume:")
    assert bar.isHidden()
    assert bar.notice is None
