"""Words that are rare in general Chinese: too many for the segmenter, which would be 0.1 s longer in loading them.

They are a sorted list on disk, in which a word is looked up in 10 µs.
"""

import mmap
from functools import cache, lru_cache

from kb.resources import resource

RARE = resource("general_words", "rare.txt")
_LENGTHS = range(2, 9)  # characters; resources/general_words/build.py


@lru_cache(maxsize=1 << 12)  # the runs that sound like what was typed are asked for again with every letter
def is_rare_word(text: str) -> bool:
    """Whether ``text``, which must be simplified, is a word on the list; frequent words are not."""
    if len(text) not in _LENGTHS:
        return False
    lines, wanted = _lines(), text.encode("utf-8", "replace")
    low, high = 0, len(lines)  # at both begins a line; in UTF-8 bytes sort as characters do
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", begin)
        word = lines[begin:end]
        if word == wanted:
            return True
        if word < wanted:
            low = end + 1
        else:
            high = begin
    return False


@cache
def _lines() -> bytes | mmap.mmap:
    """The list, mapped: a search reads a few of its pages, and reading all 3 MB took 5 ms from the first query."""
    with RARE.open("rb") as file:
        if file.readline().endswith(b"\r\n"):  # as git may have written it on Windows
            file.seek(0)
            return file.read().replace(b"\r\n", b"\n")
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
