"""Whatever is stored, its name is on the disk when the call returns: the folder of each name that is new is synced.

Covers: kb/content/packs/storage/durable_files.py, kb/content/packs/signing.py.
"""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.content.packs.signing import generate_key
from kb.encryption.recovery_key import new_recovery_key
from kb.model import Receipt, Span
from kb.paths import AppPaths
from kb.profiles.profiles import Profiles
from kb.records.drafts import Draft
from kb.workspace import Workspace
from tests.signed_packs import SignedPacks

# Rebuilt when they are lost; SQLite syncs the folder of its journals, and with it its own.
LOSABLE = ("/index/", ".lock", "heads.json", ".db")


class Names:
    """The names that were made since the last look, and the folders synced since each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._made: dict[str, bool] = {}  # whether its folder has been synced
        for act in ("replace", "rename", "link"):
            self._watch(monkeypatch, act, lambda _, target, **__: self._make(target))
        self._watch(monkeypatch, "mkdir", lambda path, *_, **__: self._make(path))
        self._watch(monkeypatch, "open", lambda path, flags, *_, **__: self._make(path) if flags & os.O_CREAT else None)
        self._watch(monkeypatch, "fsync", lambda handle: self._sync(str(Path(f"/proc/self/fd/{handle}").readlink())))

    def _watch(self, monkeypatch: pytest.MonkeyPatch, act: str, seen: Callable[..., None]) -> None:
        really = getattr(os, act)

        def watched(*arguments: object, **options: object) -> object:
            result = really(*arguments, **options)
            seen(*arguments, **options)
            return result

        monkeypatch.setattr(os, act, watched)

    def _make(self, path: object) -> None:
        name = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type] # noqa: PTH100 - it may be a name in bytes
        if not any(part in name for part in LOSABLE):
            self._made[name] = False

    def _sync(self, folder: str) -> None:
        self._made |= {name: True for name in self._made if str(Path(name).parent) == folder}

    def unsafe(self) -> list[str]:
        """Those that are there and that a power cut would take."""
        found = [name for name, synced in self._made.items() if not synced and os.path.lexists(name)]
        self._made.clear()
        return found


@pytest.fixture
def packs(tmp_path: Path) -> SignedPacks:
    made = SignedPacks(tmp_path / "office")
    made.file("1.0")
    made.file("1.1")
    return made


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch, packs: SignedPacks) -> Names:
    assert packs
    return Names(monkeypatch)


def test_the_name_of_whatever_is_stored_survives_a_power_cut(
    tmp_path: Path, pack: Path, packs: SignedPacks, names: Names
) -> None:
    paths, now = AppPaths(tmp_path / "fresh" / "data"), datetime(2026, 11, 30, tzinfo=UTC)
    document = tmp_path / "办法.md"
    document.write_text("# 办法\n\n专人保管。\n", "utf-8")
    with Workspace.open(paths, content=[pack]) as workspace:
        assert names.unsafe() == []
        own, article = workspace.own_documents, workspace.library.articles()[0].id
        workspace.notes.highlight(article, Span(0, 4))
        workspace.searches.save("贷后")
        workspace.save_settings(replace(workspace.settings(), zoom=110))
        workspace.receipts.add(Receipt("甲", now, article, "题", "p", "1", "x"))
        workspace.feedback.count_search("没有")
        workspace.drafts.keep("a", Draft("没存好"))
        workspace.progress.tick(article, read=True)
        workspace.updates.begin()
        assert names.unsafe() == []

        backup = workspace.notes.back_up()
        assert backup is not None
        workspace.restore_notes(backup.path)
        workspace.exported_files.write(tmp_path / "notes.md", "笔记")
        assert names.unsafe() == []

        (read,) = own.preview_all([document], lambda _done, _all: None, lambda: False)
        assert read.preview is not None
        (imported,) = own.store(read.preview, ())
        workspace.reload_packs()
        text = own.text(imported)
        own.save(imported, replace(text, body=f"{text.body}\n双人复核。\n"), dt.date(2026, 11, 30))
        own.copy(article, dt.date(2026, 11, 30))
        own.trash.restore(own.delete(imported))
        assert names.unsafe() == []

        workspace.installer.install(packs.file("1.0"), packs.fingerprint)
        workspace.reload_packs()
        workspace.installer.install(packs.file("1.1"))
        workspace.reload_packs()
        workspace.installer.rollback("rules")
        workspace.reload_packs()
        workspace.installer.remove("rules")
        generate_key(tmp_path, "key", "运营部")
        assert names.unsafe() == []
    people = Profiles(paths, 16)
    person = people.begin("王芳", "486215", new_recovery_key(), take_notes=True)
    people.end(people.unlock(person, "486215"))
    assert names.unsafe() == []


def test_a_name_whose_folder_is_not_synced_is_noticed(tmp_path: Path, names: Names) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a").rename(tmp_path / "b")
    assert names.unsafe() == [str(tmp_path / "b")]
