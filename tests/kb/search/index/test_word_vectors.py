"""The table of word vectors: what it holds, and how a text is read as its words."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.word_vectors import FOLDER, WordTable, scalar_products
from kb.text.normalize import simplify


def cosine(table: WordTable, one: str, other: str) -> float:
    vectors = table.embed([one, other])
    return float(vectors[0] @ vectors[1])


def test_the_files_are_those_that_were_built() -> None:
    manifest = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    assert manifest["sha256"] == {
        name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in manifest["sha256"]
    }
    assert len(manifest["sha256"]) == 8


def test_a_known_word_has_a_vector_of_unit_length(table: WordTable) -> None:
    known = [*table.index][::97]
    assert np.linalg.norm(table.embed(known), axis=1) == pytest.approx(np.ones(len(known)), abs=0.01)


def test_an_unknown_word_has_none(table: WordTable) -> None:
    assert not table.embed(["qzxwv", "龘", ""]).any()
    assert table.embed([]).shape == (0, table.dimensions)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("顾客", "客户", "火灾"), ("骗子", "诈骗", "印章"), ("去世", "死亡", "排队"), ("辞职", "离职", "利率")],
)
def test_words_that_mean_the_same_are_nearer_than_others(table: WordTable, word: str, near: str, far: str) -> None:
    assert cosine(table, word, near) > 0.5 > cosine(table, word, far) + 0.1


def test_what_the_segmenter_guesses_is_read_as_known_words(table: WordTable) -> None:
    words = table.words("买理财不想被拍行吗")
    assert "拍行" not in words
    assert {"拍", "行"} <= {*words}


def test_what_is_not_chinese_stays_whole(table: WordTable) -> None:
    assert "qzxwv" in table.words("QZXWV卡")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("客户经理贷款的吗，。 aA1１")))
def test_a_text_read_as_words_keeps_its_characters_in_order(text: str) -> None:
    rest = simplify(text)
    for word in WordTable.words(_TABLE, text):
        at = rest.find(word)
        assert word
        assert at >= 0
        assert not any(map(str.isalnum, rest[:at]))
        rest = rest[at + len(word) :]
    assert not any(map(str.isalnum, rest))


_TABLE = WordTable.load()


def test_a_table_whose_files_do_not_fit_together_is_refused(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "table")
    np.save(tmp_path / "table" / "fitted.npy", np.arange(3, dtype=np.int32))
    with pytest.raises(ValueError, match="do not fit"):
        WordTable.load(tmp_path / "table")
    shutil.copy(FOLDER / "fitted.npy", tmp_path / "table")
    with (tmp_path / "table" / "words.txt").open("a", encoding="utf-8") as file:
        file.write("多一个\n")
    with pytest.raises(ValueError, match="do not fit"):
        WordTable.load(tmp_path / "table")


@pytest.mark.parametrize(("rows", "others"), [(0, 3), (1, 1), (3, 0), (700, 3), (5, 4000)])
def test_scalar_products_in_pieces_are_those_of_all_rows(table: WordTable, rows: int, others: int) -> None:
    vectors = table.embed([*table.index][: rows + others])
    products = scalar_products(vectors[:rows], vectors[rows:])
    assert products.shape == (rows, others)
    assert products == pytest.approx(vectors[:rows] @ vectors[rows:].T, abs=1e-5)


def test_a_word_adds_to_a_sum_about_as_much_as_its_vector(table: WordTable) -> None:
    lengths = np.linalg.norm(table.summed([*table.index]), axis=1)
    assert lengths.mean() == pytest.approx(1, abs=0.2)
    assert not table.summed(["qzxwv"]).any()


def test_words_of_our_texts_add_what_was_fitted_to_them_and_all_others_their_turned_vector(table: WordTable) -> None:
    words, own = [*table.index], set(table.fitted.tolist())
    some = [words[row] for row in (*table.fitted[:3].tolist(), *table.fitted[-3:].tolist())]
    others = [word for row, word in enumerate(words) if row not in own][:5]
    mixed = [some[0], *others, "qzxwv", *some[1:]]
    added = dict(zip(mixed, table.summed(mixed), strict=True))
    scaled = table.summands * table.summand_scales[:, None]
    for word in some:
        assert added[word] == pytest.approx(scaled[table.fitted.tolist().index(table.index[word])])
    for word in others:
        assert added[word] == pytest.approx(table.embed([word])[0] @ table.turn, abs=1e-5)
