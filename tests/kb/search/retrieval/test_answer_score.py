"""Which passage of a question's candidates stands first, and why."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from kb.content.library import Library
from kb.search.retrieval.answer_score import Evidence
from kb.search.search import Search

DECOY = """# 转账和欺诈

## 劝阻

客户说自己被骗了，先请他挂断电话，问清是谁让他转的，怎么认识的，转了几笔，还有没有别的卡。

## 电话

被骗了怎么办，客户常这样问；电话里只说请到网点来。
"""
TURNED = """# 已经转出

## 追回

报警，报卡号，请对方行止付。

## 收尾

写明经过，三天内报主管。

报主管，写明经过。
"""
ASKED = {
    "存折丢了谁来挂失": "本人带证件来，来不了的打客服电话先停住",
    "挂失以后几天能补": "七天以后本人来领，当天等不到的先开一张",
    "补的存折要不要钱": "照价目表，写在收据上，老人不收",
}
QUESTIONS = """[[section]]
heading = "追回"
questions = ["被骗了怎么办", "汇错的款子要得回来吗"]

[[section]]
heading = "收尾"
questions = ["事后材料往哪送"]
"""


def nothing(candidates: int) -> Evidence:
    zeros = np.zeros(candidates, np.float32)
    return Evidence(**{field.name: zeros for field in fields(Evidence)})


@pytest.mark.parametrize(
    "known", [field.name for field in fields(Evidence) if field.name not in {"opening", "for_many"}]
)
def test_whatever_speaks_for_a_passage_lifts_it(known: str) -> None:
    scores = replace(nothing(2), **{known: np.array([0.2, 0.6], np.float32)}).scores()
    assert scores[1] > scores[0]


def test_what_is_held_literally_counts_less_where_the_question_is_written_down_but_never_against_a_passage() -> None:
    held = replace(nothing(2), held=np.array([1.0, 2.0], np.float32))
    asked = replace(held, asked=np.array([1.0, 1.0], np.float32))
    apart, apart_asked = (float(np.diff(evidence.scores())[0]) for evidence in (held, asked))
    assert apart > apart_asked > 0


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "questions").mkdir(parents=True)
    (tmp_path / "pack" / "decoy.md").write_text(DECOY, "utf-8")
    (tmp_path / "pack" / "turned.md").write_text(TURNED, "utf-8")
    (tmp_path / "pack" / "questions" / "turned.toml").write_text(QUESTIONS, "utf-8")
    return tmp_path / "pack"


@pytest.fixture
def first(tmp_path: Path, pack: Path) -> Callable[[str], str]:
    search = Search(tmp_path / "index", Library([pack]))
    search.refresh()

    def headings(query: str) -> str:
        hit = search.find(query).hits[0]
        return f"{hit.title}/{hit.heading_path[-1]}"

    return headings


def test_a_written_question_asked_word_for_word_leads_to_its_section(first: Callable[[str], str]) -> None:
    assert first("汇错的款子要得回来吗") == "已经转出/追回"
    assert first("事后材料往哪送") == "已经转出/收尾"


def test_what_holds_all_of_a_question_stands_before_what_is_written_down_for_it(first: Callable[[str], str]) -> None:
    assert first("被骗了怎么办") == "转账和欺诈/电话"


def test_a_number_answers_how_many(first: Callable[[str], str]) -> None:
    assert first("写明经过几天内报主管") == "已经转出/收尾"


def test_the_question_above_an_answer_counts_like_a_heading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pack").mkdir()
    answers = "\n\n".join(f"{question}？\n\n{answer}" for question, answer in ASKED.items())
    (tmp_path / "pack" / "a.md").write_text(f"# 柜面\n\n## 常见问题\n\n{answers}\n", "utf-8")
    search = Search(tmp_path / "index", Library([tmp_path / "pack"]))
    search.refresh()
    assert search._open
    monkeypatch.setattr(Evidence, "scores", lambda evidence: evidence.heading)
    documents = [*range(search.passages)]
    for question, answer in ASKED.items():
        alike = search._open.expander._scorer.scores(question, documents, {}, {})
        [at] = [n for n in documents if search._open.reader.indexed(n).text == answer]
        assert alike[at] > 0.99
        assert all(alike[n] < 0.7 for n in documents if n not in {at, at - 1})
    search.close()
