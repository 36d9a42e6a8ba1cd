"""Before a window opens: who is there? With nobody behind a PIN this is never loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtWidgets import QApplication, QMessageBox

from kb.errors import KbError
from kb.paths import AppPaths
from kb.profiles.profiles import Profile, Profiles, Unlocked
from kb.translation import tr
from ui.dialogs.failure import show_failure
from ui.profiles.new_profile_dialog import FROM_NOTHING, NewPin, NewProfileDialog
from ui.profiles.progress import waited_for
from ui.profiles.recovery_dialog import RecoveryDialog
from ui.profiles.unlock_dialog import UnlockDialog
from ui.theme import apply, theme_named
from ui.widgets.plain_text import message_box


class Way(Enum):
    """How a person leaves the first question."""

    OPEN_NOTES = auto()
    NEW = auto()
    RECOVER = auto()


@dataclass(frozen=True, slots=True)
class OpenNotes:
    """The notes without a PIN were chosen."""

    paths: AppPaths


def ask_who(paths: AppPaths) -> Unlocked | OpenNotes | None:
    """Whose notes are to be opened; None when the question was left. What a kill has left half is finished first.

    Raises OSError.
    """
    application = QApplication.instance()
    if isinstance(application, QApplication):
        apply(application, theme_named("light"))  # what a person likes is encrypted, too
    profiles = Profiles(paths)
    if left := profiles.finish():
        _tell_left(left)
    while people := profiles.all():
        way, dialog = _ask(profiles, people)
        if dialog.unlocked is not None:
            return dialog.unlocked
        if way is None:
            return None
        if way is Way.OPEN_NOTES:
            return OpenNotes(paths)
        if way is Way.NEW:
            begin_another(paths)
        elif way is Way.RECOVER and (opened := _recover(profiles, dialog.person)):
            return opened
    return OpenNotes(paths)


def begin(paths: AppPaths, new: NewPin, *, take_notes: bool) -> bool:
    """Begin a PIN, with the notes that are there or without; whether that was done. Failures are told."""
    words = tr("正在加密并核对，请稍候…") if take_notes else tr("正在准备…")
    return _done(words, lambda: Profiles(paths).begin(new.name, new.pin, new.recovery, take_notes=take_notes))


def end(paths: AppPaths, unlocked: Unlocked) -> bool:
    """Take the PIN away, with every note kept; whether that was done. Failures are told."""
    return _done(tr("正在解密并核对，请稍候…"), lambda: Profiles(paths).end(unlocked))


def begin_another(paths: AppPaths) -> None:
    """Ask for a further person and begin their notes."""
    dialog = NewProfileDialog(FROM_NOTHING)
    if dialog.exec() and dialog.chosen is not None:
        begin(paths, dialog.chosen, take_notes=False)


def _done(words: str, work: Callable[[], object]) -> bool:
    try:
        waited_for(words, work)
    except (KbError, OSError) as error:
        show_failure(error)
        return False
    return True


def _ask(profiles: Profiles, people: tuple[Profile, ...]) -> tuple[Way | None, UnlockDialog]:
    ways: list[Way] = []

    def leave(way: Way) -> None:
        ways.append(way)
        dialog.reject()

    more = [
        (tr("忘记 PIN…"), "start_recover", lambda: leave(Way.RECOVER)),
        (tr("添加一个人…"), "start_new", lambda: leave(Way.NEW)),
    ]
    if profiles.has_open_notes():
        more.append((tr("不加密的笔记"), "start_open_notes", lambda: leave(Way.OPEN_NOTES)))
    dialog = UnlockDialog(people, profiles.unlock, title=tr("打开谁的笔记？"), more=more)
    dialog.exec()
    return (ways[0] if ways else None), dialog


def _recover(profiles: Profiles, person: Profile) -> Unlocked | None:
    dialog = RecoveryDialog(person, profiles.recover, forgotten=True)
    dialog.exec()
    return dialog.unlocked


def _tell_left(left: tuple[str, ...]) -> None:
    words = tr("这些文件在加密以后又被改动过，所以没有删除，仍是不加密的：\n") + tr("、").join(left)
    message_box(QMessageBox.Icon.Warning, tr("行知"), words).exec()
