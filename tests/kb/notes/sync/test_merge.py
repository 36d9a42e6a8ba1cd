"""Notes of another file are taken in: once is enough, the newer one wins, deletions travel, no order matters."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import (
    Anchor,
    Annotation,
    Article,
    Bookmark,
    Grade,
    MarkStyle,
    NotesBundle,
    Placement,
    PlacementDecision,
    Span,
    Tombstone,
)
from kb.notes.anchoring.anchor import make_anchor
from kb.notes.store import Notes
from tests.examples import examples
from tests.kb.notes.shelf import LOAN, Shelf

RULE = "发现风险应当在当日报告网点负责人"
QUOTES = ("贷前调查", RULE, "每季走访一次")
acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "delete", "restore", "mark", "undo", "detach", "attach", "grade"]),
        st.integers(0, 9),
    ),
    max_size=6,
)


def state(notes: Notes) -> tuple[frozenset[object], ...]:
    """All that has to be the same on two PCs: annotations, bookmarks, deletions, and what is said of what is there."""
    bundle = notes.bundle()
    there = {item.id for item in bundle.annotations} | {item.id for item in bundle.bookmarks}
    decided = {one for one in bundle.decisions if one.item_id in there}
    said = frozenset({one for one in bundle.reviews if one.item_id in there} | decided)
    return frozenset(bundle.annotations), frozenset(bundle.bookmarks), frozenset(bundle.tombstones), said


def play(notes: Notes, shelf: Shelf, played: list[tuple[str, int]]) -> None:
    """Do something with what is there."""
    for act, number in played:
        items = notes.annotations()
        gone = notes.deleted()
        match act:
            case "add":
                notes.highlight("loan", shelf.span("loan", QUOTES[number % 3]), note=str(number), tags=["甲"])
            case "edit" if items:
                notes.edit(items[number % len(items)].id, note=f"改 {number}")
            case "delete" if items:
                notes.delete([items[number % len(items)].id])
            case "restore" if gone:
                notes.restore([gone[number % len(gone)].item.id])
            case "mark":
                notes.bookmark("loan", number)
            case "undo":
                notes.undo()
            case _ if items:
                decide(notes, items[number % len(items)].id, act, number)


def decide(notes: Notes, item_id: str, act: str, number: int) -> None:
    """Say something of an annotation that is not in its row."""
    match act:
        case "detach":
            notes.detach([item_id])
        case "attach":
            notes.reattach(item_id, Span(number, number + 5))
        case "grade":
            notes.grade(item_id, list(Grade)[number % 4], datetime.now(UTC))


@pytest.fixture
def other(tmp_path: Path, shelf: Shelf) -> Iterator[Notes]:
    """The notes on another PC."""
    with Notes(tmp_path / "other.db", article_of=shelf) as opened:
        yield opened


def test_everything_arrives_and_again_changes_nothing(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0), ("add", 1), ("mark", 0), ("delete", 0)])
    bundle = other.bundle()
    planned = notes.merge(bundle, dry_run=True)
    assert not state(notes)[0]
    report = notes.merge(bundle)
    assert replace(report, change=planned.change) == planned
    assert (report.added, report.changed, report.removed, report.refused) == (2, 0, 0, 0)
    assert state(notes) == state(other)
    again = notes.merge(bundle)
    assert (again.added, again.changed, again.removed, again.kept) == (0, 0, 0, 3)
    assert notes.undo_state().undo == "import"
    other.close()


@examples(0.5)
@given(acts, acts, acts)
def test_two_files_agree_after_they_have_taken_in_each_other(
    first: list[tuple[str, int]], second: list[tuple[str, int]], third: list[tuple[str, int]]
) -> None:
    shelf = Shelf(loan=LOAN)
    with (
        tempfile.TemporaryDirectory() as folder,
        Notes(Path(folder) / "a.db", article_of=shelf) as one,
        Notes(Path(folder) / "b.db", article_of=shelf) as two,
    ):
        play(one, shelf, first)
        two.merge(one.bundle())
        play(one, shelf, second)
        play(two, shelf, third)
        ours, theirs = one.bundle(), two.bundle()
        one.merge(theirs)
        two.merge(ours)
        assert state(one) == state(two)
        before = state(one)
        one.merge(theirs)
        one.merge(ours)
        assert state(one) == before
        assert one.check() == ()


def test_an_import_is_one_step_to_undo(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(notes, shelf, [("add", 2)])
    before = state(notes)
    play(other, shelf, [("add", 0), ("add", 1), ("mark", 3)])
    after = notes.merge(other.bundle()).change
    assert len(after.added) == 3
    notes.undo()
    assert state(notes)[:2] == before[:2]
    notes.redo()
    assert len(notes.annotations()) == 3
    other.close()


def test_a_place_in_an_older_text_comes_with_the_text(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    shelf.sources["loan"] = LOAN.replace("做好贷前调查，", "按规定做好贷前的调查，")
    notes.merge(other.bundle())
    (item,) = notes.annotations()
    assert item.placement is Placement.CHANGED
    notes.delete([item.id])
    notes.purge([item.id])
    bare = replace(other.bundle(), texts=())
    assert bare.annotations[0].anchor.text_hash
    other.close()


def test_the_quote_alone_decides_where_nobody_has_the_old_text(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0), ("add", 1)])
    shelf.sources["loan"] = "新增的一段。\n\n" + LOAN
    notes.merge(replace(other.bundle(), texts=()))
    assert {item.anchor.quote: item.placement for item in notes.annotations()} == {
        "贷前调查": Placement.ORPHANED,
        RULE: Placement.MOVED,
    }
    assert notes.check() == ()
    other.close()


Foreign = Callable[..., NotesBundle]


@pytest.fixture
def foreign(other: Notes, shelf: Shelf) -> Foreign:
    """An annotation that another program made: no text hash, and only a quote that is sure."""
    play(other, shelf, [("add", 1)])
    (item,) = other.annotations()

    def made(quote: str, at: int = 0, prefix: str = "", suffix: str = "", article: str = "loan") -> NotesBundle:
        span = Span(at, at + len(quote))
        anchor = replace(
            item.anchor, article_id=article, quote=quote, span=span, prefix=prefix, suffix=suffix, text_hash=""
        )
        return NotesBundle((replace(item, anchor=anchor),))

    return made


def test_what_others_made_is_put_where_its_quote_stands(notes: Notes, foreign: Foreign, shelf: Shelf) -> None:
    report = notes.merge(foreign("每季走访一次"))
    assert report.added == 1
    (item,) = notes.annotations()
    assert (item.span, item.placement) == (shelf.span("loan", "每季走访一次"), Placement.IN_PLACE)


def test_of_several_places_position_and_then_context_decides(notes: Notes, foreign: Foreign, shelf: Shelf) -> None:
    second = shelf("loan").text.rindex("客户")
    notes.merge(foreign("客户", at=second))
    assert [item.span for item in notes.annotations()] == [Span(second, second + 2)]
    assert notes.merge(foreign("客户", at=1)).refused == 1
    assert notes.merge(foreign("客户", at=1, prefix="先听", suffix="说完")).refused == 0


@pytest.mark.parametrize("bundle", [("没有这句话",), ("每季走访一次", 0, "", "", "gone"), ("",)])
def test_what_has_no_place_is_refused_and_counted(notes: Notes, foreign: Foreign, bundle: tuple[str, ...]) -> None:
    report = notes.merge(foreign(*bundle))
    assert (report.refused, report.added) == (1, 0)
    assert notes.undo_state().undo is None


def test_a_newer_deletion_wins_over_an_older_edit_and_the_other_way_round(
    notes: Notes, other: Notes, shelf: Shelf
) -> None:
    play(other, shelf, [("add", 0), ("add", 1)])
    notes.merge(other.bundle())
    first, second = (item.id for item in notes.annotations())
    notes.delete([first, second])
    other.edit(first, note="后来改的")
    later = other.bundle()
    assert notes.merge(later).added == 1
    assert notes.annotation(first).note == "后来改的"
    other.merge(notes.bundle())
    assert [item.id for item in other.annotations()] == [first]
    stale = replace(later.annotations[0], modified=later.annotations[0].created - timedelta(days=1))
    assert notes.merge(NotesBundle((stale,))).kept == 1
    other.close()


def test_a_restored_bookmark_outlives_the_news_of_its_deletion(notes: Notes, other: Notes, shelf: Shelf) -> None:
    mark = other.bookmark("loan", 0).added[0]
    assert isinstance(mark, Bookmark)
    notes.merge(other.bundle())
    notes.delete([mark.id])
    gone = notes.bundle()
    notes.restore([mark.id])
    assert notes.merge(gone).removed == 0
    other.merge(gone)
    other.merge(notes.bundle())
    assert state(other) == state(notes)
    other.close()


def test_texts_that_sqlite_cannot_hold_are_taken_in_readable(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    (item,) = other.annotations()
    assert isinstance(item, Annotation)
    notes.merge(NotesBundle((replace(item, note="甲\x00乙\ud800", tags=("#重点", "")),)))
    assert (notes.annotation(item.id).note, notes.annotation(item.id).tags) == ("甲乙\ufffd", ("重点",))
    other.close()


def test_with_the_clock_set_back_the_last_change_is_still_the_newest(
    notes: Notes, other: Notes, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(other, shelf, [("add", 0)])
    notes.merge(other.bundle())
    (item,) = notes.annotations()
    past = type("Past", (datetime,), {"now": classmethod(lambda _cls, _zone: datetime(2001, 1, 1, tzinfo=UTC))})
    monkeypatch.setattr("kb.notes.storage.rows.datetime", past)
    notes.edit(item.id, note="拨回时钟之后")
    assert other.merge(notes.bundle()).changed == 1
    notes.delete([item.id])
    assert other.merge(notes.bundle()).removed == 1
    notes.restore([item.id])
    assert other.merge(notes.bundle()).added == 1
    other.close()


def test_what_was_undone_stays_undone_on_the_other_pc(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(notes, shelf, [("add", 0), ("add", 1)])
    other.merge(notes.bundle())
    ids = [item.id for item in notes.annotations()]
    notes.delete(ids)
    other.merge(notes.bundle())
    notes.undo()
    assert notes.merge(other.bundle()).removed == 0
    notes.edit(ids[0], note="写错了")
    other.merge(notes.bundle())
    notes.undo()
    notes.merge(other.bundle())
    assert notes.annotation(ids[0]).note != "写错了"
    other.merge(notes.bundle())
    assert state(other) == state(notes)
    other.close()


def test_an_undone_highlight_does_not_come_back_from_another_pc(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(notes, shelf, [("add", 0)])
    other.merge(notes.bundle())
    notes.undo()
    notes.merge(other.bundle())
    assert notes.annotations() == ()
    assert notes.redo().added
    assert other.merge(notes.bundle()).removed == 0
    assert len(other.annotations()) == 1
    other.close()


def test_an_id_that_stands_twice_in_a_file_is_one_step_to_undo(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    (item,) = other.annotations()
    newer = replace(item, note="新", modified=item.modified + timedelta(seconds=1))
    report = notes.merge(NotesBundle((item, newer)))
    assert (report.added, report.changed) == (1, 0)
    assert notes.annotation(item.id).note == "新"
    notes.undo()
    assert notes.annotations() == ()
    gone = NotesBundle((item,), tombstones=(Tombstone(item.id, item.modified + timedelta(seconds=1)),))
    assert notes.merge(gone).added == 0
    notes.undo()
    assert notes.annotations() == ()
    other.close()


def test_a_time_from_the_future_does_not_win_for_ever(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    (item,) = other.annotations()
    late = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    bundle = NotesBundle((replace(item, modified=late),))
    notes.merge(bundle)
    assert notes.annotation(item.id).modified.year < 9999
    assert notes.edit(item.id, note="可以改").changed
    assert notes.merge(bundle).kept == 1
    assert notes.merge(NotesBundle(tombstones=(Tombstone(item.id, late),))).removed == 0
    other.close()


def test_an_id_of_another_kind_or_one_that_cannot_be_stored_is_refused(
    notes: Notes, other: Notes, shelf: Shelf
) -> None:
    play(other, shelf, [("add", 0), ("mark", 3)])
    (item,), (mark,) = other.annotations(), other.bookmarks()
    notes.merge(NotesBundle((item,)))
    clash = replace(mark, id=item.id, created=item.modified + timedelta(hours=1))
    assert notes.merge(NotesBundle(bookmarks=(clash,))).refused == 1
    assert notes.merge(NotesBundle((replace(item, id="a\x00b"),))).refused == 1
    assert notes.annotations() == (item,)
    other.close()


def test_the_context_decides_between_equal_quotes_whatever_the_position(
    notes: Notes, foreign: Foreign, shelf: Shelf
) -> None:
    text = shelf("loan").text
    assert text.startswith("贷款客户经理")
    assert notes.merge(foreign("客户", prefix="先听", suffix="说完")).added == 1
    (item,) = notes.annotations()
    assert item.span == shelf.span("loan", "客户说完") or text[item.span.start - 2 : item.span.start] == "先听"  # type: ignore[union-attr]


def test_a_foreign_annotation_is_taken_in_once_though_the_article_changes(
    notes: Notes, foreign: Foreign, shelf: Shelf
) -> None:
    bundle = foreign("每季走访一次")
    notes.merge(bundle)
    (before,) = notes.annotations()
    shelf.sources["loan"] = "新增的一段。\n\n" + LOAN
    assert notes.merge(bundle).kept == 1
    assert notes.annotation(before.id).anchor == before.anchor


def test_what_was_decided_about_a_place_arrives_and_can_be_undone(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 1)])
    (item,) = other.annotations()
    notes.merge(other.bundle())
    shelf.sources["loan"] = LOAN.replace(RULE, "发现风险应当立即报告风险经理")
    assert notes.annotation(item.id).placement is not Placement.MOVED
    other.reattach(item.id, shelf.span("loan", "报告风险经理"))
    report = notes.merge(other.bundle())
    assert (report.changed, report.kept) == (1, 0)
    assert notes.annotation(item.id) == other.annotation(item.id)
    assert [one.id for one in report.change.changed] == [item.id]
    assert notes.merge(other.bundle()).changed == 0
    notes.undo()
    assert notes.annotation(item.id).placement is not Placement.MOVED
    notes.redo()
    assert notes.annotation(item.id) == other.annotation(item.id)
    other.close()


def test_the_later_decision_wins_and_one_that_does_not_fit_is_passed_over(
    notes: Notes, other: Notes, shelf: Shelf
) -> None:
    play(other, shelf, [("add", 0)])
    (item,) = other.annotations()
    notes.merge(other.bundle())
    other.detach([item.id])
    notes.reattach(item.id, Span(2, 4))
    notes.merge(other.bundle())
    assert notes.annotation(item.id).span == Span(2, 4)
    other.merge(notes.bundle())
    assert other.annotation(item.id).span == Span(2, 4)
    known = other.bundle().decisions[0]
    tomorrow = known.at + timedelta(days=1)
    wrong: list[PlacementDecision] = [
        replace(known, span=Span(0, 10**6), at=tomorrow),
        replace(known, text_hash="unknown", at=tomorrow),
        replace(known, item_id="nobody", at=tomorrow),
        replace(known, at=datetime(2999, 1, 1, tzinfo=UTC)),
    ]
    for one in wrong:
        assert notes.merge(NotesBundle(decisions=(one,))).changed == 0
    assert notes.annotation(item.id).span == Span(2, 4)
    other.close()


def test_the_review_goes_on_where_it_went_on_last(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    (item,) = other.annotations()
    first = datetime(2026, 3, 2, 9, tzinfo=UTC)
    other.grade(item.id, Grade.GOOD, first)
    notes.merge(other.bundle())
    assert notes.bundle().reviews == other.bundle().reviews
    notes.grade(item.id, Grade.EASY, first + timedelta(days=3))
    assert notes.merge(other.bundle()).changed == 0
    report = other.merge(notes.bundle())
    assert (report.changed, other.bundle().reviews) == (1, notes.bundle().reviews)
    other.undo()
    assert other.bundle().reviews[0].graded == 1
    late = replace(notes.bundle().reviews[0], last=datetime(2999, 1, 1, tzinfo=UTC))
    assert notes.merge(NotesBundle(reviews=(late,))).changed == 0
    other.close()


def test_an_import_that_is_undone_has_never_been(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(notes, shelf, [("add", 0), ("add", 1)])
    play(other, shelf, [("add", 2)])
    before = state(other)
    other.merge(notes.bundle())
    other.undo()
    assert state(other) == before
    assert notes.merge(other.bundle()).removed == 0
    assert len(notes.annotations()) == 3
    assert other.merge(notes.bundle()).added == 2
    other.undo()
    other.redo()
    assert state(other) == state(notes)
    other.close()


def test_the_news_of_a_deletion_that_was_taken_in_and_undone_kills_nothing(
    notes: Notes, other: Notes, shelf: Shelf
) -> None:
    play(notes, shelf, [("add", 0)])
    ids = [item.id for item in notes.annotations()]
    notes.delete(ids)
    old = notes.bundle()
    notes.restore(ids)
    other.merge(old)
    other.undo()
    assert notes.merge(other.bundle()).removed == 0
    other.close()


def test_an_older_version_that_an_undone_import_left_does_not_win(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(notes, shelf, [("add", 0)])
    other.merge(notes.bundle())
    (item,) = notes.annotations()
    notes.edit(item.id, note="后来改的")
    other.merge(notes.bundle())
    other.undo()
    assert other.annotation(item.id).note == "0"
    assert notes.merge(other.bundle()).changed == 0
    assert notes.annotation(item.id).note == "后来改的"
    other.close()


def test_another_anchor_is_looked_for_anew(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    notes.merge(other.bundle())
    (item,) = other.annotations()
    moved = replace(item, anchor=make_anchor(shelf("loan"), shelf.span("loan", RULE)), modified=datetime.now(UTC))
    shelf.sources["loan"] = LOAN.replace("先听客户", "先认真听客户")
    notes.annotations()
    notes.merge(NotesBundle((moved,)))
    assert notes.annotation(item.id).span == shelf.span("loan", RULE)


def test_a_text_that_comes_later_finds_the_place(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    shelf.sources["loan"] = LOAN.replace("做好贷前调查，", "按规定做好贷前的调查，")
    notes.merge(replace(other.bundle(), texts=()))
    (item,) = notes.annotations()
    assert item.span is None
    notes.store_placements()
    change = notes.merge(other.bundle()).change
    assert [one.placement for one in change.changed] == [Placement.CHANGED]
    assert notes.annotation(item.id).placement is Placement.CHANGED
    other.close()


def test_an_annotation_is_never_put_on_nothing(notes: Notes, other: Notes, shelf: Shelf) -> None:
    play(other, shelf, [("add", 0)])
    notes.merge(other.bundle())
    (item,) = notes.annotations()
    empty = PlacementDecision(item.id, item.anchor.text_hash, Span(3, 3), datetime.now(UTC))
    assert notes.merge(NotesBundle(decisions=(empty,))).changed == 0
    assert notes.annotation(item.id).span == item.span
    other.close()


def test_a_decision_that_was_undone_does_not_come_back_from_another_pc(
    notes: Notes, other: Notes, shelf: Shelf
) -> None:
    play(notes, shelf, [("add", 0)])
    (item,) = notes.annotations()
    notes.detach([item.id])
    other.merge(notes.bundle())
    notes.undo()
    assert notes.annotation(item.id) == item
    assert notes.merge(other.bundle()).changed == 0
    assert other.merge(notes.bundle()).changed == 1
    assert other.annotation(item.id) == item
    notes.redo()
    assert other.merge(notes.bundle()).changed == 1
    assert other.annotation(item.id).span is None
    notes.undo()
    notes.reattach(item.id, Span(2, 5))
    other.merge(notes.bundle())
    assert other.annotation(item.id).span == Span(2, 5)
    assert state(other) == state(notes)
    other.close()


@pytest.mark.parametrize("wiped", [True, False], ids=["wiped", "in the bin"])
@pytest.mark.parametrize("kind", ["annotation", "bookmark"])
def test_what_was_deleted_here_is_named_apart_and_comes_back_on_wish(notes: Notes, kind: str, *, wiped: bool) -> None:
    made = (
        notes.highlight("loan", Span(7, 11), note="先看抵押物") if kind == "annotation" else notes.bookmark("loan", 7)
    )
    (item,) = made.added
    bundle = notes.bundle()
    notes.delete([item.id])
    if wiped:
        notes.purge([item.id])
    planned = notes.merge(bundle, dry_run=True)
    assert (planned.added, planned.kept, planned.deleted) == (0, 0, 1)
    assert not notes.merge(bundle).change
    assert notes.merge(bundle, dry_run=True, bring_back=True).added == 1
    report = notes.merge(bundle, bring_back=True)
    assert [one.id for one in report.change.added] == [item.id]
    there: list[Annotation | Bookmark] = [*notes.annotations(), *notes.bookmarks()]
    (back,) = there
    assert (back.anchor, back.span) == (item.anchor, item.span)
    assert notes.merge(bundle, dry_run=True, bring_back=True).kept == 1
    assert notes.merge(bundle, dry_run=True).deleted == 0
    notes.undo()
    assert (notes.annotations(), notes.bookmarks()) == ((), ())


def test_of_two_versions_the_newer_words_come_back(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(7, 11), note="旧").added
    bundle = notes.bundle()
    notes.edit(item.id, note="新")
    notes.delete([item.id])
    notes.merge(bundle, bring_back=True)
    assert notes.annotation(item.id).note == "新"


def test_a_tombstone_of_the_file_is_no_deleted_note(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(7, 11)).added
    notes.delete([item.id])
    assert notes.merge(notes.bundle(), dry_run=True, bring_back=True).deleted == 0
    assert not notes.merge(notes.bundle(), bring_back=True).change


def test_each_article_is_asked_for_once_however_many_notes_there_are(file: Path) -> None:
    shelf, asked = Shelf(one=LOAN, two=LOAN), list[str]()

    def counted(article_id: str) -> Article:
        asked.append(article_id)
        return shelf(article_id)

    text = shelf("one").text
    anchors = [
        Anchor(article, Span(0, 4), text[at : at + 9], "", "", 0, "")
        for at in (0, 20, 40)
        for article in ("one", "two")
    ]
    now = datetime.now(UTC)
    items = tuple(
        Annotation(str(n), anchor, "yellow", MarkStyle.HIGHLIGHT, "", (), now, now, None, Placement.ORPHANED)
        for n, anchor in enumerate(anchors)
    )
    with Notes(file, article_of=counted) as notes:
        assert notes.merge(NotesBundle(items), dry_run=True).added == len(items)
    assert asked == ["one", "two"]
