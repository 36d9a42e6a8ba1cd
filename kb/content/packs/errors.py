"""Expected failures of content packs: what is wrong with a file that somebody brought, or with what is to become one.

They carry facts; ``ui.pack_error_messages`` words them.
"""

from kb.errors import KbError


class PackError(KbError):
    """A content pack cannot be built, checked or installed; whatever was installed before still is.

    ``entry`` is the file inside the pack that is at fault, or what else the failure is about; empty when it is the
    whole pack. It comes from the pack and may hold anything: shorten and escape it before it is shown.
    """

    def __init__(self, entry: str = "") -> None:
        super().__init__(entry)
        self.entry = entry


class PackNotReadable(PackError):
    """The chosen file is no content pack: another kind of file, or a folder or a device."""


class PackTruncated(PackError):
    """The file begins like a pack and ends too early: an interrupted copy."""


class PackContainerInvalid(PackError):
    """The archive is laid out as ``pack build`` never does: overlapping entries, hidden bytes, encryption."""


class PackCompressed(PackError):
    """An entry is compressed; packs store their files as they are, so that none can unfold to gigabytes."""


class PackTooManyFiles(PackError):
    """The pack holds more files than a pack may."""


class PackTooLarge(PackError):
    """The pack, or the file ``entry`` in it, is larger than allowed."""


class PackPathUnsafe(PackError):
    """A name in the pack points outside it, or holds characters that no file name should."""


class PackPathReserved(PackError):
    """A name in the pack means a device on Windows (CON, NUL, COM1), or belongs to the pack itself."""


class PackPathTooLong(PackError):
    """A name in the pack is too long for some file system."""


class PackPathTooDeep(PackError):
    """A file of the pack lies in too many nested folders."""


class PackPathNotText(PackError):
    """A name in the pack is not UTF-8."""


class PackPathDuplicate(PackError):
    """Two entries of the pack have the same name."""


class PackPathCollision(PackError):
    """Two names in the pack are one on Windows or macOS: another case, or a file where a folder is needed."""


class PackLink(PackError):
    """An entry is a link to another file."""


class PackDevice(PackError):
    """An entry is a device, a pipe or a socket."""


class PackFileForbidden(PackError):
    """A file in the pack is neither text nor an image by its name: a program, a script, a serialized object."""


class PackFileDisguised(PackError):
    """The bytes of a file are not what its name says: a program or a serialized object named like an article."""


class PackManifestMissing(PackError):
    """The archive has no manifest."""


class PackManifestInvalid(PackError):
    """The manifest cannot be read, or a value in it is impossible; ``entry`` names the value."""


class PackManifestContradicted(PackError):
    """The manifest says something else of the pack than its own ``pack.toml``; ``entry`` names the field."""


class PackFormatTooNew(PackError):
    """The pack is of a format that a newer program introduced."""


class PackFileMissing(PackError):
    """The manifest lists a file that is not in the pack."""


class PackFileUnlisted(PackError):
    """The pack holds a file that its manifest does not list."""


class PackSizeWrong(PackError):
    """A file has another size than the manifest says."""


class PackHashWrong(PackError):
    """The bytes of a file are not those that the manifest describes."""


class PackUnsigned(PackError):
    """The pack carries no signature."""


class PackSignatureWrong(PackError):
    """The signature does not fit the manifest: forged, or changed after it was signed."""


class PackPublisherUnknown(PackError):
    """The pack is signed by a publisher never seen here: ``entry`` is the name, ``fingerprint`` what to compare."""

    def __init__(self, name: str, fingerprint: str) -> None:
        super().__init__(name)
        self.fingerprint = fingerprint


class PackPublisherChanged(PackError):
    """The pack ``entry`` came from another publisher so far; ``expected`` and ``found`` are fingerprints."""

    def __init__(self, pack_id: str, expected: str, found: str) -> None:
        super().__init__(pack_id)
        self.expected = expected
        self.found = found


class PackPublisherNotAllowed(PackError):
    """The bank's IT has laid down whose packs are installed here, and this publisher (``entry``) is none of them."""

    def __init__(self, name: str, fingerprint: str) -> None:
        super().__init__(name)
        self.fingerprint = fingerprint


class PackDowngrade(PackError):
    """The pack (``entry`` is its id) is older (``found``) than what is there (``present``)."""

    def __init__(self, pack_id: str, found: str, present: str) -> None:
        super().__init__(pack_id)
        self.found = found
        self.present = present


class PackVersionReused(PackError):
    """The pack has other content than what is there under the same version; ``entry`` is the version."""


class PackAlreadyInstalled(PackError):
    """Exactly this version (``entry``) is there already."""


class PackProgramTooOld(PackError):
    """The pack needs the program in version ``entry`` or newer."""


class PackBaseMissing(PackError):
    """The pack holds only the changes since version ``entry``, and that version is not here."""


class PackBaseChanged(PackError):
    """The pack holds only changes, and a file (``entry``) it builds upon is not what it was."""


class PackNotInstalled(PackError):
    """No pack with the id ``entry`` is installed."""


class PackNoEarlierVersion(PackError):
    """Nothing was kept of the pack ``entry`` that one could go back to."""


class PackStateDamaged(PackError):
    """The record of which version of the pack ``entry`` is in use cannot be read."""


class PackBusy(PackError):
    """Another process is installing, rolling back or removing packs in the same data folder."""


class PackSourceInvalid(PackError):
    """A folder cannot be made into a pack; ``entry`` names the file or the field of ``pack.toml`` at fault."""


class PackTargetExists(PackError):
    """Something stands already where a new pack folder, pack or key file should be written; ``entry`` is its name."""


class PackKeyInvalid(PackError):
    """A key file (``entry``) holds no usable Ed25519 key."""


class PackKeyLocked(PackError):
    """The private key (``entry``) is protected, and the passphrase is missing or wrong."""
