"""Install a pack: checked, written beside the version in use, synced, then put in its place by one rename."""

import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kb.content.packs.base_files import WholePackage, whole_package
from kb.content.packs.entry_paths import MANIFEST, SIGNATURE
from kb.content.packs.pack_site import PackSite, judge, require_accepted, require_newer
from kb.content.packs.storage.durable_files import discard, sync_files, sync_folder, write_new
from kb.content.packs.storage.installed import InstalledPack, current_folder, pack_folder, read_installed
from kb.content.packs.storage.installed_writer import changing, sweep, write_installed
from kb.content.packs.trust import Trust
from kb.content.packs.verify import Package, Progress, open_package


@dataclass(frozen=True, slots=True)
class InstallResult:
    """What an installation did: the ``version`` in use now, and the one served before, empty when there was none."""

    pack_id: str
    name: str
    version: str
    version_before: str
    folder: Path


def install(path: Path, site: PackSite, *, accepted: str = "", progress: Progress | None = None) -> InstallResult:
    """Install the pack in a file.

    ``accepted`` is the fingerprint that a person has compared, asked for when the publisher was never seen here.
    ``progress`` is told how many files of how many are done, twice: while they are checked and while they are
    written. Raises PackError of the kind that says what is wrong, before anything is written, and OSError; an
    exception from ``progress`` stops it. Whatever happens, what was in use stays in use until all of the new version
    is on the disk.
    """
    with open_package(path, site.program) as package:
        check_installable(package, site, accepted=accepted, progress=progress)
        with changing(site.packs):
            return _install(package, site, accepted, progress)


def check_installable(
    package: Package, site: PackSite, *, accepted: str = "", progress: Progress | None = None
) -> Trust:
    """Check all that can be wrong with installing a pack, without writing anything. Raises PackError, OSError."""
    trust = judge(package, site)
    require_newer(package, site)
    whole_package(package, site.packs, site.versions(package.manifest.id)).check(progress)
    require_accepted(package, trust, accepted)
    return trust


def _install(package: Package, site: PackSite, accepted: str, progress: Progress | None) -> InstallResult:
    """Install under the lock; repeats the checks, since another process may have installed something meanwhile."""
    manifest = package.manifest
    require_accepted(package, judge(package, site), accepted)
    before = require_newer(package, site)
    whole = whole_package(package, site.packs, site.versions(manifest.id))
    record = read_installed(site.packs, manifest.id)
    folder = pack_folder(site.packs, manifest.id) / f"{manifest.version}-{secrets.token_hex(4)}"
    with ExitStack() as undo:
        undo.callback(_discard_unless_in_use, site.packs, manifest.id, folder)
        _write_version(whole, folder, progress)
        previous = _rollback_folder(package, site, record)
        write_installed(site.packs, InstalledPack(manifest.id, package.publisher, folder.name, previous))
        undo.pop_all()
    sweep(site.packs)
    return InstallResult(manifest.id, manifest.name, manifest.version, before.pack.version if before else "", folder)


def _rollback_folder(package: Package, site: PackSite, record: InstalledPack | None) -> str:
    """The folder that a rollback will go back to; empty when there is none, or another key has signed it."""
    if record is None or not record.current or not record.publisher.same_key(package.publisher):
        return ""
    folder = current_folder(site.packs, record)
    return folder.name if folder else ""


def _discard_unless_in_use(packs: Path, pack_id: str, folder: Path) -> None:
    """The record may have been replaced already when syncing or a person stopped it."""
    record = read_installed(packs, pack_id)
    if record is None or record.current != folder.name:
        discard(folder)


def _write_version(whole: WholePackage, folder: Path, progress: Progress | None) -> None:
    """Write all files of a version to a new folder; when this returns they are on the disk."""
    folder.mkdir(parents=True)
    files = whole.package.manifest.files
    container = whole.package.container
    written = [folder / MANIFEST, folder / SIGNATURE]  # stay with the version, to check it again at any time
    write_new(written[0], container.manifest)
    write_new(written[1], container.signature)
    for number, file in enumerate(files, start=1):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_new(target, whole.read(file))
        written.append(target)
        if progress is not None:
            progress(number, len(files))
    sync_files(written)
    folders = {parent for file in written for parent in file.parents if folder in (parent, *parent.parents)}
    for place in sorted(folders, reverse=True):  # the inner ones first
        sync_folder(place)
    sync_folder(folder.parent)
    sync_folder(folder.parent.parent)
