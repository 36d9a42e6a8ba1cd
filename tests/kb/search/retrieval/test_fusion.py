"""One list out of what is literally there and what means the same."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from kb.search.retrieval.fusion import ASKED_FLOOR, ENOUGH, PAGE, PER_ARTICLE, RankedTier, fuse
from kb.search.retrieval.meaning import MeaningHit


def meant(*scores: tuple[int, float]) -> tuple[MeaningHit, ...]:
    return tuple(MeaningHit(number, score, None) for number, score in scores)


def apart(document: int) -> int:
    """Every document is an article of its own."""
    return document


def order(tiers: list[RankedTier], meaning: tuple[MeaningHit, ...]) -> list[int]:
    return [passage.document for passage in fuse(tiers, meaning, apart)]


def test_full_answers_keep_their_order_and_stand_first() -> None:
    tiers = [RankedTier((5, 3)), RankedTier((9, 5, 1))]
    assert order(tiers, meant((1, 0.99), (7, 0.9), (3, 0.5))) == [5, 3, 9, 1, 7]


def test_without_meaning_the_tiers_follow_one_another() -> None:
    tiers = [RankedTier((5,)), RankedTier((8, 2), partial=True), RankedTier((4, 8))]
    assert order(tiers, ()) == [5, 8, 2, 4]


def test_where_nothing_was_found_meaning_answers_alone() -> None:
    assert order([], meant((4, 0.9), (2, 0.6))) == [4, 2]
    assert fuse([], meant((4, 0.9)), apart)[0].tier is None


def test_what_holds_parts_and_means_the_same_comes_before_what_does_one_of_both() -> None:
    tiers = [RankedTier((1, 2, 3), partial=True)]
    assert order(tiers, meant((7, 0.9), (2, 0.88), (6, 0.4)))[0] == 2


def test_what_holds_nearly_all_of_a_query_comes_before_what_means_the_same() -> None:
    meaning = meant((1, 0.9), (2, 0.4))
    assert order([RankedTier((8, 9), partial=True)], meaning)[0] == 1
    assert order([RankedTier((8, 9), (0.1, 0.1), partial=True)], meaning)[0] == 1
    assert order([RankedTier((8, 9), (0.9, 0.1), partial=True)], meaning)[0] == 8
    assert order([RankedTier((8, 9), (0.1, 0.9), partial=True)], meaning)[0] == 9


def test_a_passage_says_which_tier_holds_it_and_how_it_means_the_same() -> None:
    hits = meant((2, 0.9), (3, 0.8))
    found = {passage.document: passage for passage in fuse([RankedTier((1, 2), partial=True)], hits, apart)}
    assert (found[1].tier, found[1].meaning) == (0, None)
    assert (found[2].tier, found[2].meaning) == (0, hits[0])
    assert (found[3].tier, found[3].meaning) == (None, hits[1])


def test_where_enough_answers_in_full_nothing_is_added() -> None:
    full = RankedTier(tuple(range(ENOUGH)))
    assert order([full], meant((99, 0.9))) == [*range(ENOUGH)]
    assert order([RankedTier(full.documents[1:])], meant((99, 0.9)))[-1] == 99


def test_one_article_does_not_fill_the_page() -> None:
    hits = meant(*((number, 0.9 - number / 100) for number in range(20)))
    found = [passage.document for passage in fuse([], hits, lambda document: document // 10)]
    assert found[: 2 * PER_ARTICLE] == [0, 1, 2, 10, 11, 12]
    assert sorted(found) == [*range(20)]
    assert len(found[:PAGE]) == PAGE


def test_what_is_shown_with_a_better_one_stands_behind_the_page_and_is_shown_once() -> None:
    hits = meant(*((number, 0.9 - number / 100) for number in range(14)))
    asked: list[tuple[int, int]] = []

    def section(document: int, others: Mapping[int, int], place: int) -> tuple[int, ...]:
        asked.append((document, place))
        return (0, 1, 20) if document == 0 else (document, *(other for other in (1, 3) if other in others))

    found = fuse([], hits, apart, section=section)
    assert [passage.document for passage in found] == [0, 2, *range(4, PAGE + 2), 1, 3, *range(PAGE + 2, 14)]
    assert [passage.section for passage in found[:3]] == [(0, 1, 20), (2, 3), ()]
    assert asked[:3] == [(0, 0), (2, 1), (4, 2)]


documents = st.lists(st.integers(0, 30), unique=True, max_size=12).map(tuple)


@given(
    st.lists(st.builds(RankedTier, documents, st.just(()), st.booleans()), max_size=4),
    st.dictionaries(st.integers(0, 30), st.floats(0.38, 1.0), max_size=12),
)
def test_every_document_comes_once_and_no_full_answer_is_moved(
    tiers: list[RankedTier], scores: dict[int, float]
) -> None:
    found = order(tiers, meant(*scores.items()))
    held = [document for tier in tiers for document in tier.documents]
    firsts = {document: number for number, tier in reversed([*enumerate(tiers)]) for document in tier.documents}
    full = [document for document in dict.fromkeys(held) if not tiers[firsts[document]].partial]
    assert len(found) == len({*found})
    assert {*held} <= {*found} <= {*held, *scores}
    if scores:
        assert found[: len(full)] == full
    else:
        assert found == [*dict.fromkeys(held)]


def fused(tiers: list[RankedTier], meaning: tuple[MeaningHit, ...], alike: dict[int, float]) -> list[int]:
    parts = {document: 0.5 for tier in tiers if tier.partial for document in tier.documents}
    return [passage.document for passage in fuse(tiers, meaning, apart, parts=parts, alike=alike)]


def test_a_section_that_such_a_question_is_written_for_comes_before_what_holds_its_words() -> None:
    tiers = [RankedTier((1, 2), partial=True)]
    meaning = meant((7, 0.6), (8, 0.59), (9, 0.4))
    assert fused(tiers, meaning, {})[0] == 1
    assert fused(tiers, meaning, {8: 0.9})[0] == 8


def test_a_written_question_that_is_little_alike_changes_nothing_in_the_order_of_what_means_the_same() -> None:
    meaning = meant((7, 0.6), (8, 0.59), (9, 0.4))
    assert fused([], meaning, {9: ASKED_FLOOR}) == [7, 8, 9]


def test_what_a_written_question_leads_to_is_no_full_answer_but_is_kept() -> None:
    tiers = [RankedTier((5,)), RankedTier((4,), asked=True)]
    assert fused(tiers, meant((7, 0.9), (8, 0.5)), {4: 0.5}) == [5, 7, 4, 8]
