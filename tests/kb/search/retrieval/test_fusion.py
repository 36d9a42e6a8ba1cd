"""One list out of what is literally there and what means the same."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from kb.search.retrieval.fusion import PAGE, PER_ARTICLE, RankedTier, fuse
from kb.search.retrieval.meaning import MeaningHit


def meant(*scores: tuple[int, float]) -> tuple[MeaningHit, ...]:
    return tuple(MeaningHit(number, score, None) for number, score in scores)


def apart(document: int) -> int:
    """Every document is an article of its own."""
    return document


def order(tiers: list[RankedTier], scores: dict[int, float]) -> list[int]:
    return [passage.document for passage in fuse(tiers, scores, apart)]


def test_full_answers_keep_their_order_and_stand_first() -> None:
    tiers = [RankedTier((5, 3)), RankedTier((9, 5, 1))]
    assert order(tiers, {1: 0.99, 7: 0.9, 3: 0.5}) == [5, 3, 9, 1, 7]


def test_what_has_no_score_stands_behind_in_the_order_of_the_tiers() -> None:
    tiers = [RankedTier((5,)), RankedTier((8, 2), partial=True), RankedTier((4, 8), asked=True)]
    assert order(tiers, {}) == [5, 8, 2, 4]
    assert order(tiers, {2: -1.0, 6: -2.0}) == [5, 2, 6, 8, 4]


def test_a_passage_says_which_tier_holds_it_and_how_it_means_the_same() -> None:
    hits = meant((2, 0.9), (3, 0.8))
    scores = {1: 1.0, 2: 2.0, 3: 0.5}
    tiers = [RankedTier((1, 2), partial=True)]
    found = {passage.document: passage for passage in fuse(tiers, scores, apart, meaning=hits)}
    assert (found[1].tier, found[1].meaning) == (0, None)
    assert (found[2].tier, found[2].meaning) == (0, hits[0])
    assert (found[3].tier, found[3].meaning) == (None, hits[1])


def test_one_article_does_not_fill_the_page() -> None:
    scores = {number: 0.9 - number / 100 for number in range(20)}
    found = [passage.document for passage in fuse([], scores, lambda document: document // 10)]
    assert found[: 2 * PER_ARTICLE] == [0, 1, 2, 10, 11, 12]
    assert sorted(found) == [*range(20)]
    assert len(found[:PAGE]) == PAGE


def test_what_is_shown_with_a_better_one_stands_behind_the_page_and_is_shown_once() -> None:
    scores = {number: 0.9 - number / 100 for number in range(14)}
    asked: list[tuple[int, int]] = []

    def section(document: int, others: Mapping[int, int], place: int) -> tuple[int, ...]:
        asked.append((document, place))
        return (0, 1, 20) if document == 0 else (document, *(other for other in (1, 3) if other in others))

    found = fuse([], scores, apart, section=section)
    assert [passage.document for passage in found] == [0, 2, *range(4, PAGE + 2), 1, 3, *range(PAGE + 2, 14)]
    assert [passage.section for passage in found[:3]] == [(0, 1, 20), (2, 3), ()]
    assert asked[:3] == [(0, 0), (2, 1), (4, 2)]


documents = st.lists(st.integers(0, 30), unique=True, max_size=12).map(tuple)


@given(
    st.lists(st.builds(RankedTier, documents, st.booleans()), max_size=4),
    st.dictionaries(st.integers(0, 30), st.floats(-3, 9), max_size=12),
)
def test_every_document_comes_once_and_no_full_answer_is_moved(
    tiers: list[RankedTier], scores: dict[int, float]
) -> None:
    found = order(tiers, scores)
    held = [document for tier in tiers for document in tier.documents]
    firsts = {document: number for number, tier in reversed([*enumerate(tiers)]) for document in tier.documents}
    full = [document for document in dict.fromkeys(held) if not tiers[firsts[document]].partial]
    assert len(found) == len({*found})
    assert {*found} == {*held, *scores}
    assert found[: len(full)] == full
