"""The notes pane with 10,000 annotations: how long the GUI thread is held by what a person does (milliseconds)."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QListView

from kb.model import (
    COLORS,
    Anchor,
    Annotation,
    ArticleHead,
    FilterValue,
    MarkStyle,
    NoteFacet,
    NotesChange,
    Placement,
    Span,
)
from kb.notes.query.note_filter import Listing
from tests.bench.clock import Times, seconds
from ui.app import prepare
from ui.notes.pane import NotesPane
from ui.theme import LIGHT

ANNOTATIONS, ARTICLES, ROUNDS = 10_000, 120, 15
_QUOTES = ("放款后按期做贷后检查，发现风险及时报告。", "引导客户取号，提供一站式服务。", "核实借款人的经营情况。")
_ROLES = ("客户经理", "大堂经理", "理财经理")
_PLACEMENTS = (Placement.IN_PLACE,) * 7 + (Placement.MOVED, Placement.CHANGED)


def run() -> None:
    """Print the times."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    prepare(application)
    items = tuple(map(_annotation, range(ANNOTATIONS)))
    folding, listing = seconds(lambda: Listing(items))
    print(f"{'fold all, off the GUI thread':34}{folding * 1000:7.1f}")
    pane = NotesPane(LIGHT)
    pane.resize(320, 800)
    pane.set_articles(tuple(ArticleHead(id=f"a{n}", title=f"指引{n}", roles=(_ROLES[n % 3],)) for n in range(ARTICLES)))
    pane.set_scope("all")
    pane.show()
    opening, _ = seconds(lambda: _drawn(application, lambda: pane.set_listing(listing)))
    print(f"{'open the list':34}{opening * 1000:7.1f}")
    print(f"{'':34}{'p50':>7} /{'p95':>7}")
    for name, act in _acts(pane, items):
        times = Times.of(lambda number, act=act: _drawn(application, lambda: act(number)), range(ROUNDS))  # type: ignore[misc]
        print(f"{name:34}{times}")
    pane.deleteLater()


def _acts(pane: NotesPane, items: tuple[Annotation, ...]) -> list[tuple[str, Callable[[int], object]]]:
    view = pane.findChild(QListView, "notes_list")
    assert isinstance(view, QListView)
    typed = itertools.cycle(("贷", "贷后", "贷后检查", "贷后", "贷", ""))
    everything = QItemSelectionModel.SelectionFlag.ClearAndSelect

    def edit(number: int) -> None:
        pane.apply(NotesChange(changed=(replace(items[number], note="改", modified=datetime.now(UTC)),)))

    def edit_all(number: int) -> None:
        pane.apply(NotesChange(changed=tuple(replace(item, color=COLORS[number % 5]) for item in items)))

    def choose_all(_number: int) -> None:
        view.clearSelection()
        view.selectAll()

    def narrow(number: int) -> None:
        view.selectionModel().select(view.model().index(0, 0), everything)
        pane.narrow(FilterValue(NoteFacet.TAG, f"标签{number % 40}"), FilterValue(NoteFacet.PERIOD, "year"))
        pane.clear_filter()

    return [
        ("scroll a page", lambda number: view.verticalScrollBar().setValue(number * 4000)),
        ("type into the filter", lambda _number: pane._filter._text.setText(next(typed))),
        ("narrow by tag and date, and back", narrow),
        ("count what can be chosen", lambda _number: pane._model.facets()),
        ("take in one edit", edit),
        ("choose all", choose_all),
        ("take in an edit of all", edit_all),
    ]


def _drawn(application: QApplication, act: Callable[[], object]) -> None:
    act()
    application.processEvents()


def _annotation(number: int) -> Annotation:
    quote = f"{_QUOTES[number % 3]}{number}"
    span = Span(number, number + len(quote))
    at = datetime.now(UTC) - timedelta(minutes=37 * number)
    note = "先看抵押物，再谈价格。" if number % 3 else ""
    anchor = Anchor(f"a{number % ARTICLES}", span, quote, "", "", 0, "hash")
    tags = (f"标签{number % 40}", "重点") if number % 2 else ()
    place = _PLACEMENTS[number % 9]
    color = COLORS[number % 5]
    return Annotation(str(number), anchor, color, MarkStyle.HIGHLIGHT, note, tags, at, at, span, place)
