"""Passages as arrays: built, changed, saved, opened."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.meaning_index import INSIDE, OUTSIDE, MeaningIndex, MeaningPassage
from kb.search.index.word_vectors import WordTable

PASSAGES = (
    MeaningPassage("先停止支付，再挂失。", title="丢卡", headings=("挂失",), section=("a", "挂失")),
    MeaningPassage(""),
    MeaningPassage("请他出示证件。", question="客户没带身份证怎么办？", keywords=("钥匙",), section=("a", "问")),
    MeaningPassage("口头挂失只是临时止付。", title="丢卡", headings=("挂失",), section=("a", "挂失")),
)


def held(index: MeaningIndex, passage: int) -> dict[str, int]:
    """The words of a passage with their places."""
    run = slice(index.starts[passage], index.starts[passage + 1])
    return {
        index.vocabulary[word]: int(place) for word, place in zip(index.postings[run], index.places[run], strict=True)
    }


def assert_same(one: MeaningIndex, other: MeaningIndex) -> None:
    """Both hold the same words and vectors for every passage, whatever the words' numbers."""
    assert one.passages == other.passages
    for passage in range(one.passages):
        assert held(one, passage) == held(other, passage)
        for mine, yours in ((one, other), (other, one)):
            words = {word: int(mine.holding[number]) for number, word in enumerate(mine.vocabulary)}
            theirs = {word: int(yours.holding[number]) for number, word in enumerate(yours.vocabulary)}
            assert all(words[word] == theirs[word] for word in held(mine, passage))
    assert np.array_equal(one.vectors * one.scales[:, None], other.vectors * other.scales[:, None])
    same = one.sections[:, None] == one.sections[None, :]
    assert np.array_equal(same, other.sections[:, None] == other.sections[None, :])


def test_a_passage_holds_the_words_of_its_text_its_question_and_what_stands_above(table: WordTable) -> None:
    index = MeaningIndex.build(PASSAGES, table)
    first, asked = held(index, 0), held(index, 2)
    assert first["挂失"] == INSIDE
    assert {*table.words("丢卡")} <= {word for word, place in first.items() if place == OUTSIDE}
    assert asked["钥匙"] == OUTSIDE
    assert asked["身份证"] == asked["证件"] == INSIDE


def test_an_empty_passage_holds_nothing(table: WordTable) -> None:
    index = MeaningIndex.build(PASSAGES, table)
    assert held(index, 1) == {}
    assert not index.vectors[1].any()


def test_passages_under_one_heading_are_one_section(table: WordTable) -> None:
    sections = MeaningIndex.build([*PASSAGES, MeaningPassage("一"), MeaningPassage("二")], table).sections
    assert sections[0] == sections[3]
    assert len({*sections.tolist()}) == 5


@pytest.mark.parametrize("removed", [(), (0,), (1, 2), (0, 1, 2, 3)])
def test_a_changed_index_is_like_one_built_anew(table: WordTable, removed: tuple[int, ...]) -> None:
    added = (MeaningPassage("借款人失联。", title="贷后"), PASSAGES[0], MeaningPassage(""))
    changed = MeaningIndex.build(PASSAGES, table).replaced(removed, added, table)
    kept = [passage for number, passage in enumerate(PASSAGES) if number not in removed]
    anew = MeaningIndex.build(kept, table).replaced((), added, table)
    assert_same(changed, anew)


def test_an_index_is_opened_as_it_was_saved(table: WordTable, tmp_path: Path) -> None:
    index = MeaningIndex.build(PASSAGES, table)
    index.save(tmp_path)
    opened = MeaningIndex.load(tmp_path)
    assert opened.vocabulary == index.vocabulary
    assert_same(opened, index)
    assert isinstance(opened.vectors.base, np.memmap)


def test_files_that_do_not_fit_together_are_refused(table: WordTable, tmp_path: Path) -> None:
    for name, passages in (("whole", PASSAGES), ("half", PASSAGES[:2])):
        (tmp_path / name).mkdir()
        MeaningIndex.build(passages, table).save(tmp_path / name)
    shutil.copy(tmp_path / "half" / "scales.npy", tmp_path / "whole")
    with pytest.raises(ValueError, match="do not fit"):
        MeaningIndex.load(tmp_path / "whole")


def test_objects_are_not_unpickled(table: WordTable, tmp_path: Path) -> None:
    MeaningIndex.build(PASSAGES, table).save(tmp_path)
    np.save(tmp_path / "scales.npy", np.array([{}] * 4), allow_pickle=True)
    with pytest.raises(ValueError, match="object"):
        MeaningIndex.load(tmp_path)


_TABLE = WordTable.load()


@given(st.lists(st.text(max_size=30) | st.text("客户经理怎么办理贷款，", max_size=30), max_size=5))
def test_any_texts_make_an_index(texts: list[str]) -> None:
    index = MeaningIndex.build([MeaningPassage(text, title=text) for text in texts], _TABLE)
    assert index.passages == len(texts)
    assert index.starts[-1] == len(index.postings)
    assert np.isfinite(index.scales).all()
    norms = np.linalg.norm(index.vectors * index.scales[:, None], axis=1)
    assert ((norms == 0) | (abs(norms - 1) < 0.02)).all()
