"""Open a pack that somebody else made: nothing in it is used before it has been checked.

The order is from the outside in: layout and names, manifest, signature, which files there are, and then the bytes of
each, whenever they are read.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kb import __version__
from kb.content.manifest import MANIFEST as PACK_TOML
from kb.content.packs.container import Container, open_container
from kb.content.packs.errors import (
    PackFileMissing,
    PackFileUnlisted,
    PackHashWrong,
    PackManifestContradicted,
    PackProgramTooOld,
    PackSizeWrong,
    PackUnsigned,
)
from kb.content.packs.file_types import check_file_content
from kb.content.packs.package_format import PackFile, PackManifest, decode
from kb.content.packs.publisher_keys import PublisherKey
from kb.content.packs.signing import check_signature
from kb.content.toml_text import parse_toml
from kb.content.versions import version_key

Progress = Callable[[int, int], None]
_STATED_TWICE = ("id", "name", "version", "summary", "requires_program")  # in the manifest and in pack.toml


@dataclass(frozen=True, slots=True)
class Package:
    """An open pack with a sound layout, manifest and signature, and the files that the manifest lists."""

    container: Container
    manifest: PackManifest

    @property
    def path(self) -> Path:
        """The pack's file."""
        return self.container.path

    @property
    def publisher(self) -> PublisherKey:
        """Who signed it."""
        if self.manifest.publisher is None:
            raise PackUnsigned
        return self.manifest.publisher

    @property
    def left_out(self) -> tuple[PackFile, ...]:
        """The files that a pack of changes takes from its base."""
        return tuple(file for file in self.manifest.files if file.path not in self.container.files)

    def read(self, file: PackFile) -> bytes:
        """The checked bytes of a file of the pack. Raises PackHashWrong, PackFileDisguised, OSError."""
        content = self.container.read(file.path)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise PackHashWrong(file.path)
        check_file_content(file.path, content)
        return content

    def check_files(self, progress: Progress | None = None) -> None:
        """Read and check every file in the pack. Raises what ``read`` raises, and PackManifestContradicted.

        ``progress`` is told how many files of how many are done.
        """
        carried = [file for file in self.manifest.files if file.path in self.container.files]
        for number, file in enumerate(carried, start=1):
            content = self.read(file)
            if file.path == PACK_TOML:
                check_pack_toml(self.manifest, content)
            if progress is not None:
                progress(number, len(carried))


@contextmanager
def open_package(path: Path, program: str = __version__) -> Iterator[Package]:
    """Open a signed pack. Its files have not been read yet: ``check_files`` does that.

    Raises PackError of the kind that says what is wrong, OSError.
    """
    with open_container(path) as container:
        manifest = decode(container.manifest)
        if not container.signature or manifest.publisher is None:
            raise PackUnsigned
        check_signature(container.manifest, container.signature, manifest.publisher)
        check_contents(container, manifest)
        if version_key(manifest.requires_program) > version_key(program):
            raise PackProgramTooOld(manifest.requires_program)
        yield Package(container, manifest)


def check_contents(container: Container, manifest: PackManifest) -> None:
    """Check that the archive holds the files of the manifest, by name and size.

    A pack of changes may leave files out, though not ``pack.toml``. Raises PackFileUnlisted, PackFileMissing,
    PackSizeWrong.
    """
    listed = {file.path: file for file in manifest.files}
    for name, entry in container.files.items():
        if name not in listed:
            raise PackFileUnlisted(name)
        if listed[name].size != entry.size:
            raise PackSizeWrong(name)
    for path in listed if not manifest.base else (PACK_TOML,):
        if path not in container.files:
            raise PackFileMissing(path)
    if PACK_TOML not in listed:
        raise PackFileMissing(PACK_TOML)


def check_pack_toml(manifest: PackManifest, content: bytes) -> None:
    """Check that ``pack.toml``, which the library will read, says the same. Raises PackManifestContradicted."""
    try:
        fields = parse_toml(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PackManifestContradicted(PACK_TOML) from error
    for field in _STATED_TWICE:
        stated = fields.get(field, "")
        if not isinstance(stated, str) or stated.strip() != getattr(manifest, field):
            raise PackManifestContradicted(field)
