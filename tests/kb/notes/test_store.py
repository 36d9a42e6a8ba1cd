"""The store: what is marked is there, in order, at its present place, also after a restart.

Covers: kb/notes/change_report.py, kb/notes/notes_reader.py, kb/notes/storage/queries.py.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import ArticleChanged, ArticleNotFound, NoteNotFound, NotesError, SpanError
from kb.model import COLORS, Annotation, MarkStyle, NotesChange, Placement, Span
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

RULE = "发现风险应当在当日报告网点负责人"


def mark(notes: Notes, quote: str, **fields: str) -> Annotation:
    """A highlight of the first ``quote`` in the loan article."""
    shelf = notes._article_of
    assert isinstance(shelf, Shelf)
    (added,) = notes.highlight("loan", shelf.span("loan", quote), **fields).added  # type: ignore[arg-type]
    assert isinstance(added, Annotation)
    return added


def test_a_highlight_survives_a_restart(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        made = notes.highlight(
            "loan",
            shelf.span("loan", "贷后检查"),
            color="green",
            style=MarkStyle.UNDERLINE,
            note="先看抵押物\n  再看流水 ",
            tags=["重点", " 风险 ", "", "重点"],
        )
    with Notes(file, article_of=shelf) as notes:
        assert notes.annotations() == notes.of_article("loan") == made.added
        (item,) = notes.annotations()
        assert notes.annotation(item.id) == item
    assert (item.color, item.style, item.tags) == ("green", MarkStyle.UNDERLINE, ("重点", "风险"))
    assert item.note == "先看抵押物\n  再看流水 "
    assert (item.anchor.quote, item.placement) == ("贷后检查", Placement.IN_PLACE)


def test_offsets_count_code_points(notes: Notes, shelf: Shelf) -> None:
    item = mark(notes, "老客户😀，每季")
    text = shelf("loan").text
    assert item.span is not None
    assert text[item.span.start : item.span.end] == item.anchor.quote == "老客户😀，每季"
    assert item.anchor.prefix.endswith("𠮷田商店的")


def test_an_edit_changes_what_is_given_and_leaves_the_rest(notes: Notes) -> None:
    item = mark(notes, "贷前调查", note="旧", color="blue")
    (edited,) = notes.edit(item.id, note="新").changed
    assert isinstance(edited, Annotation)
    assert (edited.note, edited.color, edited.created) == ("新", "blue", item.created)
    assert edited.modified > item.modified
    assert notes.annotations() == (edited,)


def test_an_edit_that_changes_nothing_is_no_operation(notes: Notes) -> None:
    item = mark(notes, "贷前调查", note="旧")
    assert notes.edit(item.id, note="旧", color="yellow", tags=[]) == NotesChange()
    assert notes.undo_state().undo == "highlight"


def test_what_is_deleted_is_gone_in_one_step(notes: Notes, shelf: Shelf) -> None:
    first, second = mark(notes, "贷前调查"), mark(notes, "贷后检查")
    (bookmark,) = notes.bookmark("loan").added
    change = notes.delete([second.id, bookmark.id, second.id])
    assert {item.id for item in change.removed} == {second.id, bookmark.id}
    assert (notes.annotations(), notes.bookmarks()) == ((first,), ())
    with pytest.raises(NoteNotFound):
        notes.annotation(second.id)
    with pytest.raises(NoteNotFound):
        notes.edit(second.id, note="x")
    assert len(notes.undo().added) == 2


def test_deleting_what_is_gone_already_is_no_operation(notes: Notes) -> None:
    item = mark(notes, "贷前调查")
    notes.delete([item.id])
    assert not notes.delete([item.id, "never"])
    assert not notes.delete([])
    (back,) = notes.undo().added
    assert isinstance(back, Annotation)
    assert notes.annotations() == (replace(item, modified=back.modified),)


def test_a_bookmark_is_toggled_anywhere_in_its_block(notes: Notes, shelf: Shelf) -> None:
    block = shelf("loan").block_at(shelf.span("loan", RULE).start)
    (made,) = notes.bookmark("loan", block.end).added
    assert made.span == block.span
    assert notes.bookmarks() == notes.bookmarks("loan") == (made,)
    assert notes.bookmarks("other") == ()
    assert notes.bookmark("loan", block.start).removed == (made,)
    assert notes.bookmarks() == ()
    assert notes.undo_state().undo == "unbookmark"


def test_a_bookmark_behind_the_end_or_in_an_empty_article_is_a_bookmark(notes: Notes, shelf: Shelf) -> None:
    shelf.sources["empty"] = ""
    assert notes.bookmark("empty", -3).added
    assert notes.bookmark("empty", 5).removed
    (made,) = notes.bookmark("loan", 10**30).added
    assert made.anchor.quote == "先听客户说完，再给建议。"


def test_an_edit_does_not_find_a_bookmark(notes: Notes) -> None:
    (made,) = notes.bookmark("loan").added
    for act in (lambda: notes.edit(made.id, note="x"), lambda: notes.annotation(made.id)):
        with pytest.raises(NoteNotFound):
            act()


def test_what_cannot_be_marked_is_refused_and_leaves_nothing(notes: Notes, shelf: Shelf) -> None:
    with pytest.raises(SpanError):
        notes.highlight("loan", Span(2, 2))
    with pytest.raises(ArticleNotFound):
        notes.highlight("nowhere", Span(0, 1))
    with pytest.raises(ValueError, match="beige"):
        notes.highlight("loan", Span(0, 1), color="beige")
    shelf.sources["\udc80"] = "正文"
    with pytest.raises(NotesError):
        notes.highlight("\udc80", Span(0, 1))
    assert notes.annotations() == ()
    assert notes.undo_state().undo is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("\ud83d\ude00", "😀"),
        ("\ud800x", "\ufffdx"),
        ("𠮷\r\n\t", "𠮷\r\n\t"),
        ("'; drop", "'; drop"),
    ],
)
def test_any_typed_text_can_be_stored(notes: Notes, typed: str, kept: str) -> None:
    item = mark(notes, "贷前调查", note=typed)
    notes.edit(item.id, tags=[typed])
    assert notes.annotation(item.id).note == kept
    assert notes.annotation(item.id).tags == (kept.strip(),)


def test_annotations_come_last_modified_first_and_in_the_order_of_the_text(notes: Notes, shelf: Shelf) -> None:
    late, early, wide = mark(notes, "贷后检查"), mark(notes, "贷前调查"), mark(notes, "贷前调查，核实")
    notes.edit(late.id, note="改过")
    assert [item.id for item in notes.annotations()] == [late.id, wide.id, early.id]
    assert [item.id for item in notes.of_article("loan")] == [early.id, wide.id, late.id]


def test_the_present_place_follows_the_text_and_the_anchor_stays(notes: Notes, shelf: Shelf) -> None:
    moved, lost = mark(notes, RULE), mark(notes, "贷前调查")
    shelf.sources["loan"] = LOAN.replace("## 岗位职责", "新增的一段。\n\n## 岗位职责").replace(
        "- 做好贷前调查，核实借款人的经营情况。\n", ""
    )
    found, orphan = notes.of_article("loan")
    assert (found.anchor, orphan.anchor) == (moved.anchor, lost.anchor)
    assert (found.span, found.placement) == (shelf.span("loan", RULE), Placement.MOVED)
    assert (orphan.span, orphan.placement) == (None, Placement.ORPHANED)
    shelf.sources["loan"] = LOAN
    assert notes.of_article("loan") == (lost, moved)


def test_an_article_that_is_gone_leaves_orphans(notes: Notes, shelf: Shelf) -> None:
    mark(notes, RULE)
    notes.bookmark("loan")
    del shelf.sources["loan"]
    assert [item.placement for item in notes.annotations()] == [Placement.ORPHANED]
    assert [item.placement for item in notes.bookmarks()] == [Placement.ORPHANED]
    assert notes.counts().orphans == 2
    assert notes.delete([notes.annotations()[0].id]).removed


def test_a_place_on_record_for_this_very_text_counts_more_than_the_quote(notes: Notes, shelf: Shelf) -> None:
    item = mark(notes, RULE)
    shelf.sources["loan"] = LOAN.replace("当日", "次日")
    with notes._file.atomic() as database:
        row = {
            "item_id": item.id,
            "text_hash": shelf("loan").text_hash,
            "start": 3,
            "end": 9,
            "state": "changed",
            "decided": "2026",
        }
        database.table("placements").insert(row)
    (found,) = notes.of_article("loan")
    assert (found.span, found.placement) == (Span(3, 9), Placement.CHANGED)
    shelf.sources["loan"] = LOAN
    assert notes.of_article("loan") == (item,)


def test_tags_come_most_used_first(notes: Notes) -> None:
    for tags in (["风险", "乙"], ["风险", "甲"], ["从前"]):
        item = notes.highlight("loan", Span(0, 2), tags=tags).added[0]
    notes.delete([item.id])
    assert notes.tags() == ("风险", "乙", "甲")


def test_reading_places_are_kept_and_are_no_operation(file: Path, notes: Notes) -> None:
    for article_id, offset in (("loan", 5), ("lobby", 2), ("loan", 10**30)):
        notes.remember_place(article_id, offset)
    with Notes(file, article_of=Shelf()) as again:
        assert [place.article_id for place in again.recent()] == ["loan", "lobby"]
        assert [place.article_id for place in again.recent(limit=1)] == ["loan"]
        place = again.reading_position("loan")
        assert place is not None
        assert place.offset > 10**9
        assert again.reading_position("nowhere") is None
        assert again.undo_state().undo is None


def test_counts_count_what_is_there(notes: Notes) -> None:
    for color in COLORS:
        mark(notes, RULE, color=color)
    notes.bookmark("loan")
    notes.delete([notes.annotations()[0].id])
    counts = notes.counts()
    assert (counts.annotations, counts.bookmarks, counts.orphans) == (4, 1, 0)


def test_a_text_is_kept_once(notes: Notes) -> None:
    for _ in range(3):
        mark(notes, RULE)
    with notes._file.reading() as database:
        assert database.table("texts").count == 1


def test_notes_that_are_closed_say_so(notes: Notes) -> None:
    notes.close()
    notes.close()
    with pytest.raises(NotesError):
        notes.annotations()


def test_a_place_chosen_in_another_text_is_refused(notes: Notes, shelf: Shelf) -> None:
    seen = shelf("loan").text_hash
    (item,) = notes.highlight("loan", Span(0, 4), expected_text_hash=seen).added
    shelf.sources["loan"] = "新增的一段。\n\n" + LOAN
    with pytest.raises(ArticleChanged):
        notes.highlight("loan", Span(0, 4), expected_text_hash=seen)
    with pytest.raises(ArticleChanged):
        notes.bookmark("loan", 3, expected_text_hash=seen)
    with pytest.raises(ArticleChanged):
        notes.reattach(item.id, Span(0, 4), expected_text_hash=seen)
    assert len(notes.annotations()) == 1
