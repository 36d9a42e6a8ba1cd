"""How much of a file's text an import gives, and whether in the right order."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.content.importers.preview import ImportPreview
from kb.content.parser import parse_article
from kb.model import BlockKind


@dataclass(frozen=True, slots=True)
class Recall:
    """``found`` of ``characters`` code points stand in the articles; ``extra`` code points stand there besides."""

    characters: int
    found: int
    missing: tuple[str, ...]
    in_order: bool
    extra: int

    @property
    def share(self) -> float:
        """The share found."""
        return self.found / self.characters if self.characters else 1.0


def measured(preview: ImportPreview, expected: Sequence[str]) -> Recall:
    """Look for the expected pieces in the articles as the reader shows them, white space aside."""
    text = "".join(_shown(article.markdown) for article in preview.articles())
    pieces = [_bare(piece) for piece in expected]
    found = 0
    missing = []
    in_order = True
    at = 0
    for piece in pieces:
        place = text.find(piece, at)
        if place >= 0:
            found += len(piece)
            at = place + len(piece)
        elif piece in text:
            found += len(piece)
            in_order = False
        else:
            missing.append(piece)
            found += _longest_common(piece, text)
    total = sum(map(len, pieces))
    return Recall(total, found, tuple(missing), in_order, len(text) - total)


def _shown(markdown: str) -> str:
    article = parse_article(markdown, fallback_id="x")
    return "".join(
        _bare((block.marker if block.kind is BlockKind.ITEM else "") + block.text) for block in article.blocks
    )


def _bare(text: str) -> str:
    return "".join(text.split()).replace("\u3000", "")


def _longest_common(piece: str, text: str) -> int:
    """How much of a piece stands in the text in runs of at least ten."""
    found, at = 0, 0
    while at < len(piece):
        end = at
        while end < len(piece) and piece[at : end + 1] in text:
            end += 1
        found += end - at if end - at >= 10 else 0
        at = max(end, at + 1)
    return found
