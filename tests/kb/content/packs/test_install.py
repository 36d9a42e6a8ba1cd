"""Installing: all of the new version is on the disk before it is the one in use, and the one before is kept."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from kb.content.packs import errors
from kb.content.packs import install as install_module
from kb.content.packs.build import build
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import check_installed, rollback
from kb.content.packs.signing import SigningKey
from kb.content.packs.storage import durable_files
from kb.content.packs.storage.installed import pack_folder, read_installed, state_stamp
from kb.content.packs.storage.installed_writer import changing
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import contents, raw_pack, tree


def put_in(site: PackSite, key: SigningKey, tmp_path: Path, version: str) -> Path:
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key, version=version))
    return install(tmp_path / "a.xzpack", site, accepted=key.publisher.fingerprint).folder


def test_an_installed_version_is_what_was_signed(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    folder = put_in(site, key, tmp_path, "1.0")
    assert {path: (folder / path).read_bytes() for path in contents()} == contents()
    check_installed("demo", site)


def test_one_version_is_kept_and_older_ones_go(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    folders = [put_in(site, key, tmp_path, version) for version in ("1.0", "1.1", "1.2")]
    assert [folder.exists() for folder in folders] == [False, True, True]
    record = read_installed(site.packs, "demo")
    assert record is not None
    assert (record.version, record.previous_version) == ("1.2", "1.1")


def test_a_version_that_was_deleted_by_hand_is_not_the_one_that_is_kept(
    site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    put_in(site, key, tmp_path, "1.0")
    shutil.rmtree(put_in(site, key, tmp_path, "1.1"))
    put_in(site, key, tmp_path, "1.1")
    assert rollback("demo", site).version == "1.0"


def test_the_result_names_what_was_served_before(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    content = write_source(tmp_path / "content", contents("0.9"))
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key))
    done = install(tmp_path / "a.xzpack", PackSite(site.packs, (content,)), accepted=key.publisher.fingerprint)
    assert (done.pack_id, done.version_before, done.version) == ("demo", "0.9", "1.0")


def test_a_pack_older_than_the_built_in_one_is_refused(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    content = write_source(tmp_path / "content", contents("1.1"))
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key))
    with pytest.raises(errors.PackDowngrade):
        install(tmp_path / "a.xzpack", PackSite(site.packs, (content,)), accepted=key.publisher.fingerprint)
    shutil.rmtree(content)
    write_source(content, contents("1.0"))
    with pytest.raises(errors.PackAlreadyInstalled):
        install(tmp_path / "a.xzpack", PackSite(site.packs, (content,)), accepted=key.publisher.fingerprint)


def test_every_file_and_folder_is_synced_before_the_version_is_in_use(
    site: PackSite, key: SigningKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut the record may only name what is on the disk."""
    done: list[tuple[str, str]] = []
    fsync, rename = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        fsync(handle)
        done.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))

    def noted_rename(self: Path, target: Path) -> Path:
        done.append(("rename", str(target)))
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_rename)
    folder = put_in(site, key, tmp_path, "1.0")
    record = folder.parent / "installed.json"
    in_use = done.index(("rename", str(record)))
    synced = {path for what, path in done[:in_use] if what == "sync"}
    written = {folder, *folder.rglob("*"), folder.parent, folder.parent.parent, site.packs}
    assert {str(path) for path in written} <= synced
    assert ("sync", str(folder.parent)) in done[in_use:]


def test_a_disk_that_fills_up_leaves_the_old_version_and_no_litter(
    site: PackSite, key: SigningKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(site, key, tmp_path, "1.0")
    before = tree(site.packs)
    write_new = durable_files.write_new

    def full(path: Path, content: bytes) -> None:
        if path.name == "lobby.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_new(path, content)

    monkeypatch.setattr(install_module, "write_new", full)
    with pytest.raises(OSError, match="No space left"):
        put_in(site, key, tmp_path, "1.1")
    assert tree(site.packs) == before


def test_a_failure_behind_the_rename_takes_nothing_away(
    site: PackSite, key: SigningKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record names the new version by then, though nobody can say whether the disk knows."""
    put_in(site, key, tmp_path, "1.0")
    sync_folder = durable_files.sync_folder

    def broken(folder: Path) -> None:
        if read_installed(site.packs, "demo") != before:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync_folder(folder)

    before = read_installed(site.packs, "demo")
    monkeypatch.setattr(durable_files, "sync_folder", broken)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        put_in(site, key, tmp_path, "1.1")
    record = read_installed(site.packs, "demo")
    assert record is not None
    assert record.version == "1.1"
    check_installed("demo", site)


def test_an_installation_can_be_stopped(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    put_in(site, key, tmp_path, "1.0")
    before = tree(site.packs)
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key, version="2.0"))
    for stop_at in range(1, 7):
        told: list[int] = []

        def stopping(done: int, total: int, told: list[int] = told, stop_at: int = stop_at) -> None:
            told.append(done)
            if len(told) == stop_at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            install(tmp_path / "a.xzpack", site, progress=stopping)
        assert tree(site.packs) == before
    told = []
    install(tmp_path / "a.xzpack", site, progress=lambda done, _: told.append(done))
    assert told == [1, 2, 3, 1, 2, 3]


def test_two_at_a_time_are_refused(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    put_in(site, key, tmp_path, "1.0")
    with changing(site.packs), pytest.raises(errors.PackBusy):
        put_in(site, key, tmp_path, "2.0")
    put_in(site, key, tmp_path, "2.0")


def test_the_stamp_changes_with_the_version_in_use(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    stamps = [state_stamp(site.packs)]
    put_in(site, key, tmp_path, "1.0")
    stamps.append(state_stamp(site.packs))
    put_in(site, key, tmp_path, "2.0")
    stamps.append(state_stamp(site.packs))
    assert len(set(stamps)) == 3
    rollback("demo", site)
    assert state_stamp(site.packs) == stamps[1]


# --- packs of changes ------------------------------------------------------------------------------------------


@pytest.fixture
def changes(tmp_path: Path, key: SigningKey) -> Path:
    """Version 1.1 as changes since 1.0: one article changed, one new, one removed."""
    first = write_source(tmp_path / "1.0", contents() | {"articles/gone.md": "# 旧\n".encode()})
    second = write_source(tmp_path / "1.1", contents("1.1") | {"articles/new.md": "# 新\n".encode()})
    build(first, tmp_path / "1.0.xzpack", key=key)
    build(second, tmp_path / "whole.xzpack", key=key)
    return build(second, tmp_path / "changes.xzpack", base=tmp_path / "1.0.xzpack", key=key).path


def test_changes_give_the_same_version_as_the_whole_pack(
    changes: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    install(tmp_path / "1.0.xzpack", site, accepted=key.publisher.fingerprint)
    by_changes = tree(install(changes, site).folder)
    whole = PackSite(tmp_path / "other" / "packs")
    by_whole = tree(install(tmp_path / "whole.xzpack", whole, accepted=key.publisher.fingerprint).folder)
    files = {path for path in by_whole if not path.startswith("xzpack.")}
    assert {path: by_changes[path] for path in files} == {path: by_whole[path] for path in files}
    assert by_changes.keys() == by_whole.keys()
    check_installed("demo", site)


def test_changes_build_upon_a_built_in_or_copied_pack_too(changes: Path, key: SigningKey, tmp_path: Path) -> None:
    site = PackSite(tmp_path / "data" / "packs", (tmp_path / "1.0",))
    install(changes, site, accepted=key.publisher.fingerprint)
    check_installed("demo", site)
    copied = PackSite(tmp_path / "more" / "packs")
    shutil.copytree(tmp_path / "1.0", copied.packs / "by-hand")
    install(changes, copied, accepted=key.publisher.fingerprint)
    check_installed("demo", copied)


def test_changes_without_their_base_are_refused(changes: Path, site: PackSite, key: SigningKey) -> None:
    with pytest.raises(errors.PackBaseMissing):
        install(changes, site, accepted=key.publisher.fingerprint)
    assert not site.packs.exists()


def test_changes_upon_a_damaged_base_are_refused(
    changes: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    folder = install(tmp_path / "1.0.xzpack", site, accepted=key.publisher.fingerprint).folder
    (folder / "articles" / "lobby.md").write_text("# 改过\n", "utf-8")
    before = tree(site.packs)
    with pytest.raises(errors.PackBaseChanged):
        install(changes, site)
    assert tree(site.packs) == before


def test_changes_go_on_from_the_version_that_was_gone_back_to(
    changes: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    install(tmp_path / "1.0.xzpack", site, accepted=key.publisher.fingerprint)
    install(changes, site)
    rollback("demo", site)
    install(changes, site)
    check_installed("demo", site)
    assert pack_folder(site.packs, "demo").is_dir()
