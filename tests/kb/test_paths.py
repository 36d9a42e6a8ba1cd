"""Where everything lives: under one root, which stays where it was when it was chosen."""

from pathlib import Path

import platformdirs
import pytest

from kb.paths import AppPaths

PLACES = [name for name, member in vars(AppPaths).items() if isinstance(member, property)]


def test_every_place_is_its_own_and_directly_under_the_root(paths: AppPaths) -> None:
    places = [getattr(paths, name) for name in PLACES]
    parents = {name: place.parent for name, place in zip(PLACES, places, strict=True)}
    assert parents.pop("own_documents") == paths.packs  # a pack like the others
    assert set(parents.values()) == {paths.root}
    assert len(set(places)) == len(PLACES) > 5


def test_naming_the_places_makes_nothing(paths: AppPaths) -> None:
    assert not paths.root.exists()


def test_a_relative_root_stays_where_it_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = AppPaths.under(Path("data"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    paths.create()
    assert (tmp_path / "data" / "packs").is_dir()


def test_the_folders_are_made_and_the_files_are_not(paths: AppPaths) -> None:
    paths.create()
    assert all(folder.is_dir() for folder in (paths.index, paths.packs, paths.backups, paths.log))
    assert not paths.notes.exists()
    assert not paths.settings.exists()


def test_making_the_folders_again_keeps_what_is_in_them(paths: AppPaths) -> None:
    paths.create()
    kept = paths.backups / "notes.db"
    kept.write_text("珍贵", "utf-8")
    paths.create()
    assert kept.read_text("utf-8") == "珍贵"


def test_a_file_in_place_of_the_folder_is_an_error(paths: AppPaths) -> None:
    paths.root.write_text("", "utf-8")
    with pytest.raises(OSError, match="data"):
        paths.create()


def test_a_data_folder_beside_the_program_is_used(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert AppPaths.default(tmp_path) == AppPaths.under(tmp_path / "data")


@pytest.mark.parametrize("kind", ["nothing", "file"])
def test_without_one_the_data_is_in_the_folder_of_the_user(tmp_path: Path, kind: str) -> None:
    if kind == "file":
        (tmp_path / "data").write_text("", "utf-8")
    paths = AppPaths.default(tmp_path)
    assert paths.root == platformdirs.user_data_path("xingzhi", appauthor=False)
    assert tmp_path not in paths.root.parents
