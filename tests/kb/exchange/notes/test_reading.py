"""Which file holds notes, and which does not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import NotesFileError
from kb.exchange.notes import native_json, reading, webannotation
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.reading import parse_notes, read_notes
from kb.exchange.notes.sheet import Sheet, sheet


@pytest.mark.parametrize("write", [native_json.write, webannotation.write])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_stands_in_a_file_decides_not_its_name(
    tmp_path: Path, exported: ExportedNotes, write: Callable[[Sheet], str], mark: str
) -> None:
    (tmp_path / "a.txt").write_text(mark + write(sheet(exported)), "utf-8")
    assert read_notes(tmp_path / "a.txt") == sheet(exported).notes.bundle


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1024 * 1024)
    (tmp_path / "a.json").write_bytes(b" " * (1024 * 1024 + 1))
    with pytest.raises(NotesFileError, match="超过 1 MB"):
        read_notes(tmp_path / "a.json")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        b"{}",
        b'{"format": "xingzhi-notes"}',
        b'{"format": "xingzhi-notes", "version": "1"}',
        b'"text"',
        b"null",
        '{"format": "批注"}'.encode("gb18030"),
        b"PK\x03\x04",
    ],
)
def test_what_is_no_file_of_notes_is_told_in_one_error(content: bytes) -> None:
    with pytest.raises(NotesFileError) as told:
        parse_notes(content)
    assert told.value.reason


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise_anything_else(content: bytes) -> None:
    try:
        found = parse_notes(content)
    except NotesFileError:
        return
    assert found.annotations == ()  # an empty list of annotations


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_notes(tmp_path / "a.json")


@pytest.mark.parametrize("write", [native_json.write, webannotation.write])
def test_half_a_surrogate_pair_becomes_a_character_that_can_be_stored(
    exported: ExportedNotes, write: Callable[[Sheet], str]
) -> None:
    text = write(sheet(exported)).replace("先看抵押物", r"先看\ud800抵押物").replace('"抵押"', r'"\udc00"')
    found = parse_notes(text.encode())
    late = next(item for item in found.annotations if "先看" in item.note)
    assert (late.note, late.tags[0]) == ("先看?抵押物", "?")
