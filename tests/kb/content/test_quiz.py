"""Questions are read from a pack, and every one whose answer no longer stands in its article is told."""

from pathlib import Path

import pytest

from kb.content.parser import parse_article
from kb.content.quiz import FOLDER, Quiz, QuizQuestion, quiz_files, quiz_of, quiz_problems, read_quiz
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
        ({"options": tuple("甲乙丙丁戊")}, "选项超过 4 个"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(
    question: QuizQuestion, article: Article, fields: dict[str, object], words: str
) -> None:
    (told,) = quiz_problems((changed(question, **fields),), {"teller": article})
    assert words in told
    assert changed(question, **fields).can_be_asked == ("里没有这句" in words or "没有这篇文章" in words)


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


STRUCTURE = """
topics = []
other_roles = []
roles = { teller = "综合柜员", lobby = "大堂经理" }
parts = {}
shared = {}
terms = {}
"""


def write(pack: Path, name: str, *ids: str, answer: int = 0) -> None:
    (pack / FOLDER).mkdir(parents=True, exist_ok=True)
    written = [WRITTEN.replace("teller-01", one).replace("answer = 0", f"answer = {answer}") for one in ids]
    (pack / FOLDER / f"{name}.toml").write_text("".join(written), "utf-8")


def ids(quiz: Quiz, role: str = "") -> list[str]:
    return [question.id for question in quiz.questions(role)]


def test_a_role_has_the_questions_of_its_file_and_nobody_those_of_all_in_turn(tmp_path: Path) -> None:
    (tmp_path / "structure.toml").write_text(STRUCTURE, "utf-8")
    write(tmp_path, "lobby", "l1", "l2", "l3")
    write(tmp_path, "teller", "t1")
    quiz = quiz_of([tmp_path])
    assert ids(quiz, "大堂经理") == ["l1", "l2", "l3"]
    assert ids(quiz, "综合柜员") == ["t1"]
    assert ids(quiz) == ids(quiz, "行长") == ["l1", "t1", "l2", "l3"]
    assert quiz.problems == ()


def test_a_pack_without_roles_asks_everybody_and_of_two_equal_ids_the_first_counts(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write(first, "lobby", "l1")
    (first / "structure.toml").write_text(STRUCTURE, "utf-8")
    write(second, "any", "l1", "a1")
    assert ids(quiz_of([first, second]), "大堂经理") == ["l1", "a1"]


def test_a_broken_file_is_told_and_costs_its_own_questions_only(tmp_path: Path) -> None:
    write(tmp_path, "a", "a1")
    write(tmp_path, "b", "b1")
    write(tmp_path, "c", "c1", answer=7)
    (tmp_path / FOLDER / "a.toml").write_text("[[question", "utf-8")
    (tmp_path / "structure.toml").write_text("[[", "utf-8")
    quiz = quiz_of([tmp_path])
    assert ids(quiz) == ["b1"]
    assert [problem.path.name for problem in quiz.problems] == ["structure.toml", "a.toml"]
