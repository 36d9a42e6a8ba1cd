"""One process at a time changes a file; nothing is left of the lock."""

import threading
from pathlib import Path

import pytest

from kb.file_lock import locked


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


def test_who_does_not_let_go_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with locked(tmp_path / "a.json"), pytest.raises(TimeoutError, match="lock"), locked(tmp_path / "a.json", 0):
        pass
