"""Notes on the command line: exported, and those behind a PIN only by the PIN, which is no argument."""

import io
import json
import sys
from pathlib import Path

import pytest

from kb.cli import commands
from kb.cli.arguments import argument_parser
from kb.encryption.recovery_key import new_recovery_key
from kb.exchange.notes.reading import read_notes
from kb.model import Span
from kb.paths import AppPaths
from kb.profiles.profiles import Profiles
from kb.workspace import Workspace
from tests.kb.notes.shelf import LOAN
from ui.error_messages import sentence

PIN = "先看抵押物 7"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    pack = tmp_path / "content"
    (pack / "articles").mkdir(parents=True)
    (pack / "articles" / "loan.md").write_text(LOAN, "utf-8")
    return pack


@pytest.fixture
def locked(paths: AppPaths, content: Path) -> Profiles:
    """王芳, who has a note behind a PIN."""
    people = Profiles(paths, 2**4)
    mine = people.unlock(people.begin("王芳", PIN, new_recovery_key(), take_notes=False), PIN)
    with Workspace.open(mine.paths, [content], key=mine.key) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="她的批注")
    return people


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    file = tmp_path / "pin.txt"
    file.write_text(f"{PIN}\n", "utf-8")
    file.chmod(0o600)
    return file


def run(paths: AppPaths, content: Path, *arguments: object) -> tuple[int, str]:
    out = io.StringIO()
    chosen = argument_parser().parse_args([*map(str, arguments)])
    return commands.run(chosen, paths, content, sentence, out), out.getvalue()


class Typed(io.TextIOWrapper):
    """A standard input that is a terminal or is none."""

    def __init__(self, text: str, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(text.encode()), "utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether somebody types."""
        return self._terminal


@pytest.mark.parametrize("suffix", [".docx", ".MD", ".csv", ".txt", ".json", ".jsonld"])
def test_all_notes_are_written_in_the_format_of_the_suffix_and_no_file_is_written_over(
    paths: AppPaths, content: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="我的批注")
    file = tmp_path / f"笔记{suffix}"
    code, told = run(paths, content, "export", file, "--by-role")
    assert (code, "1 条" in told, "不加密" in told) == (0, True, False)
    written = file.read_bytes()
    assert written.startswith(b"PK") or "我的批注".encode() in written or "\\u6211" in written.decode()
    assert run(paths, content, "export", file)[0] == 1
    assert file.read_bytes() == written
    assert run(paths, content, "export", tmp_path / "笔记.pdf")[0] == 1
    assert ".docx（Word 文档）" in capsys.readouterr().err


@pytest.mark.usefixtures("locked")
def test_the_pin_is_read_from_the_terminal_a_file_or_a_pipe(
    paths: AppPaths, content: Path, tmp_path: Path, pin_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return PIN

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr(sys, "stdin", Typed("", terminal=True))
    code, told = run(paths, content, "export", tmp_path / "1.json", "--person", "王芳")
    assert (code, "1 条；这个文件不加密" in told, asked) == (0, True, ["王芳 的 PIN："])
    code, _told = run(paths, content, "export", tmp_path / "2.json", "--person", "王芳", "--pin-file", pin_file)
    assert code == 0
    monkeypatch.setattr(sys, "stdin", Typed(f"{PIN}\r\n", terminal=False))
    code, told = run(paths, content, "doctor", "--person", "王芳", "--pin-file", "-")
    assert "批注 1，书签 0" in told
    for name in ("1.json", "2.json"):
        assert [item.note for item in read_notes(tmp_path / name).annotations] == ["她的批注"]
    assert not paths.notes.exists()


@pytest.mark.usefixtures("locked")
def test_without_the_pin_one_sentence_says_what_is_missing(  # noqa: PLR0917 - fixtures
    paths: AppPaths,
    content: Path,
    tmp_path: Path,
    pin_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed("", terminal=False))
    file, wrong = tmp_path / "a.json", tmp_path / "wrong.txt"
    wrong.write_text("000000", "utf-8")
    wrong.chmod(0o600)
    told = {
        "请写明是谁的：--person 姓名（这里有：王芳）": ("export", file),
        "没有 李雷 加了 PIN 的笔记（这里有：王芳）": ("export", file, "--person", "李雷"),
        "这里不是终端": ("doctor", "--person", "王芳"),
        "PIN 不对": ("doctor", "--person", "王芳", "--pin-file", wrong),
        "文件不存在": ("doctor", "--person", "王芳", "--pin-file", tmp_path / "nowhere"),
    }
    if sys.platform != "win32":
        open_file = tmp_path / "open.txt"
        open_file.write_text(PIN, "utf-8")
        open_file.chmod(0o644)
        told["别人也能读"] = ("doctor", "--person", "王芳", "--pin-file", open_file)
    for words, arguments in told.items():
        code, out = run(paths, content, *arguments)
        assert (words, code, out) == (words, commands.LOCKED, "")
        error = capsys.readouterr().err
        assert words in error
        assert error.count("\n") == 1
    assert not file.exists()
    code, out = run(paths, content, "doctor")
    assert "检查请加 --person 姓名" in out
    assert "批注 0" in out


@pytest.mark.usefixtures("locked")
def test_notes_without_a_pin_beside_those_of_others_are_exported_without_a_name(
    paths: AppPaths, content: Path, tmp_path: Path
) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="没有 PIN")
    assert run(paths, content, "export", tmp_path / "a.json")[0] == 0
    assert [item.note for item in read_notes(tmp_path / "a.json").annotations] == ["没有 PIN"]


def test_a_search_finds_ones_own_notes_too(paths: AppPaths, content: Path) -> None:
    with Workspace.open(paths, [content]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="齉龘：先看抵押物")
    code, told = run(paths, content, "search", "齉龘")
    assert code == 0
    assert "自己的笔记：1 条" in told
    assert "【齉龘】：先看抵押物" in told
    (note,) = json.loads(run(paths, content, "search", "齉龘", "--json")[1])["notes"]
    assert (note["article_id"], note["start"], note["end"], note["where"]) == ("loan", 0, 4, "note")
    assert [note["snippet"][start:end] for start, end in note["marks"]] == ["齉龘"]
    assert note["snippet"] == "齉龘：先看抵押物"
    assert run(paths, content, "search", "齉龘", "--role", "没有这个岗位")[0] == commands.NOTHING_FOUND


def test_a_search_finds_notes_behind_a_pin_by_the_pin_only(
    paths: AppPaths, content: Path, locked: Profiles, pin_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(paths, content, "search", "她的批注")[0] == commands.NOTHING_FOUND
    code, told = run(paths, content, "search", "她的批注", "--person", "王芳", "--pin-file", pin_file)
    assert (code, "【她的批注】" in told) == (0, True)
    pin_file.write_text("不是这个", "utf-8")
    assert run(paths, content, "search", "她的批注", "--person", "王芳", "--pin-file", pin_file)[0] == commands.LOCKED
    capsys.readouterr()
