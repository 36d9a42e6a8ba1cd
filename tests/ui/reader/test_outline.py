"""The outline: the headings as a tree, the one being read chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from kb.model import Article
from tests.ui.reader.samples import article_of
from ui.reader.outline import Outline
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SOURCE = """---
title: 贷款客户经理
---
# 贷款客户经理

😀引言。

## 岗位职责

### 贷前

正文。

##### 更深

## 沟通要点

结尾。
"""


@pytest.fixture
def article() -> Article:
    """Four headings under the title."""
    return article_of(SOURCE)


@pytest.fixture
def outline(qtbot: QtBot, article: Article) -> Outline:
    """A shown outline of the article."""
    outline = Outline()
    qtbot.addWidget(outline)
    outline.resize(220, 300)
    outline.show_article(article)
    outline.show()
    return outline


def tree(outline: Outline) -> QTreeWidget:
    found = outline.findChild(QTreeWidget, "outline_tree")
    assert isinstance(found, QTreeWidget)
    return found


def item(outline: Outline, words: str) -> QTreeWidgetItem:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    (found,) = tree(outline).findItems(words, flags)
    return found


def shape(one: QTreeWidgetItem | None) -> list[object]:
    assert one is not None
    return [one.text(0), *(shape(one.child(n)) for n in range(one.childCount()))]


def chosen(outline: Outline) -> str:
    current: QTreeWidgetItem | None = tree(outline).currentItem()
    return current.text(0) if current is not None else ""


def test_the_headings_stand_under_one_another_without_the_title(outline: Outline) -> None:
    top = tree(outline)
    shapes = [shape(top.topLevelItem(n)) for n in range(top.topLevelItemCount())]
    assert shapes == [["岗位职责", ["贷前", ["更深"]]], ["沟通要点"]]
    assert not outline.empty


def test_a_first_heading_that_is_not_the_title_is_kept(outline: Outline) -> None:
    outline.show_article(article_of("---\ntitle: 别的\n---\n# 引言\n\n正文\n\n# 引言"))
    assert tree(outline).topLevelItemCount() == 2


def test_an_article_without_headings_and_no_article_have_no_outline(outline: Outline) -> None:
    for nothing in (article_of("只有正文。"), None):
        outline.show_article(nothing)
        assert outline.empty
        assert tree(outline).topLevelItemCount() == 0
        outline.set_current(3)
        assert chosen(outline) == ""


@pytest.mark.parametrize("words", ["岗位职责", "贷前", "更深", "沟通要点"])
def test_the_heading_that_an_offset_stands_under_is_chosen(outline: Outline, article: Article, words: str) -> None:
    block = next(block for block in article.blocks if block.text == words)
    outline.set_current(block.start)
    assert chosen(outline) == words
    outline.set_current(block.end)
    assert chosen(outline) == words


def test_above_the_first_heading_nothing_is_chosen(outline: Outline, article: Article) -> None:
    outline.set_current(len(article.text))
    outline.set_current(article.text.index("引言"))
    assert chosen(outline) == ""


def test_under_a_closed_heading_that_one_is_chosen(outline: Outline, article: Article) -> None:
    item(outline, "岗位职责").setExpanded(False)
    outline.set_current(article.text.index("更深"))
    assert chosen(outline) == "岗位职责"


def test_a_click_and_enter_go_to_the_heading(qtbot: QtBot, outline: Outline, article: Article) -> None:
    view = tree(outline)
    with qtbot.waitSignal(outline.heading_chosen) as asked:
        place = view.visualItemRect(item(outline, "沟通要点")).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked.args == [article.text.index("沟通要点")]
    view.setCurrentItem(item(outline, "贷前"))
    with qtbot.waitSignal(outline.heading_chosen) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [article.text.index("贷前")]


def test_reading_on_chooses_without_asking_for_anything(qtbot: QtBot, outline: Outline, article: Article) -> None:
    with qtbot.assertNotEmitted(outline.heading_chosen):
        outline.set_current(article.text.index("结尾"))


# --- in the pane ---------------------------------------------------------------------------------------------------


def outline_of(pane: ReaderPane) -> Outline:
    found = pane.findChild(Outline, "reader_outline")
    assert isinstance(found, Outline)
    return found


def test_the_chosen_heading_comes_to_the_top_and_is_the_one_being_read(
    pane: ReaderPane, view: ReaderView, long: Article
) -> None:
    pane.show_article(long)
    outline = outline_of(pane)
    outline.heading_chosen.emit(long.text.index("第12节"))
    assert pane.first_visible_offset() == long.text.index("第12节")
    assert chosen(outline) == "第12节"
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 40)
    assert chosen(outline) == "第11节"


def test_the_outline_is_hidden_on_demand_and_when_there_are_no_headings(pane: ReaderPane, article: Article) -> None:
    pane.show_article(article)
    outline = outline_of(pane)
    assert outline.isVisible()
    pane.show_article(article_of("只有正文。"))
    assert not outline.isVisible()
    pane.set_outline_visible(False)
    pane.show_article(article)
    assert not outline.isVisible()
    pane.set_outline_visible(True)
    assert outline.isVisible()
