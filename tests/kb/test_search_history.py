"""What was searched and what was saved, across restarts, damage and two windows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.paths import AppPaths
from kb.search_history import RECENT_LIMIT, SearchHistory

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the searches are kept; nothing is there yet."""
    return AppPaths.under(tmp_path).searches


@pytest.fixture
def searches(file: Path) -> SearchHistory:
    """No searches yet."""
    return SearchHistory(file)


def test_at_first_there_is_nothing_and_no_file(searches: SearchHistory, file: Path) -> None:
    assert (searches.recent(), searches.saved()) == ((), ())
    assert not file.exists()


def test_the_newest_search_comes_first_and_each_once(searches: SearchHistory) -> None:
    for query in ("贷后", "一站式", " 贷后 ", "", "　"):
        searches.remember(query)
    assert searches.recent() == ("贷后", "一站式")


def test_only_the_last_fifty_are_remembered(searches: SearchHistory) -> None:
    for number in range(RECENT_LIMIT + 3):
        searches.remember(f"查询{number}")
    assert len(searches.recent()) == RECENT_LIMIT
    assert searches.recent()[0] == f"查询{RECENT_LIMIT + 2}"


def test_saved_searches_stand_in_the_order_saved(searches: SearchHistory) -> None:
    for query in ("贷后", "一站式", "贷后 "):
        searches.save(query)
    assert searches.saved() == ("贷后", "一站式")
    assert searches.is_saved(" 一站式")
    searches.unsave("贷后 ")
    assert searches.saved() == ("一站式",)
    assert not searches.is_saved("贷后")


def test_everything_survives_a_restart(searches: SearchHistory, file: Path) -> None:
    searches.remember("贷后")
    searches.save("岗位:客户经理 贷后")
    again = SearchHistory(file)
    assert again.recent() == ("贷后",)
    assert again.saved() == ("岗位:客户经理 贷后",)


def test_clearing_the_history_leaves_what_was_saved(searches: SearchHistory, file: Path) -> None:
    searches.save("贷后")
    searches.remember("贷后")
    searches.remember("一站式")
    searches.forget("贷后 ")
    assert searches.recent() == ("一站式",)
    searches.forget_all()
    assert (SearchHistory(file).recent(), SearchHistory(file).saved()) == ((), ("贷后",))


def test_two_windows_do_not_overwrite_each_other(searches: SearchHistory, file: Path) -> None:
    other = SearchHistory(file)
    searches.save("贷后")
    other.save("一站式")
    searches.remember("投诉")
    assert searches.saved() == ("贷后", "一站式")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"saved": "abc"}',
        b'{"recent": [1]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_empty_and_set_aside(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    searches = SearchHistory(file)
    assert (searches.recent(), searches.saved()) == ((), ())
    searches.save("贷后")
    assert SearchHistory(file).saved() == ("贷后",)
    assert file.with_suffix(".damaged-1").read_bytes() == content


def test_a_second_damage_does_not_push_out_the_first(file: Path) -> None:
    for content in ("first", "second"):
        file.write_text(content)
        SearchHistory(file).remember("贷后")
    assert [file.with_suffix(f".damaged-{number}").read_text() for number in (1, 2)] == ["first", "second"]


def test_what_cannot_be_stored_has_not_changed(
    searches: SearchHistory, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches.save("贷后")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        searches.save("一站式")
    assert searches.saved() == SearchHistory(file).saved() == ("贷后",)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_that_cannot_be_read_is_never_overwritten(file: Path) -> None:
    file.mkdir()
    searches = SearchHistory(file)
    assert searches.saved() == ()
    with pytest.raises(OSError, match=r".*"):
        searches.save("贷后")
    assert file.is_dir()


def test_any_text_can_be_saved(searches: SearchHistory, file: Path) -> None:
    for query in ("\ud800贷", "😀𠮷", '"\\\x00', "a" * 10_000):
        searches.save(query)
        searches.remember(query)
        assert searches.is_saved(query)
    assert len(SearchHistory(file).saved()) == 4


def test_of_two_processes_that_save_at_once_no_search_is_lost(file: Path) -> None:
    save = "import sys; from pathlib import Path; from kb.search_history import SearchHistory\n"
    save += "known = SearchHistory(Path(sys.argv[1]))\nfor n in range(40): known.save(f'{sys.argv[2]}{n}')"
    command = [sys.executable, "-c", save, str(file)]
    running = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("甲", "乙")]
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(SearchHistory(file).saved()) == 80
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_halves_that_killed_programs_left_are_swept(file: Path) -> None:
    old, young, other = (file.with_name(name) for name in (f".{'a' * 16}.tmp", f".{'b' * 16}.tmp", ".other.tmp"))
    for path in (old, young, other):
        path.write_text("half")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    SearchHistory(file)
    assert {path.name for path in file.parent.iterdir()} == {young.name, other.name}
