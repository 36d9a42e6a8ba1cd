"""What stands around the text, without a text.

Covers: ui/reader/header.py.
"""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.model import Article
from ui.reader.frame import ReaderFrame
from ui.reader.outline import Outline
from ui.theme import LIGHT
from ui.widgets.empty import EmptyState


@pytest.fixture
def frame(qtbot: QtBot) -> ReaderFrame:
    """A shown frame around an empty widget."""
    frame = ReaderFrame(LIGHT)
    qtbot.addWidget(frame)
    text = QWidget()
    text.setObjectName("text")
    frame.hold(text)
    frame.resize(900, 560)
    frame.show()
    return frame


def shown(frame: ReaderFrame, kind: type[QWidget], name: str = "") -> bool:
    """Whether a part is to be seen."""
    part = frame.findChild(kind, name) if name else frame.findChild(kind)
    assert isinstance(part, kind)
    return part.isVisible()


def test_the_text_is_to_be_seen_with_an_article_and_a_sentence_without(frame: ReaderFrame, sample: Article) -> None:
    empty = frame.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert shown(frame, EmptyState)
    frame.show_head(sample)
    assert shown(frame, QWidget, "text")
    assert not shown(frame, EmptyState)
    frame.show_none("另一篇")
    assert empty.text().startswith("正在打开《另一篇》…")
    frame.show_none()
    assert empty.text() == "从左侧选择一篇文章，或按 Ctrl+K 搜索职责"
    assert not shown(frame, QWidget, "text")


def test_alone_the_text_stands_without_head_and_outline_which_come_back_as_they_were(
    frame: ReaderFrame, sample: Article
) -> None:
    frame.show_head(sample)
    frame.show_scrolled(0, title_in_sight=False)
    assert (shown(frame, Outline), shown(frame, QLabel, "reader_title")) == (True, True)
    frame.set_alone(True)
    assert (shown(frame, Outline), shown(frame, QLabel, "reader_title")) == (False, False)
    frame.set_outline_visible(False)
    frame.set_alone(False)
    assert (shown(frame, Outline), shown(frame, QLabel, "reader_title")) == (False, True)
    frame.set_outline_visible(True)
    assert shown(frame, Outline)


def test_that_an_article_is_read_is_told_by_hand_only(frame: ReaderFrame, sample: Article, qtbot: QtBot) -> None:
    frame.show_head(sample)
    with qtbot.assertNotEmitted(frame.read_toggled):
        frame.set_read(True)
    button = frame.findChild(QToolButton, "reader_read")
    assert isinstance(button, QToolButton)
    with qtbot.waitSignal(frame.read_toggled) as told:
        button.click()
    assert told.args == [False]
