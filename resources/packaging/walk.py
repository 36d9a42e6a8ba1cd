"""A walk through the bundle's window: built beside the program, of the same parts, for try_bundle.sh; not handed out.

``xingzhi-walk first FOLDER`` begins with an empty data folder and ends behind a PIN, ``xingzhi-walk again FOLDER``
comes back. Pictures and exported files go to FOLDER. Each step waits for what a person would see; the exit code is 1
where it does not come, and 0 at the end.
"""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from kb.model import Span
from kb.paths import AppPaths
from kb.resources import CONTENT, program_folder
from ui import app
from ui.main_window import MainWindow

PATIENCE = 120.0  # seconds that a step may take: a slow machine indexes for half of that
PIN, NAME, NOTE = "先看抵押物 7", "王芳", "先看抵押物，再看流水"
_LOOK = 50  # milliseconds between two looks

W = TypeVar("W", bound=QWidget)
Step = tuple[str, Callable[[], object]]  # what it shall be, and whether it is


def window() -> MainWindow | None:
    """The window, once it is to be seen with all its panes."""
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
    return next((one for one in shown if not one.is_frame), None)


def there() -> MainWindow:
    """The window. Raises AssertionError where there is none."""
    found = window()
    if found is None:
        raise AssertionError("no window")
    return found


def part(kind: type[W], name: str) -> W | None:
    """A visible widget of that kind and object name, in any window."""
    for top in QApplication.topLevelWidgets():
        mine = [top] if isinstance(top, kind) and top.objectName() == name else []
        for found in (*mine, *top.findChildren(kind, name)):
            if found.isVisible():
                return found
    return None


def click(name: str) -> None:
    """Press a button, once this look is over: what it opens may wait for us."""
    button = part(QPushButton, name)
    if button is None:
        raise AssertionError(f"no button {name}")
    QTimer.singleShot(0, button.click)


def trigger(name: str) -> None:
    """Choose an action of the menus, in the same way."""
    QTimer.singleShot(0, there().commands[name].trigger)


def write(name: str, text: str) -> None:
    """Fill in a line."""
    line = part(QLineEdit, name)
    if line is None:
        raise AssertionError(f"no line {name}")
    line.setText(text)


def ready(name: str) -> bool:
    """Whether a button can be pressed."""
    button = part(QPushButton, name)
    return button is not None and button.isEnabled()


def hits() -> int:
    """How many results are listed."""
    found = part(QListView, "results_list")
    return found.model().rowCount() if found is not None else 0


def save_as(file: Path) -> Iterator[Step]:
    """Answer the question for a file, and wait for it."""
    yield "the question for a file", lambda: part(QFileDialog, "save_export")
    dialog = part(QFileDialog, "save_export")

    def answer() -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit") if dialog is not None else None
        if dialog is not None and line is not None:
            line.setText(str(file.absolute()))  # at once: a folder that is still being read would put its own name back
            dialog.accept()

    QTimer.singleShot(0, answer)
    yield file.name, lambda: file.is_file() and file.stat().st_size > 0


def search(words: str, expected: str) -> Iterator[Step]:
    """Type words, wait for their results, and look for an article among them."""
    there().box.set_text("")
    yield "an empty box", lambda: not hits()
    there().box.set_text(words)
    yield f"results of {words}", hits
    found = part(QListView, "results_list")
    said = [str(found.model().index(row, 0).data()) for row in range(hits())] if found else []
    yield f"{expected} among the results of {words}", lambda: any(expected in one for one in said)


def first(folder: Path) -> Iterator[Step]:
    """Everything that a branch employee does, from an empty data folder on."""
    yield "the window", window
    if part(QWidget, "tour") is not None:
        yield "the tour", lambda: picture(folder, "tour")
        click("tour_skip")
        yield "no tour any more", lambda: part(QWidget, "tour") is None
    yield from search("贷后检查", "贷后")
    yield from search("khjl", "客户经理")
    yield "a picture of results", lambda: picture(folder, "results")
    yield from opens_glossary()
    there().reader.select(Span(0, 3))
    trigger("note")
    yield "the card for a note", lambda: part(QPlainTextEdit, "note_editor")
    card = part(QPlainTextEdit, "note_editor")
    if card is not None:
        card.setPlainText(NOTE)
    click("note_save")
    yield "the note in the list", lambda: part(QListView, "notes_list")
    yield "a picture of the note", lambda: picture(folder, "note")
    yield from exports(folder)
    yield from prints(folder)
    yield from begins_pin(folder)


def opens_glossary() -> Iterator[Step]:
    """An article that every bundle has."""
    there().open_article("glossary")
    yield "an article", lambda: there().reader.article


def listed_notes() -> Iterator[Step]:
    """Open the pane of notes where it is not, as in the window behind a new PIN, and wait for its list."""
    if not there().notes.isVisible():
        trigger("notes_pane")
    yield "the notes in their pane", lambda: part(QListView, "notes_list")


def exports(folder: Path) -> Iterator[Step]:
    """The notes in three formats."""
    for name, suffix in (("word", ".docx"), ("json", ".json"), ("csv", ".csv")):
        trigger("export_notes")
        yield "the export", lambda: part(QComboBox, "export_format")
        formats = part(QComboBox, "export_format")
        if formats is not None:
            formats.setCurrentIndex(formats.findData(name))
        yield "something to export", lambda: ready("export_save")
        click("export_save")
        yield from save_as(folder / f"notes{suffix}")
        yield "the end of the export", lambda: part(QComboBox, "export_format") is None


def prints(folder: Path) -> Iterator[Step]:
    """The article as a PDF."""
    trigger("save_pdf")
    yield "the pages", lambda: ready("print_save")
    yield "a picture of the pages", lambda: picture(folder, "print")
    click("print_save")
    yield from save_as(folder / "article.pdf")
    yield "the window after printing", lambda: part(QPushButton, "print_save") is None or ready("print_cancel")
    if part(QPushButton, "print_cancel") is not None:
        click("print_cancel")
    yield "no printing any more", lambda: part(QPushButton, "print_cancel") is None


def begins_pin(folder: Path) -> Iterator[Step]:
    """The notes behind a PIN, locked and unlocked."""
    trigger("begin_pin")
    yield "the question for a PIN", lambda: part(QLineEdit, "new_profile_pin")
    write("new_profile_name", NAME)
    write("new_profile_pin", PIN)
    write("new_profile_again", PIN)
    click("new_profile_next")
    yield "the recovery key", lambda: part(QLabel, "new_profile_recovery")
    shown = part(QLabel, "new_profile_recovery")
    yield "a picture of the recovery key", lambda: picture(folder, "pin")
    write("new_profile_paper", shown.text() if shown is not None else "")
    click("new_profile_next")
    yield from unlocks("unlock_dialog")
    yield from opens_glossary()
    yield from listed_notes()
    trigger("lock")
    yield "the lock", lambda: part(QWidget, "lock_dialog")
    yield "a picture of the lock", lambda: picture(folder, "locked")
    yield from unlocks("lock_dialog")
    trigger("quit")


def again(folder: Path) -> Iterator[Step]:
    """A restart: the PIN, the note, a search."""
    yield from unlocks("unlock_dialog")
    yield from opens_glossary()
    yield from listed_notes()
    notes = part(QListView, "notes_list")
    said = [str(notes.model().index(row, 0).data()) for row in range(notes.model().rowCount())] if notes else []
    yield f"the note's words among {said}", lambda: any(NOTE in one for one in said)
    yield from search("贷后检查", "贷后")
    yield "a picture after the restart", lambda: picture(folder, "again")
    trigger("quit")


def unlocks(dialog: str) -> Iterator[Step]:
    """Type the PIN into that dialog, and wait for the window."""
    yield f"the question {dialog}", lambda: part(QWidget, dialog) and ready("unlock_open")
    write("unlock_pin", PIN)
    click("unlock_open")
    yield "the window behind the PIN", lambda: part(QWidget, dialog) is None and window()


def picture(folder: Path, name: str) -> bool:
    """Keep how the screen looks."""
    return QGuiApplication.primaryScreen().grabWindow(0).save(str(folder / f"{name}.png"))


class Walk(QObject):
    """Goes from step to step while the program runs."""

    def __init__(self, steps: Iterator[Step], folder: Path) -> None:
        super().__init__()
        self._steps = steps
        self._folder = folder
        self._wanted, self._seen = "the beginning", self._always
        self._begun = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.ended = False

    @staticmethod
    def _always() -> object:
        return True

    def _look(self) -> None:
        try:
            if self._seen():
                print(f"{time.monotonic() - self._begun:6.1f} s  {self._wanted}", flush=True)
                self._begun = time.monotonic()
                self._wanted, self._seen = next(self._steps)
            elif time.monotonic() - self._begun > PATIENCE:
                self._fail("not seen")
        except StopIteration:
            self.ended = True
            self._timer.stop()
        except AssertionError as error:
            self._fail(str(error))

    def _fail(self, why: str) -> None:
        picture(self._folder, "failed")
        print(f"FAILED: {self._wanted}: {why}", file=sys.stderr, flush=True)
        os._exit(1)


def main() -> int:
    """Walk; 0 at the end of the way."""
    which, folder = sys.argv[1], Path(sys.argv[2]).absolute()
    application = QApplication(sys.argv[:1])
    walk = Walk({"first": first, "again": again}[which](folder), folder)
    code = app.run(AppPaths.default(program_folder()), CONTENT)
    application.processEvents()
    return code or (0 if walk.ended else 1)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
