"""Go back to the version before, remove a pack, and check that what is installed is still what was signed."""

from dataclasses import dataclass, replace

from kb.content.packs.base_files import file_in
from kb.content.packs.container import MAX_MANIFEST, MAX_SIGNATURE
from kb.content.packs.entry_paths import MANIFEST, SIGNATURE
from kb.content.packs.errors import (
    PackFileMissing,
    PackHashWrong,
    PackNoEarlierVersion,
    PackNotInstalled,
    PackStateDamaged,
    PackUnsigned,
)
from kb.content.packs.pack_site import PackSite
from kb.content.packs.package_format import decode
from kb.content.packs.signing import check_signature
from kb.content.packs.storage.installed import pack_folder, read_installed
from kb.content.packs.storage.installed_writer import changing, forget_installed, sweep, write_installed


@dataclass(frozen=True, slots=True)
class RollbackResult:
    """``left`` is the version that was in use, ``version`` the one that is served now; empty when there is none.

    They can be the same: when a built-in pack is newer than the version that was gone back to, it is served.
    """

    pack_id: str
    left: str
    version: str


def rollback(pack_id: str, site: PackSite) -> RollbackResult:
    """Use the version that was kept, or the built-in one. A second rollback goes forward again.

    Raises PackNotInstalled, PackNoEarlierVersion, PackStateDamaged, PackBusy, OSError; then nothing has changed.
    """
    _require_earlier(pack_id, site)
    with changing(site.packs):
        _require_earlier(pack_id, site)
        record = read_installed(site.packs, pack_id)
        if record is None:
            raise PackNotInstalled(pack_id)
        left = _served(pack_id, site)
        write_installed(site.packs, replace(record, current=record.previous, previous=record.current))
        return RollbackResult(pack_id, left, _served(pack_id, site))


def _require_earlier(pack_id: str, site: PackSite) -> None:
    record = read_installed(site.packs, pack_id)
    if record is None or not (record.current or record.previous):
        raise PackNotInstalled(pack_id)
    if record.previous and not (pack_folder(site.packs, pack_id) / record.previous).is_dir():
        raise PackNoEarlierVersion(pack_id)
    if not record.previous and site.beside(pack_id) is None:
        raise PackNoEarlierVersion(pack_id)


def _served(pack_id: str, site: PackSite) -> str:
    versions = site.versions(pack_id)
    return versions[0].pack.version if versions else ""


def remove(pack_id: str, site: PackSite, *, forget_publisher: bool = False) -> RollbackResult:
    """Remove a pack with all its versions; a built-in one is served again.

    Its publisher's key stays pinned unless it is to be forgotten: otherwise removing a pack would be the way to let
    somebody else take its place. A record that cannot be read is removed with everything. Raises PackNotInstalled,
    PackBusy, OSError.
    """
    _require_installed(pack_id, site, forget_publisher=forget_publisher)
    with changing(site.packs):
        _require_installed(pack_id, site, forget_publisher=forget_publisher)
        left = _served(pack_id, site)
        try:
            record = read_installed(site.packs, pack_id)
        except PackStateDamaged:
            record = None
        if record is None or forget_publisher:
            forget_installed(site.packs, pack_id)
        else:
            write_installed(site.packs, replace(record, current="", previous=""))
            sweep(site.packs)
        return RollbackResult(pack_id, left, _served(pack_id, site))


def _require_installed(pack_id: str, site: PackSite, *, forget_publisher: bool) -> None:
    try:
        record = read_installed(site.packs, pack_id)
    except PackStateDamaged:
        return
    if record is None or not (record.current or record.previous or forget_publisher):
        raise PackNotInstalled(pack_id)


def check_installed(pack_id: str, site: PackSite) -> None:
    """Check the version in use against its signed manifest, file by file.

    Raises PackNotInstalled, PackStateDamaged, PackFileMissing, PackHashWrong (the first file that differs), and what
    reading a manifest raises.
    """
    record = read_installed(site.packs, pack_id)
    if record is None or not record.current:
        raise PackNotInstalled(pack_id)
    folder = pack_folder(site.packs, pack_id) / record.current
    for name, limit in ((MANIFEST, MAX_MANIFEST), (SIGNATURE, MAX_SIGNATURE)):
        if not (folder / name).is_file() or (folder / name).stat().st_size > limit:
            raise PackFileMissing(name)
    content = (folder / MANIFEST).read_bytes()
    manifest = decode(content)
    if manifest.publisher is None:
        raise PackUnsigned
    check_signature(content, (folder / SIGNATURE).read_bytes(), record.publisher)
    for file in manifest.files:
        if file_in(folder, file) is None:
            raise PackHashWrong(file.path)
