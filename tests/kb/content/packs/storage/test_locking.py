"""The lock: one at a time, and free again when its owner is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from kb.content.packs.errors import PackBusy
from kb.content.packs.storage.locking import locked

ROOT = Path(__file__).parents[5]
HOLD = """
import sys
from pathlib import Path
from kb.content.packs.storage.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_one_is_told_at_once_that_it_is_busy(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"), pytest.raises(PackBusy), locked(tmp_path / "lock"):
        pass
    with locked(tmp_path / "lock"):
        pass


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(PackBusy), locked(tmp_path / "lock"):
            pass
        holder.kill()
        holder.wait()
    with locked(tmp_path / "lock"):
        pass
