"""Pages on the screen: only those in view are asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.printing.preview import PagesPreview
from ui.theme import LIGHT


@pytest.fixture
def asked() -> list[tuple[int, int]]:
    """Pictures that were asked for: page, width."""
    return []


@pytest.fixture
def preview(qtbot: QtBot, asked: list[tuple[int, int]]) -> PagesPreview:
    """A shown preview that is as wide as two thirds of a page of 900 pixels."""
    made = PagesPreview(LIGHT)
    qtbot.addWidget(made)
    made.picture_wanted.connect(lambda number, width: asked.append((number, width)))
    made.resize(600, 500)
    made.show()
    return made


def test_only_pages_in_view_are_asked_for_and_each_once(
    qtbot: QtBot, preview: PagesPreview, asked: list[tuple[int, int]]
) -> None:
    preview.show_pages(300)
    qtbot.waitUntil(lambda: bool(asked))
    preview.grab()
    assert asked == [(0, preview.page_width)]
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(asked) > 1)
    preview.grab()
    assert {number for number, _ in asked[1:]} <= {298, 299}


def test_a_picture_is_shown_where_its_page_is(
    qtbot: QtBot, preview: PagesPreview, asked: list[tuple[int, int]]
) -> None:
    preview.show_pages(1)
    qtbot.waitUntil(lambda: bool(asked))
    picture = QImage(preview.page_width, 800, QImage.Format.Format_RGB32)
    picture.fill("red")
    preview.show_picture(0, picture)
    assert preview.grab().toImage().pixelColor(300, 200).name() == "#ff0000"


def test_keys_turn_the_pages_and_tell_which_one_it_is(qtbot: QtBot, preview: PagesPreview) -> None:
    preview.show_pages(3)
    assert preview.accessibleName() == "预览，第 1 页，共 3 页"
    with qtbot.waitSignal(preview.page_changed):
        for _ in range(3):
            QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.accessibleName() != "预览，第 1 页，共 3 页"


def test_a_new_width_asks_for_new_pictures(qtbot: QtBot, preview: PagesPreview, asked: list[tuple[int, int]]) -> None:
    preview.show_pages(1)
    qtbot.waitUntil(lambda: bool(asked))
    preview.resize(800, 500)
    qtbot.waitUntil(lambda: (0, preview.page_width) in asked and preview.page_width > 700)


def test_pictures_that_are_far_away_are_let_go(preview: PagesPreview) -> None:
    preview.show_pages(100)
    for number in range(40):
        preview.show_picture(number, QImage(4, 4, QImage.Format.Format_RGB32))
    assert len(preview._pictures) < 20
    assert 39 in preview._pictures
