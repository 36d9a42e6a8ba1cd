"""What would become of the notes: found as it will be, and nothing stored."""

from kb.model import Annotation, Bookmark, Placement
from kb.notes.outlook import NoteOutlook, notes_outlook
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

NEW = LOAN.replace("每季走访一次", "每月走访一次").replace("- 做好贷前调查，核实借款人的经营情况。\n", "")


def marked(notes: Notes, shelf: Shelf) -> None:
    for quote in ("每季走访一次", "核实借款人的经营情况", "先听客户说完"):
        notes.highlight("loan", shelf.span("loan", quote))
    notes.bookmark("loan", shelf("loan").text.index("先听客户"))


def by_quote(outlooks: tuple[NoteOutlook, ...]) -> dict[str, NoteOutlook]:
    return {outlook.now.anchor.quote: outlook for outlook in outlooks}


def test_what_is_foretold_is_what_happens(notes: Notes, shelf: Shelf) -> None:
    marked(notes, shelf)
    foretold = notes_outlook(notes, ["loan"], Shelf(loan=NEW))
    assert len(foretold) == 4
    shelf.sources["loan"] = NEW
    happened: dict[str, Annotation | Bookmark] = {item.id: item for item in notes.of_article("loan")}
    happened |= {item.id: item for item in notes.bookmarks("loan")}
    assert {outlook.then.id: outlook.then for outlook in foretold} == happened


def test_what_changes_and_what_is_lost_is_told_apart(notes: Notes, shelf: Shelf) -> None:
    marked(notes, shelf)
    found = by_quote(notes_outlook(notes, ["loan"], Shelf(loan=NEW)))
    assert found["每季走访一次"].is_changed
    assert not found["每季走访一次"].is_lost
    assert found["核实借款人的经营情况"].is_lost
    assert not found["核实借款人的经营情况"].is_changed
    assert found["先听客户说完"].then.placement is Placement.MOVED
    assert not found["先听客户说完"].is_lost


def test_notes_of_an_article_that_goes_are_lost(notes: Notes, shelf: Shelf) -> None:
    marked(notes, shelf)
    assert all(outlook.is_lost for outlook in notes_outlook(notes, ["loan"], Shelf()))


def test_what_was_lost_or_changed_before_is_not_told_again(notes: Notes, shelf: Shelf) -> None:
    marked(notes, shelf)
    shelf.sources["loan"] = NEW
    for outlook in notes_outlook(notes, ["loan"], Shelf(loan=NEW + "\n再加一段。\n")):
        assert not outlook.is_lost
        assert not outlook.is_changed


def test_looking_ahead_stores_nothing(notes: Notes, shelf: Shelf) -> None:
    marked(notes, shelf)
    before = (notes.annotations(), notes.bookmarks(), notes.undo_state(), notes.counts())
    notes_outlook(notes, ["loan", "other"], Shelf(loan=NEW))
    assert (notes.annotations(), notes.bookmarks(), notes.undo_state(), notes.counts()) == before
    assert {item.placement for item in notes.annotations()} == {Placement.IN_PLACE}
