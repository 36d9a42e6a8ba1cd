"""Which files of a pack are its articles, and what is told of the others."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.manifest import read_pack
from kb.content.pack_files import DEEPEST, article_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("正文", "utf-8")


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in article_files(read_pack(folder)).files]


def told(folder: Path) -> list[str]:
    return [problem.path.relative_to(folder).as_posix() for problem in article_files(read_pack(folder)).problems]


def test_the_articles_are_the_markdown_files_in_a_stable_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.md", "c/d.md", "notes.txt", "a.md.bak")
    (tmp_path / "folder.md").mkdir()
    assert names(tmp_path) == ["a.md", "b.md", "c/d.md"]


def test_where_there_is_a_folder_of_articles_the_rest_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "articles/b.md", "articles/deep/a.md")
    assert names(tmp_path) == ["articles/b.md", "articles/deep/a.md"]


def test_an_empty_pack_has_no_articles(tmp_path: Path) -> None:
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["A.MD", "制度.Md", "a.markdown", "a.Markdown"])
def test_markdown_is_known_by_any_writing_of_its_name(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize(
    "name", [".a.md", "._a.md", "~$a.md", ".git/a.md", ".trash/b/a.md", ".obsidian/a.md", "__MACOSX/a.md"]
)
def test_what_editors_and_systems_leave_behind_is_no_article(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, "real.md")
    assert (names(tmp_path), told(tmp_path)) == (["real.md"], [])


def test_folders_are_followed_to_a_depth_and_no_further(tmp_path: Path) -> None:
    deep = "/".join(["d"] * DEEPEST)
    write(tmp_path, f"{deep}/a.md", f"{deep}/d/b.md")
    assert names(tmp_path) == [f"{deep}/a.md"]
    assert told(tmp_path) == [f"{deep}/d"]


@pytest.fixture
def bottomless(tmp_path: Path) -> Iterator[Path]:
    """A folder with 1,200 folders in one another, deeper than any path may be long; taken down from the top."""
    folder = tmp_path / "pack"
    folder.mkdir()
    for _ in range(1200):
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        if (folder / "down").exists():
            (folder / "down").rename(fresh / "down")
        fresh.rename(folder / "down")
    yield folder
    while (folder / "down").exists():
        (folder / "down").rename(tmp_path / "top")
        if (tmp_path / "top" / "down").exists():
            (tmp_path / "top" / "down").rename(folder / "down")
        (tmp_path / "top").rmdir()


def test_twelve_hundred_folders_in_one_another_break_nothing(bottomless: Path) -> None:
    write(bottomless, "a.md")
    assert names(bottomless) == ["a.md"]
    assert len(told(bottomless)) == 1


def test_a_link_is_told_and_its_target_is_not_listed(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    write(tmp_path, "outside/secret.md")
    write(pack, "a.md")
    (pack / "b.md").symlink_to(tmp_path / "outside" / "secret.md")
    (pack / "more").symlink_to(tmp_path / "outside")
    (pack / "round").symlink_to(pack)
    assert (names(pack), told(pack)) == (["a.md"], ["b.md"])


def test_a_folder_of_articles_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    write(tmp_path, "outside/secret.md")
    write(pack, "a.md")
    (pack / "articles").symlink_to(tmp_path / "outside")
    assert names(pack) == ["a.md"]


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md", "closed/b.md")
    scan = os.scandir

    def refused(folder: Path) -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr("os.scandir", refused)
    assert (names(tmp_path), told(tmp_path)) == (["a.md"], ["closed"])
