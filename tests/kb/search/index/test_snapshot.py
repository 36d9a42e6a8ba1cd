"""A snapshot is believed only when it was made with the same things, and whatever is wrong in it means a new one."""

import json
import os
import pickle
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from kb.content.library import Library
from kb.search.index import snapshot
from kb.search.search import Search

ROOT = Path(__file__).parents[4]
QUERIES = ("贷后检查", "dhjc", "贷后捡查", "1站式", "投诉的第一步怎么走", "检查", "岗位", "十万元")


def reopened(index: Path, pack: Path) -> Search:
    return Search(index, Library([pack]))


def files(index: Path) -> list[Path]:
    """The files of the snapshot in use, its stamp left out."""
    (folder,) = index.glob("g-*")
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "stamp.json")


def change_stamp(index: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the stamp, and seal it again with the checksums that the files have now."""
    (folder,) = index.glob("g-*")
    stamp = json.loads((folder / "stamp.json").read_text("utf-8"))
    stamp["checksums"] = {path.relative_to(folder).as_posix(): snapshot.checksum(path) for path in files(index)}
    change(stamp)
    del stamp["seal"]
    (folder / "stamp.json").write_text(snapshot._sealed(stamp), "utf-8")


# --- what it was made with ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("dictionary.txt", "general_words/words.txt", "pinyin.txt", "variants.txt", "word_vectors/manifest.json"),
        *("readings/characters.txt", "readings/words.txt", "rjieba", "OpenCC"),
    ],
)
def test_an_index_made_with_another_word_list_or_library_is_built_anew(
    search: Search, index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    search.close()
    inputs = snapshot._inputs()
    assert name in inputs
    monkeypatch.setattr(snapshot, "_inputs", lambda: {**inputs, name: "another"})
    again = reopened(index, pack)
    assert not again.open()
    assert again.refresh().rebuilt
    again.close()


@pytest.mark.parametrize("library", snapshot._LIBRARIES)
def test_the_version_of_a_library_is_the_installed_one(library: str) -> None:
    assert snapshot._version(library) == metadata.version(library)


def test_the_version_of_a_library_is_asked_for_where_no_folder_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", {"OpenCC": "7"}.get)
    monkeypatch.setattr(snapshot, "_installed", dict)
    assert snapshot._version("OpenCC") == "7"


# --- what others wrote ----------------------------------------------------------------------------------------------


def test_no_file_of_an_index_is_unpickled(
    search: Search, index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.close()

    def unpickled(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, unpickled)
    again = reopened(index, pack)
    assert again.open()
    assert all(again.find(query) for query in QUERIES)
    again.close()


def test_a_pickle_in_an_arrays_place_runs_nothing(search: Search, index: Path, pack: Path, tmp_path: Path) -> None:
    search.close()
    ran = tmp_path / "ran"

    class Payload:
        def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
            return os.mkdir, (str(ran),)

    for path in files(index):
        path.write_bytes(pickle.dumps(Payload()))
    change_stamp(index, lambda _: None)
    again = reopened(index, pack)
    again.refresh()
    assert again.find("贷后检查").total == 1
    assert not ran.exists()
    again.close()


def forged(content: bytes, how: str) -> bytes:
    chance = random.Random(len(content))  # noqa: S311 - the same damage every time
    match how:
        case "emptied":
            return b""
        case "cut":
            return content[: len(content) * 2 // 3]
        case "longer":
            return content + content[-40:]
        case "noise":
            return bytes(chance.randrange(256) for _ in range(max(len(content), 64)))
        case "flipped":
            out = bytearray(content)
            for _ in range(1 + len(out) // 50):
                if len(out) > 130:
                    out[chance.randrange(128, len(out))] ^= 1 << chance.randrange(8)  # behind an array's header
            return bytes(out)
    raise AssertionError(how)


HOWS = ("emptied", "cut", "longer", "noise", "flipped")


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.sweep)])
def test_a_forged_file_that_is_sealed_again_never_raises(
    search: Search, index: Path, pack: Path, tmp_path: Path, *, how: str, step: int
) -> None:
    search.close()
    for number in range(HOWS.index(how) % step, len(files(index)), step):  # each file in one way at least
        copy = tmp_path / "copy"
        shutil.copytree(index, copy)
        path = files(copy)[number]
        path.write_bytes(forged(path.read_bytes(), how))
        change_stamp(copy, lambda _: None)
        again = reopened(copy, pack)
        again.refresh()
        for query in QUERIES:
            again.find(query)
            again.suggest(query)
            again.by_role(query)
            again.places_in(query, "loan")
        again.close()
        shutil.rmtree(copy)


@pytest.mark.parametrize(
    "change",
    [
        lambda stamp: stamp["entries"][0].update(slot=10**6),
        lambda stamp: stamp["entries"][0].update(blocks=-1),
        lambda stamp: stamp["entries"][0].update(batch=7),
        lambda stamp: stamp["entries"][0].update(serial="0"),
        lambda stamp: stamp["entries"][0].update(title=None),
        lambda stamp: stamp["entries"][0].update(roles=[1]),
        lambda stamp: stamp["entries"][1].update(serial=99),
        lambda stamp: stamp["entries"].pop(),
        lambda stamp: stamp.update(entries=[]),
        lambda stamp: stamp["checksums"].update({"../../pack/loan.md": "0"}),
        lambda stamp: stamp.pop("checksums"),
    ],
)
def test_a_forged_stamp_that_is_sealed_again_never_raises(
    search: Search, index: Path, pack: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    search.close()
    change_stamp(index, change)
    again = reopened(index, pack)
    again.refresh()
    assert again.find("贷后检查").total == 1
    again.close()


# --- beside others --------------------------------------------------------------------------------------------------

REINDEX = """
import sys
from pathlib import Path
from kb.content.library import Library
from kb.search.search import Search
Search(Path(sys.argv[1]), Library([Path(sys.argv[2])])).refresh(rebuild=True)
"""


def test_a_search_goes_on_while_another_process_builds_the_index_anew(search: Search, index: Path, pack: Path) -> None:
    before = files(index)
    subprocess.run([sys.executable, "-c", REINDEX, str(index), str(pack)], cwd=ROOT, check=True, timeout=120)
    assert not any(path.exists() for path in before) or os.name == "nt"
    for query in QUERIES:
        assert search.find(query).query == query
    assert search.find("贷后检查").hits[0].snippet
    assert search.suggest("贷")
    (pack / "new.md").write_text("# 新\n\n双录要同步。\n", "utf-8")
    search.refresh()
    assert search.find("双录").total == 1


@pytest.fixture
def many(pack: Path) -> Path:
    """A pack of so many articles that one more is added to the index instead of making it anew."""
    for number in range(20):
        (pack / f"many-{number}.md").write_text(f"# 第{number}篇\n\n第{number}条规则。\n", "utf-8")
    return pack


@pytest.mark.parametrize("missed", [False, True], ids=["seen", "replaced at the last moment"])
def test_an_index_that_another_window_has_replaced_is_brought_up_to_date(
    index: Path, many: Path, missed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = reopened(index, many), reopened(index, many)
    first.refresh()
    known = snapshot.in_use(index)
    second.refresh(rebuild=True)
    (many / "new.md").write_text("# 新\n\n双录要同步。\n", "utf-8")
    if missed:
        monkeypatch.setattr(snapshot, "in_use", lambda _index: known)
    change = first.refresh()
    assert (change.added, change.passages) == (("new",), first.passages)
    assert first.find("双录").total == 1
    first.close()
    second.close()


def test_an_index_that_somebody_has_deleted_is_built_again(search: Search, index: Path) -> None:
    shutil.rmtree(index)
    assert search.find("贷后检查").total
    assert search.refresh().rebuilt
    assert snapshot.in_use(index) in {*index.iterdir()}


def test_what_killed_programs_left_goes_after_a_day_though_nothing_has_changed(search: Search, index: Path) -> None:
    long_ago = 0
    build, half = index / "g-0123456789ab", index / f".{'0' * 16}.tmp"
    build.mkdir()
    (build / "0-keys.npy").write_bytes(b"half")
    half.write_bytes(b"half")
    search.refresh()
    assert build.is_dir()  # somebody may be at it
    for path in (build, half):
        os.utime(path, (long_ago, long_ago))
    search.refresh()
    assert not build.exists()
    assert not half.exists()
    assert search.find("贷后检查").total


def test_sweeping_leaves_what_another_process_has_put_in_use(index: Path, many: Path) -> None:
    first, second = reopened(index, many), reopened(index, many)
    first.refresh()
    second.refresh(rebuild=True)
    in_use = snapshot.in_use(index)
    assert in_use is not None
    snapshot.sweep(index, index / "g-of-the-first")
    assert in_use.is_dir()
    first.close()
    second.close()


def test_nobody_else_may_read_an_index(search: Search, index: Path, pack: Path) -> None:
    (pack / "new.md").write_text("# 新\n\n双录要同步。\n", "utf-8")
    search.refresh()
    for path in [index, *index.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
