"""The order of versions: ``2.10`` is newer than ``2.9.1``."""

import re
from dataclasses import dataclass

_RELEASE = re.compile(r"[vV]?(\d{1,9}(?:\.\d{1,9})*)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class VersionKey:
    """What versions are compared by. Trailing zeros do not count; what is no release is older than any that is."""

    is_release: bool
    numbers: tuple[int, ...]
    text: str


def version_key(version: str) -> VersionKey:
    """The sort key of any text: folders copied by hand may call their version whatever they like."""
    match = _RELEASE.fullmatch(version.strip())
    if match is None:
        return VersionKey(is_release=False, numbers=(), text=version)
    numbers = [int(part) for part in match[1].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return VersionKey(is_release=True, numbers=tuple(numbers), text="")
