"""The command "export", and whose notes it and "doctor" read: the open ones, or somebody's behind a PIN.

A PIN is typed where nobody sees it, or read from a file or a pipe. It is no argument: those are shown to everybody on
the PC by the list of processes, and kept by shells.
"""

import argparse
import getpass
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from kb.encryption.data_key import DataKey
from kb.errors import PinNotGiven
from kb.exchange.notes.exported import collected
from kb.exchange.notes.formats import NOTES_FORMATS, NotesFormat
from kb.exchange.notes.sheet import sheet
from kb.files import decode, read_text
from kb.model import Grouping
from kb.paths import AppPaths
from kb.profiles.profiles import Profiles, Unlocked
from kb.workspace import Workspace

_STANDARD_INPUT = Path("-")
_LONGEST = 4096  # bytes of a file with a PIN


def unlocked_person(chosen: argparse.Namespace, paths: AppPaths) -> Unlocked | None:
    """Whoever ``--person`` names, unlocked; None where no name is given and the notes without a PIN are meant.

    Raises PinNotGiven, WrongPin, TooEarly, KeyFileDamaged, EncryptionUnavailable, UnreadableFile, OSError.
    """
    people = Profiles(paths)
    names = "、".join(one.name for one in people.all() if one.name)
    if chosen.person is None:
        if chosen.command == "export" and names and not people.has_open_notes():
            raise PinNotGiven(f"笔记有 PIN，请写明是谁的：--person 姓名（这里有：{names}）")
        return None
    profile = next((one for one in people.all() if one.name == chosen.person), None)
    if profile is None:
        raise PinNotGiven(f"没有 {chosen.person} 加了 PIN 的笔记" + (f"（这里有：{names}）" if names else ""))
    return people.unlock(profile, _pin(chosen.pin_file, profile.name))


def _pin(file: Path | None, person: str) -> str:
    if file is None:
        if not sys.stdin.isatty():
            raise PinNotGiven("这里不是终端，不能输入 PIN；请用 --pin-file 文件，或用 --pin-file - 从标准输入读")
        return getpass.getpass(f"{person} 的 PIN：")
    if file == _STANDARD_INPUT:
        text = decode(sys.stdin.buffer.readline(_LONGEST), file).text
    else:
        if os.name != "nt" and file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise PinNotGiven(f"{file} 别人也能读，没有使用；请先 chmod 600")
        text = read_text(file, most=_LONGEST).text
    return text.splitlines()[0] if text else ""


def export_notes(
    chosen: argparse.Namespace, paths: AppPaths, content: Sequence[Path], out: TextIO, key: DataKey | None
) -> int:
    """Write all notes to ``chosen.file``; 1 where there is such a file, or its suffix is that of no format."""
    format_ = _format_of(chosen.file)
    if format_ is None:
        suffixes = "、".join(f"{one.suffix}（{one.words}）" for one in NOTES_FORMATS.values())
        print(f"认不出 {chosen.file} 要的格式，文件名请以这些结尾：{suffixes}", file=sys.stderr)
        return 1
    if chosen.file.exists():
        print(f"已有 {chosen.file}，没有覆盖", file=sys.stderr)
        return 1
    grouping = Grouping.ROLE if chosen.by_role else Grouping.ARTICLE
    with Workspace.open(paths, content=content, key=key) as workspace:
        notes = collected(workspace.notes.bundle(), workspace.library.article, workspace.out_of_force())
        workspace.exported_files.write(chosen.file, format_.write(sheet(notes, grouping)))
    unprotected = "；这个文件不加密" if key else ""
    print(f"{chosen.file}：{format_.words}，{format_.written(notes)} 条{unprotected}", file=out)
    return 0


def _format_of(file: Path) -> NotesFormat | None:
    return next((one for one in NOTES_FORMATS.values() if one.suffix == file.suffix.lower()), None)
