"""What leaves the file besides the items: deletions, texts, decisions and the review. Taking it in: ``test_merge``."""

from kb.model import Grade, Span
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf


def test_everything_that_another_pc_needs_is_in_it(notes: Notes, shelf: Shelf) -> None:
    (item,) = notes.highlight("loan", Span(7, 11)).added
    (gone,) = notes.highlight("loan", Span(0, 4)).added
    notes.delete([gone.id])
    notes.grade(item.id, Grade.GOOD, item.created)
    old = shelf("loan")
    shelf.sources["loan"] = LOAN.replace("先听", "先要听")
    notes.accept([item.id])
    bundle = notes.bundle()
    assert [one.id for one in bundle.annotations] == [item.id]
    assert [stone.id for stone in bundle.tombstones] == [gone.id]
    assert {text_hash for text_hash, _ in bundle.texts} == {old.text_hash, shelf("loan").text_hash}
    assert [one.item_id for one in bundle.decisions] == [item.id]
    assert [one.graded for one in bundle.reviews] == [1]


def test_of_what_was_wiped_only_the_deletion_leaves(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(7, 11)).added
    notes.grade(item.id, Grade.GOOD, item.created)
    notes.delete([item.id])
    notes.purge([item.id])
    bundle = notes.bundle()
    assert [stone.id for stone in bundle.tombstones] == [item.id]
    assert (bundle.annotations, bundle.texts, bundle.decisions, bundle.reviews) == ((), (), (), ())
