"""Hits made by hand."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kb.model import Anchor, Annotation, Hit, MarkStyle, NoteField, NoteHit, Passage, Placement, Reason, Span

MakeHit = Callable[..., Hit]
MakeNoteHit = Callable[..., NoteHit]


@pytest.fixture
def make_hit() -> MakeHit:
    """Makes a hit of an article; every occurrence of ``word`` in the snippet is marked."""

    def make(
        article: str,
        block: int = 0,
        snippet: str = "放款后按期做贷后检查。",
        word: str = "贷后检查",
        reason: Reason = Reason.LITERAL,
    ) -> Hit:
        starts = [at for at in range(len(snippet)) if word and snippet.startswith(word, at)]
        return Hit(
            passage=Passage(article, block, Span(block * 100, block * 100 + len(snippet))),
            title=f"文章{article}",
            roles=("客户经理",),
            topics=("流程",),
            heading_path=("岗位职责",),
            snippet=snippet,
            marks=tuple(Span(at, at + len(word)) for at in starts),
            places=(),
            score=1.0,
            reason=reason,
        )

    return make


@pytest.fixture
def make_note_hit() -> MakeNoteHit:
    """Makes a hit in the notes; every occurrence of ``word`` in the snippet is marked."""

    def make(
        item_id: str,
        *,
        article: str = "a",
        snippet: str = "贷后检查要看抵押物",
        word: str = "贷后检查",
        color: str = "yellow",
        where: NoteField = NoteField.NOTE,
        lost: bool = False,
    ) -> NoteHit:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        span = Span(5, 9)
        return NoteHit(
            annotation=Annotation(
                id=item_id,
                anchor=Anchor(article, span, "按期走访", "", "", 0, ""),
                color=color,
                style=MarkStyle.HIGHLIGHT,
                note=snippet,
                tags=(),
                created=at,
                modified=at,
                span=None if lost else span,
                placement=Placement.ORPHANED if lost else Placement.IN_PLACE,
            ),
            snippet=snippet,
            marks=tuple(
                Span(at, at + len(word)) for at in range(len(snippet)) if word and snippet.startswith(word, at)
            ),
            where=where,
        )

    return make
