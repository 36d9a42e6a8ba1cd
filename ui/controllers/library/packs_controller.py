"""Content packs: installing, going back, removing; noticing what others installed and what lies on a stick."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kb.translation import tr
from kb.updates.pack_changes import PackChange, pack_changes, pack_states
from kb.workspace import Workspace
from ui.packs.volumes import PACK_SUFFIX, folders_with_packs, removable_volumes
from ui.packs.wording import NEW_PACKS, changes_words, volume_words
from ui.theme import Theme
from ui.widgets.bars.notice_bar import Notice, NoticeBar
from ui.workers import Worker

if TYPE_CHECKING:  # a window that is to be seen does not wait for it
    from kb.content.packs.preview import ArticleChange
    from kb.pack_installer import PackListing, PackOffer, PackOnVolume
    from ui.packs.install_dialog import InstallPackDialog
    from ui.packs.packs_dialog import PacksDialog

LOOK_EVERY = 5000  # milliseconds between two looks at packs and at what is plugged in, while the window is in front
_VOLUME = "volume:"  # how the keys of its notices begin, or like NEW_PACKS


def pack_among(files: Iterable[Path]) -> Path | None:
    """The first content pack among files, if there is one."""
    return next((file for file in files if file.suffix.lower() == PACK_SUFFIX), None)


class PacksController(QObject):
    """Owns the dialogs 安装内容包 and 内容包管理. What is new is told at the foot of the window, never by a dialog."""

    changed = Signal(object)  # tuple[PackChange, ...]: the library serves other packs now
    updates_requested = Signal()
    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception
    progress = Signal(int, int)  # files done, files in all

    def __init__(self, workspace: Workspace, bar: NoticeBar, theme: Callable[[], Theme], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._bar = bar
        self._theme = theme
        self._window = window
        self._worker = Worker("packs", self)
        self._volumes = Worker("volumes", self)  # a drive that does not answer holds up nothing else
        self._states = pack_states(workspace.library)
        self._stamp: str | None = None  # not known yet
        self._installing: InstallPackDialog | None = None
        self._listing: PacksDialog | None = None
        self.looks_at_volumes = True
        self._coming = ""  # what the packs were like at the last look
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._tick)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._worker.busy or self._volumes.busy

    def start(self) -> None:
        """From now on notice what others change."""
        self._worker.run(self._workspace.packs_stamp, self._remember_stamp, self._ignore)
        self._timer.start()
        self.look_at_volumes()

    def look(self) -> None:
        """The window has come to the front: see whether other packs are there now, and what is plugged in."""
        if self._stamp is not None and not self._worker.busy:
            self._worker.run(self._reload_if_changed, self._tell_changes, self._ignore)
        self.look_at_volumes()

    def look_at_volumes(self) -> None:
        """See whether a pack on a stick is newer than what is here."""
        if self.looks_at_volumes and not self._volumes.busy:
            self._volumes.run(self._newer_on_volumes, self._tell_volumes, self._ignore)

    def set_looks_at_volumes(self, wanted: bool) -> None:
        """Whether sticks are looked at."""
        self.looks_at_volumes = wanted
        if wanted:
            self.look_at_volumes()
        else:
            self._bar.withdraw(_VOLUME)

    def close(self) -> None:
        """Finish what has begun; nothing more is told."""
        self._timer.stop()
        self._worker.close()
        self._volumes.close()

    # --- installing -------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Let a person choose a pack, and see what it would do before it does it."""
        from ui.packs.install_dialog import choose_pack_file  # noqa: PLC0415 - see above

        path = choose_pack_file(self._window)
        if path is not None:
            self.open_file(path)

    def take(self, files: Iterable[Path]) -> bool:
        """Open the pack among files that were dropped; False when there is none."""
        pack = pack_among(files)
        if pack is not None:
            self.open_file(pack)
        return pack is not None

    def open_file(self, path: Path) -> None:
        """Show what installing a pack would do; it is installed when a person says so."""
        from ui.packs.install_dialog import InstallPackDialog  # noqa: PLC0415 - see above

        if self._installing is not None:
            self._installing.reject()
            if self._installing is not None:  # it is being installed just now
                self._installing.raise_()
                return
        dialog = self._installing = InstallPackDialog(path, self._theme(), self._window)
        dialog.finished.connect(self._forget_installing)
        dialog.change_requested.connect(lambda change: self._show_change(path, change))
        dialog.install_requested.connect(lambda accepted: self._install(path, accepted))
        self.progress.connect(dialog.show_progress)
        dialog.open()
        self._worker.run(
            lambda: self._workspace.installer.offer(path, self.progress.emit), self._show_offer, self._show_failure
        )

    def _show_offer(self, offer: "PackOffer") -> None:
        if self._installing is not None:
            self._installing.show_offer(offer)

    def _show_failure(self, error: Exception) -> None:
        if self._installing is not None:
            self._installing.show_failure(error)

    def _show_change(self, path: Path, change: "ArticleChange") -> None:
        from kb.content.packs.preview import ArticleChangeKind  # noqa: PLC0415 - see above

        installer, dialog = self._workspace.installer, self._installing
        if dialog is None:
            return
        if change.kind in {ArticleChangeKind.NEW, ArticleChangeKind.REMOVED}:
            self._worker.run_latest(
                lambda: installer.lines(path, change),
                lambda lines: dialog.show_lines(change, lines) if self._installing is dialog else None,
                self._show_failure,
            )
        else:
            self._worker.run_latest(
                lambda: installer.passages(path, change),
                lambda passages: dialog.show_passages(change, passages) if self._installing is dialog else None,
                self._show_failure,
            )

    def _install(self, path: Path, accepted: str) -> None:
        def install() -> tuple[PackChange, ...]:
            self._workspace.installer.install(path, accepted, self.progress.emit)
            return self._reload()

        def installed(changes: tuple[PackChange, ...]) -> None:
            if self._installing is not None:
                self._installing.finish()
            self._bar.withdraw(_VOLUME)
            self._tell_changes(changes)
            self.look_at_volumes()

        if self._installing is not None:
            self._installing.show_installing()
        self._worker.run(install, installed, self._show_failure)

    def _forget_installing(self) -> None:
        if self._installing is not None:
            self.progress.disconnect(self._installing.show_progress)
        self._installing = None

    # --- the list ---------------------------------------------------------------------------------------------------

    def open_list(self) -> None:
        """Show the packs that are here; one can go back to an earlier version, or be removed."""
        from ui.packs.packs_dialog import PacksDialog  # noqa: PLC0415 - see above

        if self._listing is not None:
            self._listing.raise_()
            return
        dialog = self._listing = PacksDialog(self._window)
        dialog.finished.connect(self._forget_listing)
        dialog.install_requested.connect(self.choose_file)
        dialog.rollback_requested.connect(self._rollback)
        dialog.remove_requested.connect(self._remove)
        dialog.open()
        self._list()

    def _list(self) -> None:
        def listing() -> "tuple[PackListing, ...]":
            return self._workspace.installer.listing()  # imported on the worker

        def listed(packs: "tuple[PackListing, ...]") -> None:
            if self._listing is not None:
                self._listing.show_packs(packs)

        self._worker.run(listing, listed, self.failed.emit)

    def _rollback(self, pack_id: str) -> None:
        def roll_back() -> tuple[str, tuple[PackChange, ...]]:
            done = self._workspace.installer.rollback(pack_id)
            return tr("原来用 {left}，现在用 {version}").format(left=done.left, version=done.version), self._reload()

        self._worker.run(roll_back, self._acted, self.failed.emit)

    def _remove(self, pack_id: str) -> None:
        def remove() -> tuple[str, tuple[PackChange, ...]]:
            done = self._workspace.installer.remove(pack_id)
            changes = self._reload()
            self._workspace.updates.forget_pack(pack_id)
            if done.version:
                return tr("已移除 {left}，现在用 {version}").format(left=done.left, version=done.version), changes
            return tr("已移除 {left}").format(left=done.left), changes

        self._worker.run(remove, self._acted, self.failed.emit)

    def _acted(self, answer: tuple[str, tuple[PackChange, ...]]) -> None:
        words, changes = answer
        self.done.emit(words)
        self._bar.withdraw(NEW_PACKS)  # what it told of the pack is over
        if changes:
            self.changed.emit(changes)
        self._list()

    def _forget_listing(self) -> None:
        self._listing = None

    # --- noticing ---------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        if self._window.isActiveWindow():
            self.look_at_volumes()
            if self._stamp is not None and not self._worker.busy:
                self._worker.run(self._workspace.packs_stamp, self._look_when_settled, self._ignore)

    def _look_when_settled(self, stamp: str) -> None:
        """Somebody may be copying a pack just now: wait until two looks in turn see the same."""
        settled, self._coming = stamp == self._coming, stamp
        if settled and stamp != self._stamp:
            self.look()

    def _reload(self) -> tuple[PackChange, ...]:
        """On the worker: serve what is installed now; what that changed."""
        self._stamp = self._workspace.packs_stamp()  # before it is read: what changes meanwhile is noticed next time
        self._workspace.reload_packs()
        before, self._states = self._states, pack_states(self._workspace.library)
        return pack_changes(before, self._states)

    def _reload_if_changed(self) -> tuple[PackChange, ...]:
        """On the worker."""
        return self._reload() if self._workspace.packs_stamp() != self._stamp else ()

    def _remember_stamp(self, stamp: str) -> None:
        self._stamp = stamp

    def _tell_changes(self, changes: tuple[PackChange, ...]) -> None:
        if not changes:
            return
        self.changed.emit(changes)
        if self._listing is not None:
            self._list()
        key = NEW_PACKS + ",".join(f"{one.pack_id} {one.version} {one.new}" for one in changes)
        self._bar.tell(Notice(key, changes_words(changes), tr("有什么新内容"), self.updates_requested.emit))

    def _newer_on_volumes(self) -> "tuple[PackOnVolume, ...]":
        """On the worker; what installs packs is only imported where there is one."""
        folders = folders_with_packs(removable_volumes())
        return self._workspace.installer.newer_in(folders) if folders else ()

    def _tell_volumes(self, found: "tuple[PackOnVolume, ...]") -> None:
        if not found:
            self._bar.withdraw(_VOLUME)
            return
        present = self._bar.notice
        if present is not None and not present.key.startswith(_VOLUME):
            return  # that is told first; this is found again in a moment
        key = _VOLUME + ",".join(f"{one.pack_id} {one.version}" for one in found)
        if present is None or present.key != key:
            self._bar.tell(Notice(key, volume_words(found), tr("查看"), lambda: self.open_file(found[0].path)))

    def _ignore(self, _error: Exception) -> None:
        """A look at a drive that has just been pulled out is no failure: the next look tells."""
