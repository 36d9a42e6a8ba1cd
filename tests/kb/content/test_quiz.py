"""Questions are read from a pack, and every one whose answer no longer stands in its article is told."""

from pathlib import Path

import pytest

from kb.content.parser import parse_article
from kb.content.quiz import FOLDER, QuizQuestion, quiz_files, quiz_problems, read_quiz
from kb.errors import ContentError
from kb.model import Article

WRITTEN = """
[[question]]
id = "teller-01"
text = "收款时先做什么？"
options = ["先点清", "先记账", "先收进尾箱"]
answer = 0
source = "teller"
quote = "收款先点清后记账"
why = "先点清，记的才是真数。"
"""


@pytest.fixture
def article() -> Article:
    return parse_article("---\nid: teller\ntitle: 柜员\n---\n# 柜员\n\n收款先点清后记账，付款相反。\n", fallback_id="x")


@pytest.fixture
def question(tmp_path: Path) -> QuizQuestion:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "teller.toml").write_text(WRITTEN, "utf-8")
    (file,) = quiz_files(tmp_path)
    (read,) = read_quiz(file)
    return read


def changed(question: QuizQuestion, **fields: object) -> QuizQuestion:
    values = {name: getattr(question, name) for name in QuizQuestion.__slots__}
    return QuizQuestion(**(values | fields))


def test_a_question_knows_where_its_answer_stands(question: QuizQuestion, article: Article) -> None:
    span = question.place_in(article)
    assert span is not None
    assert article.text[span.start : span.end] == "收款先点清后记账"
    assert [*quiz_problems((question,), {"teller": article})] == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"quote": "收款后点清"}, "里没有这句"),
        ({"source": "gone"}, "没有这篇文章"),
        ({"answer": 3}, "不是选项的序号"),
        ({"options": ("先点清", "先点清", "先记账")}, "选项太少或有重复"),
        ({"options": ("先点清", "先记账")}, "选项太少或有重复"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(
    question: QuizQuestion, article: Article, fields: dict[str, object], words: str
) -> None:
    (told,) = quiz_problems((changed(question, **fields),), {"teller": article})
    assert words in told


def test_a_number_that_stands_twice_is_told(question: QuizQuestion, article: Article) -> None:
    assert [*quiz_problems((question, question), {"teller": article})] == ["题号重复：teller-01"]


@pytest.mark.parametrize(
    "written", ["[[question]]\nid = 1", "question = 3", "[[question", '[[question]]\nid="a"\noptions="b"']
)
def test_a_file_that_is_no_quiz_is_refused(tmp_path: Path, written: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(written, "utf-8")
    with pytest.raises(ContentError):
        read_quiz(file)


def test_a_pack_without_a_quiz_has_no_files(tmp_path: Path) -> None:
    assert quiz_files(tmp_path) == ()
