"""In which order and groups notes are listed."""

from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import NO_ROLE, sheet
from kb.model import Grouping
from tests.kb.exchange.notes.handmade import ALL_NOTES


def test_an_article_lists_its_notes_as_they_follow_each_other(exported: ExportedNotes) -> None:
    listed = {group.words: [note.quote for note in group.notes] for group in sheet(exported).groups}
    assert listed == {"大堂经理": ["每季走访"], "旧文": ["旧的说法"], "贷款客户经理": ["岗位职责", "做好贷后检查。"]}


def test_a_note_stands_under_every_role_of_its_article(exported: ExportedNotes) -> None:
    groups = sheet(exported, Grouping.ROLE).groups
    assert [(group.words, len(group.notes)) for group in groups] == [("大堂经理", 1), ("客户经理", 3), (NO_ROLE, 1)]


@given(ALL_NOTES, st.sampled_from(Grouping))
def test_no_note_is_left_out_and_a_flat_list_has_each_once(exported: ExportedNotes, grouping: Grouping) -> None:
    listed = sheet(exported, grouping).notes
    assert sorted(note.item.id for note in listed.notes) == sorted(note.item.id for note in exported.notes)
    assert (listed.tombstones, listed.texts) == (exported.tombstones, exported.texts)


@given(ALL_NOTES, st.sampled_from(Grouping), st.integers(1, 5))
def test_a_beginning_is_how_the_whole_begins(exported: ExportedNotes, grouping: Grouping, limit: int) -> None:
    whole = [(group.words, note) for group in sheet(exported, grouping).groups for note in group.notes]
    begun = sheet(exported, grouping).beginning(limit)
    assert [(group.words, note) for group in begun.groups for note in group.notes] == whole[:limit]
    assert all(group.notes for group in begun.groups)
