"""The current passage beside the list of a wide window, and the order of the results.

Covers: ui/search/order_choice.py.
"""

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from kb.content.parser import parse_article
from kb.model import ArticleHead, Hit, Passage, ResultOrder, SearchPage, Span
from ui.search.order_choice import OrderChoice
from ui.search.preview import PREVIEW_FROM, HitPreview
from ui.search.results_pane import ResultsPane
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ARTICLE = parse_article(
    "---\nid: loan\n---\n# 文\n\n## 甲\n\n甲说。\n\n## 乙\n\n先看😀贷后检查。\n\n再报告。\n\n## 丙\n\n丙说。\n",
    fallback_id="loan",
)


def hit_in(words: str) -> Hit:
    block = next(block for block in ARTICLE.blocks if words in block.text)
    start = ARTICLE.text.index("贷后检查")
    return Hit(
        passage=Passage("loan", block.index, block.span),
        title="文",
        roles=(),
        topics=(),
        heading_path=block.heading_path,
        snippet=block.text,
        marks=(),
        places=(Span(start, start + 4),),
        score=1.0,
    )


def shown(preview: HitPreview) -> QTextEdit:
    found = preview.findChild(QTextEdit, "preview_text")
    assert isinstance(found, QTextEdit)
    return found


def test_the_passage_stands_in_its_section_with_its_matches_marked(qtbot: QtBot) -> None:
    preview = HitPreview(LIGHT)
    qtbot.addWidget(preview)
    preview.show_hit(hit_in("先看"), ARTICLE)
    assert shown(preview).toPlainText() == "乙\n先看😀贷后检查。\n再报告。"
    cursor = shown(preview).document().find("贷后检查")
    assert cursor.charFormat().background().color() == LIGHT.color("found")
    preview.set_theme(DARK)
    cursor = shown(preview).document().find("贷后检查")
    assert cursor.charFormat().background().color() == DARK.color("found")


@pytest.mark.parametrize(("width", "visible"), [(PREVIEW_FROM - 1, False), (PREVIEW_FROM, True)])
def test_only_a_wide_window_has_it_and_it_shows_the_best_hit_first(qtbot: QtBot, width: int, visible: bool) -> None:
    pane = ResultsPane(LIGHT)
    qtbot.addWidget(pane)
    asked: list[Hit] = []
    pane.preview_requested.connect(asked.append)
    pane.set_articles([ArticleHead(id="loan", title="文")])
    pane.resize(width, 600)
    pane.show()
    hit = hit_in("先看")
    pane.show_page(SearchPage("贷后检查", (hit,), total=1, articles=1))
    preview = pane.findChild(HitPreview, "hit_preview")
    assert isinstance(preview, HitPreview)
    assert preview.isVisible() == visible
    qtbot.waitUntil(lambda: asked == [hit])  # in a narrow window its article is read ahead
    pane.show_preview(hit, ARTICLE)
    assert ("先看" in shown(preview).toPlainText()) == visible
    pane.resize(PREVIEW_FROM + 10, 600)
    assert asked == [hit] * (1 if visible else 2), "asked for anew where there was no room to show it"
    pane.show_preview(hit, ARTICLE)
    assert preview.isVisible()
    assert "先看" in shown(preview).toPlainText()


def test_an_order_is_asked_for(qtbot: QtBot) -> None:
    pane = ResultsPane(LIGHT)
    qtbot.addWidget(pane)
    box = pane.findChild(OrderChoice)
    assert isinstance(box, OrderChoice)
    assert [box.itemText(n) for n in range(box.count())] == ["按相关", "按岗位", "按更新"]
    box.setCurrentIndex(2)
    with qtbot.waitSignal(pane.order_chosen) as told:
        box.activated.emit(2)
    assert told.args == [ResultOrder.UPDATED]
