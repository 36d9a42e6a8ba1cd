"""Characters that a text document changes or reads as structure: they never reach the canonical text."""

import re

# Qt makes other spaces and line ends of these; a canonical text with them would differ from the document's.
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x1f\x85"), " ")
# Qt drops these, reads them as its own marks, or (U+FFFE at the start) takes the text for byte-swapped.
_NOTHING = dict.fromkeys(
    [*range(9), *range(0x0E, 0x1C), 0x0D, 0x7F, *range(0xFDD0, 0xFDF0), 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF]
)
PLAIN = _SPACES | _NOTHING | dict.fromkeys(range(0xD800, 0xE000))
# Put before a line end by the block rules where the next line begins a paragraph of its own.
MEANT_BREAK = "\x01"
# Without these a text means itself: what an inline rule begins with, and what ``PLAIN`` changes.
NOT_PLAIN = re.compile(f"[{re.escape(''.join(map(chr, PLAIN)))}\n\\\\`*_\\[<&]|~~|==")
