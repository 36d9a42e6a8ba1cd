"""What differs in two versions of an article is told passage by passage, and both versions can be read from it."""

from hypothesis import given
from hypothesis import strategies as st

from kb.content.article_changes import PieceKind, block_words, changed_passages
from kb.content.parser import parse_article
from kb.model import Article

OLD = """# 贷后检查

## 频次

个人经营性贷款每 30 天检查一次，由客户经理办理。

## 报告

检查后写报告。

| 项目 | 期限 |
| --- | --- |
| 首检 | 15 天 |
"""


def article(text: str) -> Article:
    return parse_article(text, fallback_id="one")


def test_a_number_that_changed_is_the_only_difference_in_its_sentence() -> None:
    (passage,) = changed_passages(article(OLD), article(OLD.replace("30 天", "15 天")))
    assert passage.heading_path == ("频次",)
    assert [(piece.kind, piece.text) for piece in passage.pieces if piece.kind is not PieceKind.SAME] == [
        (PieceKind.REMOVED, "30"),
        (PieceKind.INSERTED, "15"),
    ]


def test_a_new_paragraph_and_one_that_has_gone_are_told_under_their_headings() -> None:
    new = OLD.replace("检查后写报告。", "").replace("客户经理办理。", "客户经理办理。\n\n发现风险时当日报告。")
    inserted, removed = changed_passages(article(OLD), article(new))
    assert (inserted.heading_path, inserted.before, inserted.after) == (("频次",), "", "发现风险时当日报告。")
    assert (removed.before, removed.after) == ("检查后写报告。", "")


def test_a_row_of_a_table_shows_its_cells_apart() -> None:
    (passage,) = changed_passages(article(OLD), article(OLD.replace("| 15 天", "| 7 天")))
    assert passage.after == "首检　｜　7 天"


def test_a_sentence_written_anew_stands_whole_behind_the_old_one() -> None:
    (passage,) = changed_passages(article("旧的要求是当面核对。"), article("请登录系统查询余额并打印。"))
    assert [piece.kind for piece in passage.pieces] == [PieceKind.REMOVED, PieceKind.INSERTED]


def test_the_same_text_has_no_changes() -> None:
    assert changed_passages(article(OLD), article(OLD)) == ()


PARAGRAPHS = st.lists(st.text("贷后检查一二三，。0123456789 天", min_size=1, max_size=30), max_size=8)


@given(PARAGRAPHS, PARAGRAPHS)
def test_whatever_differs_both_versions_can_be_put_together_from_the_pieces(old: list[str], new: list[str]) -> None:
    """Each passage reads as the differing blocks did and do; blocks that are the same in both are in none."""
    before, after = article("\n\n".join(old)), article("\n\n".join(new))
    passages = changed_passages(before, after)
    was, now = [*map(block_words, before.blocks)], [*map(block_words, after.blocks)]
    for passage in passages:
        assert passage.before != passage.after
        assert all(line in was for line in passage.before.split("\n") if line.strip())
        assert all(line in now for line in passage.after.split("\n") if line.strip())
    assert bool(passages) == ([line for line in was if line.strip()] != [line for line in now if line.strip()])
