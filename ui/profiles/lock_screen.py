"""Covers every window of the program until the PIN was typed. Nothing is closed: what was being written stays."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from kb.profiles.profiles import Profile, Unlocked
from kb.translation import tr
from ui.profiles.unlock_dialog import UnlockDialog

_LARGER_THAN_ANY = 20_000  # pixels: a window may be made larger meanwhile


def lock(person: Profile, unlock: Callable[[Profile, str], Unlocked], leave: Callable[[], object] | None) -> None:
    """Cover all and ask, until the PIN is right. ``leave`` closes the window for somebody else, where that is possible.

    What is asked cannot be put away: Escape asks again.
    """
    covers = [_covered(window) for window in QApplication.topLevelWidgets() if window.isVisible()]
    left: list[bool] = []
    try:
        while not left:
            if _asked(person, unlock, leave, left):
                break
    finally:
        for cover in covers:
            cover.hide()
            cover.deleteLater()
    if left and leave is not None:
        leave()


def _asked(
    person: Profile,
    unlock: Callable[[Profile, str], Unlocked],
    leave: Callable[[], object] | None,
    left: list[bool],
) -> bool:
    """Ask once; whether the PIN was right. ``left`` is filled when the person goes."""

    def go() -> None:
        left.append(True)
        dialog.reject()

    more = ((tr("换人或退出…"), "lock_leave", go),) if leave else ()
    dialog = UnlockDialog([person], unlock, title=tr("已锁定"), more=more)
    dialog.setObjectName("lock_dialog")
    dialog.exec()
    return dialog.unlocked is not None


def _covered(window: QWidget) -> QWidget:
    cover = QWidget(window)
    cover.setObjectName("lock_cover")
    cover.setAutoFillBackground(True)
    cover.setGeometry(0, 0, _LARGER_THAN_ANY, _LARGER_THAN_ANY)
    cover.show()
    cover.raise_()
    return cover
