"""Files changed at random: bytes flipped, cut out, doubled; and the parts inside a package likewise."""

import io
import random
import zipfile
from collections.abc import Iterator

_SPICE = (
    b"\0",
    b"\xff" * 4,
    b"<",
    b"&",
    b"]]>",
    b"<!--",
    b"0" * 40,
    b"-1",
    b"99999999999",
    b"\xf0\x9f\x98\x80",
    b"%9",
    b'"',
)


def mutated(content: bytes, seed: int) -> bytes:
    """The file with a few changes, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    if content.startswith(b"PK") and chance.random() < 0.75:
        return _inside(content, chance)
    return _changed(content, chance)


def _changed(content: bytes, chance: random.Random) -> bytes:
    out = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not out:
            break
        at = chance.randrange(len(out))
        length = chance.choice((1, 1, 4, 32, 400))
        match chance.randrange(6):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at:at] = chance.choice(_SPICE)
            case 4:
                other = chance.randrange(len(out))
                out[at : at + length] = out[other : other + length]
            case _:
                out[at : at + length] = chance.randbytes(min(length, len(out) - at))
    return bytes(out)


def _inside(content: bytes, chance: random.Random) -> bytes:
    """The package with one of its parts changed, left out, or put in another's place."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    chosen = chance.choice([*parts])
    match chance.randrange(8):
        case 0:
            del parts[chosen]
        case 1:
            parts[chosen] = parts[chance.choice([*parts])]
        case _:
            parts[chosen] = _changed(parts[chosen], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def mutations(content: bytes, count: int, first: int = 0) -> Iterator[bytes]:
    """``count`` changed files."""
    return (mutated(content, seed) for seed in range(first, first + count))
