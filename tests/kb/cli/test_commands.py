"""The command line, as those who look after the PCs use it: a process of its own, no Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb import __version__
from kb.cli.commands import NOTHING_FOUND

ROOT = Path(__file__).parents[3]


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data", str(data), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_search_prints_the_passages_with_their_places(indexed: Path) -> None:
    done = run(indexed, "search", "贷后检查", "--limit", "3")
    assert done.returncode == 0, done.stderr
    assert "【贷后检查】" in done.stdout


def test_search_prints_the_documented_json(indexed: Path) -> None:
    answer = json.loads(run(indexed, "search", "贷后检查", "--json", "--role", "客户经理").stdout)
    assert set(answer) == {"query", "total", "correction", "hits", "notes"}
    hit = answer["hits"][0]
    assert set(hit) == {
        "article_id", "title", "roles", "heading_path", "start", "end", "snippet", "marks", "score", "reason",
        "instead", "effect",
    }  # fmt: skip
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["贷后检查"]
    assert all("客户经理" in hit["roles"] for hit in answer["hits"])


def test_search_without_an_answer_says_so_with_an_exit_code_of_its_own(indexed: Path) -> None:
    done = run(indexed, "search", "齉龘")
    assert done.returncode == NOTHING_FOUND
    assert "0 处" in done.stdout
    assert run(indexed, "search", "齉龘", "--json").returncode == NOTHING_FOUND


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_words_in_the_encoding_of_another_console_are_read(indexed: Path, encoding: str) -> None:
    typed = os.fsdecode("贷后检查记录".encode(encoding))
    found = run(indexed, "search", typed, "--json")
    assert json.loads(found.stdout)["query"] == "贷后检查记录"


SEARCHES = """
import sys
sys.path.insert(0, sys.argv[1])
import main
for typed in sys.argv[3:]:
    for more in ([], ["--json"]):
        code = main.main(["--data", sys.argv[2], "search", typed, "--role", typed, *more])
        assert code in {0, 3}, (typed, code)
"""


def test_broken_bytes_on_the_command_line_raise_nothing(indexed: Path) -> None:
    typed = [b"\xff\xfe\xff", "贷后".encode() + b"\xff" + "检查".encode(), b"\x80"]
    words = map(os.fsdecode, typed)
    done = subprocess.run(  # one process: its start takes longer than all six searches
        [sys.executable, "-c", SEARCHES, str(ROOT), str(indexed), *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == f"行知 {__version__}\n"


def test_the_commands_need_no_qt(indexed: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None; sys.path.insert(0, sys.argv.pop(1)); import main;"
        "sys.exit(main.main(['--data', sys.argv[1], 'search', '大堂']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT), str(indexed)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_nonsense_arguments_are_refused_with_usage(tmp_path: Path) -> None:
    done = run(tmp_path, "nonsense")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_doctor_checks_a_pack_and_says_how_much_there_is(tmp_path: Path) -> None:
    done = run(tmp_path, "doctor", "--content", str(ROOT / "content"))
    assert done.returncode == 0, done.stdout
    assert "要改的 0 处，缺 0 篇" in done.stdout
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "a.md").write_text("# 甲\n\n待补充内容\n", "utf-8")
    done = run(tmp_path, "doctor", "--content", str(tmp_path / "pack"))
    assert done.returncode == 1
    assert "占位文字" in done.stdout
