"""From annotation to annotation: along the text and round its ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from kb.model import Article, Span
from tests.ui.reader.hands import in_sight
from tests.ui.reader.samples import annotation, article_of, span_of
from ui.reader.marks.annotation_cursor import AnnotationCursor
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PLAIN = article_of("贷" * 60)


def steps(pane: ReaderPane, *directions: int) -> tuple[list[str], list[str]]:
    """The annotations that were activated, and what was said."""
    activated: list[str] = []
    said: list[str] = []
    pane.annotation_activated.connect(activated.append)
    pane.status_message.connect(said.append)
    for direction in directions:
        pane.step_annotation(direction)
    return activated, said


def test_one_goes_along_the_text_and_round_its_end(pane: ReaderPane, view: ReaderView, long: Article) -> None:
    pane.show_article(long)
    spans = {f"第{number}项": span_of(long.text, f"第{number}项") for number in (20, 3, 11)}
    pane.set_annotations(
        (*(annotation(key, long, span) for key, span in spans.items()), annotation("lost", long, None))
    )
    activated, said = steps(pane, 1, 1, 1, 1, -1)
    assert activated == ["第3项", "第11项", "第20项", "第3项", "第20项"]
    assert said == [
        "批注 1/3",
        "批注 2/3",
        "批注 3/3",
        "已到末尾，回到第一条：批注 1/3",
        "已到开头，转到最后一条：批注 3/3",
    ]
    assert in_sight(view, long.text, spans["第20项"].start)


def test_who_has_read_on_goes_on_from_there(pane: ReaderPane, long: Article) -> None:
    pane.show_article(long)
    spans = [span_of(long.text, f"第{number}项") for number in (1, 2, 20)]
    pane.set_annotations(tuple(annotation(str(n), long, span) for n, span in enumerate(spans)))
    assert steps(pane, 1)[0] == ["0"]
    pane.scroll_to(span_of(long.text, "第15节").start)
    assert steps(pane, 1)[0] == ["2"]
    pane.scroll_to(span_of(long.text, "第15节").start)
    assert steps(pane, -1)[0] == ["1"]


def test_without_annotations_it_is_said_so(pane: ReaderPane, long: Article) -> None:
    pane.step_annotation(1)
    pane.show_article(long)
    assert steps(pane, 1) == ([], ["本文还没有批注"])


def test_the_annotation_gone_to_is_edited_by_enter(qtbot: QtBot, pane: ReaderPane, long: Article) -> None:
    pane.show_article(long)
    span = span_of(long.text, "第3项")
    pane.set_annotations((annotation("outer", long, Span(span.start, span.end + 3)), annotation("inner", long, span)))
    steps(pane, 1, 1)
    view = pane.findChild(ReaderView, "reader_text")
    assert isinstance(view, ReaderView)
    with qtbot.waitSignal(pane.annotation_edit_requested) as told:
        view.entered.emit(view.textCursor().position())
    assert told.args == ["inner"]


places = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), min_size=1, max_size=8)


@given(places, st.integers(0, 50), st.sampled_from([1, -1]))
def test_going_on_reaches_every_annotation_once_before_it_begins_again(
    found: list[tuple[int, int]], here: int, direction: int
) -> None:
    spans = sorted(Span(start, start + length) for start, length in found)
    annotations = [annotation(str(n), PLAIN, span) for n, span in enumerate(spans)]
    walk = AnnotationCursor()
    gone = [walk.along(annotations, direction, here, from_active=bool(n)) for n in range(len(annotations))]
    assert {step.annotation.id for step in gone if step} == {one.id for one in annotations}
    assert sum(step.wrapped for step in gone if step) <= 1


@given(places)
def test_clicks_at_one_place_reach_every_annotation_beneath(found: list[tuple[int, int]]) -> None:
    annotations = [annotation(str(n), PLAIN, Span(at, at + length)) for n, (at, length) in enumerate(found)]
    down = AnnotationCursor()
    reached = [down.beneath(annotations) for _ in annotations]
    assert {step.annotation.id for step in reached} == {one.id for one in annotations}
    lengths = [len(step.annotation.span or Span(0, 0)) for step in reached]
    assert lengths == sorted(lengths)
