"""Packs changed at random, the same for the same seed: bytes of the archive, or values of the manifest signed anew."""

import copy
import random
from typing import Any

from kb.content.packs.signing import SigningKey
from tests.kb.content.packs.handmade import archive, contents, entries_of, manifest_of, own_entries, written

_NUMBERS = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\0\0",
    b"\x01\0\0\0",
    b"\0\0\0\x80",
    b"PK\x03\x04",
    b"PK\x05\x06",
)
_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 0.5, "", "x", "../x.md", "A.md", "\ud800", "\0", "9" * 400, [], {}, [[]], "2.0", "con",
)  # fmt: skip


def mutated_archive(sound: bytes, chance: random.Random) -> bytes:
    """A pack with one to four places of its bytes changed, moved, doubled or lost."""
    pack = bytearray(sound)
    for _ in range(chance.randint(1, 4)):
        at, other = sorted((chance.randrange(len(pack) + 1), chance.randrange(len(pack) + 1)))
        # Most bytes are articles; the directory at the end is where the layout can be made to lie.
        if chance.random() < 0.5:
            at = max(0, len(pack) - chance.randint(1, 400))
        kind = chance.randrange(7)
        if kind == 0 and pack:
            pack[at % len(pack)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            pack[at : at + 4] = chance.choice(_NUMBERS)
        elif kind == 2:
            del pack[at : at + chance.randint(1, 40)]
        elif kind == 3:
            pack[at:at] = chance.randbytes(chance.randint(1, 40))
        elif kind == 4:
            pack[at:at] = pack[at:other][:200]
        elif kind == 5:
            del pack[other:]
        else:
            pack[at : at + 8] = pack[other : other + 8]
    return bytes(pack)


def mutated_manifest(key: SigningKey, chance: random.Random) -> bytes:
    """A correctly signed pack whose manifest has one to three other values."""
    files = contents("2.0")
    fields = manifest_of(key, files, "2.0")
    for _ in range(chance.randint(1, 3)):
        place: Any = fields
        while True:
            step = chance.choice(sorted(place) if isinstance(place, dict) else range(len(place)))
            if isinstance(place[step], dict | list) and place[step] and chance.random() < 0.8:
                place = place[step]
                continue
            place[step] = copy.deepcopy(chance.choice(_VALUES))
            break
    manifest = written(fields)
    if chance.random() < 0.2:
        manifest = _mutated_text(manifest, chance)
    return archive([*own_entries(key, manifest), *entries_of(files)])


def _mutated_text(manifest: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(manifest))
    return manifest[:at] + chance.choice((b"[", b'"', b"\\u0000", b"\xff", b"1e9", b"{}", b",")) + manifest[at:]


def mutant(sound: bytes, key: SigningKey, seed: int) -> bytes:
    """The mutant of this number: four of five of the archive, the fifth of the manifest."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    return mutated_manifest(key, chance) if seed % 5 == 0 else mutated_archive(sound, chance)
