"""Lists that are printed: duties, comparisons, what was found, notes."""

from kb.content.comparison import compare
from kb.content.parser import parse_article
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import sheet
from kb.exchange.printing.listings import comparison_part, duties_part, notes_part, results_part
from kb.exchange.wording import snippet_of
from kb.model import Article, BlockKind, Hit, InlineStyle, Passage, Reason, Span
from tests.conftest import LOAN, LOBBY
from tests.kb.exchange.notes.handmade import annotation, told

LOAN_ARTICLE, LOBBY_ARTICLE = parse_article(LOAN, fallback_id="loan"), parse_article(LOBBY, fallback_id="lobby")


def hit(article: Article, words: str, *, reason: Reason = Reason.LITERAL, matched_as: str = "") -> Hit:
    at = article.text.index(words)
    block = article.block_at(at)
    return Hit(
        Passage(article.id, block.index, block.span),
        article.title,
        article.roles,
        article.topics,
        block.heading_path,
        block.text,
        (),
        (Span(at, at + len(words)),),
        1.0,
        reason,
        matched_as,
    )


def test_a_role_s_duties_are_those_of_its_articles() -> None:
    part = duties_part("大堂经理", compare([LOAN_ARTICLE, LOBBY_ARTICLE], ("大堂经理",)))
    assert part.article.text.split("\n") == [
        "大堂经理：岗位职责",
        *("引导客户取号，提供一站式服务。", "处理投诉的第一步是倾听。"),
        *("时段", "工作", "开门前", "检查机具", "营业中", "巡检厅堂"),
    ]
    assert [block.marker for block in part.article.blocks if block.kind is BlockKind.ITEM] == ["1.", "2."]
    assert [(block.table, block.header) for block in part.article.blocks if block.kind is BlockKind.ROW] == [
        (0, True),
        (0, False),
        (0, False),
    ]


def test_duties_from_several_articles_stand_below_their_titles() -> None:
    other = parse_article(LOBBY.replace("title: 大堂经理", "title: 厅堂").replace("id: lobby", ""), fallback_id="x")
    part = duties_part("大堂经理", compare([LOBBY_ARTICLE, other], ("大堂经理",)))
    headings = [block.text for block in part.article.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["大堂经理：岗位职责", "大堂经理", "厅堂"]
    tables = {block.table for block in part.article.blocks if block.kind is BlockKind.ROW}
    assert tables == {0, 1}


def test_a_comparison_lists_the_roles_below_each_section() -> None:
    part = comparison_part(compare([LOAN_ARTICLE, LOBBY_ARTICLE], ("客户经理", "大堂经理")))
    headings = [(block.level, block.text) for block in part.article.blocks if block.kind is BlockKind.HEADING]
    assert headings[:4] == [(1, "岗位对照：客户经理、大堂经理"), (2, "岗位职责"), (3, "客户经理"), (3, "大堂经理")]
    assert "\n—" in part.article.text  # 大堂经理 has no 沟通要点


def test_what_was_found_is_numbered_below_its_articles_with_the_words_strong() -> None:
    found = (
        hit(LOAN_ARTICLE, "贷后检查"),
        hit(LOBBY_ARTICLE, "检查机具"),
        hit(LOAN_ARTICLE, "先听客户", reason=Reason.SYNONYM, matched_as="先听"),
    )
    part = results_part("检查", found, 9, snippet_of)
    assert part.article.text.split("\n") == [
        "搜索：检查",
        "列出前 3 处，共 9 处",
        "贷款客户经理",
        *("放款后按期做贷后检查，发现风险及时报告。", "——岗位职责"),
        *(LOAN_ARTICLE.text.split("\n")[-1], "——沟通要点（同义词：先听）"),
        "大堂经理",
        *("开门前 ｜ 检查机具", "——岗位职责"),
    ]
    markers = [block.marker for block in part.article.blocks if block.kind is BlockKind.ITEM]
    assert markers == ["1.", "2.", "3."]
    strong = [
        block.text[run.span.start : run.span.end]
        for block in part.article.blocks
        for run in block.runs
        if run.style is InlineStyle.STRONG
    ]
    assert strong == ["贷后检查", "先听客户"]


def test_a_note_has_its_quote_its_words_and_where_it_stands() -> None:
    note = told(annotation(note="先看抵押物\n再看流水", tags=("贷后",)))
    part = notes_part(sheet(ExportedNotes((note,))))
    lines = part.article.text.split("\n")
    assert lines[:5] == ["行知笔记", "贷款客户经理", "做好贷后检查。", "先看抵押物", "再看流水"]
    assert lines[5].startswith("——岗位职责 › 贷后　划线，黄色　贷后　2025-05-20")
    assert [block.kind for block in part.article.blocks] == [
        *(BlockKind.HEADING, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    ]
