"""What the machine lacks is told before Qt is imported: in one sentence, with the line that mends it."""

import ast
import importlib.util
import os
import re
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import PySide6
import pytest

from kb.machine import system_requirements
from kb.machine.system_requirements import (
    MODULES,
    SystemPackage,
    Unmet,
    has_font_for,
    install_line,
    library_loads,
    sentence,
    set_up_line,
    system_packages,
    unmet,
)

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
QT = Path(PySide6.__file__).parent / "Qt"
# What every Linux has, or its C library could not have started Python.
OF_EVERY_LINUX = re.compile(r"(libc|libm|libdl|librt|libpthread|libresolv|libgcc_s|libstdc\+\+|ld-linux.*)\.so\..*")
DISPLAY = {"DISPLAY": ":0"}


def needed_libraries(file: Path) -> list[str]:
    """The DT_NEEDED names of a 64-bit little-endian ELF file (the System V ABI, chapters 4 and 5)."""
    content = file.read_bytes()
    sections_at, size, count = (*struct.unpack_from("<Q", content, 40), *struct.unpack_from("<HH", content, 58))
    sections = [struct.unpack_from("<IIQQQQIIQQ", content, sections_at + n * size) for n in range(count)]
    (dynamic,) = [section for section in sections if section[1] == 6]
    names_at = sections[dynamic[6]][4]
    entries = struct.iter_unpack("<qQ", content[dynamic[4] : dynamic[4] + dynamic[5]])
    starts = [names_at + value for tag, value in entries if tag == 1]
    return [content[start : content.index(b"\0", start)].decode() for start in starts]


def test_every_library_that_qt_asks_the_system_for_is_in_the_list() -> None:
    asking = [
        QT / "lib" / f"libQt6{part}.so.6" for part in ("Core", "DBus", "Gui", "Network", "Svg", "Widgets", "XcbQpa")
    ]
    asking += [QT / "plugins" / "platforms" / f"libq{name}.so" for name in ("offscreen", "xcb")]
    asked = {name for file in asking for name in needed_libraries(file)}
    own = {path.name for path in (QT / "lib").iterdir()}
    asked = {name for name in asked - own if not OF_EVERY_LINUX.fullmatch(name)}
    assert asked >= {"libGL.so.1", "libxcb-shape.so.0"}
    assert asked <= {package.proof.removeprefix("lib:") for package in system_packages({"qt", "xcb"})}


def test_every_package_the_project_wants_is_looked_for_under_the_name_it_is_imported_by() -> None:
    wanted = {re.split(r"[<>=!~ ]", line)[0] for line in PROJECT["dependencies"]}
    assert set(MODULES) == wanted
    providers = packages_distributions()
    for distribution, module in MODULES.items():
        assert importlib.util.find_spec(module), module
        named = {name.lower().replace("_", "-") for name in providers.get(module, [])}
        assert distribution.lower().replace("_", "-") in named


def test_nothing_is_imported_that_is_not_looked_for() -> None:
    imported: set[str] = set()
    for folder in ("kb", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    imported |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    imported.add(node.module.split(".")[0])
    assert imported - sys.stdlib_module_names - {"kb", "ui"} <= {*MODULES.values(), "shiboken6"}  # comes with PySide6


def test_the_oldest_python_is_the_same_wherever_it_is_named() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    pair = f"({', '.join(oldest.split('.'))})"
    for file in ("main.py", "resources/packaging/find_python.sh", "resources/packaging/run.bat"):
        assert pair in (ROOT / file).read_text("utf-8"), file
    for file in ("main.py", "resources/packaging/find_python.sh", "resources/packaging/python-wanted.txt", "README.md"):
        assert f"Python {oldest}" in (ROOT / file).read_text("utf-8"), file


def test_where_all_is_there_nothing_is_said() -> None:
    assert unmet(window=True, environment={"QT_QPA_PLATFORM": "offscreen"}) == ()


def test_all_missing_libraries_are_told_at_once_with_the_line_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = {"libGL.so.1", "libEGL.so.1", "libxcb-shape.so.0"}
    monkeypatch.setattr(system_requirements, "library_loads", lambda name: name not in gone)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    (missing,) = unmet(window=True, environment=DISPLAY)
    assert all(name in missing.what for name in gone)
    assert missing.remedy == "sudo apt-get install -y --no-install-recommends libgl1 libegl1 libxcb-shape0"
    told = sentence([missing])
    assert told.count("。") == 1
    assert told.endswith(missing.remedy)


def test_the_commands_ask_for_no_window_s_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_requirements, "library_loads", lambda _: False)
    assert unmet(window=False, environment={}) == ()


@pytest.fixture
def compositor() -> Iterator[dict[str, str]]:
    """A socket that answers as that of a Wayland compositor, and the variables that name it."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as line:  # its path has to be short
        line.bind(f"{folder}/wayland-0")
        line.listen(8)
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": folder}


def test_the_libraries_of_x11_are_asked_for_only_where_the_window_opens_on_it(
    monkeypatch: pytest.MonkeyPatch, compositor: dict[str, str]
) -> None:
    monkeypatch.setattr(system_requirements, "library_loads", lambda name: "xcb" not in name)
    for environment in (compositor | DISPLAY, {"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "dxcb;offscreen"}):
        assert unmet(window=True, environment=environment) == ()
    gone = {**compositor, "WAYLAND_DISPLAY": "gone"}
    for environment in (gone | DISPLAY, {"QT_QPA_PLATFORM": "dxcb;xcb", **DISPLAY}):
        (missing,) = unmet(window=True, environment=environment)
        assert "缺少系统库" in missing.what


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"WAYLAND_DISPLAY": "gone"}, "连不上图形界面 WAYLAND_DISPLAY=gone，"),
        ({"WAYLAND_DISPLAY": "gone", "DISPLAY": ":4095"}, "连不上图形界面 DISPLAY=:4095 WAYLAND_DISPLAY=gone，"),
        ({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":4095"}, "（环境变量 WAYLAND_DISPLAY 是空的）"),
        ({"QT_QPA_PLATFORM": "xbc", "DISPLAY": ":4095"}, "QT_QPA_PLATFORM=xbc 里没有这里有的显示方式"),
        ({}, "（环境变量 DISPLAY 和 WAYLAND_DISPLAY 都是空的）"),
    ],
)
def test_where_no_window_can_appear_it_is_said_which_variable_leads_nowhere(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], told: str
) -> None:
    monkeypatch.setenv("DISPLAY", ":4095")  # no server has so high a number
    monkeypatch.setattr(system_requirements, "library_loads", lambda _: True)
    (missing,) = unmet(window=True, environment=environment)
    assert told in missing.what
    assert missing.remedy


def test_a_missing_python_package_leads_to_the_set_up_and_to_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name in {"yaml", "PySide6"} else there(name))
    monkeypatch.setattr(system_requirements, "library_loads", lambda _: False)
    told = sentence(unmet(window=True, environment=DISPLAY))
    assert "PySide6-Essentials、PyYAML" in told
    assert "libGL.so.1" in told
    assert told.endswith(set_up_line())
    assert told.count("\n") == 1
    (missing,) = unmet(window=False, environment={})
    assert "PyYAML" in missing.what
    assert "PySide6" not in missing.what


def test_an_old_sqlite_is_told_with_both_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    (missing,) = unmet(window=False)
    assert "3.37" in missing.what
    assert "3.34.1" in missing.what


def test_without_a_display_the_search_that_works_there_is_named() -> None:
    (missing,) = unmet(window=True, environment={})
    assert "没有图形界面" in missing.what
    assert "search 贷后检查" in missing.remedy


def test_a_display_that_does_not_answer_is_told_before_qt_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4095")  # no server has so high a number
    (missing,) = unmet(window=True, environment={"DISPLAY": ":4095"})
    assert "连不上图形界面 DISPLAY=:4095" in missing.what


def test_a_line_of_the_list_is_proved_by_what_the_package_brings() -> None:
    for proof, present in [
        ("lib:libz.so.1", True),
        ("lib:libnowhere.so.7", False),
        ("command:sh", True),
        ("command:no-such-command", False),
        ("module:json", True),
        ("module:no_such_module", False),
        ("font:zh-cn", True),
        (f"file:{__file__}", True),
        ("file:/no/such/file", False),
    ]:
        assert SystemPackage("test", "package", proof).is_present() is present, proof
    with pytest.raises(ValueError, match="smell:rose"):
        SystemPackage("test", "package", "smell:rose").is_present()


def test_a_font_is_found_only_for_a_language_that_one_covers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_font_for("zh-cn")
    assert not has_font_for("xx-nowhere")
    monkeypatch.setattr("ctypes.CDLL", lambda _: (_ for _ in ()).throw(OSError))
    assert not has_font_for("zh-cn")
    assert not library_loads("libz.so.1")


def test_a_font_that_was_installed_since_the_process_asked_first_is_found(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", "utf-8")
    program = (
        "import pathlib; from kb.machine.system_requirements import has_font_for\n"
        f"before = has_font_for('zh-cn'); pathlib.Path({str(fonts / 'new')!r}).symlink_to('/usr/share/fonts')\n"
        "print(before, has_font_for('zh-cn'))"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(config)}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "True"]


def test_the_line_to_type_suits_who_types_it(monkeypatch: pytest.MonkeyPatch) -> None:
    here = {"apt-get", "sudo"}
    monkeypatch.setattr("shutil.which", lambda name: name if name in here else None)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert install_line(["a", "b", "a"]) == "apt-get install -y --no-install-recommends a b"
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert install_line(["a"]).startswith("sudo apt-get")
    here.remove("sudo")
    assert install_line(["a"]).startswith("su -c 'apt-get")
    here.remove("apt-get")
    assert install_line(["a"]) == ""


def test_several_remedies_become_one_line() -> None:
    told = sentence([Unmet("缺少甲", "first"), Unmet("缺少乙", "second"), Unmet("没有丙")])
    assert told == "行知还不能启动：缺少甲；缺少乙；没有丙。请运行：\n  first && second"


def start(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program started for a window in this environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAYLAND"))}
    return subprocess.run(
        [sys.executable, *options, str(ROOT / "main.py")],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_program_says_in_one_sentence_that_there_is_no_display() -> None:
    done = start()
    assert done.returncode == 1
    words, line = done.stderr.splitlines()
    assert "没有图形界面" in words
    assert "main.py search" in line


def test_the_program_says_in_one_sentence_that_it_is_not_set_up() -> None:
    done = start("-S")  # without site-packages: a Python that has just been installed
    assert done.returncode == 1
    assert "缺少 Python 软件包" in done.stderr
    assert done.stderr.rstrip().endswith("run.sh")
    assert "Traceback" not in done.stderr
