"""What is cut and marked only when it is looked at. Covers: kb.search.retrieval.hit_builder."""

from dataclasses import fields, replace

import pytest

from kb.model import Hit, Span
from kb.search.search import Search


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[mark.start : mark.end] for mark in hit.marks]


def test_the_words_of_a_hit_are_marked_though_the_index_has_gone(search: Search) -> None:
    hits = search.find("贷后检查").hits
    search.close()
    assert hits
    assert all("贷后检查" in marked(hit) for hit in hits)
    assert all(hit.text[mark.start : mark.end] for hit in hits for mark in hit.marks)


@pytest.mark.parametrize("query", ["贷后检查", "检 查", "一站式", "10", "daihoujiancha", "贷后捡查", "，", "贷前 倾听"])
def test_marks_and_places_are_the_same_matches(search: Search, query: str) -> None:
    for hit in search.find(query).hits:
        found = [
            hit.text[place.start - hit.passage.span.start : place.end - hit.passage.span.start] for place in hit.places
        ]
        assert [words.replace("\n", "｜") for words in found] == [words.replace("\n", "｜") for words in marked(hit)]
        assert hit.passage.span == Span(hit.passage.span.start, hit.passage.span.start + len(hit.text))


def test_a_hit_with_another_reason_is_the_same_otherwise(search: Search) -> None:
    hit = search.find("贷后检查").hits[0]
    other = replace(hit, title="别的")
    same = {one.name for one in fields(Hit) if getattr(hit, one.name) == getattr(other, one.name)}
    assert {one.name for one in fields(Hit)} - same == {"title"}
    assert not hasattr(hit, "nothing of the kind")
