"""Undo and redo: everything can be taken back and done again, across restarts, and never over a foreign change."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kb.model import COLORS, Annotation, Bookmark, MarkStyle, NotesChange, Span
from kb.notes.storage import undo_log
from kb.notes.store import Notes
from tests.examples import examples
from tests.kb.notes.shelf import LOAN, Shelf

Items = dict[str, Annotation | Bookmark]
ACTS = (
    *("highlight", "edit", "delete", "bookmark", "undo", "redo", "restart"),
    *("edit_all", "rename_tag", "restore", "reattach", "detach", "accept", "merge"),
)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=()), max_size=8)


def timeless(item: Annotation | Bookmark) -> Annotation | Bookmark:
    """What it says, whenever it was changed: to undo is a change, too."""
    return (
        replace(item, modified=EPOCH, created=EPOCH) if isinstance(item, Annotation) else replace(item, created=EPOCH)
    )


def items(notes: Notes) -> Items:
    found: list[Annotation | Bookmark] = [*notes.annotations(), *notes.bookmarks()]
    return {item.id: timeless(item) for item in found}


def test_everything_is_undone_and_redone_in_another_run(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        (item,) = notes.highlight("loan", Span(0, 4), style=MarkStyle.UNDERLINE).added
        notes.edit(item.id, note="先看抵押物", tags=["重点"])
        notes.delete([item.id])
    with Notes(file, article_of=shelf) as notes:
        assert notes.undo_state().undo == "delete"
        (back,) = notes.undo().added
        assert isinstance(back, Annotation)
        assert (back.note, back.tags) == ("先看抵押物", ("重点",))
        (plain,) = notes.undo().changed
        assert timeless(plain) == timeless(item)
        assert (notes.undo_state().undo, notes.undo_state().redo) == ("underline", "edit")
    with Notes(file, article_of=shelf) as notes:
        (again,) = notes.redo().changed
        assert timeless(again) == timeless(back)
        assert [timeless(gone) for gone in notes.redo().removed] == [timeless(back)]
        assert notes.redo() == NotesChange()
        assert notes.undo_state().redo is None


def test_a_new_operation_discards_what_was_undone(notes: Notes) -> None:
    notes.highlight("loan", Span(0, 2))
    notes.undo()
    assert not notes.undo()
    (kept,) = notes.highlight("loan", Span(2, 4)).added
    assert notes.undo_state().redo is None
    assert not notes.redo()
    assert notes.annotations() == (kept,)


def test_undo_leaves_alone_what_something_else_has_changed(notes: Notes) -> None:
    ids = [notes.highlight("loan", Span(at, at + 1)).added[0].id for at in range(2)]
    notes.delete(ids)
    with notes._file.atomic() as database:
        database.execute("update items set deleted = null, note = ? where id = ?", ["别处改过", ids[0]])
    assert [item.id for item in notes.undo().added] == [ids[1]]
    assert [item.id for item in notes.redo().removed] == [ids[1]]
    assert notes.annotation(ids[0]).note == "别处改过"
    for _ in range(3):
        notes.undo()
    assert [item.id for item in notes.annotations()] == [ids[0]]


def test_undo_in_one_window_takes_back_what_the_other_did(file: Path, notes: Notes, shelf: Shelf) -> None:
    (item,) = notes.highlight("loan", Span(0, 2)).added
    with Notes(file, article_of=shelf) as other:
        other.edit(item.id, note="另一个窗口")
        (back,) = notes.undo().changed
        assert timeless(back) == timeless(item)
        assert other.redo().changed == notes.annotations()


def test_the_log_keeps_the_newest_operations(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(0, 2)).added
    with notes._file.atomic():
        for turn in range(undo_log.KEPT + 5):
            notes.edit(item.id, note=str(turn))
    with notes._file.reading() as database:
        assert database.table("operations").count == undo_log.KEPT


@examples(0.5)
@given(st.data())
def test_any_history_can_be_undone_to_the_start_and_redone_to_the_end(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        play = _Play(Path(folder) / "notes.db", data)
        with play.running():
            for act in data.draw(st.lists(st.sampled_from(ACTS), max_size=12)):
                play.act(act)
            play.to_the_end("redo")
            end = items(play.notes)
            play.to_the_end("undo")
            assert items(play.notes) == {}
            play.act("restart")
            play.to_the_end("redo")
            assert items(play.notes) == end
            assert play.notes.check() == ()


class _Play:
    """Performs drawn operations; what the changes tell must always be what the notes hold."""

    def __init__(self, file: Path, data: st.DataObject) -> None:
        self._file = file
        self._draw = data.draw
        self._told: Items = {}
        self._shelf = Shelf(loan=LOAN, lobby="# 大堂\n\n引导客户取号😀。\n\n| 𠮷 | b |\n| --- | --- |\n| c | d |")
        self.notes = self._open()

    @contextmanager
    def running(self) -> Iterator[None]:
        try:
            yield
        finally:
            self.notes.close()

    def act(self, name: str) -> None:
        if name == "restart":
            self.notes.close()
            self.notes = self._open()
        elif change := getattr(self, f"_{name}")():
            for item in change.removed:
                del self._told[item.id]
            self._told |= {item.id: timeless(item) for item in (*change.added, *change.changed)}
        assert items(self.notes) == self._told

    def to_the_end(self, name: str) -> None:
        while getattr(self.notes.undo_state(), name) is not None:
            self.act(name)

    def _open(self) -> Notes:
        return Notes(self._file, article_of=self._shelf)

    def _highlight(self) -> NotesChange:
        article_id = self._draw(st.sampled_from(["loan", "lobby"]))
        start = self._draw(st.integers(0, len(self._shelf(article_id).text) - 1))
        style, color = self._draw(st.sampled_from(MarkStyle)), self._draw(st.sampled_from(COLORS))
        span = Span(start, start + 1)
        return self.notes.highlight(article_id, span, style=style, color=color, note=self._draw(words))

    def _edit(self) -> NotesChange:
        found = self.notes.annotations()
        if not found:
            return NotesChange()
        note, tags = self._draw(st.none() | words), self._draw(st.none() | st.lists(words, max_size=3))
        return self.notes.edit(self._draw(st.sampled_from(found)).id, note=note, tags=tags)

    def _delete(self) -> NotesChange:
        return self.notes.delete(item_id for item_id in sorted(items(self.notes)) if self._draw(st.booleans()))

    def _bookmark(self) -> NotesChange:
        return self.notes.bookmark(self._draw(st.sampled_from(["loan", "lobby"])), self._draw(st.integers(0, 90)))

    def _ids(self) -> list[str]:
        return [item_id for item_id in sorted(items(self.notes)) if self._draw(st.booleans())]

    def _edit_all(self) -> NotesChange:
        tags = st.lists(words, max_size=2)
        return self.notes.edit_all(self._ids(), color="pink", add_tags=self._draw(tags), remove_tags=self._draw(tags))

    def _rename_tag(self) -> NotesChange:
        known = self.notes.tags()
        return self.notes.rename_tag(self._draw(st.sampled_from(known)), self._draw(words)) if known else NotesChange()

    def _restore(self) -> NotesChange:
        return self.notes.restore(known.item.id for known in self.notes.deleted() if self._draw(st.booleans()))

    def _reattach(self) -> NotesChange:
        found = self.notes.annotations()
        return self.notes.reattach(self._draw(st.sampled_from(found)).id, Span(1, 3)) if found else NotesChange()

    def _detach(self) -> NotesChange:
        return self.notes.detach(self._ids())

    def _accept(self) -> NotesChange:
        return self.notes.accept(self._ids())

    def _merge(self) -> NotesChange:
        bundle = self.notes.bundle()
        foreign = (replace(item, id=item.id[::-1], note="别处") for item in bundle.annotations)
        return self.notes.merge(replace(bundle, annotations=tuple(foreign))).change

    def _undo(self) -> NotesChange:
        return self.notes.undo()

    def _redo(self) -> NotesChange:
        return self.notes.redo()
