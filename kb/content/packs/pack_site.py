"""Where packs are installed, and what is there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb import __version__
from kb.content.packs.base_files import file_in
from kb.content.packs.errors import PackAlreadyInstalled, PackDowngrade, PackPublisherUnknown, PackVersionReused
from kb.content.packs.publisher_keys import same_fingerprint
from kb.content.packs.selection import FoundPack, PackOrigin, select_packs
from kb.content.packs.trust import TRUSTED_KEYS, Trust, trusted_keys
from kb.content.packs.verify import Package
from kb.content.versions import version_key
from kb.errors import MachineSettingsInvalid


@dataclass(frozen=True, slots=True)
class PackSite:
    """A place to install to: the data folder's ``packs``, and what counts there.

    ``content`` are the packs that come with the program, ``provisioned`` is the folder in which the bank's IT may lay
    keys, ``program`` the program's version.
    """

    packs: Path
    content: tuple[Path, ...] = ()
    provisioned: Path | None = None
    program: str = __version__

    def versions(self, pack_id: str) -> tuple[FoundPack, ...]:
        """The versions of a pack that are here, the one that is served first. Raises OSError."""
        selection = select_packs(self.content, self.packs)
        return tuple(found for found in (*selection.served, *selection.superseded) if found.pack.id == pack_id)

    def beside(self, pack_id: str) -> FoundPack | None:
        """The built-in or copied pack with this id that would be served without an installed one, or None."""
        others = [found for found in self.versions(pack_id) if found.origin is not PackOrigin.INSTALLED]
        return max(others, key=lambda found: version_key(found.pack.version), default=None)


def site_of(packs: Path, content: Sequence[Path], keys: Path | None = None) -> PackSite:
    """Where packs are installed: below ``packs``, beside ``content``, the packs that come with the program.

    ``keys`` is the folder of trusted keys that the bank's IT named for the machine; without one it is that beside the
    program. Raises MachineSettingsInvalid where the named folder is not there: without the keys that count, no pack is
    trusted.
    """
    if keys is not None and not keys.is_dir():
        raise MachineSettingsInvalid(str(keys), "放可信公钥的文件夹不存在")
    beside = content[0].parent / TRUSTED_KEYS if content else None
    return PackSite(packs, tuple(content), keys or beside)


def judge(package: Package, site: PackSite) -> Trust:
    """How far the publisher of a pack is trusted here.

    Raises PackPublisherNotAllowed, PackPublisherChanged, PackKeyInvalid, PackStateDamaged, OSError.
    """
    pack_id = package.manifest.id
    beside = site.beside(pack_id)
    keys = trusted_keys(pack_id, site.packs, beside.pack.folder if beside else None, site.provisioned)
    return keys.judge(pack_id, package.publisher)


def require_accepted(package: Package, trust: Trust, accepted: str) -> None:
    """Check that a publisher who was never seen was accepted by the fingerprint. Raises PackPublisherUnknown."""
    publisher = package.publisher
    if trust is Trust.FIRST_USE and not same_fingerprint(accepted, publisher.fingerprint):
        raise PackPublisherUnknown(publisher.name, publisher.fingerprint)


def require_newer(package: Package, site: PackSite) -> FoundPack | None:
    """The pack that is served so far, which must be older, or None.

    Raises PackDowngrade, PackAlreadyInstalled, PackVersionReused, OSError.
    """
    manifest = package.manifest
    versions = site.versions(manifest.id)
    if not versions:
        return None
    present = versions[0]
    older, newer = version_key(present.pack.version), version_key(manifest.version)
    if newer < older:
        raise PackDowngrade(manifest.id, manifest.version, present.pack.version)
    if newer == older:
        raise (PackAlreadyInstalled if _same_files(package, present) else PackVersionReused)(manifest.version)
    return present


def _same_files(package: Package, present: FoundPack) -> bool:
    return all(file_in(present.pack.folder, file) is not None for file in package.manifest.files)
