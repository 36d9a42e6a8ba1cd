"""One list out of what is literally there and what means the same. Pure: documents are numbers, nothing is looked up.

What the literal search answers in full keeps its order and stands first. Passages that hold only parts of the query,
and passages that mean the same, are one list behind it, in the order of their summed scores.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.search.retrieval.meaning import MeaningHit

# With so many full answers nothing is missing that other words could add.
ENOUGH = 10
# The best passage that holds parts of the query counts so much against the one that means most nearly the same, and so
# much more when it holds the whole of it: in its own words a question is answered where its words stand. Without WHOLE
# 170 spoken look-ups gain 1 % among the first three, and 200 questions in the words of encyclopaedias fall from an MRR
# of 1.000 to 0.946; with it they keep 0.997.
PARTS, WHOLE = 0.6, 4.0
# What a passage holds of the query, where that is known (1 for all of it, once), counts so much, and more the more the
# best passage holds. Measured (MRR of questions in traditional script; spoken look-ups answered among the first three):
# 1.6 gives 0.930 and 64 %, 2.0 gives 0.935 and 63 %, 2.5 gives 0.938 and 62 %, 4.0 gives 0.942 and 60 %.
HELD = 2.0
# Where editors have written down how people ask, a passage whose section has a question like the one asked gains ASKED
# times the likeness beyond ASKED_FLOOR. And the more alike the best of these questions is, the less counts what is held
# literally: it has been asked in such words before. Of 170 spoken look-ups 74 % instead of 66 % are answered among the
# first three, and 49 % instead of 41 % by the first; where no questions are written nothing changes.
# With ASKED 1.4 instead of 1, 19 instead of 18 of 40 questions in other words lead to the right article at once.
ASKED, ASKED_FLOOR, ASKED_DAMPS = 1.4, 0.4, 0.9
# So many passages of one article may stand among the first PAGE behind the full answers.
PER_ARTICLE, PAGE = 3, 10


@dataclass(frozen=True, slots=True)
class RankedTier:
    """Documents that answer for one reason, best first.

    ``partial`` ones hold some of the query's words or pieces, the others all of it, itself or by another name;
    ``asked`` ones stand in a section for which such a question is written down, and are ranked by how alike it is.
    ``shares`` says of each partial one how much of the query's weight it holds literally, 0 to 1; empty for little.
    """

    documents: tuple[int, ...]
    shares: tuple[float, ...] = ()
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
    meaning: Sequence[MeaningHit],
    article_of: Callable[[int], int],
    *,
    parts: Mapping[int, float] | None = None,
    trust: float = 1.0,
    alike: Mapping[int, float] | None = None,
    fitting: Callable[[Iterable[int]], Mapping[int, float]] = lambda _documents: {},
    section: Callable[[int, Mapping[int, int], int], Sequence[int]] = lambda document, _others, _place: (document,),
) -> tuple[FusedPassage, ...]:
    """All documents, each once: full answers first, then what answers in parts or means the same, best first.

    Without ``meaning`` (for quoted words, fields, or when it is switched off) the tiers follow one another as they are.
    ``article_of`` says which article a document belongs to, ``parts`` how much of the query each document holds that
    answers in parts or means the same, when that is known better than by the order of the tiers. ``trust``, 0 to 1, is
    how much of the query the meaning was asked with. ``fitting`` says what the kind of the question adds to documents,
    ``section`` which of the others (with their ranks) are shown together with a document on the card at a place of the
    first page.
    """
    holding: dict[int, int] = {}
    for number, tier in enumerate(tiers):
        for document in tier.documents:
            holding.setdefault(document, number)
    meant = {hit.passage: hit for hit in meaning}
    if not meant:
        return tuple(FusedPassage(document, number) for document, number in holding.items())
    full = [document for document, number in holding.items() if not (tiers[number].partial or tiers[number].asked)]
    alike = alike or {}
    if parts is None:
        scores = _partial_scores(tiers)
    else:
        held = HELD * (1 + max(parts.values(), default=0.0)) * (1 - ASKED_DAMPS * max(alike.values(), default=0.0))
        scores = {document: held * score for document, score in parts.items()}
    for document in (document for tier in tiers if tier.asked for document in tier.documents):
        scores.setdefault(document, 0.0)
    if len(full) < ENOUGH:
        for document, score in _stretched({number: hit.score for number, hit in meant.items()}).items():
            scores[document] = scores.get(document, 0.0) + trust * score
    for document in scores:
        scores[document] += ASKED * max(alike.get(document, 0.0) - ASKED_FLOOR, 0.0)
    for document, more in fitting(scores).items():
        scores[document] += more
    behind = sorted(scores.keys() - set(full), key=lambda document: (-scores[document], document))
    shown = together(behind, article_of, section, len(full))
    return tuple(
        FusedPassage(document, holding.get(document), meant.get(document), shown.get(document, ()))
        for document in (*full, *shown, *(document for document in behind if document not in shown))
    )


def _partial_scores(tiers: Sequence[RankedTier]) -> dict[int, float]:
    """What the documents of partial tiers are worth: by their rank among all of them and by what they hold."""
    shares: dict[int, float] = {}
    for tier in tiers:
        if tier.partial:
            for document, share in zip(tier.documents, tier.shares or (0.0,) * len(tier.documents), strict=True):
                shares.setdefault(document, share)
    return {
        document: (PARTS + WHOLE * share**2) * (1 + rank) ** -0.5
        for rank, (document, share) in enumerate(shares.items())
    }


def _stretched(scores: Mapping[int, float]) -> dict[int, float]:
    """The scores moved and stretched so that the best is 1 and the worst 0; all 1 where they are the same."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {key: (score - low) / (high - low) if high > low else 1.0 for key, score in scores.items()}


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
