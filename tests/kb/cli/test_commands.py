"""The command line, as those who look after the PCs use it: a process of its own, no Qt."""

import json
import os
import shutil
from pathlib import Path

import pytest

from kb import __version__
from kb.cli.commands import NOTHING_FOUND
from tests.program import ROOT, Done, run, run_each

ENCODINGS = ("gb18030", "utf-8")
BROKEN = (b"\xff\xfe\xff", "贷后".encode() + b"\xff" + "检查".encode(), b"\x80")


def in_folder(data: Path, *words: str) -> Done:
    """Run a command over a data folder."""
    return run("--data", str(data), *words)


@pytest.fixture(scope="module")
def searched(builtin_index: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Done]:
    """What searches answered, by their words: one process, for its start takes longer than all of them; without Qt."""
    data = tmp_path_factory.mktemp("searched")
    shutil.copytree(builtin_index, data / "index")
    asked = [("贷后检查", "--json", "--role", "客户经理"), ("齉龘",), ("齉龘", "--json"), ("大堂",)]
    asked += [(os.fsdecode("贷后检查记录".encode(encoding)), "--json") for encoding in ENCODINGS]
    for typed in map(os.fsdecode, BROKEN):
        asked += [(typed, "--role", typed), (typed, "--role", typed, "--json")]
    done = run_each(*(("--data", str(data), "search", *words) for words in asked), without="PySide6 shiboken6")
    return dict(zip(asked, done, strict=True))


def test_search_prints_the_passages_with_their_places(indexed: Path) -> None:
    done = in_folder(indexed, "search", "贷后检查", "--limit", "3")
    assert done.returncode == 0, done.stderr
    assert "【贷后检查】" in done.stdout


def test_search_prints_the_documented_json(searched: dict[tuple[str, ...], Done]) -> None:
    answer = json.loads(searched["贷后检查", "--json", "--role", "客户经理"].stdout)
    assert set(answer) == {"query", "total", "correction", "hits", "notes"}
    hit = answer["hits"][0]
    assert set(hit) == {
        "article_id", "title", "roles", "heading_path", "start", "end", "snippet", "marks", "score", "reason",
        "instead", "effect",
    }  # fmt: skip
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["贷后检查"]
    assert all("客户经理" in hit["roles"] for hit in answer["hits"])


def test_search_without_an_answer_says_so_with_an_exit_code_of_its_own(searched: dict[tuple[str, ...], Done]) -> None:
    done = searched["齉龘",]
    assert done.returncode == NOTHING_FOUND
    assert "0 处" in done.stdout
    assert searched["齉龘", "--json"].returncode == NOTHING_FOUND


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_words_in_the_encoding_of_another_console_are_read(
    searched: dict[tuple[str, ...], Done], encoding: str
) -> None:
    found = searched[os.fsdecode("贷后检查记录".encode(encoding)), "--json"]
    assert json.loads(found.stdout)["query"] == "贷后检查记录"


def test_broken_bytes_on_the_command_line_raise_nothing(searched: dict[tuple[str, ...], Done]) -> None:
    for typed in map(os.fsdecode, BROKEN):
        for done in (searched[typed, "--role", typed], searched[typed, "--role", typed, "--json"]):
            assert done.returncode in {0, NOTHING_FOUND}, typed
            assert done.stderr == ""


def test_the_commands_need_no_qt(searched: dict[tuple[str, ...], Done]) -> None:
    done = searched["大堂",]
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_version_is_told(tmp_path: Path) -> None:
    assert in_folder(tmp_path, "--version").stdout == f"行知 {__version__}\n"


def test_nonsense_arguments_are_refused_with_usage(tmp_path: Path) -> None:
    done = in_folder(tmp_path, "nonsense")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_doctor_checks_a_pack_and_says_how_much_there_is(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "a.md").write_text("# 甲\n\n待补充内容\n", "utf-8")
    packs = (ROOT / "content", tmp_path / "pack")
    sound, unfinished = run_each(*(("--data", str(tmp_path), "doctor", "--content", str(pack)) for pack in packs))
    assert sound.returncode == 0, sound.stdout
    assert "要改的 0 处，缺 0 篇" in sound.stdout
    assert unfinished.returncode == 1
    assert "占位文字" in unfinished.stdout
