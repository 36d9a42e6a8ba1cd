"""One's own notes are found: every run of them, at once, with marks on what was asked for.

Covers: kb/notes/annotation_source.py.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kb.model import MarkFilter, NoteField, NoteHit, NotesChange, NotesPage, Placement
from kb.notes.store import Notes
from kb.text.normalize import fold, fold_characters, strip_separators
from tests.kb.notes.shelf import LOAN, Shelf

QUOTE = "放款后按期做贷后检查"
ALPHABET = "贷後检查客户一壹1①Ａa é。，《》…:#/ \t\n𠮷😀"
FRESH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

Write = Callable[..., str]


@pytest.fixture
def write(notes: Notes, shelf: Shelf) -> Write:
    """Stores an annotation and gives its id."""

    def made(note: str = "", *tags: str, quote: str = QUOTE, article: str = "loan") -> str:
        change = notes.highlight(article, shelf.span(article, quote), note=note, tags=tags)
        return change.added[0].id

    return made


@pytest.fixture(scope="module")
def one_note() -> Iterator[tuple[Notes, str]]:
    """Open notes with one annotation, to be rewritten by each example."""
    shelf = Shelf(loan=LOAN)
    with tempfile.TemporaryDirectory() as folder, Notes(Path(folder) / "notes.db", article_of=shelf) as notes:
        yield notes, notes.highlight("loan", shelf.span("loan", QUOTE)).added[0].id


def ids(page: NotesPage) -> list[str]:
    return [hit.annotation.id for hit in page.hits]


def marked(hit: NoteHit) -> list[str]:
    return [hit.snippet[mark.start : mark.end] for mark in hit.marks]


@FRESH
@given(note=st.text(ALPHABET, min_size=1, max_size=30), run=st.tuples(st.integers(0, 29), st.integers(1, 8)))
def test_every_run_of_a_note_is_found_and_marked(one_note: tuple[Notes, str], note: str, run: tuple[int, int]) -> None:
    notes, item = one_note
    start = run[0] % len(note)
    typed = note[start : start + run[1]]
    assume(typed.strip())
    notes.edit(item, note=note)
    page = notes.find(typed)
    assert ids(page) == [item]
    hit = page.hits[0]
    words = [word for word in map(fold, map(strip_separators, typed.split())) if word]
    if not words:  # nothing but separators: each character counts by itself
        words = [fold_characters(typed.strip()).replace("\n", " ")]  # a snippet is one line
        assert all(words[0] in fold_characters(part) for part in marked(hit))
    elif hit.where is NoteField.NOTE:
        whole = fold(strip_separators(typed))
        assert all(fold(strip_separators(part)) in (*words, whole) or _overlap(part, words) for part in marked(hit))
    assert hit.marks


def _overlap(part: str, words: list[str]) -> bool:
    """Whether a mark is made of several words that share characters."""
    folded = fold(strip_separators(part))
    return any(folded.startswith(word) for word in words) and any(folded.endswith(word) for word in words)


@FRESH
@given(
    st.text(alphabet=st.one_of(st.sampled_from('"“”-－ :标签岗位或OR|《》\n贷a1\ud800'), st.characters()), max_size=40)
)
def test_no_text_raises(one_note: tuple[Notes, str], text: str) -> None:
    page = one_note[0].find(text)
    assert page.query == text
    assert len(page.hits) <= page.total


def test_all_words_are_wanted_wherever_each_stands(notes: Notes, write: Write) -> None:
    item = write("先看抵押物", "重点")
    assert ids(notes.find("抵押物 贷后 重点")) == [item]
    assert notes.find("抵押物 走访").total == 0


def test_the_field_that_holds_most_is_shown(notes: Notes, write: Write) -> None:
    write("按期就好", "检查")
    (hit,) = notes.find("按期 贷后").hits
    assert hit.where is NoteField.QUOTE
    assert hit.snippet == QUOTE
    assert marked(hit) == ["按期", "贷后"]
    (hit,) = notes.find("按期").hits
    assert hit.where is NoteField.NOTE


def test_a_note_is_found_under_the_same_foldings_as_an_article(notes: Notes, write: Write) -> None:
    write("壹站式服務，ｅ 贷")
    for typed in ("一站式", "1站式服务", "E贷", "e 贷"):
        (hit,) = notes.find(typed).hits
        assert hit.marks
    assert marked(notes.find("1站式服务").hits[0]) == ["壹站式服務"]


@pytest.mark.parametrize(
    ("typed", "found"), [("100000元", "十万元"), ("10万元", "十万元"), ("百分之三", "3%"), ("3%", "3%")]
)
def test_a_number_is_found_in_every_writing(notes: Notes, write: Write, typed: str, found: str) -> None:
    item = write("十万元以上要两人核对，费率 3%。")
    write("十分重要，千万不要代客操作。")
    page = notes.find(typed)
    assert ids(page) == [item]
    assert marked(page.hits[0]) == [found]


@pytest.mark.parametrize("typed", ["10分", "10000", "1万", "3000元", "13%"])
def test_a_word_or_another_number_is_no_match_for_a_number(notes: Notes, write: Write, typed: str) -> None:
    write("十分重要，千万不要代客操作；万一有十三万元，费率 3%。")
    assert not notes.find(typed).total


def test_a_tag_narrows_and_shows_what_it_is_given_to(notes: Notes, write: Write) -> None:
    tagged = write("先看抵押物", "客户", "重点")
    write("先看抵押物")
    page = notes.find("标签:重点")
    assert ids(page) == [tagged]
    assert page.hits[0].where is NoteField.TAG
    assert page.hits[0].snippet == "#客户  #重点  先看抵押物"
    assert marked(page.hits[0]) == ["重点"]
    assert ids(notes.find("标签:重点 抵押")) == [tagged]
    assert notes.find("-标签:重点 抵押").total == 1


def test_what_must_not_be_there_is_not_there(notes: Notes, write: Write) -> None:
    write("上门走访，谈贷款")
    kept = write("电话里谈贷款", quote="先听客户说完")
    assert ids(notes.find("贷款 -走访")) == [kept]
    assert notes.find("贷款 -电话 -走访").total == 0


def test_a_phrase_stands_as_it_is_typed(notes: Notes, write: Write) -> None:
    item = write("先 问客户资金")
    write("客户先问资金")
    assert ids(notes.find('"先问客户"')) == [item]
    assert notes.find("先问 客户").total == 2


def test_of_two_alternatives_one_is_enough(notes: Notes, write: Write) -> None:
    items = {write("甲"), write("乙")}
    write("丙")
    assert {*ids(notes.find("甲 或 乙"))} == items


def test_own_words_come_before_quotes_and_the_newest_first(notes: Notes, write: Write) -> None:
    quoted = write()
    older = write("贷后要细")
    newer = write("贷后要快")
    assert ids(notes.find("贷后")) == [newer, older, quoted]
    notes.edit(older, note="贷后要更细")
    assert ids(notes.find("贷后")) == [older, newer, quoted]


def test_the_total_counts_what_the_limit_leaves_out(notes: Notes, write: Write) -> None:
    for number in range(5):
        write(f"贷后第{number}次")
    page = notes.find("贷后", limit=2)
    assert (len(page.hits), page.total) == (2, 5)
    assert notes.find("贷后", limit=0) == NotesPage("贷后", (), 5)


def test_a_note_is_found_the_moment_it_is_stored(notes: Notes, write: Write) -> None:
    item = write("先看抵押物")
    assert ids(notes.find("抵押物")) == [item]
    notes.edit(item, note="先看流水")
    assert notes.find("抵押物").total == 0
    assert ids(notes.find("流水")) == [item]
    notes.undo()
    assert ids(notes.find("抵押物")) == [item]
    notes.delete([item])
    assert notes.find("抵押物").total == 0
    notes.undo()
    assert ids(notes.find("抵押物")) == [item]


def test_what_another_process_stores_is_found(notes: Notes, file: Path, shelf: Shelf, write: Write) -> None:
    item = write("先看抵押物")
    assert notes.find("流水").total == 0
    with Notes(file, article_of=shelf) as other:
        other.edit(item, note="先看流水")
    assert ids(notes.find("流水")) == [item]


def test_an_annotation_that_has_lost_its_place_is_found(notes: Notes, shelf: Shelf, write: Write) -> None:
    write("先看抵押物")
    del shelf.sources["loan"]
    (hit,) = notes.find("抵押物").hits
    assert hit.annotation.placement is Placement.ORPHANED


def test_articles_narrow(notes: Notes, shelf: Shelf, write: Write) -> None:
    shelf.sources["other"] = LOAN
    write("先看抵押物")
    item = write("先看抵押物", article="other")
    assert ids(notes.find("抵押物", articles={"other"})) == [item]
    assert notes.find("抵押物", articles=()).total == 0


def test_a_long_note_is_cut_around_what_was_found(notes: Notes, write: Write) -> None:
    write("开头" * 100 + "抵押物" + "结尾" * 100)
    (hit,) = notes.find("抵押物").hits
    assert len(hit.snippet) < 100
    assert marked(hit) == ["抵押物"]


def test_the_articles_with_annotations_and_with_bookmarks_are_known(notes: Notes, shelf: Shelf, write: Write) -> None:
    shelf.sources["other"] = LOAN
    assert not any(notes.marked().values())
    item = write()
    change: NotesChange = notes.bookmark("other")
    assert notes.marked() == {MarkFilter.ANNOTATED: {"loan"}, MarkFilter.BOOKMARKED: {"other"}}
    notes.delete([item, change.added[0].id])
    assert not any(notes.marked().values())
