"""A few notes of two articles."""

from dataclasses import replace

import pytest

from kb.exchange.notes.exported import ExportedNote, ExportedNotes
from kb.model import MarkStyle, Placement, Span, Tombstone
from tests.kb.exchange.notes.handmade import NOON, annotation, bookmark, hash_of, told


@pytest.fixture
def exported() -> ExportedNotes:
    """A highlight with a note, an underline without, a bookmark, an orphan of an article that has gone; a deletion."""
    late = annotation(note="先看抵押物", tags=("抵押", "贷后"))
    early = annotation("c" * 32, "每季走访", color="green", style=MarkStyle.UNDERLINE, span=Span(5, 9))
    lost = annotation("d" * 32, "旧的说法", note="=cmd|'/c'", span=None, placement=Placement.ORPHANED)
    lost = replace(lost, anchor=replace(lost.anchor, article_id="旧文"))
    notes = (
        told(late),
        told(bookmark()),
        told(early, "大堂经理", ("大堂经理", "客户经理")),
        ExportedNote(lost, "旧文"),
    )
    return ExportedNotes(notes, (Tombstone("e" * 32, NOON),), ((hash_of("旧的正文"), "旧的正文"),))
