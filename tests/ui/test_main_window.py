"""The window over a real workspace: searching, reading, marking, and what it remembers.

Covers: ui/controllers/notes/annotation_controller.py, ui/controllers/appearance_controller.py,
ui/controllers/library/library_controller.py, ui/controllers/notes/notes_dialogs.py,
ui/controllers/notes/notes_presenter.py, ui/controllers/search/results_controller.py, ui/search/results_rail.py,
ui/window_commands.py, ui/window_parts.py.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kb.errors import ArticleNotFound, NotesError
from kb.exchange.notes import native_json
from kb.exchange.notes.exported import collected
from kb.exchange.notes.reading import read_notes
from kb.exchange.notes.sheet import sheet
from kb.model import BlockKind, FilterValue, Grouping, IndexChange, MarkStyle, NoteFacet, NotesChange, Span
from kb.notes.store import Notes
from kb.workspace import Workspace
from tests.ui.hands import away_with, compose
from tests.ui.pixels import colors_in
from ui.dialogs.bin import BinDialog
from ui.dialogs.export_notes import ExportNotesDialog
from ui.dialogs.import_notes import ImportNotesDialog
from ui.dialogs.restore import RestoreDialog
from ui.error_messages import sentence
from ui.main_window import MainWindow
from ui.notes.editor import NoteEditor
from ui.reader.text.view import ReaderView
from ui.search.results_list import ResultsList
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 60  # seconds until a blocked worker gives up, so that a failing test ends


@pytest.fixture
def pack(pack: Path) -> Path:
    """The small pack, and an article many screens high."""
    paragraphs = "\n\n".join(f"第{number}段，按月走访。" for number in range(200))
    (pack / "long.md").write_text(f"# 长文\n\n{paragraphs}\n", "utf-8")
    return pack


def words(window: MainWindow, name: str) -> str:
    """What a label says, nothing when it is hidden."""
    label = window.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def results(window: MainWindow) -> int:
    """How many rows of results are to be seen, on their page or beside the article."""
    views = [view for view in window.findChildren(ResultsList) if view.isVisible()]
    return views[0].model().rowCount() if views else 0


def painted(window: MainWindow, color: str) -> bool:
    """Whether the text of the reader shows this colour."""
    view = window.findChild(ReaderView, "reader_text")
    assert isinstance(view, ReaderView)
    return QColor(color).name() in colors_in(view.viewport().grab().toImage())


def in_sight(window: MainWindow, quote: str) -> bool:
    view = window.findChild(ReaderView, "reader_text")
    assert isinstance(view, ReaderView)
    cursor = view.document().find(quote)
    return not cursor.isNull() and view.viewport().rect().contains(view.cursorRect(cursor).center())


def span_of(window: MainWindow, quote: str) -> Span:
    article = window.reader.article
    assert article is not None
    start = article.text.index(quote)
    return Span(start, start + len(quote))


def select(window: MainWindow, quote: str) -> Span:
    span = span_of(window, quote)
    window.reader.select(span)
    return span


def editor(window: MainWindow) -> NoteEditor:
    found = window.findChild(NoteEditor, "note_card")
    assert isinstance(found, NoteEditor)
    return found


def write_note(window: MainWindow, text: str) -> None:
    field = window.findChild(QPlainTextEdit, "note_editor")
    assert isinstance(field, QPlainTextEdit)
    compose(field, text)


def present(window: MainWindow) -> str:
    return window.reader.article.id if window.reader.article else ""


# --- searching -----------------------------------------------------------------------------------------------------


def test_typed_chinese_is_searched_and_enter_opens_the_first_hit_at_its_passage(
    qtbot: QtBot, window: MainWindow
) -> None:
    compose(window.box, "", preedit="dai'hou")
    assert not window.results.isVisible()
    compose(window.box, "贷后检查")
    qtbot.waitUntil(lambda: results(window) > 0, timeout=1000 * PATIENCE)  # the first search loads the dictionaries
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert present(window) == "loan"
    assert window.windowTitle() == "贷款客户经理 - 行知"
    assert words(window, "find_count") == "1/1"
    assert in_sight(window, "贷后检查")
    assert painted(window, LIGHT.found_current)


def test_all_places_of_the_article_are_marked_and_the_keys_go_round(qtbot: QtBot, window: MainWindow) -> None:
    compose(window.box, "贷")
    qtbot.waitUntil(lambda: results(window) > 0)
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    article = window.reader.article
    assert article is not None
    total = article.text.count("贷")
    qtbot.waitUntil(lambda: words(window, "find_count").endswith(f"/{total}"))
    current = int(words(window, "find_count").partition("/")[0])
    seen = [words(window, "find_count")]
    for _ in range(total):
        window.commands["next_found"].trigger()
        seen.append(words(window, "find_count"))
    assert total > 2
    assert seen == [f"{(current - 1 + step) % total + 1}/{total}" for step in range(total + 1)]
    window.commands["previous_found"].trigger()
    assert words(window, "find_count") == seen[-2]


def test_emptying_the_box_brings_the_library_back_and_takes_the_marks_away(qtbot: QtBot, window: MainWindow) -> None:
    compose(window.box, "贷后检查")
    qtbot.waitUntil(lambda: results(window) > 0)
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    QTest.keyClick(window.box, Qt.Key.Key_Escape)
    assert window.library.isVisible()
    assert words(window, "find_count") == ""
    assert not painted(window, LIGHT.found_current)


@pytest.mark.usefixtures("undressed")
@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_without_a_sound_index_one_reads_at_once_and_finds_when_it_is_built(
    qtbot: QtBot,
    workspace: Workspace,
    told: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
    state: str,
) -> None:
    if state == "damaged":
        workspace.search.refresh()
        workspace.search.close()
        files = [
            path for path in workspace.paths.index.rglob("*") if path.is_file() and path.parent.name.startswith("g-")
        ]
        assert files
        for path in files:
            path.write_bytes(b"\0" * 100)
    may_build, refresh = Event(), workspace.search.refresh

    def held(
        progress: Callable[[int, int], None], *, rebuild: bool = False, in_subprocess: bool = False
    ) -> IndexChange:
        may_build.wait(PATIENCE)
        return refresh(progress, rebuild=rebuild, in_subprocess=in_subprocess)

    monkeypatch.setattr(workspace.search, "refresh", held)
    window = MainWindow(workspace)
    window.show()
    try:
        assert window.open_article("lobby")
        assert in_sight(window, "一站式服务")
        compose(window.box, "贷后检查")
        qtbot.waitUntil(lambda: words(window, "index_progress_label").startswith("正在建立检索索引"))
        assert results(window) == 0
        may_build.set()
        qtbot.waitUntil(lambda: results(window) > 0)
        assert words(window, "index_progress_label") == ""
        assert words(window, "status").startswith("3 篇文章")
        assert told == []
    finally:
        may_build.set()
        away_with(window)


def test_an_own_note_is_found_the_moment_it_is_stored_and_opened_where_it_stands(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    compose(window.box, "抵押物")
    qtbot.waitUntil(lambda: words(window, "results_message").startswith("没有找到"))
    article = workspace.library.article("long")
    start = article.text.index("第150段")
    window.open_article("long", start)
    select(window, "第150段")
    window.commands["note"].trigger()
    qtbot.waitUntil(lambda: editor(window).isVisible())
    write_note(window, "先看抵押物")
    window.notes.flush()
    qtbot.waitUntil(lambda: results(window) == 2)  # the head and the note
    window.open_article("loan")
    window.results.activate()
    assert present(window) == "long"
    qtbot.waitUntil(lambda: in_sight(window, "第150段"))


def test_ctrl_f_finds_in_the_article_and_ctrl_k_in_all(qtbot: QtBot, window: MainWindow) -> None:
    window.open_article("loan")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reader.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.findChild(QLineEdit, "find_words")
    assert isinstance(field, QLineEdit)
    assert field.isVisible()
    compose(field, "客户")
    qtbot.waitUntil(lambda: words(window, "find_count").endswith("/2"))
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.box


# --- marking -------------------------------------------------------------------------------------------------------


def test_a_highlight_is_drawn_only_after_it_is_stored(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_article("loan")
    may_store, highlight = Event(), workspace.notes.highlight

    def held(article_id: str, span: Span, *, color: str, style: MarkStyle, expected_text_hash: str) -> NotesChange:
        may_store.wait(PATIENCE)
        return highlight(article_id, span, color=color, style=style, expected_text_hash=expected_text_hash)

    monkeypatch.setattr(workspace.notes, "highlight", held)
    span = select(window, "贷后检查")
    window.commands["highlight"].trigger()
    QApplication.processEvents()
    assert window.reader.selection() == span
    assert not painted(window, LIGHT.mark("yellow").name())
    may_store.set()
    qtbot.waitUntil(lambda: painted(window, LIGHT.mark("yellow").name()))
    assert [item.span for item in workspace.notes.annotations()] == [span]
    assert window.reader.selection() is None


def test_a_highlight_that_could_not_be_stored_is_told_and_not_drawn(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    told: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.open_article("loan")

    def full(*_: object, **__: object) -> NotesChange:
        raise NotesError("disk full")

    monkeypatch.setattr(workspace.notes, "highlight", full)
    span = select(window, "贷后检查")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], NotesError)
    assert window.reader.selection() == span
    window.reader.select(Span(0, 0))
    assert not painted(window, LIGHT.mark("yellow").name())


def test_without_a_selection_it_says_what_to_do(window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    for command in ("highlight", "underline", "note"):
        window.statusBar().clearMessage()
        window.commands[command].trigger()
        assert window.statusBar().currentMessage().startswith("先选中一段正文"), command
        assert workspace.notes.annotations() == ()


def test_a_note_is_written_beside_the_text(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    window.commands["notes_pane"].setChecked(False)
    span = select(window, "贷后检查")
    window.commands["note"].trigger()
    qtbot.waitUntil(lambda: editor(window).isVisible())
    write_note(window, "先看抵押物😀")
    save = window.findChild(QPushButton, "note_save")
    assert isinstance(save, QPushButton)
    save.click()
    qtbot.waitUntil(lambda: [item.note for item in workspace.notes.annotations()] == ["先看抵押物😀"])
    assert workspace.notes.annotations()[0].span == span
    assert window.commands["notes_pane"].isChecked()


def test_a_click_on_a_mark_shows_it_among_the_notes(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: painted(window, LIGHT.mark("yellow").name()))
    (item,) = workspace.notes.annotations()
    window.commands["all_notes"].trigger()
    assert window.notes.scope == "all"
    with qtbot.waitSignal(window.reader.annotation_activated):
        window.reader.annotation_activated.emit(item.id)
    view = window.findChild(QWidget, "notes_list")
    assert view is not None
    window.open_article("lobby")
    with qtbot.waitSignal(window.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["loan"]
    assert in_sight(window, "贷后检查")


def test_a_bookmark_is_set_and_taken_away(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    span = select(window, "贷后检查")
    window.commands["bookmark"].trigger()
    qtbot.waitUntil(lambda: len(workspace.notes.bookmarks()) == 1)
    (made,) = workspace.notes.bookmarks()
    assert made.span is not None
    assert made.span.start <= span.start < made.span.end
    qtbot.waitUntil(lambda: painted(window, LIGHT.accent))
    window.commands["bookmark"].trigger()
    qtbot.waitUntil(lambda: workspace.notes.bookmarks() == ())


def test_everything_can_be_undone_and_done_again(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert not undo.isEnabled()
    select(window, "贷后检查")
    window.commands["underline"].trigger()
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "撤销“下划线”"
    assert painted(window, LIGHT.stroke("yellow").name())
    undo.trigger()
    qtbot.waitUntil(redo.isEnabled)
    assert workspace.notes.annotations() == ()
    assert not painted(window, LIGHT.stroke("yellow").name())
    redo.trigger()
    qtbot.waitUntil(lambda: painted(window, LIGHT.stroke("yellow").name()))
    assert [item.style for item in workspace.notes.annotations()] == [MarkStyle.UNDERLINE]


def test_deleting_in_the_list_takes_the_mark_off_the_text(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: painted(window, LIGHT.mark("yellow").name()))
    window.notes.reveal(workspace.notes.annotations()[0].id)
    view = window.findChild(QWidget, "notes_list")
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not painted(window, LIGHT.mark("yellow").name()))
    assert workspace.notes.annotations() == ()


def export_dialog(qtbot: QtBot, window: MainWindow) -> ExportNotesDialog:
    """The dialog that the command opens."""
    found: list[ExportNotesDialog] = []
    window.commands["export_notes"].trigger()

    def there() -> bool:
        found[:] = window.findChildren(ExportNotesDialog)
        return bool(found) and found[0].isVisible()

    qtbot.waitUntil(there)
    return found[0]


def test_notes_go_out_with_what_is_still_being_typed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.export_notes.choose_file", lambda *_: tmp_path / "a.json")
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["note"].trigger()
    qtbot.waitUntil(lambda: editor(window).isVisible())
    write_note(window, "先看抵押物")
    dialog = export_dialog(qtbot, window)
    assert dialog.scope.words == "本文：贷款客户经理"
    formats = dialog.findChild(QComboBox, "export_format")
    save = dialog.findChild(QPushButton, "export_save")
    assert isinstance(formats, QComboBox)
    assert isinstance(save, QPushButton)
    formats.setCurrentIndex(formats.findData("json"))
    with qtbot.waitSignal(dialog.done_with):
        save.click()
    assert [item.note for item in read_notes(tmp_path / "a.json").annotations] == ["先看抵押物"]
    assert window.statusBar().currentMessage() == f"已导出到 {tmp_path / 'a.json'}"


def test_the_article_all_and_what_is_selected_can_be_exported(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["note"].trigger()  # selects it in the pane
    qtbot.waitUntil(lambda: editor(window).isVisible())
    workspace.notes.bookmark("loan")
    workspace.notes.bookmark("lobby")
    dialog = export_dialog(qtbot, window)
    scopes = dialog.findChild(QComboBox, "export_scope")
    assert isinstance(scopes, QComboBox)
    assert [scopes.itemText(n) for n in range(scopes.count())] == [
        "本文：贷款客户经理（2 条）",
        "全部笔记（3 条）",
        "笔记栏里选中的（1 条）",
    ]
    dialog.close()


# --- going to and fro ----------------------------------------------------------------------------------------------


def test_links_lead_to_articles_and_back_and_forward_return(window: MainWindow) -> None:
    back, forward = window.commands["back"], window.commands["forward"]
    assert not back.isEnabled()
    window.open_article("loan")
    assert back.isEnabled()  # to the home page
    window.reader.link_activated.emit("lobby.md")
    assert present(window) == "lobby"
    back.trigger()
    assert present(window) == "loan"
    forward.trigger()
    assert present(window) == "lobby"
    assert not forward.isEnabled()


def test_a_link_leads_to_a_heading_in_the_same_article_and_back_and_not_out_of_the_library(window: MainWindow) -> None:
    window.open_article("loan")
    article = window.reader.article
    assert article is not None
    heading = next(block for block in article.blocks if block.kind is BlockKind.HEADING and block.level > 1)
    window.reader.link_activated.emit(f"#{heading.text}")
    assert (present(window), window.statusBar().currentMessage()) == ("loan", "")
    assert window.commands["back"].isEnabled()
    window.reader.link_activated.emit("loan.md#没有的一节")
    assert window.statusBar().currentMessage() == "这篇文章里没有“没有的一节”这一节"
    for target in ("https://example.com/other", "file:///etc/passwd"):
        window.reader.link_activated.emit(target)
        assert present(window) == "loan"
        assert window.statusBar().currentMessage() == f"离线阅读，不打开外部链接：{target}"


def test_an_article_that_has_gone_is_told_and_the_present_one_stays(window: MainWindow, told: list[Exception]) -> None:
    window.open_article("loan")
    assert not window.open_article("gone")
    assert present(window) == "loan"
    assert isinstance(told[0], ArticleNotFound)


def test_back_and_forward_within_an_article_come_back_to_the_same_lines(window: MainWindow) -> None:
    window.open_article("long")
    for number in (50, 120):
        window.open_article("long", span_of(window, f"第{number}段").start)
    places = []
    for step in ("back", "forward") * 3:
        window.commands[step].trigger()
        places.append(window.reader.first_visible_offset())
    assert len({*places}) == 2
    assert places[0] < span_of(window, "第50段").start < places[1] < span_of(window, "第120段").start
    assert in_sight(window, "第120段")


# --- what is remembered --------------------------------------------------------------------------------------------


def test_panes_zoom_theme_and_size_are_remembered(window: MainWindow, again: Callable[[], MainWindow]) -> None:
    window.resize(QSize(1180, 520))
    window.open_article("loan")  # where there is text, it has a size
    for name in ("library_pane", "notes_pane", "outline"):
        assert window.commands[name].isChecked()
        window.commands[name].trigger()
    assert not window.notes.isVisible()
    for _ in range(2):
        window.commands["zoom_in"].trigger()
    window.commands["dark"].trigger()
    other = again()
    assert other.size() == QSize(1180, 520)
    assert other.reader.zoom == 120
    assert other.commands["dark"].isChecked()
    assert [other.commands[name].isChecked() for name in ("library_pane", "notes_pane", "outline")] == [False] * 3
    assert not other.notes.isVisible()
    assert not other.library.isVisible()
    other.commands["notes_pane"].trigger()
    assert other.notes.isVisible()


def test_reading_goes_on_at_the_same_line(window: MainWindow, again: Callable[[], MainWindow]) -> None:
    window.open_article("long")
    window.reader.scroll_to(span_of(window, "第120段").start)
    other = again()
    assert present(other) == "long"
    assert other.reader.first_visible_offset() == span_of(other, "第120段").start
    assert in_sight(other, "第120段")
    assert not in_sight(other, "第119段")


def test_an_article_opens_again_where_it_was_left(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("long")
    left = span_of(window, "第120段").start
    window.reader.scroll_to(left)
    window.open_article("loan")

    def stored() -> bool:
        place = workspace.notes.reading_position("long")
        return place is not None and place.offset == left

    qtbot.waitUntil(stored)
    window.open_article("long")
    assert window.reader.first_visible_offset() == left
    assert in_sight(window, "第120段")


def test_a_note_that_is_being_written_is_stored_when_the_window_closes(
    qtbot: QtBot, window: MainWindow, again: Callable[[], MainWindow]
) -> None:
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["note"].trigger()
    qtbot.waitUntil(lambda: editor(window).isVisible())
    write_note(window, "还没有保存")
    other = again()
    other.resize(1280, 800)
    qtbot.waitUntil(lambda: painted(other, LIGHT.mark("yellow").name()))
    other.notes.begin_edit(other._workspace.notes.annotations()[0].id)
    field = other.findChild(QPlainTextEdit, "note_editor")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "还没有保存"


def test_a_note_that_is_being_written_is_stored_when_another_article_is_opened(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["note"].trigger()
    qtbot.waitUntil(lambda: editor(window).isVisible())
    write_note(window, "先看抵押物")
    window.open_article("lobby")
    qtbot.waitUntil(lambda: workspace.notes.annotations()[0].note == "先看抵押物")
    qtbot.waitUntil(lambda: not editor(window).isVisible())


def test_what_the_list_of_notes_was_narrowed_to_is_there_after_a_restart(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, again: Callable[[], MainWindow]
) -> None:
    window.open_article("loan")
    window._annotation.highlight(select(window, "贷后检查"), "green", MarkStyle.HIGHLIGHT.value)
    qtbot.waitUntil(lambda: len(workspace.notes.annotations()) == 1)
    window.notes.narrow(FilterValue(NoteFacet.ROLE, "客户经理"), FilterValue(NoteFacet.COLOR, "green"))
    other = again()
    qtbot.waitUntil(lambda: words(other, "notes_count") == "1/1")
    assert other.notes.scope == "all"


def test_what_was_deleted_is_brought_back_from_the_bin(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    added = workspace.notes.highlight("loan", span_of(window, "贷后检查")).added
    workspace.notes.delete(item.id for item in added)
    window.commands["bin"].trigger()
    dialog = window.findChild(BinDialog)
    assert isinstance(dialog, BinDialog)
    listed = dialog.findChild(QTreeWidget, "bin_list")
    assert isinstance(listed, QTreeWidget)
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 1)
    listed.selectAll()
    button = dialog.findChild(QPushButton, "bin_restore")
    assert isinstance(button, QPushButton)
    button.click()
    qtbot.waitUntil(lambda: listed.topLevelItemCount() == 0)
    assert [item.id for item in workspace.notes.annotations()] == [item.id for item in added]
    assert painted(window, LIGHT.mark("yellow").name())
    dialog.close()


def test_the_annotations_of_the_article_are_gone_through_by_keys_and_shown_in_the_list(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.open_article("loan")
    ids = [workspace.notes.highlight("loan", span_of(window, quote)).added[0].id for quote in ("贷前", "贷后")]
    window._notes_controller.load()
    window._notes_controller.read("loan")
    qtbot.waitUntil(lambda: not window._notes_controller.busy)  # what was told before knew the first one only
    for item_id, count in ((ids[0], "批注 1/2"), (ids[1], "批注 2/2")):
        with qtbot.waitSignal(window.reader.annotation_activated) as told:
            window.commands["next_annotation"].trigger()
        assert told.args == [item_id]
        assert window.statusBar().currentMessage() == count
        current = window.notes._list.current
        assert current is not None
        assert current.id == item_id


# --- backups -------------------------------------------------------------------------------------------------------


def test_a_backup_is_restored_from_the_menu_and_every_pane_shows_it(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, told: list[Exception]
) -> None:
    def agree(box: QMessageBox) -> int:
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    window.open_article("loan")
    select(window, "贷后检查")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: painted(window, LIGHT.mark("yellow").name()))
    (old,) = workspace.notes.annotations()
    window.commands["restore_notes"].trigger()
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    press(dialog, "back_up_now")
    restore = dialog.findChild(QPushButton, "restore_backup")
    label = dialog.findChild(QLabel, "restore_change")
    assert isinstance(restore, QPushButton)
    assert isinstance(label, QLabel)
    qtbot.waitUntil(lambda: "相同" in label.text())
    workspace.notes.delete([old.id])
    window._notes_controller.read("loan")
    qtbot.waitUntil(lambda: not painted(window, LIGHT.mark("yellow").name()))
    window._notes_controller.backups.read()
    qtbot.waitUntil(lambda: "1 条会出现" in label.text())
    restore.click()
    qtbot.waitUntil(lambda: painted(window, LIGHT.mark("yellow").name()))
    assert workspace.notes.annotations() == (old,)
    assert told == []


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_notes_of_another_file_are_taken_in_shown_and_undone(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Notes(tmp_path / "other.db", article_of=workspace.library.article) as other:
        other.highlight("loan", Span(8, 12), note="同事写的")
        exported = collected(other.bundle(), workspace.library.article)
    file = tmp_path / "同事.json"
    file.write_text(native_json.write(sheet(exported, Grouping.ARTICLE)), "utf-8")
    monkeypatch.setattr("ui.dialogs.import_notes.choose_notes_file", lambda _parent: file)
    window.open_article("loan")
    window.commands["import_notes"].trigger()
    qtbot.waitUntil(lambda: window.findChild(ImportNotesDialog) is not None)
    dialog = window.findChild(ImportNotesDialog)
    assert isinstance(dialog, ImportNotesDialog)
    assert workspace.notes.annotations() == ()
    press(dialog, "import_confirm")
    qtbot.waitUntil(lambda: painted(window, LIGHT.mark("yellow").name()))
    assert [item.note for item in workspace.notes.annotations()] == ["同事写的"]
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: not painted(window, LIGHT.mark("yellow").name()))


def test_a_file_that_holds_no_notes_is_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[Exception]
) -> None:
    (tmp_path / "x.json").write_text("不是 JSON", "utf-8")
    monkeypatch.setattr("ui.dialogs.import_notes.choose_notes_file", lambda _parent: tmp_path / "x.json")
    window.commands["import_notes"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert sentence(told[0]).startswith("这个文件读不出笔记")


def test_f6_goes_round_among_the_parts_that_are_seen(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_article("loan")
    window.resize(1366, 768)
    parts = [window.box, window._layout.left, window.center, window.notes]

    def focused() -> int:
        widget = QApplication.focusWidget()
        return next((n for n, part in enumerate(parts) if widget and (part is widget or part.isAncestorOf(widget))), -1)

    window.box.setFocus()
    walked = []
    for _ in range(4):
        window.commands["next_pane"].trigger()
        walked.append(focused())
    assert walked == [1, 2, 3, 0]
    assert QApplication.focusWidget() is not window.notes
    window.commands["previous_pane"].trigger()
    assert focused() == 3
    assert QApplication.focusWidget() is not window.notes  # but something in it that shows the focus
    window.commands["library_pane"].setChecked(False)
    window.commands["next_pane"].trigger()
    window.commands["next_pane"].trigger()
    assert focused() == 2
