"""The reader on a virtual screen."""

import pytest
from pytestqt.qtbot import QtBot

from kb.model import Article, Span
from kb.text.find_in_text import TextFinder
from tests.ui.reader.samples import SAMPLE, article_of, long_article
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import LIGHT


@pytest.fixture
def pane(qtbot: QtBot) -> ReaderPane:
    """A shown pane without an article."""
    pane = ReaderPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(900, 560)
    pane.find_requested.connect(lambda words: pane.show_words_found(words, find(pane, words)))
    pane.show()
    return pane


def find(pane: ReaderPane, words: str) -> tuple[Span, ...]:
    """What the workspace would answer."""
    return TextFinder(pane.article.text).find(words) if pane.article else ()


@pytest.fixture
def view(pane: ReaderPane) -> ReaderView:
    """The pane's text."""
    found = pane.findChild(ReaderView, "reader_text")
    assert isinstance(found, ReaderView)
    return found


@pytest.fixture(scope="session")
def sample() -> Article:
    """An article that holds everything."""
    return article_of(SAMPLE)


@pytest.fixture(scope="session")
def long() -> Article:
    """An article many screens high."""
    return long_article()
