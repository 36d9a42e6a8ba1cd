"""What a note's article says about it."""

from dataclasses import replace

from kb.content.parser import parse_article
from kb.errors import ArticleNotFound
from kb.exchange.notes.exported import ExportedNotes, collected, exported
from kb.model import Annotation, Article, Bookmark, NotesBundle, Placement, Span
from tests.kb.exchange.notes.handmade import annotation, bookmark

SOURCE = """---
id: loan
title: 贷款客户经理
roles: [客户经理, 信贷员]
updated: 2025-05-01
---
## 岗位职责

### 贷后

做好贷后检查。
"""


def article() -> Article:
    return replace(parse_article(SOURCE, fallback_id="x"), pack_id="builtin")


def at_place(quote: str) -> Annotation:
    start = article().text.index(quote)
    return annotation(span=Span(start, start + len(quote)))


def test_a_note_knows_the_headings_above_its_place_and_the_articles_version() -> None:
    note = exported(at_place("贷后检查"), article())
    assert (note.title, note.roles, note.heading_path) == ("贷款客户经理", ("客户经理", "信贷员"), ("岗位职责", "贷后"))
    assert (note.updated, note.pack_id) == ("2025-05-01", "builtin")


def test_a_note_without_a_place_stands_under_no_heading() -> None:
    note = exported(annotation(span=None, placement=Placement.ORPHANED), article())
    assert note.title == "贷款客户经理"
    assert note.heading_path == ()


def test_a_note_of_an_article_that_has_gone_is_called_by_its_id() -> None:
    note = exported(bookmark(), None)
    assert (note.title, note.pack_id, note.note, note.tags) == ("loan", None, "", ())


def test_every_article_is_asked_for_once_and_one_that_has_gone_stops_nothing() -> None:
    asked: list[str] = []

    def article_of(article_id: str) -> Article:
        asked.append(article_id)
        if article_id != "loan":
            raise ArticleNotFound(article_id)
        return article()

    other = annotation("o")
    other = replace(other, anchor=replace(other.anchor, article_id="gone"))
    bundle = NotesBundle((at_place("贷后检查"), other, other), (bookmark(),), (), (("hash", "正文"),))
    found = collected(bundle, article_of)
    assert [note.pack_id for note in found.notes] == ["builtin", None, None, "builtin"]
    assert found.bundle == bundle
    assert asked == ["loan", "gone"]


def test_a_part_of_the_notes_takes_its_texts_along_and_no_deletions(exported: ExportedNotes) -> None:
    whole = replace(exported, texts=(("hash", "正文"), ("other", "别的正文")))
    part = whole.those(lambda note: isinstance(note.item, Bookmark))
    assert part.bundle == NotesBundle((), (bookmark(),), (), (("hash", "正文"),))
    assert len(exported.bundle.annotations) == 3
    assert exported.bundle.tombstones == exported.tombstones
