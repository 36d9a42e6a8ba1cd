"""Many annotations at once: edited, renamed, thrown away and taken back, each as one step.

Covers: kb/notes/row_changes.py.
"""

from datetime import UTC, datetime, timedelta

from kb.model import Annotation, MarkStyle
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf

QUOTES = ("贷前调查", "贷后检查", "先听客户说完")


def marked(notes: Notes, shelf: Shelf, *tags: str) -> list[Annotation]:
    """Three annotations, all with the tags."""
    made = [notes.highlight("loan", shelf.span("loan", quote), tags=tags).added[0] for quote in QUOTES]
    return [item for item in made if isinstance(item, Annotation)]


def tags_of(notes: Notes) -> list[tuple[str, ...]]:
    return [item.tags for item in notes.of_article("loan")]


def test_several_are_edited_as_one_step(notes: Notes, shelf: Shelf) -> None:
    first, second, third = marked(notes, shelf, "旧")
    change = notes.edit_all(
        [first.id, second.id], color="blue", style=MarkStyle.UNDERLINE, add_tags=["重点", "旧"], remove_tags=["旧"]
    )
    edited = [item for item in change.changed if isinstance(item, Annotation)]
    assert {item.id for item in edited} == {first.id, second.id}
    assert all((item.color, item.style, item.tags) == ("blue", MarkStyle.UNDERLINE, ("重点",)) for item in edited)
    assert notes.annotation(third.id) == third
    notes.undo()
    assert tags_of(notes) == [("旧",)] * 3
    assert {item.color for item in notes.annotations()} == {"yellow"}


def test_what_an_edit_leaves_as_it_is_keeps_its_time(notes: Notes, shelf: Shelf) -> None:
    first, *_ = marked(notes, shelf)
    assert not notes.edit_all([first.id, "gone"], color="yellow")
    assert notes.annotation(first.id) == first
    assert notes.undo_state().undo == "highlight"


def test_a_tag_is_renamed_wherever_it_stands(notes: Notes, shelf: Shelf) -> None:
    first, *_ = marked(notes, shelf, "风控", "重点")
    notes.edit(first.id, tags=["风险", "风控"])
    notes.rename_tag("风控", " #风险 ")
    assert sorted(tags_of(notes)) == [("风险",), ("风险", "重点"), ("风险", "重点")]
    assert notes.undo_state().undo == "rename_tag"
    notes.undo()
    assert notes.annotation(first.id).tags == ("风险", "风控")


def test_an_empty_name_takes_a_tag_away(notes: Notes, shelf: Shelf) -> None:
    marked(notes, shelf, "临时", "重点")
    notes.rename_tag("临时", "")
    assert tags_of(notes) == [("重点",)] * 3


def test_the_recycle_bin_gives_back_what_was_thrown_away(notes: Notes, shelf: Shelf) -> None:
    first, second, _ = marked(notes, shelf)
    notes.bookmark("loan", 0)
    notes.delete([first.id])
    notes.delete([second.id])
    assert [known.item.id for known in notes.deleted()] == [second.id, first.id]
    assert notes.deleted()[0].at >= notes.deleted()[1].at
    (back,) = notes.restore([first.id, "gone"]).added
    assert isinstance(back, Annotation)
    assert (back.id, back.span, back.anchor) == (first.id, first.span, first.anchor)
    assert [known.item.id for known in notes.deleted()] == [second.id]
    notes.undo()
    assert {known.item.id for known in notes.deleted()} == {first.id, second.id}


def test_what_is_wiped_does_not_come_back(notes: Notes, shelf: Shelf) -> None:
    first, second, third = marked(notes, shelf)
    notes.delete([first.id, second.id])
    assert notes.purge([first.id, third.id]) == 1
    assert [known.item.id for known in notes.deleted()] == [second.id]
    with notes._file.reading() as database:
        said = "".join(row["before"] + row["after"] for row in database.table("operations").rows)
    assert first.id not in said
    assert {item.id for item in notes.undo().added} == {second.id}
    assert {item.id for item in notes.annotations()} == {second.id, third.id}
    assert notes.check() == ()


def test_the_recycle_bin_keeps_for_thirty_days(notes: Notes, shelf: Shelf) -> None:
    first, second, _ = marked(notes, shelf)
    notes.delete([first.id, second.id])
    long_ago = (datetime.now(UTC) - timedelta(days=31)).isoformat(timespec="microseconds")
    with notes._file.atomic() as database:
        database.table("items").update(first.id, {"deleted": long_ago})
    assert notes.purge_old() == 1
    assert [known.item.id for known in notes.deleted()] == [second.id]
