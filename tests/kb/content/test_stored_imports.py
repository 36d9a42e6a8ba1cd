"""Imports in the pack of own documents: put there whole, and put right by the next start after a kill."""

import threading
from pathlib import Path

import pytest

from kb.content.stored_imports import finish_interrupted, put, staged_import
from kb.file_lock import locked
from kb.paths import AppPaths
from kb.workspace import Workspace

DIGEST = "0123456789ab"
OLD, NEW = f"须知-{DIGEST}", f"新须知-{DIGEST}"


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    """A data folder with one imported document."""
    paths = AppPaths.under(tmp_path / "data")
    pack = paths.own_documents
    _store(pack, OLD, "旧的正文。")
    (pack / "pack.toml").write_text('id = "own-documents"\nname = "我的文档"\nversion = "1.0"\n', "utf-8")
    return paths


def _store(pack: Path, name: str, words: str) -> None:
    with staged_import(pack) as staged:
        (staged / "a.md").write_text(f"# 须知\n\n{words}\n", "utf-8")
        put(staged, pack / "articles" / name, DIGEST)


def served(paths: AppPaths) -> list[str]:
    """The texts of all articles, as a start of the program finds them."""
    with Workspace.open(paths) as workspace:
        assert not workspace.packs.problems
        assert not workspace.library.problems
        return [workspace.library.article(one).text for one in workspace.library.sources]


def test_a_new_import_of_a_file_takes_the_place_of_the_earlier_one(paths: AppPaths) -> None:
    _store(paths.own_documents, NEW, "新的正文。")
    assert [path.name for path in (paths.own_documents / "articles").iterdir()] == [NEW]
    assert {path.name for path in paths.own_documents.iterdir()} <= {"articles", "pack.toml", ".imports.lock"}
    assert "新的正文" in served(paths)[0]


def test_what_stood_aside_when_the_import_was_killed_is_served_by_the_next_start(paths: AppPaths) -> None:
    pack = paths.own_documents
    (pack / "articles" / OLD).rename(pack / f".old-{OLD}")
    half = pack / ".import-0123"
    half.mkdir()
    (half / "a.md").write_text("# 须知\n\n新的", "utf-8")
    (text,) = served(paths)
    assert "旧的正文" in text
    assert not half.exists()


def test_what_was_replaced_before_the_kill_stays_replaced(paths: AppPaths) -> None:
    pack = paths.own_documents
    (pack / "articles" / OLD).rename(pack / f".old-{OLD}")
    (pack / "articles" / NEW).mkdir()
    (pack / "articles" / NEW / "a.md").write_text("# 须知\n\n新的正文。\n", "utf-8")
    (text,) = served(paths)
    assert "新的正文" in text
    assert not (pack / f".old-{OLD}").exists()


def test_a_start_leaves_alone_what_another_program_is_storing(paths: AppPaths) -> None:
    with staged_import(paths.own_documents) as staged:
        finish_interrupted(paths.own_documents)
        assert staged.is_dir()
    assert len(served(paths)) == 1


def test_a_failed_import_leaves_nothing_and_lets_the_next_one_in(paths: AppPaths) -> None:
    def fail() -> None:
        with staged_import(paths.own_documents) as staged:
            (staged / "a.md").write_text("一半", "utf-8")
            raise OSError(28, "disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert not [*paths.own_documents.glob(".import-*")]
    _store(paths.own_documents, NEW, "新的正文。")


def test_two_that_store_at_once_come_one_after_the_other(paths: AppPaths) -> None:
    pack = paths.own_documents
    other = threading.Thread(target=_store, args=(pack, NEW, "新的正文。"))
    with locked(pack / ".imports"):
        other.start()
        assert [path.name for path in (pack / "articles").iterdir()] == [OLD]
    other.join()
    assert [path.name for path in (pack / "articles").iterdir()] == [NEW]


def test_where_one_of_two_earlier_ones_cannot_be_moved_both_stay(
    paths: AppPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = paths.own_documents
    (pack / "articles" / NEW).mkdir()
    (pack / "articles" / NEW / "b.md").write_text("# 须知\n\n另一份。\n", "utf-8")
    rename, moved = Path.rename, list[Path]()

    def once(self: Path, target: Path) -> Path:
        if moved and self.parent.name == "articles":
            raise PermissionError(13, "open elsewhere", str(self))
        moved.append(self)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(PermissionError):
        _store(pack, f"第三-{DIGEST}", "新的正文。")
    monkeypatch.undo()
    assert {path.name for path in (pack / "articles").iterdir()} == {OLD, NEW}
    assert len(served(paths)) == 2
