"""An export is whole where it was wanted or nowhere, also after a kill at any moment."""

import itertools
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.exported_files import ExportedFiles
from kb.file_lock import locked
from tests.forked_runs import forked_runs

OLD, NEW = "旧的导出", "客户张三的批注"

# Ends itself before the n-th line that is run of the modules that write; arguments: folder, n, "named" or "unnamed".
KILLED = """
import os, signal, sys
from pathlib import Path
import kb.exported_files

folder, moment, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if way == "named":
    del os.O_TMPFILE  # as on Windows, and on sticks
os.fsync = lambda _file: None  # a power cut is not what is tried here, and 500 times take a minute
lines = 0

def count(frame, event, _argument):
    global lines
    if frame.f_code.co_filename.endswith(("exported_files.py", "kb/files.py", "file_lock.py")):
        lines += event == "line"
        if lines == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return count

files = kb.exported_files.ExportedFiles(folder / "data" / "unfinished")
sys.settrace(count)
files.write(folder / "out" / "a.md", "客户张三的批注")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("data", "out"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def files(folder: Path) -> ExportedFiles:
    return ExportedFiles(folder / "data" / "unfinished")


@pytest.fixture(params=["unnamed", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With a file that has no name while it is written, and as on systems without such."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


def left(folder: Path) -> list[str]:
    """What there is besides the export and the two folders."""
    return [path.name for path in folder.rglob("*") if path.name not in {"data", "out", "a.md"}]


@pytest.mark.usefixtures("way")
def test_an_export_is_written_also_in_the_place_of_another_and_nothing_else_stays(
    folder: Path, files: ExportedFiles
) -> None:
    path = folder / "out" / "a.md"
    files.write(path, OLD)
    files.write(path, NEW)
    assert path.read_text("utf-8") == NEW
    assert left(folder) == []
    umask = os.umask(0)
    os.umask(umask)
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    with pytest.raises(FileNotFoundError):
        files.write(folder / "nowhere" / "a.md", NEW)
    (folder / "out" / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        files.write(folder / "out" / "folder", NEW)
    assert left(folder) == ["folder"]


def runs(folder: Path, way: str, *, over: bool) -> Iterator[bool]:
    """Exports that are killed one line later each time, until one is not; whether there was a file before."""
    path = folder / "out" / "a.md"
    with forked_runs(KILLED, "kb.exported_files") as run:
        for moment in itertools.count(1):
            path.unlink(missing_ok=True)
            if over:
                path.write_text(OLD, "utf-8")
            code = run(folder, moment, way)
            assert code in {0, -9}
            yield over
            if code == 0:
                assert moment > 30, "killed nowhere"
                return


@pytest.mark.parametrize("over", [False, True])
def test_after_a_kill_at_any_moment_the_next_start_leaves_nothing_half(
    folder: Path, files: ExportedFiles, way: str, over: bool
) -> None:
    path, halves = folder / "out" / "a.md", 0
    for _ in runs(folder, way, over=over):
        halves += sum(NEW in half.read_text("utf-8") for half in path.parent.glob(".*"))
        files.sweep()
        assert not left(folder)
        assert not over or path.read_text("utf-8") in {OLD, NEW}
        assert not path.exists() or path.read_text("utf-8") in {OLD, NEW}
    if way == "unnamed":
        # A new file never stands there half; one in the place of another for the moment between its two names.
        assert halves <= over * 2


def test_the_sweep_leaves_what_is_being_written_what_is_out_of_reach_and_what_is_no_export(
    folder: Path, files: ExportedFiles
) -> None:
    half = folder / "out" / ".0123456789abcdef.tmp"
    half.write_text(NEW, "utf-8")
    precious = folder / "out" / "notes.db"
    precious.write_text(NEW, "utf-8")
    gone = folder / "stick" / half.name
    unfinished = folder / "data" / "unfinished"
    unfinished.mkdir()
    for name, noted in {"a": half, "b": precious, "c": gone}.items():
        (unfinished / name).write_bytes(os.fsencode(noted))
        (unfinished / f"{name}.lock").touch()
    with locked(unfinished / "a"):
        files.sweep()
    assert half.exists()
    (unfinished / "a.lock").touch()
    files.sweep()
    assert not half.exists()
    assert precious.exists()
    gone.parent.mkdir()
    gone.write_text(NEW, "utf-8")
    (unfinished / "c.lock").touch()
    files.sweep()
    assert not gone.exists()
    assert not unfinished.exists()


def test_a_data_folder_that_cannot_be_written_keeps_nobody_from_exporting(folder: Path) -> None:
    (folder / "data" / "file").touch()
    ExportedFiles(folder / "data" / "file" / "unfinished").write(folder / "out" / "a.md", NEW)
    assert (folder / "out" / "a.md").read_text("utf-8") == NEW
