"""Questions of sections are read, lead to what answers, and what is wrong with them is told."""

from pathlib import Path

import pytest

from kb.content.library import Library
from kb.content.questions import digest, question_problems, questions_for, read_questions
from kb.errors import ContentError
from kb.model import Reason
from kb.search.search import Search

ARTICLE = "# 挂失\n\n## 丢失\n\n### 口头挂失\n\n先停止支付，再办书面手续。\n\n## 补办\n\n补新卡要本人来。\n"
QUESTIONS = (
    '[[section]]\nheading = "口头挂失"\nquestions = ["钱包被偷怕人家把钱划走先干嘛", "银行卡找不着了打电话行吗"]\n'
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one article with questions."""
    pack = tmp_path / "cards"
    (pack / "questions").mkdir(parents=True)
    (pack / "lost.md").write_text(ARTICLE, "utf-8")
    (pack / "questions" / "lost.toml").write_text(QUESTIONS, "utf-8")
    return pack


def test_the_questions_of_a_section_lead_to_what_stands_under_its_heading(pack: Path) -> None:
    library = Library([pack])
    (section,) = read_questions(library.sources["lost"])
    block = section.block_in(library.article("lost"))
    assert block is not None
    assert block.text == "先停止支付，再办书面手续。"
    assert [*question_problems(library.sources["lost"], library.article("lost"))] == []


def test_a_question_that_somebody_wrote_down_finds_its_section_and_says_so(pack: Path, tmp_path: Path) -> None:
    search = Search(tmp_path / "index", Library([pack]))
    search.refresh()
    hit = search.find("钱包被偷怕人家把钱划走怎么办").hits[0]
    assert (hit.reason, hit.matched_as) == (Reason.QUESTION, "钱包被偷怕人家把钱划走先干嘛")
    assert hit.snippet == "先停止支付，再办书面手续。"
    assert hit.heading_path == ("丢失", "口头挂失")
    assert [hit.reason for hit in search.find("钱包").hits] == [Reason.QUESTION]  # they are no text of the article
    search.close()


def test_a_question_that_is_added_is_found_after_the_next_refresh(pack: Path, tmp_path: Path) -> None:
    library = Library([pack])
    search = Search(tmp_path / "index", library)
    search.refresh()
    before = digest(library.sources["lost"])
    more = QUESTIONS + '[[section]]\nheading = "补办"\nquestions = ["老人下不了床能不能家里人代领新的"]\n'
    (pack / "questions" / "lost.toml").write_text(more, "utf-8")
    assert digest(library.sources["lost"]) != before
    assert search.refresh().changed == ("lost",)
    hit = search.find("老人下不了床家里人代领新的行不行").hits[0]
    assert (hit.reason, hit.snippet) == (Reason.QUESTION, "补新卡要本人来。")
    search.close()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (QUESTIONS.replace("口头挂失", "没有的"), "问法：没有小标题“没有的”"),
        ('[[section]]\nheading = "补办"\nquestions = []\n', "问法：“补办”下面没有问题"),
        (QUESTIONS + QUESTIONS, "问法重复：钱包被偷怕人家把钱划走先干嘛"),
        ("[[section", "问法文件读不懂"),
        ("section = 3", "问法文件读不懂"),
    ],
)
def test_what_is_wrong_with_questions_is_told(pack: Path, written: str, told: str) -> None:
    (pack / "questions" / "lost.toml").write_text(written, "utf-8")
    library = Library([pack])
    problems = [*question_problems(library.sources["lost"], library.article("lost"))]
    assert any(problem.startswith(told) for problem in problems), problems


def test_a_file_that_is_damaged_raises_and_does_not_stop_the_index(pack: Path, tmp_path: Path) -> None:
    (pack / "questions" / "lost.toml").write_bytes(b"\x00\xff\x00")
    library = Library([pack])
    with pytest.raises(ContentError):
        read_questions(library.sources["lost"])
    search = Search(tmp_path / "index", library)
    search.refresh()
    assert search.find("停止支付").total == 1
    search.close()


def test_what_people_of_a_role_ask_begins_with_its_own_articles_and_takes_them_in_turn(pack: Path) -> None:
    def write(name: str, roles: str, *sections: tuple[str, ...]) -> None:
        headings = "".join(f"## 第{n}节\n\n正文。\n\n" for n in range(len(sections)))
        (pack / f"{name}.md").write_text(f"---\nid: {name}\nroles: [{roles}]\n---\n# {name}\n\n{headings}", "utf-8")
        listed = "".join(
            f'[[section]]\nheading = "第{n}节"\nquestions = {[*questions]!r}\n' for n, questions in enumerate(sections)
        )
        (pack / "questions" / f"{name}.toml").write_text(listed, "utf-8")

    write("shared", "柜员, 大堂经理", ("谁都问的", "还有"), ("再问",))
    write("teller", "柜员", ("柜员先问的",), ("柜员再问的",))
    write("damaged", "柜员", ("不算",))
    (pack / "questions" / "damaged.toml").write_text("[[section", "utf-8")
    sources = Library([pack]).sources.values()
    assert questions_for("柜员", sources) == ("柜员先问的", "谁都问的", "柜员再问的", "再问")
    assert questions_for("行长", sources) == ()
