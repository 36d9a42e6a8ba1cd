"""The codec gives back what Whoosh's own would, and nothing that is not an array.

Covers: kb/search/index/posting_lists.py, kb/search/index/schema.py.
"""

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage

from kb.content.library import Library
from kb.errors import IndexUnavailable
from kb.search.index import posting_codec
from kb.search.index.posting_codec import SegmentWriter, open_segment
from kb.search.index.posting_lists import PostingLists
from kb.search.index.schema import BODY, CONTEXT, NUMBER, VALUES, schema
from kb.text.normalize import fold

Terms = dict[str, set[str]]


def grams(folded: str) -> set[str]:
    """The characters and the pairs of neighbouring characters of a folded text."""
    return {*folded, *map("".join, pairwise(folded))}


def documents(library: Library) -> list[Terms]:
    """What is indexed of each passage of the built-in articles."""
    return [
        {BODY: grams(fold(block.text)), CONTEXT: grams(fold(article.title))}
        for head in library.articles()
        for article in [library.article(head.id)]
        for block in article.blocks
        if block.text
    ]


def written(folder: Path, passages: list[Terms]) -> Any:  # noqa: ANN401 - Whoosh has no types
    """Whoosh's reader of a segment that holds the passages, written by the codec."""
    writer = SegmentWriter(folder, 0)
    for number, terms in enumerate(passages):
        document = writer.add_document(number)
        for field, held in terms.items():
            writer.lists.add_document(document, field, held)
    writer.write()
    return open_segment(folder, "0")


@pytest.mark.parametrize(("step", "sample"), [(15, 500), pytest.param(1, 2_000, marks=pytest.mark.sweep)])
def test_every_term_has_the_documents_that_whooshs_own_codec_gives_it(
    builtin_library: Library, tmp_path: Path, step: int, sample: int
) -> None:
    passages = documents(builtin_library)[::step]
    ours = written(tmp_path, passages)
    stock = RamStorage().create_index(schema())
    with stock.writer() as writer:
        for number, terms in enumerate(passages):
            writer.add_document(**terms, **{NUMBER: number})
    oracle = stock.reader()
    known = [*oracle.all_terms()]
    assert [*ours.all_terms()] == known
    for field, term in random.Random(3).sample(known, sample):  # noqa: S311 - the same sample every time
        expected = [*oracle.postings(field, term).all_ids()]
        assert ours.postings(field, term).documents.tolist() == expected, (field, term)
        assert [*ours.postings(field, term).all_ids()] == expected
        assert ours.doc_frequency(field, term) == oracle.doc_frequency(field, term)
    assert ours.doc_count_all() == oracle.doc_count_all()
    assert ours.column_reader(NUMBER, translate=False).tolist() == list(range(len(passages)))


def test_a_term_that_stands_nowhere_has_no_documents(tmp_path: Path) -> None:
    reader = written(tmp_path, [{BODY: {"贷", "贷后", "\ud800"}}])
    assert reader.postings(BODY, "\ud800").documents.tolist() == [0]
    assert reader.doc_frequency(BODY, "后") == 0
    assert (VALUES, "3") not in reader
    assert [*reader.terms_from(BODY, "贷后")] == [
        (BODY, "贷后".encode()),
        (BODY, "\ud800".encode("utf-8", "surrogatepass")),
    ]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("documents", np.array([0], np.int32)),
        ("documents", np.array([0, 0], np.uint16)),
        ("list_ends", np.array([2, 1, 1], np.uint32)),
        ("list_ends", np.array([1], np.int64)),
        ("key_ends", np.array([99], np.uint32)),
        ("keys", np.array(["x"], object)),
        ("numbers", np.array([], np.uint64)),
    ],
)
def test_arrays_that_do_not_fit_together_are_not_opened(tmp_path: Path, name: str, values: Any) -> None:  # noqa: ANN401
    written(tmp_path, [{BODY: {"贷"}}])
    np.save(tmp_path / f"0-{name}.npy", values, allow_pickle=True)
    with pytest.raises(ValueError, match=r"."):
        open_segment(tmp_path, "0")


@pytest.mark.parametrize("values", [[0, 7], [1, 0], [0, 0]])
def test_a_list_that_leaves_the_documents_or_does_not_ascend_is_not_read(tmp_path: Path, values: list[int]) -> None:
    written(tmp_path, [{BODY: {"贷"}}, {BODY: {"贷"}}])
    np.save(tmp_path / "0-documents.npy", np.array(values, np.uint16))
    reader = open_segment(tmp_path, "0")
    with pytest.raises(IndexUnavailable):
        reader.postings(BODY, "贷")


def test_lists_of_more_documents_than_fit_into_a_block_come_back_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting_codec, "_BLOCK", 4)
    terms = [{"贷"}, {"贷", "后"}, {"后"}] * 5
    reader = written(tmp_path, [{BODY: held} for held in [*terms, {"检"}]])
    for term in ("贷", "后", "检"):
        holding = [number for number, held in enumerate([*terms, {"检"}]) if term in held]
        assert reader.postings(BODY, term).documents.tolist() == holding
        assert reader.doc_frequency(BODY, term) == len(holding)


@given(
    texts=st.lists(
        st.tuples(st.text(st.sampled_from("贷后检a𠮷\ud800"), max_size=8), st.sets(st.integers(0, 9))), max_size=5
    )
)
def test_the_grams_of_texts_are_those_of_each_in_the_documents_that_hold_it(texts: list[tuple[str, set[int]]]) -> None:
    pool, expected = PostingLists(), dict[bytes, set[int]]()
    for text, numbers in texts:
        pool.add_grams(sorted(numbers), BODY, text)
        for gram in grams(text) if numbers else ():
            expected.setdefault(gram.encode("utf-8", "surrogatepass"), set()).update(numbers)
    found = {term: held.tolist() for field in pool.by_field() for term, held in field.lists().items()}
    assert found == {term: sorted(numbers) for term, numbers in expected.items()}
    assert [*found] == sorted(found)
