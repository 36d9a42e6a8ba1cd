"""What was signed cannot be changed unseen, and what is only done afterwards is no change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kb.checklists.checklists import Checklists
from kb.checklists.sign_off import checked, digest_of
from kb.model import Checklist, SignOffCheck
from kb.notes.store import Notes
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND, Shelf, article

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def signed(lists: Checklists, shelf: Shelf) -> Checklist:
    """Two items are ticked and the list is signed."""
    for number in (0, 3):
        lists.tick(present(lists, shelf), number, MORNING, ticked=True, who="小王")
    lists.sign(present(lists, shelf), MORNING, name=" 李师傅 ", day="2026-11-30", words="可以独立了")
    return present(lists, shelf)


def present(lists: Checklists, shelf: Shelf) -> Checklist:
    found = lists.shown(shelf.article, LATER)
    assert found is not None
    return found


def check(lists: Checklists, shelf: Shelf) -> SignOffCheck:
    return present(lists, shelf).sign_offs[-1]


def facts(found: SignOffCheck) -> dict[str, int]:
    names = ("forged", "unticked", "redone", "reworded", "removed", "added", "later")
    return {name: int(getattr(found, name)) for name in names if getattr(found, name)}


@pytest.mark.usefixtures("signed")
def test_an_untouched_list_is_what_was_signed(lists: Checklists, shelf: Shelf, notes: Notes) -> None:
    found = check(lists, shelf)
    assert not found.changed
    assert facts(found) == {}
    signature = found.sign_off
    assert (signature.name, signature.day, signature.words) == ("李师傅", "2026-11-30", "可以独立了")
    assert [bool(item.item) for item in signature.items] == [True, False, False, True, False]
    assert signature.code == f"{signature.digest[:4]}-{signature.digest[4:8]}".upper()
    assert notes.check() == ()


def test_a_tick_taken_back_is_seen_and_undoing_that_is_as_if_it_had_not_been(
    lists: Checklists, shelf: Shelf, notes: Notes, signed: Checklist
) -> None:
    lists.tick(signed, 3, LATER, ticked=False)
    assert facts(check(lists, shelf)) == {"unticked": 1}
    notes.undo()
    assert not check(lists, shelf).changed
    lists.tick(signed, 3, LATER, ticked=False)
    lists.tick(signed, 3, LATER, ticked=True, who="小王")
    assert facts(check(lists, shelf)) == {"redone": 1}


def test_undoing_what_was_done_before_the_signature_is_seen(
    lists: Checklists, shelf: Shelf, notes: Notes, signed: Checklist
) -> None:
    assert notes.undo().ticked == {signed.article_id}
    assert facts(check(lists, shelf)) == {"unticked": 1}


def test_going_on_is_told_and_is_no_change(lists: Checklists, shelf: Shelf, signed: Checklist) -> None:
    lists.tick(signed, 1, LATER, ticked=True)
    assert facts(check(lists, shelf)) == {"later": 1}
    assert not check(lists, shelf).changed


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize(
    ("first", "second", "seen"),
    [
        ([FIRST[0].replace("哪些", "几样"), *FIRST[1:]], SECOND, {"reworded": 1}),
        (FIRST, [SECOND[0]], {"removed": 1}),
        ([*FIRST, "再学一样新东西。"], SECOND, {"added": 1}),
        ([*FIRST, SECOND[0]], [SECOND[1]], {"reworded": 1}),
        (FIRST[1:], SECOND, {"removed": 1}),
    ],
)
def test_another_version_of_the_list_is_seen(
    lists: Checklists, shelf: Shelf, first: list[str], second: list[str], seen: dict[str, int]
) -> None:
    shelf.article = article(first, second)
    assert facts(check(lists, shelf)) == seen
    assert check(lists, shelf).changed


def test_every_word_of_a_signature_is_sealed(signed: Checklist) -> None:
    signature = signed.sign_offs[0].sign_off
    assert digest_of(signature) == signature.digest
    for other in (
        replace(signature, name="别的"),
        replace(signature, day="2026-01-01"),
        replace(signature, words="别的"),
        replace(signature, period="2026-11-30"),
        replace(signature, at=LATER),
        replace(signature, items=signature.items[1:]),
    ):
        assert digest_of(other) != signature.digest
        assert checked(other, signed.entries, ()).forged


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize(
    "change",
    [
        "update sign_offs set words = '都合格'",
        "update sign_offs set name = '王师傅'",
        "update sign_offs set items = replace(items, '小王', '小李')",
        "update sign_offs set at = '2026-11-01T00:00:00.000000+00:00'",
    ],
)
def test_a_signature_changed_in_the_file_is_seen(lists: Checklists, shelf: Shelf, notes: Notes, change: str) -> None:
    with notes._file.atomic() as database:
        database.execute(change)
    found = check(lists, shelf)
    assert found.forged
    assert found.changed


@pytest.mark.usefixtures("signed")
def test_ticks_changed_in_the_file_are_seen(lists: Checklists, shelf: Shelf, notes: Notes) -> None:
    with notes._file.atomic() as database:
        database.execute("update ticks set at = '2026-11-01T00:00:00.000000+00:00' where position = 0")
    assert facts(check(lists, shelf)) == {"redone": 1}


def test_a_second_signature_stands_behind_the_first(lists: Checklists, shelf: Shelf, signed: Checklist) -> None:
    lists.tick(signed, 1, LATER, ticked=True)
    lists.sign(present(lists, shelf), LATER, name="赵主管", day="2026-12-01", words="")
    assert [one.sign_off.name for one in present(lists, shelf).sign_offs] == ["李师傅", "赵主管"]
    assert facts(check(lists, shelf)) == {}
