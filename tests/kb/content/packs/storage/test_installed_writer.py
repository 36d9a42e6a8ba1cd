"""Changing the records: one at a time, and what an interrupted change has left is removed by the next."""

from pathlib import Path

import pytest

from kb.content.packs.errors import PackBusy
from kb.content.packs.storage.installed import InstalledPack, installed_ids, pack_folder, read_installed
from kb.content.packs.storage.installed_writer import changing, forget_installed


def test_a_change_sweeps_what_no_record_names(record: InstalledPack, tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, "demo")
    for name in (record.current, record.previous, "2.0-0000ffff", ".abandoned"):
        (folder / name / "articles").mkdir(parents=True)
    (folder / ".0123.tmp").write_bytes(b"")
    (pack_folder(tmp_path, "never-finished") / record.current).mkdir(parents=True)
    damaged = pack_folder(tmp_path, "damaged")
    damaged.mkdir()
    (damaged / "installed.json").write_text("{", "utf-8")
    (damaged / record.current).mkdir()
    with changing(tmp_path):
        pass
    assert {path.name for path in folder.iterdir()} == {"installed.json", record.current, record.previous}
    assert not pack_folder(tmp_path, "never-finished").exists()
    assert (damaged / record.current).is_dir()


def test_while_one_changes_another_is_refused(tmp_path: Path) -> None:
    with changing(tmp_path / "packs"), pytest.raises(PackBusy), changing(tmp_path / "packs"):
        pass


def test_a_forgotten_pack_leaves_nothing(record: InstalledPack, tmp_path: Path) -> None:
    (pack_folder(tmp_path, "demo") / record.current).mkdir()
    forget_installed(tmp_path, "demo")
    assert not pack_folder(tmp_path, "demo").exists()
    assert read_installed(tmp_path, "demo") is None
    assert installed_ids(tmp_path) == ()
