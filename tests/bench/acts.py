"""What a branch employee does in the window all day: every act with the name of its kind, in the order of a day."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QListWidget, QWidget

from tests.bench import corpus

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Act = tuple[str, Callable[[], object]]
Press = Callable[[QWidget, Qt.Key, str], None]
_QUERIES = ("贷后检查", "1站式", "khjl", "客户经理怎么维护客户", "大额存单提前支取", "反洗钱")
_COMMON = "客户"  # a word of many passages
_CHECKLIST = "checklist-opening"
_BESIDE = ("lobby-day", "teller-day")


def acts(window: "MainWindow", press: Press) -> Iterator[Act]:
    """What one does, over and over: each act with the name of its kind. ``press`` posts a key to a widget."""
    while True:
        for number, query in enumerate(_QUERIES):
            yield from _searching(window, press, query)
            yield from _reading(window)
            yield from _noting(window, press)
            yield from _PARTS_OF_A_DAY[number](window, press)


def _focused(press: Press, key: Qt.Key, letter: str = "") -> None:
    if (widget := QApplication.focusWidget()) is not None:
        press(widget, key, letter)


def _write(press: Press, letter: str) -> None:
    _focused(press, Qt.Key.Key_unknown, letter)


def _searching(window: "MainWindow", press: Press, query: str) -> Iterator[Act]:
    yield "focus the search", window.commands["search"].trigger
    yield "empty the box", lambda: window.box.set_text("")
    for letter in query:
        yield "type a letter", partial(press, window.box, Qt.Key.Key_unknown, letter)
    for _ in range(4):
        yield "down in the results", partial(_focused, press, Qt.Key.Key_Down)
    yield "page down in results", partial(_focused, press, Qt.Key.Key_PageDown)
    yield "open a result", partial(_focused, press, Qt.Key.Key_Return)
    for name in ("next_found", "next_hit"):
        yield name, window.commands[name].trigger


def _reading(window: "MainWindow") -> Iterator[Act]:
    bar = window.reader._view.verticalScrollBar()
    for _ in range(5):
        yield "scroll the text", lambda: bar.setValue(bar.value() + bar.pageStep())
    for name in ("zoom_in", "zoom_reset", "focus_mode", "focus_mode", "outline", "outline"):
        yield name, window.commands[name].trigger


def _noting(window: "MainWindow", press: Press) -> Iterator[Act]:
    view = window.reader._view

    def select() -> None:
        cursor = view.cursorForPosition(view.viewport().rect().center())
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, 8)
        view.setTextCursor(cursor)

    yield "select words", select
    yield "highlight", window.commands["highlight"].trigger
    yield "select words", select
    yield "write a note", window.commands["note"].trigger
    for letter in "先看抵押物":
        yield "a letter of the note", partial(_write, press, letter)
    yield "bookmark", window.commands["bookmark"].trigger
    for name in ("undo", "redo", "next_annotation"):
        yield name, window.commands[name].trigger


# --- what comes between two searches --------------------------------------------------------------------------------


def _looking_around(window: "MainWindow", press: Press) -> Iterator[Act]:
    tree = window.library._tree
    roles_of_library = window.library._model.index_of("roles")
    for name in ("home", "all_notes", "by_role", "updates", "places"):
        yield name, window.commands[name].trigger
    yield "back", window.commands["back"].trigger
    yield "open the palette", window.commands["palette"].trigger
    for letter in "khjl":
        yield "type in the palette", partial(_write, press, letter)
    yield "go there", lambda: press(QApplication.focusWidget() or window, Qt.Key.Key_Return, "")
    for row in range(4):
        yield "unfold a group", partial(tree.expand, window.library._model.index(row, 0, roles_of_library))
    for name in ("library_pane", "library_pane", "notes_pane", "notes_pane", "next_tab", "back"):
        yield name, window.commands[name].trigger
    for size in ((1024, 600), (1366, 768)):
        yield "resize the window", partial(window.resize, *size)


def _comparing(window: "MainWindow", _press: Press) -> Iterator[Act]:
    yield "compare_roles", window.commands["compare_roles"].trigger

    def compare(count: int) -> None:
        comparison, choice = window.center.comparison, window.center.comparison._choice
        choice.set_chosen(choice.roles[:count])  # an answer for other roles than are chosen is dropped
        comparison.roles_chosen.emit(choice.chosen())

    for count in (2, 3):
        yield "compare roles", partial(compare, count)
    yield "scroll a comparison", lambda: window.center.comparison._text.verticalScrollBar().setValue(1_000)
    yield "back", window.commands["back"].trigger
    first = window.commands["dark"].isChecked()
    for name, action in (*window.commands.themes.items(), *[*window.commands.themes.items()][:1]):
        yield f"theme {name}", action.trigger
    yield "dark", window.commands["dark"].trigger
    yield "dark", window.commands["dark"].trigger
    assert window.commands["dark"].isChecked() == first


def _in_results(window: "MainWindow", press: Press) -> Iterator[Act]:
    results = window.results
    order = results._head._order
    bar = results._list.verticalScrollBar()

    def click_facet() -> None:
        results._facets._roles._rows[0].click()

    yield "focus the search", window.commands["search"].trigger
    yield "empty the box", lambda: window.box.set_text("")
    for letter in _COMMON:
        yield "type a letter", partial(press, window.box, Qt.Key.Key_unknown, letter)
    for row in (1, 2, 0):
        yield "another order", partial(order.activated.emit, row)
    for _ in range(2):
        yield "click a facet", click_facet
    for _ in range(8):
        yield "scroll to the end", lambda: bar.setValue(bar.maximum())
    yield "scroll to the top", lambda: bar.setValue(0)
    yield "back to the text", window.commands["focus_reader"].trigger
    yield "find in the article", window.commands["find"].trigger
    for letter in "职责":
        yield "type in the find bar", partial(_write, press, letter)
    yield "next_found", window.commands["next_found"].trigger
    yield "close the find bar", partial(_focused, press, Qt.Key.Key_Escape)


def _in_dialogs(window: "MainWindow", _press: Press) -> Iterator[Act]:
    yield "open the settings", window.commands["settings"].trigger
    for row in (1, 2):
        yield "a page of settings", partial(_choose_row, "settings_pages", row)
    yield "close the settings", _close_dialog
    yield "open the printing", window.commands["print"].trigger
    yield "pages of the preview", lambda: None
    yield "print something else", partial(_choose_entry, "print_scope", 1)
    yield "close the printing", _close_dialog
    yield "export the notes", window.commands["export_notes"].trigger
    yield "another format", partial(_choose_entry, "export_format", 1)
    yield "close the export", _close_dialog
    office = corpus.ROOT / "tests" / "samples" / "office"
    files = sorted(path for path in office.iterdir() if path.suffix in {".doc", ".docx", ".md"})[:2]
    yield "preview an import", partial(window._import.take, tuple(files))
    yield "pages of the preview", lambda: None
    yield "another file", partial(_choose_row, "import_list", 1)
    yield "close the import", _close_dialog
    yield "open the bin", window.commands["bin"].trigger
    yield "close the bin", _close_dialog
    yield "list the shortcuts", window.commands["shortcuts"].trigger
    yield "close the shortcuts", _close_dialog


def _through_a_list(window: "MainWindow", _press: Press) -> Iterator[Act]:
    def into_item(number: int) -> None:
        checklist = window.reader.checklist
        assert checklist is not None
        window.reader.select(checklist.entries[number].item.span)
        window.reader._view.moveCursor(QTextCursor.MoveOperation.StartOfBlock)

    yield "open a checklist", partial(window.open_article, _CHECKLIST)
    for number in (0, 1):
        yield "go to an item", partial(into_item, number)
        yield "tick", window.commands["tick"].trigger
    yield "untick", window.commands["tick"].trigger
    for article_id in _BESIDE:
        yield "open a tab", partial(window._tabs.open_beside, article_id)
    yield "next_tab", window.commands["next_tab"].trigger
    for _ in _BESIDE:
        yield "close a tab", window.commands["close_tab"].trigger


def _reviewing(window: "MainWindow", press: Press) -> Iterator[Act]:
    yield "review", window.commands["review"].trigger
    for _ in range(2):
        yield "look at the passage", partial(_focused, press, Qt.Key.Key_Space, " ")
        yield "answer", partial(_focused, press, Qt.Key.Key_3, "3")
    yield "back from the review", partial(_focused, press, Qt.Key.Key_Escape)
    yield "home", window.commands["home"].trigger
    yield "back to the text", window.commands["focus_reader"].trigger


def _dialog() -> QDialog | None:
    dialog = QApplication.activeModalWidget()
    return dialog if isinstance(dialog, QDialog) else None


def _close_dialog() -> None:
    if (dialog := _dialog()) is not None:
        dialog.reject()


def _choose_row(name: str, row: int) -> None:
    dialog = _dialog()
    widgets = dialog.findChildren(QListWidget, name) if dialog else []
    for widget in widgets:
        widget.setCurrentRow(row)


def _choose_entry(name: str, row: int) -> None:
    dialog = _dialog()
    for box in dialog.findChildren(QComboBox, name) if dialog else []:
        box.setCurrentIndex(row)


_PARTS_OF_A_DAY = (_looking_around, _in_results, _reviewing, _in_dialogs, _comparing, _through_a_list)
