"""The index is a cache: kept up to date by the articles that changed, built anew when anything is wrong with it.

Covers: kb/search/index/passage_meanings.py, kb/search/index/subprocess_builder.py.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.content.library import Library, Source
from kb.errors import IndexingCancelled
from kb.model import Article, IndexChange
from kb.search.index import snapshot
from kb.search.search import Search

ROOT = Path(__file__).parents[4]
NEW = "# 新文章\n\n双录要全程同步。\n"


def generations(index: Path) -> list[Path]:
    return sorted(index.glob("g-*"))


def reopened(index: Path, pack: Path) -> Search:
    return Search(index, Library([pack]))


def test_a_second_start_opens_what_is_there(search: Search, index: Path, pack: Path) -> None:
    search.close()
    again = reopened(index, pack)
    assert again.open()
    change = again.refresh()
    assert change == IndexChange(passages=change.passages)
    assert again.find("贷后检查").total == 1
    again.close()


def test_only_what_changed_is_indexed_again(search: Search, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        (pack / f"other-{number}.md").write_text(f"# 其他{number}\n\n无关的一段。\n", "utf-8")
    search.refresh()
    parsed: list[str] = []
    parse = Library.parse

    def watched(self: Library, source: Source) -> Article:
        parsed.append(source.head.id)
        return parse(self, source)

    monkeypatch.setattr(Library, "parse", watched)
    (pack / "new.md").write_text(NEW, "utf-8")
    (pack / "lobby.md").unlink()
    loan = pack / "loan.md"
    loan.write_text(loan.read_text("utf-8").replace("抵押", "质押").replace("贷后检查", "贷后走访"), "utf-8")
    change = search.refresh()
    assert (change.added, change.changed, change.removed) == (("new",), ("loan",), ("lobby",))
    assert not change.rebuilt
    assert sorted(parsed) == ["loan", "new"]
    assert search.find("双录").total == search.find("贷后走访").total == 1
    assert search.find("贷后检查").hits == () or search.find("贷后检查").hits[0].reason != "literal"
    assert search.find("一站式服务").total == 0 or search.find("一站式服务").hits[0].reason != "literal"


def test_a_replaced_index_is_swept_away(search: Search, index: Path, pack: Path) -> None:
    (pack / "new.md").write_text(NEW, "utf-8")
    search.refresh()
    search.refresh(rebuild=True)
    assert len(generations(index)) == 1


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    match how:
        case "deleted":
            path.unlink()
        case "emptied":
            path.write_bytes(b"")
        case "truncated":
            path.write_bytes(content[: len(content) // 2])
        case "bit flipped":
            middle = len(content) // 2
            path.write_bytes(content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :])


HOWS = ("deleted", "emptied", "truncated", "bit flipped")


@pytest.mark.parametrize("how", HOWS)
def test_whatever_is_wrong_with_a_file_the_index_is_built_anew(
    search: Search, index: Path, pack: Path, tmp_path: Path, how: str
) -> None:
    search.close()
    names = sorted(path.relative_to(index) for path in index.rglob("*") if path.is_file())
    assert len(names) >= 4
    for number, name in enumerate(names):
        copy = tmp_path / "copy"
        shutil.copytree(index, copy)
        if how != "deleted" and not (copy / name).stat().st_size:
            shutil.rmtree(copy)
            continue  # there is nothing in it to be damaged
        damage(copy / name, how)
        again = reopened(copy, pack)
        assert not again.open(), name
        if number % len(HOWS) == HOWS.index(how):  # every file once: a build takes 0.3 s
            assert again.refresh().rebuilt
            assert again.find("贷后检查").total == 1
        again.close()
        shutil.rmtree(copy)


def test_what_a_power_cut_leaves_of_an_update_is_built_anew(search: Search, index: Path, pack: Path) -> None:
    before = {path.name for path in index.rglob("*.npy")}
    for number in range(8):
        (pack / f"other-{number}.md").write_text(f"# 其他{number}\n\n无关的一段。\n", "utf-8")
    search.refresh()
    (pack / "new.md").write_text(NEW, "utf-8")
    assert not search.refresh().rebuilt
    search.close()
    new = next(path for path in sorted(index.rglob("*-documents.npy")) if path.name not in before)
    new.write_bytes(bytes(new.stat().st_size))  # the name was safe, what it holds was not: an update is not synced
    again = reopened(index, pack)
    assert not again.open()
    assert again.refresh().rebuilt
    assert again.find("双录").total == 1
    again.close()


def test_an_index_of_another_version_is_built_anew(
    search: Search, index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.close()
    monkeypatch.setattr(snapshot, "VERSION", -1)
    again = reopened(index, pack)
    assert not again.open()
    assert again.refresh().rebuilt
    again.close()


def test_a_stamp_that_was_not_sealed_here_is_not_believed(search: Search, index: Path, pack: Path) -> None:
    search.close()
    stamp = next(index.glob("g-*/stamp.json"))
    content = json.loads(stamp.read_text("utf-8"))
    content["entries"] = []
    stamp.write_text(json.dumps(content), "utf-8")
    assert not reopened(index, pack).open()


def test_a_build_that_fails_leaves_the_index_in_use(
    search: Search, index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (pack / "new.md").write_text(NEW, "utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(snapshot, "finish", fail)
        with pytest.raises(OSError, match="space"):
            search.refresh(rebuild=True)
        with pytest.raises(OSError, match="space"):
            search.refresh()
    assert search.find("贷后检查").total == 1
    assert len(generations(index)) == 1
    search.refresh()
    assert search.find("双录").total == 1


KILLED = """
import os, sys
from pathlib import Path
from kb.content.library import Library, Source
from kb.search.index import snapshot
from kb.search.search import Search
snapshot.finish = lambda *_: os._exit(9)  # the power goes when all is written and nothing is in use yet
Search(Path(sys.argv[1]), Library([Path(sys.argv[2])])).refresh(rebuild=True)
"""


def test_a_killed_build_leaves_the_index_in_use(search: Search, index: Path, pack: Path) -> None:
    search.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(index), str(pack)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert len(generations(index)) == 2
    again = reopened(index, pack)
    assert again.open()
    assert again.find("贷后检查").total == 1
    again.close()


def test_progress_counts_articles(search: Search) -> None:
    told: list[tuple[int, int]] = []
    search.refresh(lambda done, total: told.append((done, total)), rebuild=True)
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
    assert told == sorted(told)


def test_a_large_library_is_indexed_in_a_process_of_its_own(index: Path, pack: Path) -> None:
    search = Search(index, Library([pack]), subprocess_above=0)
    told: list[tuple[int, int]] = []
    assert search.refresh(lambda done, total: told.append((done, total)), in_subprocess=True).rebuilt
    assert (told[0], told[-1]) == ((0, 2), (2, 2))
    assert search.find("贷后检查").total == 1
    assert len(generations(index)) == 1
    search.close()


@pytest.mark.parametrize("subprocess_above", [0, 1_000_000])
def test_a_cancelled_build_leaves_what_was_there(index: Path, pack: Path, subprocess_above: int) -> None:
    search = Search(index, Library([pack]), subprocess_above=subprocess_above)
    search.refresh()
    with pytest.raises(IndexingCancelled):
        search.refresh(lambda _done, _total: search.cancel(), rebuild=True, in_subprocess=True)
    assert search.find("贷后检查").total == 1
    assert len(generations(index)) == 1
    assert search.refresh(rebuild=True).rebuilt
    search.close()


def test_an_update_is_stopped_within_an_article(index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library([pack])
    search = Search(index, library)
    search.refresh()
    (pack / "new.md").write_text("---\nid: new\n---\n# 新办法\n\n新办法的要求。\n", "utf-8")
    parse = library.parse

    def cancelled_meanwhile(source: Source) -> Article:
        search.cancel()
        return parse(source)

    with monkeypatch.context() as patch:
        patch.setattr(library, "parse", cancelled_meanwhile)
        with pytest.raises(IndexingCancelled):
            search.refresh()
    assert search.find("贷后检查").total == 1
    assert len(generations(index)) == 1
    assert search.refresh().added == ("new",)
    assert search.find("新办法的要求").total
    search.close()


def test_a_process_that_cannot_write_says_so(index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search = Search(index, Library([pack]), subprocess_above=0)
    begun = snapshot.begin

    def blocked(index: Path) -> Path:
        folder = begun(index)
        folder.rmdir()
        folder.write_text("")
        return folder

    monkeypatch.setattr(snapshot, "begin", blocked)
    with pytest.raises(OSError, match=r"exists|[Nn]ot a directory"):
        search.refresh(in_subprocess=True)
    assert not search.ready
