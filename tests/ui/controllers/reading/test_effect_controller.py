"""What is in force on a day, in the window: three versions of one rule, day after day, and the way to a successor.

Covers: ui/dialogs/as_of.py, ui/dialogs/review_dates.py, ui/search/effect_day.py, ui/widgets/bars/as_of_bar.py.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kb.exchange.notes.exported import ExportedNotes
from kb.labels import out_of_force_label
from kb.model import Hit, Span, SuggestionKind
from kb.workspace import Workspace
from tests.rule_versions import DAYS, QUERIES, TITLE, in_force, write_rules
from ui.center_page import CenterPage
from ui.comparison.card import DutyCard
from ui.controllers.reading.effect_controller import EffectController
from ui.library.tree import Node
from ui.main_window import MainWindow
from ui.palette.entry import EntryKind
from ui.palette.entry_list import EntryList
from ui.printing.scopes import PrintChoice
from ui.search.result_rows import GroupRow
from ui.search.suggestions import aside

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = date(2026, 11, 30)
PATIENCE = 60_000  # milliseconds


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Three versions of a rule, and a guide."""
    return write_rules(tmp_path / "pack")


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """With an index, and a mark in every version."""
    workspace.search.refresh()
    for article_id in ("rule-2019", "rule-2023", "rule-2026"):
        workspace.notes.highlight(article_id, Span(0, 6))
        workspace.notes.remember_place(article_id, 0)
    return workspace


@pytest.fixture
def effects(window: MainWindow, qtbot: QtBot) -> EffectController:
    qtbot.waitUntil(lambda: "段可检索" in window._layout.status.text(), timeout=PATIENCE)
    window.notes.set_scope("all")
    qtbot.waitUntil(lambda: window.notes._model.rowCount() == 3)
    return window._effects


def nodes(window: MainWindow, parent: QModelIndex | None = None) -> Iterator[Node]:
    """Every row of the library that is an article."""
    model = window.library._model
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        node = model.node(index)
        assert node is not None
        if node.article_id:
            yield node
        yield from nodes(window, index)


def words_of(window: MainWindow, name: str) -> list[str]:
    return [row.text() for row in window.findChildren(QPushButton, name)]


def expected(article_id: str, on: date) -> str:
    begin = {"rule-2019": date(2019, 7, 1), "rule-2023": date(2023, 1, 1), "rule-2026": date(2026, 6, 1)}
    if article_id not in begin or article_id == in_force(on):
        return ""
    return "未生效" if on < begin[article_id] else "已废止"


def find(window: MainWindow, qtbot: QtBot, query: str, on: date) -> list[Hit]:
    """Search, and wait for the page of that day."""
    window.box.set_text("")
    with qtbot.waitSignal(window._search.found):
        window.box.set_text(query)
    rows = [window.results._model.row(n) for n in range(window.results._model.rowCount())]
    for row in rows:
        if isinstance(row, GroupRow):
            assert out_of_force_label(row.effect) == expected(row.article_id, on)
    return [hit for row in rows if (hit := row.hit if isinstance(row, GroupRow) else row) and isinstance(hit, Hit)]


def test_on_no_day_anything_out_of_force_is_unmarked_anywhere(
    window: MainWindow, effects: EffectController, qtbot: QtBot
) -> None:
    window._home.set_post("客户经理")
    for number, on in enumerate(DAYS[::4]):  # all hundred: tests/kb/search/test_effect.py
        effects.set_day(on)
        for hit in find(window, qtbot, QUERIES[number % len(QUERIES)], on):
            assert out_of_force_label(hit.effect) == expected(hit.passage.article_id, on)
        for node in nodes(window):
            assert node.outdated == expected(node.article_id, on)
        outdated = sorted(f"{TITLE}（{label}）" for one in _RULES if (label := expected(one, on)))
        home = [words for words in words_of(window, "home_row") if words.startswith(TITLE)]
        for card in (home[:3], home[3:6], home[6:]):  # read last, of my post, marked last
            assert sorted(words.split("　")[0] for words in card if "（" in words) == outdated
        titles = [window.notes._model.title(one) for one in _RULES]
        assert sorted(title for title in titles if "（" in title) == outdated


_RULES = ("rule-2019", "rule-2023", "rule-2026")


def test_cards_by_role_and_suggestions_are_marked(window: MainWindow, effects: EffectController, qtbot: QtBot) -> None:
    effects.set_day(date(2018, 1, 1))
    with qtbot.waitSignal(window._suggestions.suggested) as found:
        window._suggestions.suggest("信贷管理")
    (titled, *_) = [one for one in found.args[1] if one.kind is SuggestionKind.TITLE]
    assert aside(titled).startswith("未生效 · 文章")
    effects.set_day(date(2024, 6, 30))
    find(window, qtbot, "贷后检查", date(2024, 6, 30))
    window.commands["by_role"].trigger()
    qtbot.waitUntil(lambda: bool(window.center.by_role.findChildren(DutyCard)))
    cards = {card.hit.passage.article_id: card for card in window.center.by_role.findChildren(DutyCard)}
    assert cards["rule-2019"].accessibleName().startswith("已废止，")
    assert cards["rule-2026"].accessibleName().startswith("未生效，")
    assert cards["rule-2023"].accessibleName().startswith(TITLE)


def test_whatever_is_taken_along_or_named_says_that_it_is_out_of_force(
    window: MainWindow, effects: EffectController, workspace: Workspace, qtbot: QtBot
) -> None:
    repealed = f"已废止（2023-01-01 起），现为《{TITLE}》"
    effects.set_day(date(2024, 6, 30))
    find(window, qtbot, "贷后检查", date(2024, 6, 30))
    window.open_article("guide")
    window._tabs.open_beside("rule-2019")
    assert window.windowTitle() == f"{TITLE}（已废止） - 行知"
    qtbot.waitUntil(lambda: [window.reader.tabs.tabText(n) for n in (0, 1)] == ["贷后检查要点", f"{TITLE}（已废止）"])
    window.center.show_page(CenterPage.RESULTS)

    printed = {scope.words: scope for scope in window._printing.scopes()}
    whole = printed[f"本文：{TITLE}"].build(PrintChoice())
    section = printed["本文的一节"].build(PrintChoice(printed["本文的一节"].sections[0]))
    assert [printout.parts[0].effect for printout in (whole, section)] == [repealed, repealed]
    role = printed["全部文章：客户经理"].build(PrintChoice()).parts
    assert sorted(part.effect[:3] for part in role) == ["", "", "已废止", "未生效"]
    duties = printed["岗位职责：客户经理"].build(PrintChoice()).parts[0].article.text
    assert "每半年" not in duties
    assert "每月" not in duties
    (found,) = [scope for words, scope in printed.items() if words.startswith("搜索结果")]
    lines = found.build(PrintChoice()).parts[0].article.text.split("\n")
    assert lines[lines.index(f"{TITLE}（已废止）") + 1] == repealed
    assert [line[-5:] for line in lines if line.startswith("——")].count("（已废止）") == 1

    effects.set_day(None)  # the notes pane and the notes that go out are of today
    (notes,) = [scope for scope in window._printing.scopes() if scope.words.startswith("笔记栏列出")]
    assert notes.build(PrintChoice()).parts[0].article.text.count("已废止（") == 2
    taken: list[ExportedNotes] = []
    window._notes_controller.transfer.gather(workspace.library.article, taken.append, workspace.out_of_force)
    qtbot.waitUntil(lambda: bool(taken))
    assert sorted(note.effect[:3] for note in taken[0].notes) == ["", "已废止", "已废止"]


def test_the_palette_marks_articles_and_headings_and_lists_what_is_in_force_first(
    window: MainWindow, effects: EffectController, qtbot: QtBot
) -> None:
    effects.set_day(date(2024, 6, 30))
    window.commands["palette"].trigger()
    line, entries = window.findChild(QLineEdit, "palette_line"), window.findChild(EntryList, "palette_entries")
    assert isinstance(line, QLineEdit)
    assert isinstance(entries, EntryList)
    qtbot.waitUntil(lambda: entries.chosen is not None)
    line.setText(TITLE)
    line.textEdited.emit(TITLE)
    marked = [("rule-2023", ""), ("rule-2019", "已废止"), ("rule-2026", "未生效")]
    qtbot.waitUntil(lambda: [(one.article_id, one.aside) for one in entries.entries[:3]] == marked)
    assert {one.kind for one in entries.entries[:3]} == {EntryKind.ARTICLE}
    line.setText("第五条")
    line.textEdited.emit("第五条")
    qtbot.waitUntil(lambda: len([one for one in entries.entries if one.words == "第五条"]) == 3)
    headings = {one.article_id: one.aside for one in entries.entries if one.words == "第五条"}
    assert headings == {"rule-2023": TITLE, "rule-2019": f"{TITLE}（已废止）", "rule-2026": "本文"}  # the open one


def test_the_reader_says_that_a_rule_is_repealed_and_one_key_leads_to_what_holds(
    window: MainWindow, effects: EffectController, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_article("rule-2019")
    assert shown_words(window, "reader_effect") == "已废止（2023-01-01 起）"
    assert window.commands["successor"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.reader.article is not None
    assert window.reader.article.id == "rule-2026"
    assert shown_words(window, "reader_effect") == "现行，2026-06-01 起施行"
    assert not window.commands["successor"].isEnabled()
    window.open_article("guide")
    header = window.findChild(QLabel, "reader_effect")
    assert header is not None
    assert not header.isVisible()


def shown_words(window: MainWindow, name: str) -> str:
    label = window.findChild(QWidget, name)
    assert label is not None
    assert label.isVisible()
    return label.accessibleName()


def test_the_day_is_to_be_seen_while_it_is_chosen_and_forgotten_with_the_window(
    window: MainWindow, effects: EffectController, again: Callable[[], MainWindow]
) -> None:
    bar = window.findChild(QWidget, "as_of_bar")
    button = window.findChild(QToolButton, "effect_day_button")
    assert bar is not None
    assert button is not None
    assert not bar.isVisible()
    effects.set_day(date(2024, 6, 30))
    assert bar.isVisible()
    assert "截至 2024-06-30" in shown_label(window, "as_of_words")
    assert button.text() == "截至 2024-06-30"
    window.open_article("rule-2023")
    assert shown_words(window, "reader_effect") == "现行，2023-01-01 起施行，至 2026-05-31"
    end = window.findChild(QPushButton, "as_of_end")
    assert end is not None
    end.click()
    assert not bar.isVisible()
    assert shown_words(window, "reader_effect") == "已废止（2026-06-01 起）"
    effects.set_day(date(2024, 6, 30))
    assert again()._effects.day is None


def shown_label(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def modal() -> QWidget:
    """The dialog in front."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def test_a_day_is_chosen_in_a_calendar(window: MainWindow, effects: EffectController) -> None:
    def choose() -> None:
        dialog = modal()
        calendar = dialog.findChild(QCalendarWidget, "as_of_calendar")
        take = dialog.findChild(QPushButton, "as_of_take")
        assert calendar is not None
        assert take is not None
        calendar.setSelectedDate(QDate(2020, 2, 29))
        take.click()

    QTimer.singleShot(0, choose)
    window.commands["as_of"].trigger()
    assert effects.day == date(2020, 2, 29)


def test_what_is_to_be_looked_at_again_is_listed_and_opened(window: MainWindow, effects: EffectController) -> None:
    rows: list[list[str]] = []

    def open_first() -> None:
        listed = modal().findChild(QTreeWidget, "review_dates")
        assert listed is not None
        for number in range(listed.topLevelItemCount()):
            item = listed.topLevelItem(number)
            assert item is not None
            rows.append([item.text(column) for column in range(2)])
        QTest.keyClick(listed, Qt.Key.Key_Return)

    QTimer.singleShot(0, open_first)
    window.commands["review_dates"].trigger()
    assert rows == [[TITLE, "2026-10-01"]]
    assert window.reader.article is not None
    assert window.reader.article.id == "rule-2026"


def test_a_clause_is_copied_with_its_version_and_what_it_is_worth_now(
    window: MainWindow, effects: EffectController
) -> None:
    window.open_article("rule-2023")
    article = window.reader.article
    assert article is not None
    start = article.text.index("每季度")
    window.reader.select(Span(start, start + 3))
    window.commands["copy_cited"].trigger()
    source = f"《{TITLE}》第五条（2022年修订，银发〔2022〕9号，2026-06-01 起废止，制度 1）"
    assert QApplication.clipboard().text() == f"每季度\n——{source}"
