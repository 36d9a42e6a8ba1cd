"""The person behind a PIN, while the window is open: locking, by hand and when idle, and what begins with a closed one.

A PIN is begun and ended while no window is open, for the notes must not be in use: the window closes, ``after`` says
what ``ui.app`` has to do then, and a window opens again.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from kb.paths import AppPaths
from kb.translation import tr
from ui.commands import Commands
from ui.widgets.plain_text import is_agreed

if TYPE_CHECKING:
    from kb.profiles.profiles import Profile, Unlocked

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
}
_END = tr(
    "取消 PIN 后，所有笔记、备份和记录都会解密，放回数据文件夹，谁用这台电脑都能看到。一条也不会少。\n"
    "窗口会先关上，完成后再打开。确定取消吗？"
)


class ProfileController(QObject):
    """``unlocked`` is the person whose notes are open; None without a PIN: then there is nothing to lock."""

    closing_requested = Signal()

    def __init__(self, paths: AppPaths, unlocked: "Unlocked | None", commands: Commands, window: QMainWindow) -> None:
        super().__init__(window)
        self.after: Callable[[], object] | None = None
        self.switching = False  # the window closes for somebody else, who must not see it
        self.locked = False
        self._paths = AppPaths.under(paths.root)
        self._unlocked = unlocked
        self._window = window
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        for name in ("lock", "switch_person", "end_pin", "change_pin"):
            commands[name].setVisible(unlocked is not None)
            commands[name].setEnabled(unlocked is not None)
        commands["begin_pin"].setVisible(unlocked is None)

    def watch(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse."""
        if self._unlocked is not None:
            self._idle.start(minutes * 60_000)
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Somebody is there: begin to count anew."""
        if event.type() in _SIGNS_OF_LIFE and not self.locked and self.after is None:
            self._idle.start()
        return super().eventFilter(watched, event)

    def lock(self) -> None:
        """Cover the window until the PIN was typed."""
        if self._unlocked is None or self.locked or self.after is not None:
            return
        from kb.profiles.profiles import Profiles  # noqa: PLC0415 - most people have no PIN
        from ui.profiles.lock_screen import lock  # noqa: PLC0415

        self.locked = True
        self._idle.stop()
        another_is_open = QApplication.activeModalWidget() is not None  # it would be asked to close in the middle
        try:
            lock(self._unlocked.profile, Profiles(self._paths).unlock, None if another_is_open else self.switch)
        finally:
            self.locked = False
            if self.after is None:  # else the window is closed
                self._idle.start()

    def switch(self) -> None:
        """Close the window and ask who comes next."""
        self.switching = True
        self._close_for(lambda: None)

    def begin(self) -> None:
        """Ask for name and PIN, then encrypt what is there."""
        from ui.profiles.new_profile_dialog import TAKEN_ALONG, NewProfileDialog  # noqa: PLC0415 - see above

        dialog = NewProfileDialog(TAKEN_ALONG, parent=self._window)
        if dialog.exec() and dialog.chosen is not None:
            from ui.profiles.start import begin  # noqa: PLC0415

            new = dialog.chosen
            self._close_for(lambda: begin(self._paths, new, take_notes=True))

    def end(self) -> None:
        """Take the PIN away, if the person knows it and means it."""
        unlocked = self._ask_pin(tr("取消 PIN"))
        if unlocked is not None and is_agreed(self._window, tr("取消 PIN"), _END):
            from ui.profiles.start import end  # noqa: PLC0415 - see above

            self._close_for(lambda: end(self._paths, unlocked))

    def change_pin(self) -> None:
        """Another PIN for the same notes."""
        if self._unlocked is None:
            return
        from kb.profiles.profiles import Profiles  # noqa: PLC0415 - see above
        from ui.profiles.recovery_dialog import RecoveryDialog  # noqa: PLC0415

        change = Profiles(self._paths).change_pin
        RecoveryDialog(self._unlocked.profile, change, forgotten=False, parent=self._window).exec()

    def explain(self) -> None:
        """The page on what a PIN protects from."""
        from ui.profiles.protection import ProtectionDialog  # noqa: PLC0415 - see above

        ProtectionDialog(self._window).exec()

    def _ask_pin(self, title: str) -> "Unlocked | None":
        if self._unlocked is None:
            return None
        from kb.profiles.profiles import Profiles  # noqa: PLC0415 - see above
        from ui.profiles.unlock_dialog import UnlockDialog  # noqa: PLC0415

        person: Profile = self._unlocked.profile
        dialog = UnlockDialog([person], Profiles(self._paths).unlock, title=title, parent=self._window)
        dialog.exec()
        return dialog.unlocked

    def _close_for(self, after: Callable[[], object]) -> None:
        self.after = after
        self._idle.stop()
        self.closing_requested.emit()
