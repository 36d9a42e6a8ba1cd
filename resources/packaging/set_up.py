"""Make everything that the program (``run``) or its tests (``test``) need, then start the program.

Called by run.sh, run.bat and .ci/test with a Python that is new enough; imports the standard library and
``kb.machine.system_requirements`` only. System packages come first, where apt is there: as root, through sudo, or as
one line for somebody else to type. Then a virtual environment in the project's folder. Both are asked for at every
start and made only where something is missing (60 ms).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kb import __version__  # noqa: E402 - found by the line above
from kb.machine.system_requirements import install_line, missing_system_packages  # noqa: E402

STAMP = "set-up.txt"


class SetUpError(Exception):
    """Something could not be set up; the text is the Chinese sentence for whoever sits there."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What is set up: system packages by their purpose, the environment's folder, the extras of pyproject.toml."""

    system_packages: frozenset[str]
    environment: Path
    extras: str = ""


PURPOSES = {
    "run": Purpose(frozenset({"python", "qt", "xcb", "font"}), ROOT / ".venv"),
    "test": Purpose(frozenset({"python", "qt", "xcb", "font", "test"}), ROOT / ".venv-test", "[test]"),
}


def set_up(purpose: Purpose) -> Path:
    """Install what is missing; the Python of the environment. Raises SetUpError."""
    if sys.platform == "linux":
        install_system_packages(purpose.system_packages)
    return make_environment(purpose)


def install_system_packages(purposes: frozenset[str]) -> None:
    """Install the missing ones by apt, as root or through sudo. Raises SetUpError with the line to type."""
    missing = missing_system_packages(purposes)
    if not missing:
        return
    names = list(dict.fromkeys(package.name for package in missing))
    line = install_line(names)
    if not line:
        proofs = "、".join(package.proof.partition(":")[2] for package in missing)
        raise SetUpError(f"缺少系统组件 {proofs}，请用系统的软件管理器安装提供它们的软件包，再运行一次。")
    privilege = _privilege()
    if privilege is None:
        raise SetUpError(f"缺少系统组件，安装它们需要管理员权限。请运行下面这一行，再运行一次：\n  {line}")
    _say(f"正在安装系统组件：{' '.join(names)}")
    apt = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        done = subprocess.run([*apt, *arguments], stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own words
        if done.returncode and arguments[0] == "install":  # an update may fail for a source that is not needed
            raise SetUpError(f"系统组件没有装上。请检查网络和软件源后运行下面这一行，再运行一次：\n  {line}")
    if still := missing_system_packages(purposes):
        proofs = "、".join(package.proof.partition(":")[2] for package in still)
        raise SetUpError(f"软件包装好了，但仍然找不到 {proofs}。请检查系统的软件源是否完整。")


def _privilege() -> list[str] | None:
    """What to put before a command to run it as root; None when this person cannot."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    without_asking = subprocess.run([sudo, "-n", "true"], stderr=subprocess.DEVNULL, check=False)  # noqa: S603
    return [sudo] if without_asking.returncode == 0 or sys.stdin.isatty() else None


def make_environment(purpose: Purpose) -> Path:
    """Make or complete the virtual environment; its Python. Raises SetUpError."""
    python = python_of(purpose.environment)
    stamp = purpose.environment / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == state_of(purpose):
        return python
    if not _has_pip(python):
        _say(f"正在建立运行环境 {purpose.environment.name}")
        _run([sys.executable, "-m", "venv", "--clear", str(purpose.environment)], "运行环境没有建成")
    _say("正在安装 Python 软件包，第一次需要几分钟")
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    _run([*pip, "-e", f"{ROOT}{purpose.extras}"], "Python 软件包没有装上，请检查网络（需要连得上 Python 软件源）后再试")
    stamp.write_text(state_of(purpose), "utf-8")
    return python


def state_of(purpose: Purpose) -> str:
    """What the environment was made for: the packages wanted, and the Python behind it (a system gets a new one)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = repr((project["dependencies"], project["optional-dependencies"], __version__, purpose.extras))
    python = python_of(purpose.environment)
    return f"{hashlib.sha256(wanted.encode()).hexdigest()}\n{python.resolve()}\n{python.exists()}\n"


def python_of(environment: Path) -> Path:
    """Where a virtual environment keeps its Python."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _has_pip(python: Path) -> bool:
    """False for an environment that is not there, was left half made, or whose Python is gone."""
    if not python.exists():
        return False
    asked = [str(python), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(asked, stderr=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own words
        raise SetUpError(f"{failure}。")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def start(python: Path, arguments: Sequence[str]) -> int:
    """Run the program in the place of this process (on Windows: and wait); its exit code."""
    command = [str(python), str(ROOT / "main.py"), *arguments]
    if sys.platform != "win32":
        os.execv(python, command)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, check=False).returncode  # noqa: S603


def main(arguments: Sequence[str]) -> int:
    """``run [-- arguments of main.py]`` sets up and starts, ``test`` sets up; the exit code, 1 with a sentence told."""
    wanted, *rest = arguments
    try:
        python = set_up(PURPOSES[wanted])
    except SetUpError as error:
        _say(str(error))
        return 1
    return start(python, rest[1:]) if wanted == "run" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
