"""``doctor`` names what is wrong with the machine, the data folder, the packs, the notes and the index."""

import shutil
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

from kb import doctor
from kb.doctor import examine, folder_problems, machine_problems, packs_folder_problems
from kb.machine.system_requirements import Unmet
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.program import run_each
from ui.error_messages import sentence


def test_doctor_finds_the_missing_index_and_is_content_after_reindex(tmp_path: Path, pack: Path) -> None:
    folder = ("--data", str(tmp_path / "data"))
    commands = ((*folder, "doctor"), (*folder, "reindex"), (*folder, "doctor"))
    before, indexed, after = run_each(*commands, content=pack)
    assert before.returncode == 1
    assert "索引：没有或已损坏" in before.stdout
    assert "完成：2 篇文章" in indexed.stdout
    assert after.returncode == 0, after.stdout
    assert "一切正常" in after.stdout


def test_doctor_finds_damaged_notes_counts_the_backups_and_finds_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_bytes(b"not a database, surely" * 100)
    whole = tmp_path / "whole" / "backups"
    whole.mkdir(parents=True)
    (whole / "notes-20260731-081500-manual.db").write_bytes(b"not a database, surely" * 100)
    done, counted = run_each(("--data", str(tmp_path), "doctor"), ("--data", str(whole.parent), "doctor"))
    assert done.returncode == 1
    assert "笔记：打不开" in done.stdout
    assert "索引" in done.stdout
    assert "备份 1 份" in counted.stdout
    assert "notes-20260731-081500-manual.db 用不了。这份备份已损坏" in counted.stdout


def examined(paths: AppPaths, pack: Path) -> tuple[int, str]:
    """The exit code and what was printed."""
    out = StringIO()
    return examine(paths, pack, out, sentence), out.getvalue()


@pytest.fixture
def indexed(paths: AppPaths, pack: Path) -> AppPaths:
    """A data folder whose index is up to date."""
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.search.refresh()
    return paths


def test_an_index_is_out_of_date_until_the_changed_articles_are_in_it(indexed: AppPaths, pack: Path) -> None:
    code, printed = examined(indexed, pack)
    assert (code, "一切正常" in printed) == (0, True), printed
    (pack / "new.md").write_text("# 新的\n\n正文\n", "utf-8")
    (pack / "loan.md").write_text("# 改过\n\n正文\n", "utf-8")
    (pack / "lobby.md").unlink()
    code, printed = examined(indexed, pack)
    assert code == 1
    assert "索引：比文章旧（新增" in printed
    assert "移除" in printed
    with Workspace.open(indexed, content=[pack]) as workspace:
        workspace.search.refresh()
    assert examined(indexed, pack)[0] == 0


def test_a_pack_in_a_folder_too_many_is_told_with_where_to_put_it(paths: AppPaths, pack: Path) -> None:
    paths.create()
    shutil.copytree(pack, paths.packs / "下载" / "规章")
    (told,) = packs_folder_problems(paths.packs)
    assert "下载 多套了一层文件夹" in told
    assert "规章" in told
    (paths.packs / "下载" / "规章").rename(paths.packs / "规章")
    (paths.packs / "下载").rmdir()
    assert packs_folder_problems(paths.packs) == []


@pytest.mark.parametrize("name", ["规章.zip", "规章.ZIP", "规章.tar.gz", "规章.rar", "规章.7z"])
def test_an_archive_among_the_packs_is_told(paths: AppPaths, name: str) -> None:
    paths.create()
    (paths.packs / name).write_bytes(b"PK")
    (told,) = packs_folder_problems(paths.packs)
    assert f"{name} 是压缩文件" in told
    (paths.packs / name).rename(paths.packs / "规章.md")
    (told,) = packs_folder_problems(paths.packs)
    assert "规章.md 不是文件夹" in told


def test_a_folder_that_cannot_be_made_or_written_is_told(
    paths: AppPaths, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pack / "file").write_text("no folder", "utf-8")
    (told,) = folder_problems(AppPaths.under(pack / "file" / "data"))
    assert "建不了" in told
    assert folder_problems(paths) == []

    def protected(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.TemporaryFile", protected)
    told, *_ = folder_problems(paths)
    assert f"写不进 {paths.root}（那里只能读，不能写）" in told


def test_a_disk_that_is_nearly_full_is_told(paths: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(paths.root.parent)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=doctor.SPARE_BYTES - 1))
    (told,) = folder_problems(paths)
    assert "磁盘：只剩 99 MB" in told


def test_what_the_machine_lacks_is_told_with_the_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine_problems() == []
    monkeypatch.setattr(
        doctor, "missing_libraries", lambda: [Unmet("缺少系统库 libGL.so.1", "apt-get install -y libgl1")]
    )
    monkeypatch.setattr(doctor, "has_font_for", lambda _: False)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    sqlite, library, font = machine_problems()
    assert "SQLite 3.37" in sqlite
    assert library.endswith("请运行：apt-get install -y libgl1")
    assert "中文字体" in font


def test_without_a_display_all_can_be_well(indexed: AppPaths, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "missing_display", lambda: [Unmet("这里没有图形界面")])
    code, printed = examined(indexed, pack)
    assert code == 0
    assert "显示\n  这里没有图形界面" in printed
