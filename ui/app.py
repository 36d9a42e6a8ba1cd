"""The application: everything around the window. Errors, fonts, language, one clear way in and out."""

import gc
import logging
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSysInfo, QTranslator, QUrl, qVersion
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QMessageBox

from kb import __version__
from kb.errors import MachineSettingsInvalid, NotesDamaged, NotesError
from kb.machine.machine_settings import NOTHING_LAID_DOWN, MachineSettings
from kb.machine.program_log import NAME, program_log
from kb.paths import AppPaths
from kb.resources import CONTENT, resource
from kb.settings import Settings
from kb.translation import chinese, tr, translator
from ui.dialogs.failure import show_failure
from ui.main_window import MainWindow
from ui.single_instance import SingleInstance
from ui.theme import CHINESE_FAMILIES, FONT_SIZE
from ui.widgets.icons import icon
from ui.widgets.plain_text import message_box

if TYPE_CHECKING:
    from kb.encryption.data_key import DataKey
    from kb.profiles.profiles import Unlocked
    from kb.workspace import Workspace

log = logging.getLogger(NAME)
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded  # one line of ASCII, whatever the path


def run(
    paths: AppPaths,
    content: Path,
    article_id: str = "",
    *,
    pack: Path | None = None,
    machine: MachineSettings = NOTHING_LAID_DOWN,
) -> int:
    """Open the window over the data folder and the built-in pack, at an article or with a pack to be installed.

    The exit code is Qt's.

    ``machine`` is what the bank's IT laid down. Where a window is open over this folder already, that one comes forward
    instead, and the exit code is 0.
    """
    request = QUrl.fromLocalFile(str(pack.absolute())).toString(_ENCODED) if pack else article_id
    with program_log(machine.log_folder or paths.log, machine.log_level):
        return _run(paths, content, request, machine)


def _run(paths: AppPaths, content: Path, request: str, machine: MachineSettings) -> int:
    application = _application()
    sys.excepthook = _bug
    try:
        with suppress(OSError):  # a folder that cannot be written is read; one that cannot be made fails below
            paths.create()
        single = SingleInstance(paths.root)
        if not single.claim(request):
            return 0
        code = _one_after_another(application, single, paths, content, request, machine)
    except (NotesError, OSError) as error:
        log.error("行知 %s not started: %s, data %s", __version__, type(error).__name__, paths.root)  # noqa: TRY400
        show_failure(error)
        return 1
    single.release()
    return code


def _one_after_another(  # noqa: PLR0917 - what a window needs
    application: QApplication,
    single: SingleInstance,
    paths: AppPaths,
    content: Path,
    request: str,
    machine: MachineSettings,
) -> int:
    """A window, and after it another where somebody else comes, or a PIN was begun or ended; the exit code."""
    while True:
        application.setQuitOnLastWindowClosed(False)
        person = _who(paths)
        application.setQuitOnLastWindowClosed(True)
        if person is None:
            return 0
        if application.styleSheet():  # that of another person, or of the question who it is
            application.setStyleSheet("")
        with nothing_collected():
            window = MainWindow()
            window.show_frame(Settings.load(person.paths.settings, person.key))
            try:
                workspace = open_workspace(person.paths, content, machine, person.key)
            except (NotesError, OSError):
                window.deleteLater()  # an empty frame does not stay behind the words that tell why
                raise
            if workspace is None:
                window.deleteLater()
                return 1
            _log_start(workspace, machine)
            window.hold(workspace, person.unlocked)
        code = _shown(application, single, window, request)
        if window.after_closing is None:
            window.deleteLater()  # whoever lives on in the process would hear every move of the focus twice
            return code
        application.setQuitOnLastWindowClosed(False)
        window.after_closing()
        single.answer(lambda _request: None)  # while it is asked who comes next
        window.deleteLater()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """No search for garbage while a window is made: modules and panes leave none, and five searches took 0.15 s.

    What was made is left out of later searches, too: one over all of it held the window for 0.08 s.
    """
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count():  # a window that was closed since
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        gc.enable()


@dataclass(frozen=True, slots=True)
class _Person:
    """Whose files are opened: mostly there is but one, who has no PIN."""

    paths: AppPaths
    unlocked: "Unlocked | None" = None

    @property
    def key(self) -> "DataKey | None":
        return self.unlocked.key if self.unlocked else None


def _who(paths: AppPaths) -> _Person | None:
    """None when the person leaves instead of telling. Raises OSError."""
    if not paths.profiles.is_dir():
        return _Person(paths)
    from ui.profiles.start import OpenNotes, ask_who  # noqa: PLC0415 - most people have no PIN

    chosen = ask_who(paths)
    if chosen is None:
        return None
    return _Person(paths) if isinstance(chosen, OpenNotes) else _Person(chosen.paths, chosen)


def _shown(application: QApplication, single: SingleInstance, window: MainWindow, request: str) -> int:
    """Let a window do its work until it is closed; Qt's exit code."""
    if request:
        window.open_requested(request)
    else:
        window.welcome()
    single.answer(window.come_forward)
    if not has_chinese_font():
        message_box(
            QMessageBox.Icon.Warning,
            "行知 Xingzhi",
            "未找到中文字体，文字可能显示为方框。请安装中文字体，例如 fonts-noto-cjk 或 fonts-wqy-microhei。\n"
            "No Chinese font is installed: text will show as boxes. Install fonts-noto-cjk or fonts-wqy-microhei.",
            window,
        ).exec()
    return application.exec()


def refuse(problem: MachineSettingsInvalid) -> int:
    """Tell why there will be no window; the exit code."""
    from ui.error_messages import sentence  # noqa: PLC0415 - only here

    print(sentence(problem), file=sys.stderr)
    application = _application()
    show_failure(problem)
    application.quit()
    return 1


def _application() -> QApplication:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - narrows the type
    prepare(application)
    return application


def prepare(application: QApplication) -> None:
    """Name, icon, Qt's own words in the language of the window, and a font with Chinese."""
    application.setApplicationName("xingzhi")
    application.setApplicationDisplayName(tr("行知"))
    application.setWindowIcon(icon("app", "#1456b8"))
    _choose_locale(application)
    if not has_chinese_font():
        for font_file in resource("fonts").glob("*.tt[cf]"):  # only a bundle brings one
            QFontDatabase.addApplicationFont(str(font_file))
    families = {*QFontDatabase.families()}
    present = [family for family in CHINESE_FAMILIES if family in families]
    font = QFont(application.font())
    latin = [font.family()]  # first in English: in fonts for Chinese, quotation marks and dots are as wide as Han
    font.setFamilies([*present, *latin] if translator() is chinese else [*latin, *present])
    font.setPointSize(FONT_SIZE)
    application.setFont(font)


def _choose_locale(application: QApplication) -> None:
    if translator() is not chinese:  # Qt's own words are English
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    buttons = QTranslator(application)
    if buttons.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(buttons)


def has_chinese_font() -> bool:
    """Whether any installed font can write Simplified Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def open_workspace(
    paths: AppPaths, content: Path, machine: MachineSettings = NOTHING_LAID_DOWN, key: "DataKey | None" = None
) -> "Workspace | None":
    """The workspace; in the place of damaged notes comes what the person chooses, and the damaged file is kept.

    ``machine`` names packs for everybody and the keys that count, ``key`` is that of encrypted notes. None when the
    person chooses to leave. Raises NotesError when that fails, or when the notes are sound but out of reach, and
    OSError.
    """
    from kb.content.packs.selection import shared_packs  # noqa: PLC0415 - the window's frame does not wait
    from kb.workspace import Workspace  # noqa: PLC0415 - for these, which take 0.3 s

    packs = [content, *shared_packs(machine.packs)]
    try:
        return Workspace.open(paths, content=packs, trusted_keys=machine.trusted_keys, key=key)
    except NotesDamaged:
        from ui.dialogs.damaged import recover  # noqa: PLC0415 - hardly ever needed, and large

        if not recover(paths, key):
            return None
        return Workspace.open(paths, content=packs, trusted_keys=machine.trusted_keys, key=key)


def _log_start(workspace: "Workspace", machine: MachineSettings) -> None:
    """The one line that whoever reads a log needs first."""
    log.info(
        "行知 %s, Python %s, Qt %s, %s; program %s, data %s, settings of the machine %s; packs %s",
        __version__,
        platform.python_version(),
        qVersion(),
        _system(),
        CONTENT.parent,
        workspace.paths.root,
        machine.file,
        ", ".join(f"{pack.id} {pack.version}" for pack in workspace.library.packs),
    )


def _system() -> str:
    """``Windows 10 Version 22H2, winnt 10.0.19045, x86_64``; Python's own words start a process on Unix: 0.01 s."""
    kernel = f"{QSysInfo.kernelType()} {QSysInfo.kernelVersion()}"
    return f"{QSysInfo.prettyProductName()}, {kernel}, {QSysInfo.currentCpuArchitecture()}"


def _bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Whatever nobody expected: into the log, and told."""
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(1)
    log.error("unexpected", exc_info=(kind, error, trace))
    if isinstance(error, Exception):
        show_failure(error, QApplication.activeWindow())
