"""Words that are rare in general Chinese: too many for the segmenter, which would be 0.1 s longer in loading them.

They are a sorted list on disk, in which a word is looked up in 10 µs.
"""

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
        end = lines.index(b"\n", begin)
        word = lines[begin:end]
        if word == wanted:
            return True
        if word < wanted:
            low = end + 1
        else:
            high = begin
    return False


@cache
def _lines() -> bytes:
    return RARE.read_bytes().replace(b"\r\n", b"\n")  # as git may have written it on Windows
