"""A file is written whole or not at all, its name is made durable, and one process at a time changes it.

What ``atomic_write`` does with contents and failures is tested in ``tests/kb/exchange/test_file_names.py``.
"""

import os
import stat
import threading
from pathlib import Path

import pytest

from kb import files
from kb.files import atomic_write, locked, sync_folder


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been synced: ``file`` or ``folder``, in order."""
    seen: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    return seen


def test_first_the_file_is_synced_and_then_its_name(tmp_path: Path, synced: list[str]) -> None:
    atomic_write(tmp_path / "a.json", "{}")
    assert synced == ["file", "folder"]


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path) -> None:
    sync_folder(tmp_path / "nowhere")


def test_one_waits_for_the_other_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path, order = tmp_path / "a.json", list[int]()
    held = threading.Event()

    def other() -> None:
        assert held.wait(30)
        with locked(path):
            order.append(2)

    thread = threading.Thread(target=other)
    thread.start()
    with locked(path):
        held.set()
        order.append(1)
    thread.join()
    assert order == [1, 2]
    assert list(tmp_path.iterdir()) == []


def test_who_does_not_let_go_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LOCK_PATIENCE", 0.0)
    with locked(tmp_path / "a.json"), pytest.raises(TimeoutError, match="lock"), locked(tmp_path / "a.json"):
        pass
