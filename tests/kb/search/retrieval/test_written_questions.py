"""Written questions that are like the one asked lead to the section that answers them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.model import Reason
from kb.search.index import builder
from kb.search.index.reader import IndexReader
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.written_questions import WrittenQuestions
from kb.search.search import Search
from kb.text.normalize import fold

ARTICLE = """# 挂失

## 口头挂失

先停止支付，再补书面手续。

本人打电话也行。

## 补卡

带身份证来。
"""
QUESTIONS = """[[section]]
heading = "口头挂失"
questions = ["卡丢了怕人家把钱取走", "银行卡不见了先干嘛"]

[[section]]
heading = "补卡"
questions = ["新卡几天能拿到"]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "questions").mkdir(parents=True)
    (tmp_path / "pack" / "a.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "pack" / "questions" / "a.toml").write_text(QUESTIONS, "utf-8")
    return tmp_path / "pack"


@pytest.fixture
def reader(tmp_path: Path, pack: Path) -> Iterator[IndexReader]:
    opened = IndexReader(builder.build(tmp_path / "index", Library([pack]), lambda _done, _total: None))
    yield opened
    opened.close()


def test_a_section_has_the_most_alike_of_its_questions(reader: IndexReader) -> None:
    questions = WrittenQuestions(reader, WordTable.shared()).like("银行卡不见了先干嘛呢")
    of = questions.of(range(reader.passages))
    assert {question.text for question in of.values()} == {"银行卡不见了先干嘛"}
    assert [reader.folded(document) for document in of if reader.kind(document).value != "heading"] == [
        fold("先停止支付，再补书面手续。"),
        fold("本人打电话也行。"),
    ]
    assert [question.text for question in questions.same] == ["银行卡不见了先干嘛"]


def test_what_is_no_question_has_none(reader: IndexReader) -> None:
    none = WrittenQuestions(reader, WordTable.shared()).none()
    assert (none.same, none.of(range(reader.passages))) == ([], {})


def test_a_question_in_other_words_finds_the_section_and_says_which_question_led_there(
    tmp_path: Path, pack: Path
) -> None:
    search = Search(tmp_path / "index", Library([pack]))
    search.refresh()
    hit = search.find("卡丢了怕别人把钱取走怎么办").hits[0]
    assert hit.heading_path[-1] == "口头挂失"
    assert (hit.reason, hit.matched_as) == (Reason.QUESTION, "卡丢了怕人家把钱取走")
    search.close()


@pytest.mark.parametrize(("written", "correction"), [("卡丢了怎么办", None), ("新卡几天能拿到", "丢了怎么办")])
def test_a_question_that_was_written_down_is_no_slip(tmp_path: Path, written: str, correction: str | None) -> None:
    folder = tmp_path / "asked"
    (folder / "questions").mkdir(parents=True)
    (folder / "a.md").write_text(ARTICLE + "\n## 印章丢了怎么办\n\n先停用再报告。\n", "utf-8")
    (folder / "questions" / "a.toml").write_text(
        f'[[section]]\nheading = "口头挂失"\nquestions = ["{written}"]\n', "utf-8"
    )
    search = Search(tmp_path / "index", Library([folder]))
    search.refresh()
    assert search.find("卡丢了怎么办？").correction == correction
