"""What a screen reader reads through Qt's accessible interfaces: a hit and why it is there, a note, an item's box.

Covers: ui/reader/caret_words.py.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from kb.labels import reason_label, shown_words
from kb.model import MarkStyle, Span, Suggestion, SuggestionKind
from kb.time_labels import minute_label
from tests.ui.controllers.reading.test_checklist_controller import OPENING
from ui.main_window import MainWindow
from ui.palette.entry import Entry, EntryKind
from ui.palette.entry_list import EntryList
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to a screen reader that is said to listen."""
    words: list[str] = []

    def tell(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            words.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", tell)
    return words


@pytest.fixture
def pack(pack: Path) -> Path:
    """An article with a list, and a question that leads to a section, besides."""
    (pack / "opening.md").write_text(OPENING, "utf-8")
    (pack / "questions").mkdir()
    question = '[[section]]\nheading = "进门"\nquestions = ["早上开门先干嘛"]\n'
    (pack / "questions" / "opening.toml").write_text(question, "utf-8")
    return pack


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def items(view: QListView) -> list[str]:
    """What the rows of a list are called."""
    whole = interface(view)
    assert whole.role() == QAccessible.Role.List
    rows = (whole.child(n) for n in range(whole.childCount()))
    return [row.text(QAccessible.Text.Name) for row in rows if row is not None]


def test_a_hit_is_read_with_its_place_and_the_reason_why_it_is_there(qtbot: QtBot, window: MainWindow) -> None:
    window._results.search_for("早上开门先干嘛")
    qtbot.waitUntil(lambda: len(items(window.results._list)) > 1, timeout=20_000)
    head, hit, *_ = items(window.results._list)
    assert head == "营业前准备清单，大堂经理"
    (first,) = (one for one in window.results._model.hits() if hit.startswith(shown_words(one).text))
    assert first.title == "营业前准备清单"
    assert reason_label(first)
    assert hit.endswith(f"。，营业前准备清单 › 进门，{reason_label(first)}")


def test_an_annotation_is_read_with_its_colour_its_words_and_its_note_in_the_list_and_at_the_caret(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_article("loan")
    window._notes_controller.highlight("loan", Span(0, 4), "yellow", MarkStyle.HIGHLIGHT)
    qtbot.waitUntil(lambda: len(items(window.notes._list)) == 1)
    (annotation,) = window.reader._page.annotations if window.reader._page else ()
    window._notes_controller.edit_note(annotation.id, "先看抵押物", ())
    qtbot.waitUntil(lambda: items(window.notes._list) == ["黄色划线：贷款客户，批注：先看抵押物"])
    view = window.reader._view
    window.reader.select(Span(2, 2))
    assert interface(view).text(QAccessible.Text.Description) == "黄色划线，批注：先看抵押物"
    window.reader.select(Span(12, 12))
    assert interface(view).text(QAccessible.Text.Description) == ""
    assert interface(view).text(QAccessible.Text.Value).startswith("贷款客户经理\n")


def test_the_box_of_the_caret_s_item_is_told_and_spoken_when_it_changes(
    qtbot: QtBot, window: MainWindow, spoken: list[str]
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_article("opening")
    qtbot.waitUntil(lambda: window.reader.checklist is not None)
    checklist = window.reader.checklist
    assert checklist is not None
    window.reader.setFocus()
    start = checklist.entries[1].item.span.start
    window.reader.select(Span(start, start))
    said = interface(window.reader._view).text(QAccessible.Text.Description)
    assert said == "清单第 2 条，共 3 条，未勾"
    window._settings.keep(person="小王")
    window.reader.ticking.tick_at_caret()
    qtbot.waitUntil(lambda: len(spoken) > 1)
    day = minute_label(datetime.now(UTC))[:10]
    assert spoken[0] == said
    assert spoken[1].startswith(f"清单第 2 条，共 3 条，已勾，{day} ")
    assert spoken[1].endswith(" 小王")


def test_what_is_walked_while_the_keys_stay_in_a_line_is_spoken(
    qtbot: QtBot, window: MainWindow, spoken: list[str]
) -> None:
    window._results.search_for("没有这种说法")
    qtbot.waitUntil(lambda: "没有找到“没有这种说法”。换个说法，或减少几个字试试。" in spoken, timeout=20_000)
    window._results.search_for("贷后检查")
    qtbot.waitUntil(lambda: spoken[-1] == "1 处 · 1 篇文章", timeout=20_000)
    window.results.step(1)
    assert spoken[-1] == "放款后按期做贷后检查，发现风险及时报告。，贷款客户经理 › 岗位职责"
    suggestions = window.box._suggestions
    suggestions.offer("贷后", (Suggestion("贷后检查", SuggestionKind.HISTORY),))
    assert suggestions.walk(1)
    assert spoken[-1].startswith("贷后检查，")
    entries = EntryList(LIGHT, window)
    entries.show_entries((Entry(EntryKind.ROLE, "大堂经理"), Entry(EntryKind.ACTION, "撤销", "Ctrl+Z")))
    assert spoken[-1].startswith("大堂经理，")
    entries.walk(1)
    assert spoken[-1].startswith("撤销，Ctrl+Z")
