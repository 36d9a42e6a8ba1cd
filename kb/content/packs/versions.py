"""The order of versions: ``2.10`` is newer than ``2.9.1``."""

import re
from dataclasses import dataclass

_RELEASE = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,3}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class VersionKey:
    """What versions are compared by. Trailing zeros do not count; what is no release is older than any that is."""

    is_release: bool
    numbers: tuple[int, ...]
    text: str


def is_release(version: str) -> bool:
    """Whether ``version`` is one to four numbers with dots between, as packs that are built must have it."""
    return _RELEASE.fullmatch(version) is not None


def version_key(version: str) -> VersionKey:
    """The sort key of any text: folders copied by hand may call their version whatever they like."""
    if not is_release(version):
        return VersionKey(is_release=False, numbers=(), text=version)
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return VersionKey(is_release=True, numbers=tuple(numbers), text="")
