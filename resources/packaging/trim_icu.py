"""Make Qt's library of Unicode data small: of 32 MB the program needs what sorts and names Chinese and English, 2 MB.

Qt's wheels link ICU, so the library has to be there; its tables for 800 locales do not. A common data file of ICU is a
header, a sorted table of (name, place) pairs, the names, the items; it is written anew with the items that are kept.
Needs gcc. ``https://unicode-org.github.io/icu/userguide/icu_data/`` tells the format.
"""

import re
import shutil
import struct
import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path

# The root of all locales and ours, what they lean on, how they sort, and the encodings of old Chinese files.
KEPT = re.compile(
    r"(coll/)?(root|zh|zh_Hans|zh_Hans_CN|en|en_US|pool|res_index)\.res|coll/ucadata\.icu"
    r"|(supplementalData|likelySubtags|keyTypeData|timezoneTypes|metadata|numberingSystems|plurals|icuver|icustd)\.res"
    r"|cnvalias\.icu|gb18030\.cnv|windows-936-2000\.cnv|[a-z0-9]+\.nrm"
)
_MAGIC = b"\xda\x27"
_KIND = b"CmnD"


def trim(bundle: Path) -> int:
    """Replace ``libicudata.so.*`` in a bundle by a smaller one; the bytes saved. Nothing where there is no gcc."""
    compiler = shutil.which("gcc")
    library = next(bundle.glob("libicudata.so.*"), None)
    if compiler is None or library is None:
        return 0
    before = library.stat().st_size
    symbol, content = _common_data(library.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "kept.dat"
        data.write_bytes(rewritten(content))
        source = Path(folder) / "kept.s"
        source.write_text(
            f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "{data}"\n'
            f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n',
            "ascii",
        )
        options = ["-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", str(library), str(source)]
        subprocess.run([compiler, *options], check=True)  # noqa: S603 - our own words
    return before - library.stat().st_size


def _common_data(library: bytes) -> tuple[str, bytes]:
    """The name of the library's one symbol, and its bytes with whatever follows them in the file."""
    symbol = re.search(rb"icudt\d+_dat", library)
    kind = library.find(_KIND)
    while kind >= 0 and library[kind - 10 : kind - 8] != _MAGIC:
        kind = library.find(_KIND, kind + 1)
    if symbol is None or kind < 0:
        raise ValueError("no ICU data in the library")
    return symbol[0].decode("ascii"), library[kind - 12 :]


def rewritten(content: bytes) -> bytes:
    """Common data with those items alone whose names match ``KEPT``. The last item, whose end is not told, goes."""
    (header_size,) = struct.unpack_from("<H", content)
    table = content[header_size:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    items: list[tuple[bytes, bytes]] = []
    for (name_at, start), (_, end) in pairwise(places):
        name = table[name_at : table.index(b"\0", name_at)]
        if KEPT.fullmatch(name.decode("ascii").partition("/")[2]):
            items.append((name + b"\0", table[start:end]))
    names_at = 4 + 8 * len(items)
    data_at = _aligned(names_at + sum(len(name) for name, _ in items))
    pairs, names, data = b"", b"", b""
    for name, item in items:
        pairs += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name
        data += item.ljust(_aligned(len(item)), b"\0")
    head = content[:header_size] + struct.pack("<I", len(items)) + pairs + names
    return head.ljust(header_size + data_at, b"\0") + data


def _aligned(size: int) -> int:
    return (size + 15) // 16 * 16
