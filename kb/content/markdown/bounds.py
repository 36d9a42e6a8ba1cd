"""How much of one article the rules read. What lies behind is shown as it stands: no text is lost, and it is told.

Every rule is linear, but a file of 7 MB can hold 7 million marks: one of ``[`` took 40 s and two minutes on a slow PC.
The largest article that people have written here has 4,000 marks and as many lines.
"""

from collections.abc import Iterator, Sequence

from kb.content.markdown.entities import unescaped
from kb.content.markdown.inline_text import Inline, trimmed
from kb.content.markdown.leaves import Leaf, LeafKind
from kb.content.markdown.plain import PLAIN

MOST_MARKS = 200_000  # inside of paragraphs; 2 s
MOST_STEPS = 200_000  # lines, each as often as it has containers, and cells of tables; 2 to 4 s
_PIECE = 2_000  # code points from which on a new paragraph begins: one of 5 million takes a window seconds to lay out


def as_written(content: str) -> Inline:
    """The source of a block as its text: marks stay, only escapes and character references mean what they stand for."""
    return trimmed(unescaped(content.replace("\\\n", "\n")).translate(PLAIN), ())


def unread_leaves(lines: Sequence[str]) -> Iterator[Leaf]:
    """Paragraphs that hold these lines, each line on its own."""
    piece: list[str] = []
    length = 0
    for line in lines:
        if line.strip():
            piece.append(line)
            length += len(line)
        if length >= _PIECE:
            yield _leaf(piece)
            piece, length = [], 0
    if piece:
        yield _leaf(piece)


def _leaf(lines: Sequence[str]) -> Leaf:
    return Leaf(LeafKind.UNREAD, "\n".join(lines))
