"""Which packs came, changed or went between two looks at the library: for one sentence, not for a list of articles."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.library import Library


@dataclass(frozen=True, slots=True)
class PackState:
    """A pack as it is served: ``digests`` are the SHA-256 of its articles' files by article id."""

    name: str
    version: str
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PackChange:
    """What became of a pack, and of how many of its articles; a version is empty where there is no such pack."""

    pack_id: str
    name: str
    version_before: str
    version: str
    came: bool
    went: bool
    new: int
    changed: int
    removed: int


def pack_states(library: Library) -> dict[str, PackState]:
    """The packs that are served now, by id."""
    digests: dict[str, dict[str, str]] = {pack.id: {} for pack in library.packs}
    for article_id, source in library.sources.items():
        digests.setdefault(source.head.pack_id, {})[article_id] = source.digest
    return {pack.id: PackState(pack.name, pack.version, digests[pack.id]) for pack in library.packs}


def pack_changes(before: Mapping[str, PackState], after: Mapping[str, PackState]) -> tuple[PackChange, ...]:
    """Every pack that differs, in the order of the library, those that went last."""
    ids = [*after, *(pack_id for pack_id in before if pack_id not in after)]
    return tuple(
        _change(pack_id, before.get(pack_id), after.get(pack_id))
        for pack_id in ids
        if before.get(pack_id) != after.get(pack_id)
    )


def _change(pack_id: str, before: PackState | None, after: PackState | None) -> PackChange:
    old, new = before.digests if before else {}, after.digests if after else {}
    named = after or before
    return PackChange(
        pack_id=pack_id,
        name=named.name if named else pack_id,
        version_before=before.version if before else "",
        version=after.version if after else "",
        came=before is None,
        went=after is None,
        new=len(new.keys() - old.keys()),
        changed=sum(old[key] != new[key] for key in old.keys() & new.keys()),
        removed=len(old.keys() - new.keys()),
    )
