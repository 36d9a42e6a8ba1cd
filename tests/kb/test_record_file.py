"""A value in a file that several windows change, and a damaged one that is set aside."""

import json
from pathlib import Path

import pytest

from kb.record_file import RecordFile


def decoded(content: bytes) -> tuple[int, ...]:
    stored = json.loads(content)
    if not isinstance(stored, list):
        raise ValueError("no list")  # noqa: TRY004 - as the readers of the real files do
    return tuple(stored)


def numbers(path: Path) -> RecordFile[tuple[int, ...]]:
    nothing: tuple[int, ...] = ()
    return RecordFile(path, nothing, decoded, lambda value: json.dumps([*value]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "numbers.json"


def test_a_change_counts_on_what_another_window_has_stored(path: Path) -> None:
    one, other = numbers(path), numbers(path)
    assert one.read() == ()
    assert one.change(lambda known: (*known, 1)) == (1,)
    assert other.change(lambda known: (*known, 2)) == (1, 2)
    assert one.read() == (1, 2)


def test_what_changes_nothing_writes_nothing(path: Path) -> None:
    assert numbers(path).change(lambda known: known) == ()
    assert not path.exists()
    path.write_text("damaged")
    assert numbers(path).change(lambda known: known) == ()
    assert path.read_text() == "damaged"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_every_damaged_file_counts_as_nothing_and_is_kept_aside(path: Path, content: bytes) -> None:
    for number in (1, 2):
        path.write_bytes(content)
        assert numbers(path).read() == ()
        assert numbers(path).change(lambda known: (*known, 7)) == (7,)
        assert path.with_suffix(f".damaged-{number}").read_bytes() == content


def test_a_change_that_raises_leaves_the_file_as_it_was(path: Path) -> None:
    numbers(path).change(lambda _known: (1,))

    def fails(_known: tuple[int, ...]) -> tuple[int, ...]:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        numbers(path).change(fails)
    assert numbers(path).read() == (1,)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
