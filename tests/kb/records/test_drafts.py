"""Words that were typed and not yet stored: on disk at once, forgotten only when they are safe elsewhere."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.records.drafts import Draft, Drafts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


def test_a_draft_is_there_for_the_next_program(path: Path) -> None:
    Drafts(path).keep("a", Draft("先看抵押物", ("重要",)))
    assert Drafts(path).all() == {"a": Draft("先看抵押物", ("重要",))}


def test_words_that_were_typed_on_while_the_earlier_ones_were_stored_stay(path: Path) -> None:
    drafts = Drafts(path)
    drafts.keep("a", Draft("先看"))
    drafts.keep("a", Draft("先看抵押物"))
    drafts.forget("a", Draft("先看"))
    assert drafts.all() == {"a": Draft("先看抵押物")}
    drafts.forget("a", Draft("先看抵押物"))
    assert drafts.all() == {}


def test_a_draft_that_is_taken_back_is_gone_whatever_it_says(path: Path) -> None:
    drafts = Drafts(path)
    drafts.keep("a", Draft("先看"))
    drafts.keep("b", Draft("别的"))
    drafts.forget("a")
    drafts.forget("never")
    assert drafts.all() == {"b": Draft("别的")}


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1]", b'{"a": 1, "b": {"note": 2}}', b"\xff\xfe"])
def test_a_damaged_file_holds_no_draft_and_takes_new_ones(path: Path, damaged: bytes) -> None:
    path.write_bytes(damaged)
    drafts = Drafts(path)
    assert drafts.all() == {}
    drafts.keep("a", Draft("先看"))
    assert drafts.all() == {"a": Draft("先看")}


def test_a_draft_that_cannot_be_written_leaves_the_earlier_one(path: Path) -> None:
    drafts = Drafts(path / "nowhere" / "drafts.json")
    with pytest.raises(OSError, match="nowhere"):
        drafts.keep("a", Draft("先看"))
    assert drafts.all() == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    note=st.text(st.characters(exclude_categories=["Cs"])),
    tags=st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_every_text_comes_back_as_it_was(path: Path, note: str, tags: list[str]) -> None:
    Drafts(path).keep("a", Draft(note, tuple(tags)))
    assert Drafts(path).all()["a"] == Draft(note, tuple(tags))
