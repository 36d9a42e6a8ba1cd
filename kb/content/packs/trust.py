"""Whose packs are installed here.

Trust on first use: the first installation of a pack pins its publisher's key, and no other key may bring a further
version. A bank's IT can decide instead, with ``.pub`` files in a folder beside the program: then only those keys count,
and one of them may also take over a pack that another key has pinned. The built-in pack, or one that was copied by
hand, pins a key by the line ``publisher = "…"`` in its ``pack.toml``.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kb.content.manifest import MANIFEST as PACK_TOML
from kb.content.packs.errors import PackKeyInvalid, PackPublisherChanged, PackPublisherNotAllowed, PackStateDamaged
from kb.content.packs.publisher_keys import KEY_SUFFIX, PublisherKey, publisher_key, read_key
from kb.content.packs.storage.installed import installed_ids, read_installed
from kb.content.toml_text import parse_toml

TRUSTED_KEYS = "trusted_keys"  # the folder's name beside the program


class Trust(StrEnum):
    """Why a publisher's pack may be installed, or that a person has to say so first."""

    PROVISIONED = "provisioned"  # its key lies in the folder of the bank's IT
    PINNED = "pinned"  # the pack came from it before
    KNOWN = "known"  # another pack came from it
    FIRST_USE = "first_use"  # never seen: to be asked


@dataclass(frozen=True, slots=True)
class TrustedKeys:
    """The keys that count: ``provisioned`` by IT (empty: no rule), ``pinned`` for one pack, ``known`` from others."""

    provisioned: tuple[PublisherKey, ...] = ()
    pinned: PublisherKey | None = None
    known: tuple[PublisherKey, ...] = ()

    def judge(self, pack_id: str, publisher: PublisherKey) -> Trust:
        """How far a pack of this publisher is trusted. Raises PackPublisherNotAllowed, PackPublisherChanged."""
        if any(key.same_key(publisher) for key in self.provisioned):
            return Trust.PROVISIONED
        if self.provisioned:
            raise PackPublisherNotAllowed(publisher.name, publisher.fingerprint)
        if self.pinned is not None:
            if not self.pinned.same_key(publisher):
                raise PackPublisherChanged(pack_id, self.pinned.fingerprint, publisher.fingerprint)
            return Trust.PINNED
        return Trust.KNOWN if any(key.same_key(publisher) for key in self.known) else Trust.FIRST_USE


def trusted_keys(pack_id: str, packs: Path, served: Path | None, provisioned: Path | None) -> TrustedKeys:
    """The keys that count for a pack.

    ``served`` is the folder of the built-in pack, or one copied by hand, with that id; ``provisioned`` the folder of
    the bank's IT. Raises PackKeyInvalid when a key there cannot be read, for a rule that cannot be read must not be
    passed over; PackStateDamaged when it is unknown which key is pinned; OSError.
    """
    record = read_installed(packs, pack_id)
    known = []
    for other in installed_ids(packs):
        try:
            if other != pack_id and (one := read_installed(packs, other)):
                known.append(one.publisher)
        except PackStateDamaged:
            continue  # this one is unknown; it says nothing about the pack in question
    return TrustedKeys(
        provisioned=provisioned_keys(provisioned) if provisioned else (),
        pinned=record.publisher if record else _named_by(served) if served else None,
        known=tuple(known),
    )


def provisioned_keys(folder: Path) -> tuple[PublisherKey, ...]:
    """The keys in the folder of the bank's IT; none when there is no such folder. Raises PackKeyInvalid, OSError."""
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() == KEY_SUFFIX)
    return tuple(map(read_key, files))


def _named_by(folder: Path) -> PublisherKey | None:
    """The key that the ``pack.toml`` of a folder names. Raises PackKeyInvalid when it names one that is none."""
    try:
        fields = parse_toml((folder / PACK_TOML).read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None  # the library tells of this
    if "publisher" not in fields:
        return None
    key = publisher_key(fields["publisher"], "")
    if key is None:
        raise PackKeyInvalid(PACK_TOML)
    return key
