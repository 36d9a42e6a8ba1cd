"""岗位对照: roles side by side, and the way from a passage into its article.

Covers: ui/comparison/comparison_document.py, ui/comparison/comparison_text.py, ui/comparison/section_choice.py,
ui/widgets/empty.py.
"""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.content.comparison import Comparison, compare
from kb.content.parser import parse_article
from kb.content.shared_passages import FoldedComparison
from kb.exchange.results.formats import RESULT_FORMATS
from kb.model import Article
from ui.comparison.comparison_document import MOST, SCHEME, ComparisonWriter
from ui.comparison.comparison_text import ComparisonText
from ui.comparison.comparison_view import ComparisonView
from ui.theme import DARK, LIGHT, Theme, palette, style_sheet
from ui.widgets.elided import ElidedLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROLES = ("客户经理", "大堂经理", "理财经理", "产品经理")


@pytest.fixture
def view(qtbot: QtBot) -> ComparisonView:
    """A shown view with four roles to choose from."""
    view = ComparisonView(LIGHT)
    qtbot.addWidget(view)
    view.resize(720, 520)
    view.set_roles(ROLES)
    view.show()
    view.activateWindow()
    return view


def text(view: ComparisonView) -> ComparisonText:
    found = view.findChild(ComparisonText, "comparison_text")
    assert isinstance(found, ComparisonText)
    return found


def message(view: ComparisonView) -> str:
    found = view.findChild(QLabel, "comparison_message")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def detail(view: ComparisonView) -> str:
    found = view.findChild(QLabel, "comparison_detail")
    assert isinstance(found, QLabel)
    return found.text()


def heads(view: ComparisonView, name: str) -> list[ElidedLabel]:
    return view.findChildren(ElidedLabel, name)


def choose(view: ComparisonView, number: int, role: str) -> None:
    box = view.findChild(QComboBox, f"role_{number}")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(max(box.findData(role), 0))
    box.activated.emit(box.currentIndex())


def place_of(view: ComparisonView, words: str) -> QPoint:
    """Where ``words`` stand in the text's viewport."""
    cursor = text(view).document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 1)
    return text(view).cursorRect(cursor).center()


def test_it_starts_with_what_to_do(view: ComparisonView) -> None:
    assert message(view).startswith("在上面选择两个或三个岗位")
    for name in ("comparison_copy", "comparison_export"):
        found = view.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        assert not found.isEnabled()


def test_with_one_role_in_the_library_it_says_why_there_is_nothing(view: ComparisonView) -> None:
    view.set_roles(ROLES[:1])
    assert message(view).startswith("资料库里至少要有两个岗位")


def test_two_chosen_roles_are_asked_for_and_one_is_not(qtbot: QtBot, view: ComparisonView) -> None:
    asked: list[tuple[str, ...]] = []
    view.roles_chosen.connect(asked.append)
    choose(view, 1, "大堂经理")
    choose(view, 2, "客户经理")
    choose(view, 3, "产品经理")
    assert asked == [("大堂经理", "客户经理"), ("大堂经理", "客户经理", "产品经理")]


def show(view: ComparisonView, comparison: Comparison) -> None:
    view.show_comparison(FoldedComparison.of(comparison))


def test_a_comparison_stands_in_equal_columns_under_the_roles(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    QApplication.processEvents()
    assert view.chosen() == ("客户经理", "大堂经理")
    assert [label.whole for label in heads(view, "comparison_role")] == ["客户经理", "大堂经理"]
    assert [label.whole for label in heads(view, "comparison_articles")] == ["怎样做客户经理", "怎样做大堂经理"]
    for label, words in zip(heads(view, "comparison_role"), ("客户经理的职责。", "大堂经理的职责。"), strict=True):
        assert label.isVisible()
        left = label.mapTo(text(view), QPoint(0, 0)).x() - text(view).viewport().x()
        assert 0 <= place_of(view, words).x() - left <= 60  # the marker, and one character of it
        assert label.mapTo(text(view), QPoint(0, label.height())).y() <= text(view).viewport().y()
    assert place_of(view, "客户经理的职责。").y() == place_of(view, "大堂经理的职责。").y()


def test_the_names_stay_while_the_text_scrolls(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    QApplication.processEvents()
    before = heads(view, "comparison_role")[0].mapTo(view, QPoint(0, 0))
    bar = text(view).verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert heads(view, "comparison_role")[0].mapTo(view, QPoint(0, 0)) == before


def test_the_head_says_which_section_is_on_top(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    QApplication.processEvents()
    assert detail(view) == "岗位职责　1/2 个主题"
    text(view).verticalScrollBar().setValue(text(view).verticalScrollBar().maximum())
    assert detail(view) == "合规红线　2/2 个主题"


def test_a_role_that_says_nothing_has_a_dash(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    assert text(view).toPlainText().count("—") == 1


def test_a_click_on_a_passage_asks_for_its_place(qtbot: QtBot, view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    QApplication.processEvents()
    passage = compared.rows[0].cells[1][0]
    with qtbot.waitSignal(view.place_requested) as asked:
        place = place_of(view, passage.text)
        QTest.mouseClick(text(view).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked.args == ["about-大堂经理", passage.span.start]


def test_the_keyboard_reaches_a_passage(qtbot: QtBot, view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    text(view).setFocus()
    QTest.keyClick(text(view), Qt.Key.Key_Tab)
    QTest.keyClick(text(view), Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.place_requested) as asked:
        QTest.keyClick(text(view), Qt.Key.Key_Return)
    assert asked.args == ["about-大堂经理", compared.rows[0].cells[1][0].span.start]


def test_the_passage_under_the_mouse_is_tinted(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    text(view).highlighted.emit(QUrl(f"{SCHEME}:0"))
    assert [one.cursor.selectedText() for one in text(view).extraSelections()] == ["•\t客户经理的职责。"]
    text(view).highlighted.emit(QUrl())
    assert text(view).extraSelections() == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://bank.example/", "passage:", "passage:9999", "passage:x"]
)
def test_a_link_that_is_not_ours_leads_nowhere(
    qtbot: QtBot, view: ComparisonView, compared: Comparison, url: str
) -> None:
    show(view, compared)
    before = text(view).toPlainText()
    with qtbot.assertNotEmitted(view.place_requested):
        text(view).anchorClicked.emit(QUrl(url))
    assert text(view).toPlainText() == before


def test_nothing_is_ever_loaded(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    for kind in QTextDocument.ResourceType:
        assert text(view).loadResource(kind.value, QUrl("file:///etc/hostname")) is None
    assert not text(view).openLinks()
    assert not text(view).openExternalLinks()


def test_mark_up_in_an_article_is_shown_as_text(view: ComparisonView) -> None:
    source = (
        "---\nroles: [客户经理]\n---\n## 岗位职责\n\n`<img src='file:///etc/hostname'> <a href='https://x'>点</a>`\n"
    )
    show(view, compare([parse_article(source, fallback_id="x")], ROLES[:2]))
    assert "<img src='file:///etc/hostname'> <a href='https://x'>点</a>" in text(view).toPlainText()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_theme_colours_the_text_and_keeps_the_place(
    view: ComparisonView, compared: Comparison, theme: Theme, qapp: QApplication
) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(theme))  # as the application wears it
    view.setStyleSheet(style_sheet())
    show(view, compared)
    QApplication.processEvents()
    text(view).verticalScrollBar().setValue(120)
    view.set_theme(theme)
    cursor = text(view).document().find("客户经理的职责。")
    assert cursor.charFormat().foreground().color() == theme.color("ink")
    assert text(view).verticalScrollBar().value() == 120
    assert text(view).viewport().grab().toImage().pixelColor(2, text(view).viewport().height() - 2) == theme.color(
        "paper"
    )
    qapp.setPalette(before)


def test_a_new_comparison_starts_on_top(
    view: ComparisonView, compared: Comparison, articles: tuple[Article, ...]
) -> None:
    show(view, compared)
    text(view).verticalScrollBar().setValue(200)
    show(view, compare(articles, ("客户经理", "理财经理", "产品经理")))
    assert text(view).verticalScrollBar().value() == 0
    assert view.chosen() == ("客户经理", "理财经理", "产品经理")


def test_taking_a_role_away_takes_the_comparison_away(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    choose(view, 2, "")
    assert message(view).startswith("在上面选择两个或三个岗位")
    assert view.comparison == Comparison()


def test_new_roles_keep_a_comparison_that_still_stands(view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    view.set_roles((*ROLES, "柜员"))
    assert view.comparison == compared
    view.set_roles(ROLES[1:])
    assert view.comparison == Comparison()


def test_roles_with_nothing_to_compare_are_told(view: ComparisonView) -> None:
    show(view, compare([], ROLES[:2]))
    assert message(view) == "这些岗位的文章里没有可以对照的内容。"


def test_several_articles_of_a_role_are_named_above_their_passages(view: ComparisonView) -> None:
    sources = [f"---\nid: a{n}\ntitle: 第{n}篇\nroles: [客户经理]\n---\n## 岗位职责\n\n做{n}。\n" for n in (1, 2)]
    show(view, compare([parse_article(one, fallback_id="x") for one in sources], ROLES[:2]))
    assert [label.whole for label in heads(view, "comparison_articles")] == ["2 篇文章", "没有内容"]
    assert "《第1篇》\n做1。\n《第2篇》\n做2。" in text(view).toPlainText()


def test_a_whole_book_is_cut_with_a_way_to_the_rest() -> None:
    source = "---\nroles: [客户经理]\n---\n" + "\n\n".join(f"第{n}段。" for n in range(MOST + 5))
    compared = compare([parse_article(source, fallback_id="x")], ROLES[:2])
    writer = ComparisonWriter(FoldedComparison.of(compared), LIGHT)
    assert writer.write(1), "a piece at a time"
    assert not writer.write()
    content = writer.content
    assert "另有 5 段，打开文章继续阅读" in content.document.toPlainText()
    last = content.passage(QUrl(f"{SCHEME}:{MOST}"))
    assert last is not None
    assert last.text == f"第{MOST}段。"


def test_copy_and_export_are_asked_for(qtbot: QtBot, view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    copy = view.findChild(QPushButton, "comparison_copy")
    assert isinstance(copy, QPushButton)
    with qtbot.waitSignal(view.copy_requested):
        copy.click()
    for name in RESULT_FORMATS:
        action = view.findChild(QAction, f"comparison_export_{name}")
        assert isinstance(action, QAction)
        with qtbot.waitSignal(view.export_requested) as asked:
            action.trigger()
        assert asked.args == [name]


def test_esc_and_the_button_close(qtbot: QtBot, view: ComparisonView, compared: Comparison) -> None:
    show(view, compared)
    close = view.findChild(QToolButton, "comparison_close")
    box = view.findChild(QComboBox, "role_2")
    assert isinstance(close, QToolButton)
    assert isinstance(box, QComboBox)
    with qtbot.waitSignal(view.closed):
        close.click()
    places: list[QWidget] = [view, text(view), box, close]
    for place in places:
        with qtbot.waitSignal(view.closed):
            QTest.keyClick(place, Qt.Key.Key_Escape)


def test_the_first_box_takes_the_focus(view: ComparisonView) -> None:
    view.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "role_1"


@pytest.fixture
def alike(view: ComparisonView) -> ComparisonView:
    """Two roles that are told one section in the same words, and another one in others."""
    articles = [
        parse_article(
            f"---\nid: {role}\nroles: [{role}]\n---\n# 怎样做{role}\n\n## 保密\n\n{'不得泄露客户信息。' * 3}\n\n"
            f"## 岗位职责\n\n{role}的职责。\n\n每天晨会。\n",
            fallback_id="x",
        )
        for role in ROLES[:2]
    ]
    show(view, compare(articles, ROLES[:2]))
    QApplication.processEvents()
    return view


def test_what_both_are_told_is_folded_and_unfolds_at_a_click(alike: ComparisonView) -> None:
    shown = text(alike).toPlainText()
    assert "两岗相同 1 段" in shown
    assert "每天晨会" not in shown
    text(alike).anchorClicked.emit(QUrl("fold:0"))
    assert text(alike).toPlainText().count("每天晨会") == 1
    text(alike).anchorClicked.emit(QUrl("fold:0"))
    assert "每天晨会" not in text(alike).toPlainText()
    text(alike).anchorClicked.emit(QUrl("fold:99"))


def test_sections_with_differences_come_first_and_can_be_jumped_to(alike: ComparisonView) -> None:
    box = alike.findChild(QComboBox, "comparison_sections")
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == ["岗位职责", "保密（相同）"]
    alike.resize(700, 220)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    bar = text(alike).verticalScrollBar()
    assert bar.value() == bar.maximum() or detail(alike).startswith("保密")
