"""What a bank's IT lays down for one machine: data folder, packs for everybody, trusted keys, the log.

In a TOML file, in environment variables, or in both; each value by itself, the first of these that names it counts: the
argument ``--data``, the environment, the file, what the program does by itself. Trusted keys are the other way round:
the file stands above the environment, which anybody can set who starts the program.
"""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import MachineSettingsInvalid, UnreadableFile
from kb.files import read_text

LOG_LEVELS = ("debug", "info", "warning", "error")
_MOST = 100_000  # bytes of the file


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """``packs`` are folders that hold packs; ``file`` is where the values stand, None when there is no such file.

    ``problem`` says why they could not be read: then all have their defaults, and only ``doctor`` may go on, for a
    program that went on would show empty notes, or ask whom to trust.
    """

    data: Path | None = None
    packs: tuple[Path, ...] = ()
    trusted_keys: Path | None = None
    log_folder: Path | None = None
    log_level: str = "info"
    file: Path | None = None
    problem: MachineSettingsInvalid | None = None


NOTHING_LAID_DOWN = MachineSettings()
VARIABLES = {
    "data": "XINGZHI_DATA",
    "packs": "XINGZHI_PACKS",
    "trusted_keys": "XINGZHI_TRUSTED_KEYS",
    "log_folder": "XINGZHI_LOG_FOLDER",
    "log_level": "XINGZHI_LOG_LEVEL",
}


def settings_file(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where the file is on this system, whether or not it is there."""
    if platform == "win32":
        return Path(environment.get("PROGRAMDATA", r"C:\ProgramData")) / "xingzhi" / "xingzhi.toml"
    return Path("/Library/Application Support/xingzhi/xingzhi.toml" if platform == "darwin" else "/etc/xingzhi.toml")


def read_machine_settings(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> MachineSettings:
    """The settings of this machine, of the file and the environment. Raises nothing: see ``problem``."""
    file = file or settings_file(environment)
    present = os.path.lexists(file)
    try:
        written = _file_values(file) if present else {}
        said = {name: environment[variable] for name, variable in VARIABLES.items() if environment.get(variable)}
        lists: dict[str, Any] = {"packs": said["packs"].split(os.pathsep)} if "packs" in said else {}
        merged = _checked(written, str(file)) | {
            name: value
            for name, value in _checked({**said, **lists}, "").items()
            if not (name == "trusted_keys" and name in written)
        }
        return MachineSettings(**merged, file=file if present else None)
    except MachineSettingsInvalid as problem:
        return MachineSettings(file=file if present else None, problem=problem)


def _file_values(file: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most machines have no such file

    try:
        values = tomllib.loads(read_text(file, most=_MOST).text)
    except UnreadableFile as error:
        raise MachineSettingsInvalid(str(file), error.reason) from error
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"第 {line[1]} 行" if line else "某处"
        raise MachineSettingsInvalid(str(file), f"{place}写法有误（路径请放在单引号里）") from error
    if unknown := values.keys() - VARIABLES.keys():
        # A name with a slip of the pen would else be a data folder that nobody wanted.
        raise MachineSettingsInvalid(str(file), f"不认识 {'、'.join(sorted(unknown))}")
    return values


def _checked(values: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The values as ``MachineSettings`` holds them. ``source`` is their file; empty for the environment."""
    checked: dict[str, Any] = {}
    for name, value in values.items():
        where = source or VARIABLES[name]
        if name == "packs":
            folders = [value] if isinstance(value, str) else value
            if not isinstance(folders, list):
                raise MachineSettingsInvalid(where, "packs 应是文件夹，或一列文件夹")
            checked[name] = tuple(_folder(one, name, where) for one in folders)
        elif name == "log_level":
            if value not in LOG_LEVELS:
                raise MachineSettingsInvalid(where, f"log_level 应是 {'、'.join(LOG_LEVELS)} 之一")
            checked[name] = value
        else:
            checked[name] = _folder(value, name, where)
    return checked


def _folder(value: object, name: str, where: str) -> Path:
    """A folder with ``~`` and variables of the environment filled in. Raises MachineSettingsInvalid."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise MachineSettingsInvalid(where, f"{name} 应是文件夹")
    try:
        folder = Path(os.path.expandvars(value)).expanduser()
    except RuntimeError as error:  # no home
        raise MachineSettingsInvalid(where, f"{name} 里的 ~ 在这里没有") from error
    if not folder.is_absolute():
        raise MachineSettingsInvalid(where, f"{name} 要写完整的路径，不能是 {value}")
    return folder
