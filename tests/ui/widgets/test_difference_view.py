"""Passages then and now: struck through and bold, and never taken for mark-up."""

import pytest
from PySide6.QtGui import QColor, QTextCharFormat
from pytestqt.qtbot import QtBot

from kb.content.article_changes import ChangedPassage, Piece, PieceKind, TextLine
from ui.theme import DARK, LIGHT
from ui.widgets.difference_view import DifferenceView

PASSAGE = ChangedPassage(
    ("频次",), (Piece(PieceKind.SAME, "每 "), Piece(PieceKind.REMOVED, "30"), Piece(PieceKind.INSERTED, "15"))
)


@pytest.fixture
def view(qtbot: QtBot) -> DifferenceView:
    made = DifferenceView(LIGHT)
    qtbot.addWidget(made)
    return made


def form_of(view: DifferenceView, words: str) -> QTextCharFormat:
    return view.document().find(words).charFormat()


def test_what_has_gone_is_struck_through_and_what_is_new_is_bold(view: DifferenceView) -> None:
    view.show_passages([PASSAGE], "改动")
    assert view.toPlainText() == "改动\n频次\n每 3015"
    assert form_of(view, "30").fontStrikeOut()
    assert form_of(view, "15").fontWeight() > form_of(view, "每").fontWeight()
    view.set_theme(DARK)
    assert form_of(view, "30").foreground().color() == QColor(DARK.danger)
    assert view.toPlainText() == "改动\n频次\n每 3015"


def test_words_that_look_like_mark_up_are_words(view: DifferenceView) -> None:
    hostile = "<b>粗</b><img src='file:///etc/passwd'>"
    view.show_lines([TextLine(hostile), TextLine("小节", is_heading=True)])
    assert view.toPlainText() == f"{hostile}\n小节"
    assert "<img" not in view.toHtml()


def test_of_very_many_passages_the_first_are_shown_and_the_rest_counted(view: DifferenceView) -> None:
    view.show_passages([PASSAGE] * 1000)
    assert view.toPlainText().endswith("……另有 800 处")
