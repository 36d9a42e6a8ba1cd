"""The reader: an article with 200 annotations, from the document to the first paint; ``setMarkdown`` beside it."""

import os
import random
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from statistics import median
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from kb.content.parser import parse_article
from kb.model import COLORS, Anchor, Annotation, Article, MarkStyle, Placement, Span
from tests.bench import corpus
from tests.bench.clock import seconds
from ui.reader.pane import ReaderPane
from ui.reader.text.document import build_document
from ui.reader.text.typography import Typography
from ui.reader.text.view import ReaderView
from ui.theme import LIGHT

W = TypeVar("W", bound=QWidget)
SIZES = (20_000, 500_000)  # characters
ANNOTATIONS = 200
RUNS = 5
WIDTH, HEIGHT = 1000, 700
_SHORTEST = 25  # characters of a passage


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of an article, in milliseconds: its steps, and a change of one annotation afterwards."""

    build: float
    show: float
    paint: float
    repaint: float

    @property
    def total(self) -> float:
        """From the parsed article to the first picture with all its marks; ``build`` is a part of ``show``."""
        return self.show + self.paint


def run() -> None:
    """Print medians of RUNS openings."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QApplication.instance() or QApplication([])
    for size in SIZES:
        _measure(size)


def _measure(size: int) -> None:
    source = markdown(size)
    article = parse_article(source, fallback_id="bench")
    parsed = median(_milliseconds(lambda: parse_article(source, fallback_id="bench")) for _ in range(RUNS))
    annotations = strewn(article, ANNOTATIONS)
    pane, peer = _shown(ReaderPane(LIGHT)), _shown(QTextBrowser())
    ours = [_open(pane, article, annotations) for _ in range(RUNS)]
    theirs = [_set_markdown(peer, source) for _ in range(RUNS)]
    total, other = median(one.total for one in ours), median(theirs)
    print(f"{len(article.text):,} characters, {len(article.blocks):,} blocks, {ANNOTATIONS} annotations")
    for name, step in (("document built", "build"), ("shown", "show"), ("painted", "paint")):
        print(f"  {name:24} {median(getattr(one, step) for one in ours):8.1f} ms")
    for name, value in (("open", total), ("parse and open", parsed + total)):
        print(f"  {name:24} {value:8.1f} ms  setMarkdown {other:8.1f} ms  ratio {value / other:5.2f}")
    print(f"  {'one annotation more':24} {median(one.repaint for one in ours):8.1f} ms")
    for widget in (pane, peer):
        widget.close()
        widget.deleteLater()


def _open(pane: ReaderPane, article: Article, annotations: tuple[Annotation, ...]) -> Opening:
    view = pane.findChild(ReaderView, "reader_text")
    assert isinstance(view, ReaderView)
    pane.clear()
    built, _ = seconds(lambda: build_document(article, LIGHT, Typography()))

    def show() -> None:
        pane.show_article(article, len(article.text) // 2)
        pane.set_annotations(annotations[:-1])

    shown = _milliseconds(show)
    painted = _milliseconds(lambda: _paint(view))

    def mark() -> None:
        pane.set_annotations(annotations)
        _paint(view)

    repainted = _milliseconds(mark)
    return Opening(built * 1000, shown, painted, repainted)


def _set_markdown(browser: QTextBrowser, source: str) -> float:
    """Parsed, laid out, scrolled to the middle and painted: the same picture without marks."""

    def show() -> None:
        browser.setMarkdown(source)
        bar = browser.verticalScrollBar()
        browser.document().documentLayout().documentSize()
        bar.setValue(bar.maximum() // 2)
        _paint(browser)

    browser.clear()
    return _milliseconds(show)


def _paint(widget: QWidget) -> None:
    """Let everything settle that was put off, then paint all of it into a picture."""
    QApplication.processEvents()
    picture = QPixmap(widget.size())
    widget.render(picture)


def _shown(widget: W) -> W:
    widget.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    QApplication.processEvents()
    return widget


def _milliseconds(call: Callable[[], object]) -> float:
    return seconds(call)[0] * 1000


# --- what is opened ------------------------------------------------------------------------------------------------


def markdown(size: int) -> str:
    """At least ``size`` characters: sections with paragraphs, a list, strong words, and a table now and then."""
    texts = corpus.passages(size // _SHORTEST)
    passages = texts[: bisect_left([*accumulate(map(len, texts))], size) + 1]
    parts = ["# 测量用的长文"]
    for number, start in enumerate(range(0, len(passages), 10)):
        paragraphs, items, cells = (
            passages[start : start + 5],
            passages[start + 5 : start + 9],
            passages[start + 9 :][:1],
        )
        parts += [f"## 第{number}节", *(f"**要点** {text}" for text in paragraphs)]
        parts.append("\n".join(f"- {text}" for text in items))
        parts += [f"| 时段 | 工作 |\n| --- | --- |\n| 第{number}天 | {text} |" for text in cells if number % 5 == 0]
    return "\n\n".join(parts)


def strewn(article: Article, count: int) -> tuple[Annotation, ...]:
    """``count`` annotations of 4–60 characters, strewn evenly, a third of them with a note. Seeded."""
    chance = random.Random(5)  # noqa: S311 - a fixed sequence is what is wanted
    step, at = len(article.text) // count, datetime(2025, 5, 20, tzinfo=UTC)
    out = []
    for number in range(count):
        start = number * step + chance.randrange(step // 2)
        span = Span(start, min(start + chance.randrange(4, 60), len(article.text)))
        quote = article.text[span.start : span.end]
        anchor = Anchor(article.id, span, quote, "", "", article.block_at(start).index, article.text_hash)
        note = "先看抵押物" if number % 3 == 0 else ""
        color, style = COLORS[number % len(COLORS)], [*MarkStyle][number % 2]
        out.append(Annotation(str(number), anchor, color, style, note, (), at, at, span, Placement.IN_PLACE))
    return tuple(out)
