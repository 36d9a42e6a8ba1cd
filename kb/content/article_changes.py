"""What reads differently in two versions of an article, passage by passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kb.model import Article, Block, BlockKind
from kb.text.differences import DiffOp, differences

_MOST_COMPARED = 2_000  # blocks of an article from which on repeated ones are not looked for: 10,000 equal rows hang
_CELL_BORDER = "　｜　"
_SHORTEST_KEPT = 2  # characters: shorter equal pieces between two differences only scatter them
_LEAST_SHARED = 0.4  # of the longer text: with less in common the two stand one after the other, whole


class PieceKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage. The same ones and the inserted ones are the new text, the same and the removed the old."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """Neighbouring blocks that read differently, each on a line of its own; ``heading_path`` says where they stand."""

    heading_path: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        """How it read before; empty for a passage that is new."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not PieceKind.INSERTED)

    @property
    def after(self) -> str:
        """How it reads now; empty for a passage that has gone."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not PieceKind.REMOVED)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A block of one version on one line."""

    words: str
    is_heading: bool = False


def text_lines(article: Article) -> tuple[TextLine, ...]:
    """What an article says, without its title and without empty blocks."""
    title = article.blocks[0] if article.blocks and article.blocks[0].text == article.title else None
    told = ((block, block_words(block).strip()) for block in article.blocks if block is not title)
    return tuple(TextLine(words, block.kind is BlockKind.HEADING) for block, words in told if words)


def changed_passages(old: Article, new: Article) -> tuple[ChangedPassage, ...]:
    """Every passage that differs, in the order of the new text; none when both read the same."""
    before, after = [*map(block_words, old.blocks)], [*map(block_words, new.blocks)]
    matcher = SequenceMatcher(None, before, after, autojunk=len(after) > _MOST_COMPARED)
    found: list[ChangedPassage] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        places = new.blocks[k:m] or old.blocks[i:j]
        if j - i == m - k:  # block for block
            found += (_passage(one, [a], [b]) for one, a, b in zip(places, before[i:j], after[k:m], strict=True))
        else:
            found.append(_passage(places[0], before[i:j], after[k:m]))
    return tuple(passage for passage in found if any(piece.text.strip() for piece in passage.pieces))


def block_words(block: Block) -> str:
    """What a block says on one line; the cells of a row with a border between them."""
    return block.text.replace("\n", _CELL_BORDER if block.kind is BlockKind.ROW else " ")


def _passage(place: Block, before: Sequence[str], after: Sequence[str]) -> ChangedPassage:
    old, new = "\n".join(before), "\n".join(after)
    return ChangedPassage(place.heading_path, tuple(_joined(_pieces(old, new))))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    steps = [*_gathered(differences(old, new), old)]
    shared = sum(step.old.end - step.old.start for step in steps if step.equal)
    if not old or not new or shared < _LEAST_SHARED * max(len(old), len(new)):
        yield Piece(PieceKind.REMOVED, old)
        yield Piece(PieceKind.INSERTED, f"\n{new}" if old and new else new)
        return
    for step in steps:
        if step.equal:
            yield Piece(PieceKind.SAME, old[step.old.start : step.old.end])
        else:
            yield Piece(PieceKind.REMOVED, old[step.old.start : step.old.end])
            yield Piece(PieceKind.INSERTED, new[step.new.start : step.new.end])


def _gathered(steps: Sequence[DiffOp], old: str) -> Iterator[DiffOp]:
    """The steps, where very short equal pieces between two differences count as different."""
    for number, step in enumerate(steps):
        words = old[step.old.start : step.old.end]
        between = 0 < number < len(steps) - 1
        scattered = step.equal and between and len(words) < _SHORTEST_KEPT and words.isalnum()
        yield DiffOp(step.old, step.new, equal=False) if scattered else step


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Between two equal pieces first all that was removed, then all that was inserted."""
    removed = inserted = ""
    for piece in pieces:
        if piece.kind is PieceKind.REMOVED:
            removed += piece.text
        elif piece.kind is PieceKind.INSERTED:
            inserted += piece.text
        else:
            yield from _non_empty(removed, inserted)
            removed = inserted = ""
            yield piece
    yield from _non_empty(removed, inserted)


def _non_empty(removed: str, inserted: str) -> Iterator[Piece]:
    if removed:
        yield Piece(PieceKind.REMOVED, removed)
    if inserted:
        yield Piece(PieceKind.INSERTED, inserted)
