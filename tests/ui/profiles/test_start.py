"""From a window without a PIN to one with it, to the lock, to another person, and back: with every note kept.

Covers: ui/profiles/lock_screen.py, ui/profiles/new_profile_dialog.py, ui/profiles/progress.py,
ui/profiles/protection.py, ui/profiles/recovery_dialog.py, ui/profiles/unlock_dialog.py,
ui/controllers/profile_controller.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from kb.encryption.recovery_key import new_recovery_key
from kb.model import Span
from kb.paths import AppPaths
from kb.profiles.profiles import Profiles
from kb.workspace import Workspace
from ui.app import run
from ui.main_window import MainWindow

PIN, OTHER_PIN = "486215", "折柳送别 2026"
Step = Callable[[], bool]


@pytest.fixture(autouse=True)
def quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Profiles.__init__, "__defaults__", (16,))


@pytest.fixture
def person(qapp: QApplication, undressed: None) -> Iterator[list[Step]]:
    """Somebody who does one step after the other, each as soon as it can be done; all are done in the end."""
    steps: list[Step] = []
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(lambda: steps.pop(0) if steps and steps[0]() else None)
    timer.start()
    yield steps
    timer.stop()
    assert steps == []


def shown(name: str) -> QWidget | None:
    """The window that is to be seen, by its object name; the main window by that of its class."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return next((one for one in windows if name in {one.objectName(), type(one).__name__}), None)


def main_window(*, locked: bool | None = None) -> MainWindow | None:
    """The window, once it holds its panes; locked says whether it must be that of somebody with a PIN."""
    window = cast("MainWindow | None", shown("MainWindow"))
    if window is None or window.is_frame:
        return None
    return window if locked is None or window.commands["lock"].isEnabled() is locked else None


def not_yet(_dialog: QWidget) -> bool:
    return False


def in_dialog(name: str, button: str, unless: Callable[[QWidget], bool] = not_yet, **fields: str) -> Step:
    """Fill in fields and press a button, once the dialog is there."""

    def step() -> bool:
        dialog = shown(name)
        if dialog is None or unless(dialog):
            return False
        for field, words in fields.items():
            line = dialog.findChild(QLineEdit, field)
            assert line is not None, field
            line.setText(words)
        pressed = dialog.findChild(QPushButton, button)
        assert pressed is not None, button
        if not pressed.isEnabled():
            return False
        QTimer.singleShot(0, pressed.click)
        return True

    return step


def command(name: str, *, locked: bool) -> Step:
    def step() -> bool:
        window = main_window(locked=locked)
        if window is None or QApplication.activeModalWidget() is not None:
            return False
        QTimer.singleShot(0, window.commands[name].trigger)
        return True

    return step


def closing(check: Callable[[MainWindow], None], *, locked: bool) -> Step:
    def step() -> bool:
        window = main_window(locked=locked)
        if window is None or QApplication.activeModalWidget() is not None:
            return False
        check(window)
        window.close()
        return True

    return step


def words_of(window: MainWindow) -> list[str]:
    return [item.note for item in window._workspace.notes.annotations()]


def label(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_a_pin_is_begun_locks_opens_is_changed_and_ended_with_every_note_kept(
    paths: AppPaths, pack: Path, person: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.controllers.profile_controller.is_agreed", lambda *_: True)
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="先看抵押物")
    paper: list[str] = []

    def write_down() -> bool:
        dialog = shown("new_profile_dialog")
        if dialog is None or not any(button.text() == "完成" for button in dialog.findChildren(QPushButton)):
            return False
        paper.append(label(dialog, "new_profile_recovery"))
        return in_dialog("new_profile_dialog", "new_profile_next", new_profile_paper=paper[0].lower())()

    def by_paper() -> bool:
        return in_dialog(
            "recovery_dialog", "recovery_take", recovery_paper=paper[0], recovery_pin=PIN, recovery_again=PIN
        )()

    def covered() -> bool:
        window, dialog = shown("MainWindow"), shown("lock_dialog")
        if window is None or dialog is None:
            return False
        cover = window.findChild(QWidget, "lock_cover")
        assert cover is not None
        assert cover.isVisible()
        assert cover.size().width() > window.width()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)  # puts nothing away
        return True

    def uncovered() -> bool:
        window = main_window(locked=True)
        if window is None or shown("lock_dialog") or window.findChild(QWidget, "lock_cover"):
            return False
        assert words_of(window) == ["先看抵押物"]
        return True

    def first_page(name: str, pin: str, again: str) -> Step:
        return in_dialog(
            "new_profile_dialog",
            "new_profile_next",
            new_profile_name=name,
            new_profile_pin=pin,
            new_profile_again=again,
        )

    person += [
        command("begin_pin", locked=False),
        first_page("王芳", PIN, "486216"),
        lambda: "不一样" in label(cast("QWidget", shown("new_profile_dialog")), "new_profile_told"),
        first_page("王芳", PIN, PIN),
        write_down,
        in_dialog("unlock_dialog", "unlock_open", unlock_pin="000000"),
        in_dialog(
            "unlock_dialog",
            "unlock_open",
            unless=lambda dialog: "PIN 不对" not in label(dialog, "unlock_told"),
            unlock_pin=PIN,
        ),
        command("lock", locked=True),
        covered,
        in_dialog("lock_dialog", "unlock_open", unlock_pin=PIN),
        uncovered,
        command("change_pin", locked=True),
        in_dialog(
            "recovery_dialog",
            "recovery_take",
            recovery_paper=PIN,
            recovery_pin=OTHER_PIN,
            recovery_again=OTHER_PIN,
        ),
        command("switch_person", locked=True),
        in_dialog("unlock_dialog", "start_recover"),
        by_paper,
        command("end_pin", locked=True),
        in_dialog("unlock_dialog", "unlock_open", unlock_pin=PIN),
        closing(lambda window: check_equal(words_of(window), ["先看抵押物"]), locked=False),
    ]
    assert run(paths, pack) == 0
    assert paths.notes.is_file()
    assert not paths.profiles.exists()


def check_equal(one: object, other: object) -> None:
    assert one == other


def test_everybody_opens_their_own_and_an_idle_window_locks_itself_for_whoever_comes(
    paths: AppPaths, pack: Path, person: list[Step]
) -> None:
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="不加密的")
    profiles = Profiles(paths)
    profiles.begin("王芳", PIN, new_recovery_key(), take_notes=False)

    def idle() -> bool:
        window = main_window(locked=True)
        if window is None:
            return False
        assert words_of(window) == []
        window._person.watch(0)
        return True

    person += [
        in_dialog("unlock_dialog", "unlock_open", unlock_pin=PIN),
        idle,
        in_dialog("lock_dialog", "lock_leave"),
        in_dialog("unlock_dialog", "start_open_notes"),
        closing(lambda window: check_equal(words_of(window), ["不加密的"]), locked=False),
    ]
    assert run(paths, pack) == 0

    def leave() -> bool:
        dialog = cast("QDialog | None", shown("unlock_dialog"))
        if dialog is not None:
            dialog.reject()
        return dialog is not None

    person.append(leave)
    assert run(paths, pack) == 0


def test_the_page_on_protection_says_what_it_does_not_protect_from(person: list[Step]) -> None:
    from ui.profiles.protection import ProtectionDialog

    dialog = ProtectionDialog()
    dialog.show()
    words = dialog.findChild(QLabel, "protection_words")
    assert words is not None
    for fact in ("防不住", "短 PIN", "内存", "找回", "不加密", "恢复密钥", "删除"):
        assert fact in words.text()
    assert words.height() >= words.heightForWidth(words.width())
    dialog.close()
