"""Everything that pip needs to install the program without a network: ``python wheelhouse.py FOLDER [SYSTEM …]``.

A system is a Python and a platform as pip names them, ``3.13:manylinux_2_28_x86_64`` or ``3.12:win_amd64``; without
one, the Python that runs this. Beside the wheels of the program and of what it needs lie those that build it
(hatchling), for an installation from the source folder.
Use: ``pip install --no-index --find-links FOLDER xingzhi``.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def fill(folder: Path, systems: list[str]) -> None:
    """Put the wheels into ``folder``. Raises CalledProcessError when one of them is not to be had."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    # An editable installation needs the last one; pip and setuptools are what a bare Python may lack.
    building = [*project["build-system"]["requires"], "editables", "pip", "setuptools"]
    wanted = [*project["project"]["dependencies"], *building]
    folder.mkdir(parents=True, exist_ok=True)
    _pip("wheel", "--no-deps", "-w", str(folder), str(ROOT))
    for system in systems or [""]:
        python, _, platform = system.partition(":")
        chosen = ["--python-version", python] if python else []
        for name in _platforms(platform):
            chosen += ["--platform", name]
        _pip("download", "--only-binary", ":all:", *chosen, "-d", str(folder), *wanted)


def _platforms(newest: str) -> list[str]:
    """The platform and the older ones whose wheels run there, too: pip asks for each by name."""
    if not newest.startswith("manylinux_2_"):
        return [newest] if newest else []
    minor, _, machine = newest.removeprefix("manylinux_2_").partition("_")
    older = [f"manylinux_2_{number}_{machine}" for number in range(int(minor), 4, -1)]
    return [*older, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}"]


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)  # noqa: S603 - our own words


if __name__ == "__main__":
    fill(Path(sys.argv[1]), sys.argv[2:])
