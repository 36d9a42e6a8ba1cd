"""One list out of what is literally there and what means the same. Pure: documents are numbers, nothing is looked up.

What the literal search answers in full keeps its order and stands first. Passages that hold only parts of the query,
and passages that mean the same, are one list behind it, in the order of their scores (``answer_score``).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kb.search.retrieval.meaning import MeaningHit

# With so many full answers nothing is missing that other words could add.
ENOUGH = 10
# So many passages of one article may stand among the first PAGE behind the full answers.
PER_ARTICLE, PAGE = 3, 10


@dataclass(frozen=True, slots=True)
class RankedTier:
    """Documents that answer for one reason, best first.

    ``partial`` ones hold some of the query's words or pieces, the others all of it, itself or by another name;
    ``asked`` ones stand in a section for which such a question is written down, and are ranked by how alike it is.
    """

    documents: tuple[int, ...]
    partial: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class FusedPassage:
    """A document, the number of the tier that holds it (None: no tier does), and how it means the same, if it does.

    ``section`` are the documents of its section that are shown together, itself among them; empty for itself alone.
    """

    document: int
    tier: int | None
    meaning: MeaningHit | None = None
    section: tuple[int, ...] = ()


def fuse(
    tiers: Sequence[RankedTier],
    scores: Mapping[int, float],
    article_of: Callable[[int], int],
    *,
    meaning: Sequence[MeaningHit] = (),
    section: Callable[[int, Mapping[int, int], int], Sequence[int]] = lambda document, _others, _place: (document,),
) -> tuple[FusedPassage, ...]:
    """All documents, each once: full answers first, then those with ``scores``, best first, then the other ones.

    ``article_of`` says which article a document belongs to, ``meaning`` how documents mean the same, ``section`` which
    of the others (with their ranks) are shown together with a document on the card at a place of the first page.
    """
    holding: dict[int, int] = {}
    for number, tier in enumerate(tiers):
        for document in tier.documents:
            holding.setdefault(document, number)
    meant = {hit.passage: hit for hit in meaning}
    full = [document for document, number in holding.items() if not (tiers[number].partial or tiers[number].asked)]
    behind = sorted(scores.keys() - set(full), key=lambda document: (-scores[document], document))
    first = {*scores, *full}
    behind += [document for document in holding if document not in first]
    shown = together(behind, article_of, section, len(full))
    return tuple(
        FusedPassage(document, holding.get(document), meant.get(document), shown.get(document, ()))
        for document in (*full, *shown, *(document for document in behind if document not in shown))
    )


def together(
    documents: Sequence[int],
    article_of: Callable[[int], int],
    section: Callable[[int, Mapping[int, int], int], Sequence[int]],
    before: int = 0,
) -> dict[int, tuple[int, ...]]:
    """The first PAGE of the documents, best first, each with those that are shown with it and need no other place.

    As far as others are there, at most PER_ARTICLE of an article have a place. So many cards stand ``before`` them.
    """
    others = {document: rank for rank, document in enumerate(documents)}
    counts: Counter[int] = Counter()
    page: dict[int, tuple[int, ...]] = {}
    shown: set[int] = set()
    for document in documents:
        article = article_of(document)
        if document in shown or counts[article] == PER_ARTICLE:
            continue
        del others[document]
        lines = tuple(section(document, others, before + len(page)))
        page[document] = lines if len(lines) > 1 else ()
        for line in lines:
            others.pop(line, None)
        shown.update(lines)
        counts[article] += 1
        if len(page) == PAGE:
            break
    return page


def spread(documents: Sequence[int], article_of: Callable[[int], int], per_article: int = PER_ARTICLE) -> list[int]:
    """The documents with at most ``per_article`` of an article among the first PAGE, as far as others are there."""
    counts: Counter[int] = Counter()
    page: dict[int, None] = {}
    for document in documents:
        article = article_of(document)
        if counts[article] < per_article:
            page[document] = None
            counts[article] += 1
        if len(page) == PAGE:
            break
    return [*page, *(document for document in documents if document not in page)]
