"""What a person chose: kept while the window is open, changed in the settings dialog or by actions, stored at last."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from kb import __version__
from kb.language import LANGUAGES
from kb.settings import Settings
from kb.translation import tr
from kb.workspace import Workspace
from ui.settings.field import Option, Value
from ui.theme import SYSTEM, SYSTEM_LABEL, THEMES

NO_POST = tr("还没有选择岗位")
STANDARD_FONT = tr("默认")


class SettingsController(QObject):
    """One act for every setting that is to be seen at once; a setting without one counts from the next start."""

    folder_requested = Signal(object)  # Path of a folder to be shown

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._acts: dict[str, Callable[[Value], object]] = {}
        self.present = workspace.settings()

    def on(self, name: str, act: Callable[[Value], object]) -> None:
        """Do ``act`` with the value whenever the setting is changed in the dialog."""
        self._acts[name] = act

    def keep(self, **values: object) -> None:
        """Take over values that were chosen elsewhere. Raises SettingsError for one that is not allowed."""
        self.present = replace(self.present, **values)  # type: ignore[arg-type] # checked by the table

    def store(self, settings: Settings) -> None:
        """Write the settings. Raises OSError."""
        self._workspace.save_settings(settings)

    def open_dialog(self) -> None:
        """Show all settings; each is changed at once."""
        from ui.settings.dialog import SettingsDialog  # noqa: PLC0415 - a window that is to be seen does not wait for it

        dialog = SettingsDialog(
            self.present,
            {"theme": _themes(), "language": _languages(), "font": _fonts(), "post": self._posts()},
            data_folder=self._workspace.paths.root,
            about=self._about(),
            parent=self._window,
        )
        dialog.changed.connect(self._change)
        dialog.folder_requested.connect(self.folder_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._store_now)
        dialog.open()

    def _store_now(self) -> None:
        """A power cut shall not take what was chosen; what cannot be stored now is told of when the window closes."""
        with suppress(OSError):
            self.store(self.present)

    def _change(self, name: str, value: Value) -> None:
        self.keep(**{name: value})
        if name in self._acts:
            self._acts[name](value)

    def _posts(self) -> tuple[Option, ...]:
        heads = self._workspace.library.articles()
        roles = dict.fromkeys(role for head in heads for role in head.roles)
        return (Option("", NO_POST), *(Option(role, role) for role in roles))

    def _about(self) -> str:
        packs = tr("、").join(pack.edition for pack in self._workspace.library.packs)
        return tr("行知 {version}：银行网点的离线知识库\n内容包：{packs}").format(version=__version__, packs=packs)


def _fonts() -> tuple[Option, ...]:
    """Fonts that can write Chinese; those whose names begin with @ or . are for other uses."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return (Option("", STANDARD_FONT), *(Option(family, family) for family in families if family[0] not in "@."))


def _languages() -> tuple[Option, ...]:
    return tuple(Option(name, words) for name, words in LANGUAGES.items())


def _themes() -> tuple[Option, ...]:
    return (*(Option(theme.name, theme.label) for theme in THEMES.values()), Option(SYSTEM, SYSTEM_LABEL))
