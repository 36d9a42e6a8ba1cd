"""Names for exported files that every system takes."""

import re

from kb.translation import tr

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST = 60  # characters: 180 bytes of Chinese, and file systems take 255


def file_name(words: str, suffix: str) -> str:
    """A file name that says ``words``, without what Windows does not allow."""
    stem = _FORBIDDEN.sub(" ", words)[:_LONGEST]
    stem = " ".join(stem.split()).strip(". ")
    if not stem or _RESERVED.match(stem):
        stem = tr("行知 {stem}").format(stem=stem).strip()
    return stem + suffix
