"""Tiers share no passage, and hold only what is allowed."""

from kb.search.index.document_set import DocumentSet
from kb.search.retrieval.result_tiers import ResultTier, TierCollector, numbers


def tier(*documents: int) -> ResultTier:
    return ResultTier(numbers(documents), ())


def collected(tiers: TierCollector) -> list[list[int]]:
    return [one.documents.tolist() for one in tiers.tiers]


def test_a_passage_stands_in_the_first_tier_that_has_it_in_its_order() -> None:
    tiers = TierCollector(None)
    tiers.add(tier(3, 1))
    tiers.add(tier(5, 3, 2))
    tiers.add(tier(1, 2))
    assert collected(tiers) == [[3, 1], [5, 2]]


def test_of_several_tiers_the_best_passage_of_each_comes_first() -> None:
    tiers = TierCollector(None)
    tiers.add(tier(4, 1), tier(9, 7))
    assert collected(tiers) == [[4], [9], [1], [7]]


def test_only_what_is_allowed_and_not_there_yet_is_new() -> None:
    tiers = TierCollector(DocumentSet.of([1, 2, 3]), [tier(1)])
    assert [tiers.allows(document) for document in (1, 4)] == [True, False]
    assert tiers.new(DocumentSet.of([1, 2, 4])).array.tolist() == [2]
    tiers.add(tier(4, 3, 1))
    assert collected(tiers) == [[1], [3]]
