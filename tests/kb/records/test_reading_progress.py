"""How far articles were read: only ever further, ticked at the end once, and by hand as one likes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.records.reading_progress import ArticleProgress, ReadingProgress


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.json"


def test_only_the_furthest_place_counts_and_it_is_there_for_the_next_program(path: Path) -> None:
    progress = ReadingProgress(path)
    for share in (0.2, 0.55, 0.3):
        progress.advance("loan", share)
    assert ReadingProgress(path).all() == {"loan": ArticleProgress(0.55)}


def test_coming_to_the_end_ticks_once_and_what_is_unticked_stays_so(path: Path) -> None:
    progress = ReadingProgress(path)
    assert progress.advance("loan", 0.99).read
    assert not progress.tick("loan", read=False).read
    assert not progress.advance("loan", 1.0).read


def test_a_tick_by_hand_leaves_how_far_one_came(path: Path) -> None:
    progress = ReadingProgress(path)
    progress.advance("loan", 0.4)
    assert progress.tick("loan", read=True) == ArticleProgress(0.4, read=True)
    assert progress.tick("loan", read=False).label == "40%"


def test_two_windows_do_not_write_over_each_other(path: Path) -> None:
    one, other = ReadingProgress(path), ReadingProgress(path)
    one.advance("loan", 0.5)
    other.advance("lobby", 0.3)
    assert ReadingProgress(path).all().keys() == {"loan", "lobby"}


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"a": 1, "b": {"share": "x", "read": true}, "c": {"share": 7, "read": false}}', "\x00"]
)
def test_a_damaged_file_counts_as_empty(path: Path, content: str) -> None:
    path.write_text(content, "utf-8")
    assert ReadingProgress(path).all() == {}


@given(share=st.floats(0, 1), read=st.booleans())
def test_a_label_never_says_more_than_was_read(share: float, read: bool) -> None:
    label = ArticleProgress(share, read).label
    assert label == "已读" if read else label == "" or int(label.removesuffix("%")) <= share * 100
