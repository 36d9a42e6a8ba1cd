"""Which paths a file in a pack, and which id a pack may have: the same on every system, inside the pack, readable."""

import re
import unicodedata
from collections.abc import Iterable

from kb.content.packs.errors import (
    PackError,
    PackPathCollision,
    PackPathDuplicate,
    PackPathReserved,
    PackPathTooDeep,
    PackPathTooLong,
    PackPathUnsafe,
)

MAX_PATH = 120  # UTF-16 units: Windows stops at 260 with the data folder, the id and the version before it
MAX_ID = 40  # for the same reason
MAX_COMPONENT = 200  # UTF-8 bytes: ext4 stops at 255, and a temporary name may grow by some
MAX_DEPTH = 8  # folders and the file
MANIFEST = "xzpack.json"
SIGNATURE = "xzpack.sig"
_OWN = {MANIFEST, SIGNATURE}
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_FORBIDDEN = frozenset('<>:"|?*\\')
# Control characters, marks that turn the writing direction or cannot be seen, lone surrogates, line separators.
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)


def check_path(path: str) -> None:
    """Check one path with ``/`` between its parts.

    Raises PackPathTooLong, PackPathTooDeep, PackPathUnsafe or PackPathReserved.
    """
    if len(path.encode("utf-16-le", "surrogatepass")) // 2 > MAX_PATH:
        raise PackPathTooLong(path)
    parts = path.split("/")
    if len(parts) > MAX_DEPTH:
        raise PackPathTooDeep(path)
    if unicodedata.normalize("NFC", path) != path:
        raise PackPathUnsafe(path)
    for part in parts:
        _check_part(part, path)
    if path.casefold() in _OWN:
        raise PackPathReserved(path)


def _check_part(part: str, path: str) -> None:
    if part in {"", ".", ".."} or part.startswith((".", "~")) or part.endswith((".", " ")):
        raise PackPathUnsafe(path)  # climbs, is absolute, is hidden, or loses its end on Windows
    if any(char in _FORBIDDEN or unicodedata.category(char) in _FORBIDDEN_CATEGORIES for char in part):
        raise PackPathUnsafe(path)
    if len(part.encode()) > MAX_COMPONENT:
        raise PackPathTooLong(path)
    if part.partition(".")[0].rstrip(" ").casefold() in _DEVICES:
        raise PackPathReserved(path)


def is_pack_id(pack_id: str) -> bool:
    """Whether packs may be installed under this id: lower-case ASCII that can name a folder on every system."""
    try:
        check_path(pack_id)
    except PackError:
        return False
    return len(pack_id) <= MAX_ID and _ID.fullmatch(pack_id) is not None


def check_paths(paths: Iterable[str]) -> None:
    """Check each path, and that all of them can lie side by side on a file system that does not know case.

    Raises what ``check_path`` does, PackPathDuplicate or PackPathCollision.
    """
    seen: dict[str, str] = {}  # what a file system may take it for → the path
    folders: dict[str, str] = {}
    for path in paths:
        check_path(path)
        key = _folded(path)
        if key in seen:
            raise (PackPathDuplicate if seen[key] == path else PackPathCollision)(path)
        seen[key] = path
        for end in (index for index, char in enumerate(path) if char == "/"):
            folder = path[:end]
            if folders.setdefault(_folded(folder), folder) != folder:
                raise PackPathCollision(path)
    for key in seen.keys() & folders.keys():
        raise PackPathCollision(seen[key])


def _folded(path: str) -> str:
    """The same for paths that a file system without case takes for one."""
    return unicodedata.normalize("NFC", path.casefold())
