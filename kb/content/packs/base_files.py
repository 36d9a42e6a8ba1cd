"""All files of a pack: those it carries, and those that a pack of changes takes from the version it builds upon."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kb.content.packs.errors import PackBaseChanged, PackBaseMissing
from kb.content.packs.package_format import PackFile
from kb.content.packs.selection import FoundPack
from kb.content.packs.storage.installed import pack_folder, read_installed
from kb.content.packs.verify import Package, Progress
from kb.content.versions import version_key


def file_in(folder: Path, file: PackFile) -> bytes | None:
    """The bytes of a file in a folder, if they are those that the manifest describes, else None. Raises OSError."""
    path = folder / file.path
    if path.is_symlink() or not path.is_file() or path.stat().st_size != file.size:
        return None
    content = path.read_bytes()
    return content if hashlib.sha256(content).hexdigest() == file.sha256 else None


@dataclass(frozen=True, slots=True)
class WholePackage:
    """An open pack with the folder of its base, None for a pack that carries all of its files."""

    package: Package
    base: Path | None

    def read(self, file: PackFile) -> bytes:
        """The checked bytes of a file. Raises PackHashWrong, PackFileDisguised, PackBaseChanged, OSError."""
        if self.base is None or file.path in self.package.container.files:
            return self.package.read(file)
        content = file_in(self.base, file)
        if content is None:
            raise PackBaseChanged(file.path)
        return content

    def check(self, progress: Progress | None = None) -> None:
        """Read every file once. Raises what ``read`` raises, and PackManifestContradicted."""
        self.package.check_files(progress)
        for file in self.package.left_out:
            self.read(file)


def whole_package(package: Package, packs: Path, versions: Iterable[FoundPack]) -> WholePackage:
    """The pack with what it builds upon.

    ``versions`` are those that are served or superseded; the one kept for a rollback counts, too. Raises
    PackBaseMissing, PackStateDamaged, OSError.
    """
    base = package.manifest.base
    if not base:
        return WholePackage(package, None)
    for found in versions:
        if version_key(found.pack.version) == version_key(base):
            return WholePackage(package, found.pack.folder)
    record = read_installed(packs, package.manifest.id)
    if record and record.previous and version_key(record.previous_version) == version_key(base):
        return WholePackage(package, pack_folder(packs, record.id) / record.previous)
    raise PackBaseMissing(base)
