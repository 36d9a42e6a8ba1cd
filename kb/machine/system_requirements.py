"""What the program needs of the machine: Python packages, SQLite, shared libraries, a display, a Chinese font.

Imports only the standard library and ``kb.resources``, so that it can be asked before anything that may be missing is
imported. Nothing is raised and nothing is changed: what is missing comes back with the line that mends it.
"""

import ctypes
import importlib.util
import os
import shlex
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.resources import program_folder, resource

SYSTEM_PACKAGES = resource("packaging", "system-packages.txt")
MINIMUM_SQLITE = (3, 37, 0)  # the first that reads STRICT tables; older ones call the file malformed
# The import name of every distribution that pyproject.toml asks for; a test compares the two.
MODULES = {
    "PySide6-Essentials": "PySide6",
    "Whoosh-Reloaded": "whoosh",
    "sqlite-utils": "sqlite_utils",
    "PyYAML": "yaml",
    "platformdirs": "platformdirs",
    "rjieba": "rjieba",
    "pypinyin": "pypinyin",
    "OpenCC": "opencc",
    "fsrs": "fsrs",
    "rapidfuzz": "rapidfuzz",
    "numpy": "numpy",
    "python-docx": "docx",
    "pycryptodome": "Crypto",
    "sqlcipher3": "sqlcipher3",
    "lxml": "lxml",
    "pypdfium2": "pypdfium2",
    "msdoc2docx": "doc2docx",
}
ONLY_THE_WINDOW_NEEDS = {"PySide6-Essentials"}
ONLY_A_PIN_NEEDS = {"sqlcipher3"}  # no wheels for Linux on ARM: all else works without, and a PIN says what is missing
_PATIENCE = 2.0  # seconds for a compositor to answer
HEADLESS_PLATFORMS = {"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"}


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A line of ``system-packages.txt``: ``proof`` is ``kind:value`` and shows that the package is there."""

    purpose: str
    name: str
    proof: str

    def is_present(self) -> bool:
        """Whether what the package brings can be found on this machine."""
        kind, _, value = self.proof.partition(":")
        match kind:
            case "lib":
                return library_loads(value)
            case "command":
                return shutil.which(value) is not None
            case "module":
                return importlib.util.find_spec(value) is not None
            case "font":
                return has_font_for(value)
            case "file":
                return Path(value).is_file()
            case _:
                raise ValueError(self.proof)


@dataclass(frozen=True, slots=True)
class Unmet:
    """One requirement that is not met: ``what`` in Chinese, and the line to type, empty where none mends it."""

    what: str
    remedy: str = ""


def unmet(*, window: bool, environment: Mapping[str, str] = os.environ) -> tuple[Unmet, ...]:
    """What has to be mended before the program can start; for the commands without a ``window``, Qt is not needed."""
    missing = [*_modules(window=window), *_sqlite()]
    if window and sys.platform == "linux":
        # Libraries first: without them nothing can be said about the display.
        missing += missing_libraries(_purposes(environment)) or missing_display(environment)
    return tuple(missing)


def sentence(missing: Iterable[Unmet]) -> str:
    """One Chinese sentence for all that is missing, and below it the line that mends it.

    The set-up script also installs system packages: where it is the remedy for one thing it is for all.
    """
    missing = tuple(missing)
    remedies = dict.fromkeys(one.remedy for one in missing if one.remedy)
    if (line := set_up_line()) and line in remedies:
        remedies = {line: None}
    words = f"行知还不能启动：{'；'.join(one.what for one in missing)}。"
    return f"{words}请运行：\n  {' && '.join(remedies)}" if remedies else words


def set_up_line() -> str:
    """The command that makes the environment and installs what is missing; empty for a wheel and a bundle."""
    if program_folder() is None or getattr(sys, "frozen", False):
        return ""
    script = resource("packaging", "run.bat" if sys.platform == "win32" else "run.sh")
    return f'"{script}"' if sys.platform == "win32" else f"bash {shlex.quote(str(script))}"


def install_line(packages: Iterable[str]) -> str:
    """The line that installs Debian ``packages`` by hand; empty where there is no apt."""
    if shutil.which("apt-get") is None:
        return ""
    command = f"apt-get install -y --no-install-recommends {' '.join(dict.fromkeys(packages))}"
    if os.geteuid() == 0:
        return command
    return f"sudo {command}" if shutil.which("sudo") else f"su -c '{command}'"


def system_packages(purposes: Collection[str]) -> tuple[SystemPackage, ...]:
    """The lines of the list for these purposes, in its order. Raises OSError when the list is not there."""
    lines = (line.split("#")[0].split() for line in SYSTEM_PACKAGES.read_text("utf-8").splitlines())
    packages = (SystemPackage(*fields) for fields in lines if fields)
    return tuple(package for package in packages if package.purpose in purposes)


def missing_system_packages(purposes: Collection[str]) -> tuple[SystemPackage, ...]:
    """Those of them that are not there."""
    return tuple(package for package in system_packages(purposes) if not package.is_present())


def library_loads(name: str) -> bool:
    """Whether the shared library can be loaded, with all that it needs itself. Qt loads the same ones later."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font_for(language: str) -> bool:
    """Whether any font covers a language (``zh-cn``), asked of fontconfig, which Qt asks, too.

    Windows and macOS have Chinese fonts: True there.
    """
    if sys.platform != "linux":
        return True
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    if _count_fonts(fontconfig, language):
        return True
    # What fontconfig has read once in a process it keeps: a font installed since then (set_up.py has just done so)
    # is seen only by reading again.
    return bool(fontconfig.FcInitReinitialize()) and _count_fonts(fontconfig, language) > 0


def missing_libraries(purposes: Collection[str] = ("qt", "xcb")) -> list[Unmet]:
    """The shared libraries that a window needs and that are not there, all in one; nothing off Linux."""
    missing = missing_system_packages(purposes) if sys.platform == "linux" else ()
    if not missing:
        return []
    names = dict.fromkeys(package.proof.partition(":")[2] for package in missing)
    return [Unmet(f"缺少系统库 {'、'.join(names)}", install_line(package.name for package in missing))]


def missing_display(environment: Mapping[str, str] = os.environ) -> list[Unmet]:
    """Why a window has nowhere to appear: no X11 and no Wayland, one that lets nobody in, or a way that Qt has not."""
    chosen = _platforms(environment)
    if sys.platform != "linux" or not HEADLESS_PLATFORMS.isdisjoint(chosen):
        return []
    no_window = "打不开窗口；检索不需要窗口"
    if chosen and not any(_is_x11(name) or _is_wayland(name) for name in chosen):
        named = environment["QT_QPA_PLATFORM"]
        return [Unmet(f"环境变量 QT_QPA_PLATFORM={named} 里没有这里有的显示方式，{no_window}", "unset QT_QPA_PLATFORM")]
    if _wayland_answers(environment):
        return []
    ways = {"DISPLAY": _is_x11, "WAYLAND_DISPLAY": _is_wayland}
    asked = {name: environment.get(name, "") for name, kind in ways.items() if not chosen or any(map(kind, chosen))}
    given = " ".join(f"{name}={value}" for name, value in asked.items() if value)
    if not given:
        empty = "和 ".join(f"{name} " for name in asked)
        are = "都是空的" if len(asked) > 1 else "是空的"
        return [Unmet(f"这里没有图形界面（环境变量 {empty}{are}），{no_window}", _search_line())]
    if asked.get("DISPLAY") and _display_answers():
        return []
    return [Unmet(f"连不上图形界面 {given}，{no_window}", _search_line())]


def _modules(*, window: bool) -> list[Unmet]:
    missing = [
        distribution
        for distribution, module in MODULES.items()
        if (window or distribution not in ONLY_THE_WINDOW_NEEDS)
        and distribution not in ONLY_A_PIN_NEEDS
        and importlib.util.find_spec(module) is None
    ]
    return [Unmet(f"缺少 Python 软件包 {'、'.join(missing)}", set_up_line())] if missing else []


def _sqlite() -> list[Unmet]:
    try:
        import sqlite3  # noqa: PLC0415 - a Python can have been built without it
    except ImportError:
        return [Unmet("这个 Python 没有 SQLite 模块，请换用完整的 Python 3.11 或更新的版本")]
    if sqlite3.sqlite_version_info >= MINIMUM_SQLITE:
        return []
    wanted = ".".join(map(str, MINIMUM_SQLITE[:2]))
    return [
        Unmet(f"需要 SQLite {wanted} 或更新的版本，这里是 {sqlite3.sqlite_version}，请换用自带新版 SQLite 的 Python")
    ]


def _purposes(environment: Mapping[str, str]) -> set[str]:
    return {"qt", "xcb"} if _uses_x11(environment) else {"qt"}


def _uses_x11(environment: Mapping[str, str]) -> bool:
    """Whether Qt will open its windows on an X server. Under Wayland it needs none, even where there is one."""
    chosen = _platforms(environment)
    if _wayland_answers(environment):
        return chosen[:1] == ("xcb",)
    return any(map(_is_x11, chosen)) or (not chosen and bool(environment.get("DISPLAY")))


def _platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The plugins in ``QT_QPA_PLATFORM``, which Qt tries in turn: ``xcb`` and ``wayland`` of ``xcb:a;wayland``.

    Some systems name one that only their own Qt has (``dxcb;xcb``).
    """
    names = (one.split(":")[0].strip() for one in environment.get("QT_QPA_PLATFORM", "").split(";"))
    return tuple(filter(None, names))


def _is_x11(platform: str) -> bool:
    return platform == "xcb"


def _is_wayland(platform: str) -> bool:
    return platform.startswith("wayland")


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether Qt may ask a compositor for windows, and it lets us in; where it does not, Qt ends the process."""
    chosen = _platforms(environment)
    name = environment.get("WAYLAND_DISPLAY") or ("wayland-0" if any(map(_is_wayland, chosen)) else "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if not name or (chosen and not any(map(_is_wayland, chosen))) or not (folder or name.startswith("/")):
        return False
    import socket  # noqa: PLC0415 - only where there is Wayland

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(os.path.join(folder, name))  # noqa: PTH118 - an absolute name counts alone
        except OSError:
            return False
    return True


def _display_answers() -> bool:
    """Whether the X server in ``DISPLAY`` lets us in; where it does not, Qt ends the process with a signal."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _count_fonts(fontconfig: Any, language: str) -> int:  # noqa: ANN401 - a C library has no types
    """How many fonts fontconfig has for a language. The first field of its FcFontSet is their number, an int."""
    fontconfig.FcNameParse.restype = ctypes.c_void_p
    fontconfig.FcObjectSetCreate.restype = ctypes.c_void_p
    fontconfig.FcFontList.restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(f":lang={language}".encode()))
    properties = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    fonts = ctypes.c_void_p(fontconfig.FcFontList(None, pattern, properties))
    count = ctypes.cast(fonts, ctypes.POINTER(ctypes.c_int))[0] if fonts else 0
    if fonts:
        fontconfig.FcFontSetDestroy(fonts)
    fontconfig.FcObjectSetDestroy(properties)
    fontconfig.FcPatternDestroy(pattern)
    return count


def _search_line() -> str:
    return f"{shlex.quote(sys.executable or 'python3')} {shlex.quote(sys.argv[0])} search 贷后检查"
