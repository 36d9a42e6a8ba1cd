"""Words by double click and by keys: the segmenter's, not Qt's."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kb.model import Span
from kb.text.segment import boundaries
from tests.ui.reader.hands import click, on
from tests.ui.reader.samples import article_of
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.reader.text.words import WordEdges

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "# 要点\n\n客户经理应当按期做贷后检查，𠮷祥商户也一样。\n"


def read(pane: ReaderPane) -> str:
    article = article_of(TEXT)
    pane.show_article(article)
    pane.set_word_edges(tuple(sorted(boundaries(article.text))))
    return article.text


def selected(pane: ReaderPane) -> str:
    span = pane.selection()
    return pane.article.text[span.start : span.end] if span and pane.article else ""


@pytest.mark.parametrize(
    ("word", "inside"), [("客户经理", 1), ("客户经理", 3), ("贷后检查", 2), ("商户", 1), ("，", 0)]
)
def test_a_double_click_selects_a_word(pane: ReaderPane, view: ReaderView, word: str, inside: int) -> None:
    text = read(pane)
    click(view, on(view, text, text.index(word) + inside), double=True)
    assert selected(pane) == word


def test_ctrl_shift_and_the_arrows_select_word_by_word(pane: ReaderPane, view: ReaderView) -> None:
    text = read(pane)
    start = text.index("客户经理")
    pane.select(Span(start, start))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    taken = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, both)
        taken.append(selected(pane))
    assert taken == ["客户经理", "客户经理应当", "客户经理应当按期"]
    QTest.keyClick(view, Qt.Key.Key_Left, both)
    assert selected(pane) == "客户经理应当"


def test_words_of_the_article_before_are_forgotten(pane: ReaderPane, view: ReaderView) -> None:
    read(pane)
    pane.show_article(article_of("# 别的\n\n正文。\n"))
    assert view.words is None


@given(st.sets(st.integers(1, 200), min_size=1), st.integers(0, 250))
def test_the_word_around_a_place_holds_it_and_the_steps_go_to_its_ends(inner: set[int], position: int) -> None:
    edges = sorted({0, *inner})
    words = WordEdges(edges)
    start, end = words.around(position)
    assert (start, end) in list(pairwise(edges))
    if position < edges[-1]:
        assert start <= position < end
        assert words.after(position) == end
    assert words.before(end) == start
