"""A card is read without its article: the question above it, the head of its table, what else its section says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.labels import shown_words
from kb.model import Hit, Span
from kb.search.retrieval.passage_context import PassageContext, amounts_asked_for
from kb.search.search import Search

DOUBLE = """# 双录

## 保存

双录保存多久？

到产品终止后六个月。

## 材料

| 事 | 谁 |
| --- | --- |
| 开户 | 柜员 |

客户要带：

- 身份证；
- 银行卡。

其他照旧。
"""
WAITING = "走到跟前先问好，请他坐下，倒一杯水。"
LOBBY = f"""# 厅堂安抚

## 排队久了发火

- {WAITING}
- 说清前面还有几位，大约要等多久。
- 能在机器上办的，带他去机器上办。
- 还要等的，报运营主管多开一个窗口。
- 事后写进日志。{"写明时间、人数和原因。" * 20}

## 别的

- 伞要放在门口。
"""


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """The search over two articles."""
    root: Path = tmp_path_factory.mktemp("context")
    (root / "pack").mkdir()
    for name, text in (("a", DOUBLE), ("b", LOBBY)):
        (root / "pack" / f"{name}.md").write_text(text, "utf-8")
    made = Search(root / "index", Library([root / "pack"]))
    made.refresh()
    yield made
    made.close()


def by_words(search: Search, *queries: str) -> dict[str, Hit]:
    return {hit.snippet: hit for query in queries for hit in search.find(query).hits}


def test_a_passage_says_what_it_is_about_by_its_question_its_first_cell_or_before_its_colon(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    text = f"{DOUBLE}\n- 挂失：本人来。\n\n## 尾\n\n他说：下一段。\n\n谁来管？\n"
    (tmp_path / "pack" / "a.md").write_text(text, "utf-8")
    (tmp_path / "pack" / "b.md").write_text("---\ntitle: 另一篇\n---\n\n每天都管。\n", "utf-8")
    made = Search(tmp_path / "index", Library([tmp_path / "pack"]))
    made.refresh()
    reader = made._open.reader if made._open else pytest.fail("no index")
    context = PassageContext(reader)
    about = {reader.indexed(n).text: context.about(n) for n in range(made.passages)}
    made.close()
    assert about["双录保存多久？"] == about["到产品终止后六个月。"] == "双录保存多久?"
    assert about["开户\n柜员"] == "开户"
    assert about["挂失：本人来。"] == "挂失"
    assert about["其他照旧。"] == about["材料"] == about["他说：下一段。"] == about["每天都管。"] == ""


def test_a_hit_on_a_question_or_a_heading_shows_what_answers(search: Search) -> None:
    hits = by_words(search, "双录", "保存", "材料", "客户要带", "照旧")
    follows = {words: hit.follows for words, hit in hits.items()}
    assert follows["双录保存多久？"] == "到产品终止后六个月"
    assert follows["客户要带："] == "身份证；银行卡"
    assert follows["保存"] == "双录保存多久？到产品终止后六个月"
    assert follows["材料"] == "开户｜柜员；客户要带：身份证；银行卡；其他照旧"
    assert follows["双录"] == "双录保存多久？到产品终止后六个月；开户｜柜员；客户要带："
    assert follows["其他照旧。"] == ""


def test_a_hit_says_what_it_answers_what_it_is_an_item_of_and_the_head_of_its_table(search: Search) -> None:
    hits = by_words(search, "六个月", "银行卡", "开户", "照旧", "双录保存多久", "机器")
    leads = {words: hit.lead for words, hit in hits.items()}
    assert leads["到产品终止后六个月。"] == "双录保存多久？"
    assert leads["银行卡。"] == "客户要带："
    assert leads["开户｜柜员"] == "事｜谁"
    assert not any(leads[words] for words in ("其他照旧。", "双录保存多久？", "能在机器上办的，带他去机器上办。"))


def test_a_question_is_answered_by_the_lines_of_a_section_in_their_order_as_far_as_they_can_be_read(
    search: Search,
) -> None:
    first, *others = search.find("排队太久了客户发火要不要请他坐下来").hits
    shown = [line.text for line in first.section]
    assert first.snippet in shown
    assert shown[0] == WAITING
    assert shown == sorted(shown, key=LOBBY.index)
    assert not any(line.startswith("事后") for line in shown)  # too long for the card
    assert "伞要放在门口。" not in shown
    words = shown_words(first)
    assert words.text == " ".join(f"• {text}" for text in shown)
    marked = {words.text[mark.start : mark.end] for mark in words.marks}
    assert marked == {line.text[mark.start : mark.end] for line in first.section for mark in line.marks} != set()
    assert not {hit.snippet for hit in others if hit.section} & {*shown}
    assert all(not hit.section for hit in search.find("机器上办").hits)  # what holds all of the query stands alone


def test_where_lines_are_left_out_the_next_one_says_so(search: Search) -> None:
    hit = search.find("客户等太久了冲我发火怎么安抚").hits[0]
    one, other = replace(hit.section[0], marks=()), replace(hit.section[1], marks=(Span(0, 2),), gap=True)
    words = shown_words(replace(hit, section=(one, other)), "\n")
    assert words.text == f"• {one.text}\n• …{other.text}"
    assert words.text[words.marks[0].start : words.marks[0].end] == other.text[:2]


def test_where_it_is_asked_how_many_numbers_are_wanted() -> None:
    assert amounts_asked_for("几天要答复", "15日内，三次。") == [Span(0, 2), Span(5, 6)]
    assert amounts_asked_for("怎么答复", "15日内，三次。") == []
    assert amounts_asked_for("几乎没有", "15日内") == []
