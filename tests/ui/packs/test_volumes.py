"""Sticks are told from the system's own drives, and looked at no deeper than their top."""

from pathlib import Path

import pytest

from ui.packs.volumes import MOUNT_POINTS, folders_with_packs, lies_below, removable_volumes, windows_root


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("/media/li/U 盘", True),
        ("/run/media/li/KINGSTON", True),
        ("/Volumes/STICK", True),
        ("/media", False),
        ("/", False),
        ("/home/li/media/x", False),
        ("/mediathek/x", False),
    ],
)
def test_what_systems_mount_for_a_stick_is_one(root: str, expected: bool) -> None:
    assert lies_below(root, MOUNT_POINTS) is expected


@pytest.mark.parametrize(
    ("root", "asked"),
    [
        ("E:/", "E:\\"),
        ("E:", "E:\\"),
        ("E:\\", "E:\\"),
        ("C:/mnt/U 盘", "C:\\mnt\\U 盘\\"),
        ("//?/Volume{1}/", "\\\\?\\Volume{1}\\"),
    ],
)
def test_windows_is_asked_about_a_root_with_a_backslash_at_its_end(root: str, asked: str) -> None:
    assert windows_root(root) == asked


def test_the_root_of_this_computer_is_no_stick() -> None:
    assert Path("/") not in removable_volumes()


def test_only_folders_with_a_pack_at_their_top_are_looked_into(tmp_path: Path) -> None:
    for name in ("with", "deep/inside", "without"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "with" / "A.XZPACK").touch()
    (tmp_path / "deep" / "inside" / "b.xzpack").touch()
    (tmp_path / "without" / "c.zip").touch()
    folders = [tmp_path / name for name in ("with", "deep", "without", "pulled out")]
    assert folders_with_packs(folders) == (tmp_path / "with",)
