"""``import`` on the command line, once as a person runs it, in a process of its own."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from kb.cli import commands
from kb.cli.arguments import argument_parser
from kb.paths import AppPaths
from tests.kb.content.importers.sheet_files import sheet_file
from tests.program import run_each
from ui.error_messages import sentence

Import = Callable[..., tuple[int, str]]


@pytest.fixture
def own(paths: AppPaths) -> Path:
    """Where 我的文档 will be."""
    return paths.own_documents


@pytest.fixture
def imported(paths: AppPaths, pack: Path) -> Import:
    """Imports files in this process; the exit code and what was printed."""

    def run(*files: Path) -> tuple[int, str]:
        out = StringIO()
        chosen = argument_parser().parse_args(["import", *map(str, files)])
        return commands.run(chosen, paths, pack, sentence, out), out.getvalue()

    return run


def test_import_stores_what_it_shows_and_hidden_sheets_when_asked_for_and_search_finds_it(
    tmp_path: Path, paths: AppPaths, pack: Path, own: Path
) -> None:
    data = ("--data", str(paths.root))
    files = tmp_path / "files"
    files.mkdir()
    (files / "柜员须知.txt").write_text("柜员须知\n\n第一条 柜员每天核对嘟嘟现金。\n第二条 须双人复核。\n", "gb18030")
    (files / "坏的.docx").write_bytes(b"broken")
    (files / "费率.xlsx").write_bytes(
        sheet_file({"对外": [["转账", "免"]], "底稿": [["嘟嘟成本", "三元"]]}, hidden=["底稿"])
    )
    (shown,) = run_each((*data, "import", str(files), "--preview"), content=pack)
    assert "《柜员须知》" in shown.stdout
    assert "没有导入的内容：隐藏的工作表：底稿" in shown.stdout
    assert not own.exists()
    done, *found = run_each(
        (*data, "import", str(files), "--hidden"),
        (*data, "search", "嘟嘟现金"),
        (*data, "search", "嘟嘟成本"),
        content=pack,
    )
    assert done.returncode == 1
    assert "已导入 2 篇文章" in done.stdout
    assert "隐藏的工作表" not in done.stdout
    assert "坏的.docx" in done.stderr
    assert "没有导入：不是完整的文档。" in done.stderr
    assert "柜员须知 › 第一条" in found[0].stdout
    assert "费率 › 隐藏的工作表：底稿" in found[1].stdout


def test_of_two_files_of_a_run_that_look_like_a_newer_state_of_one_only_the_first_replaces_it(
    tmp_path: Path, own: Path, imported: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, words in (("甲", "两人"), ("乙", "三人"), ("丙", "四人")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "值班表.txt").write_text(f"值班表\n\n第一条 每天{words}值班。\n第二条 登记。\n", "utf-8")
    imported(tmp_path / "甲")
    _, told = imported(tmp_path / "乙", tmp_path / "丙")
    assert "已导入 2 篇文章" in told
    assert told.count("替换以前导入的") == 1
    assert capsys.readouterr().err == ""
    texts = [path.read_text("utf-8") for path in own.glob("articles/*/*.md")]
    assert sorted(count for text in texts for count in "两三四" if f"{count}人" in text) == sorted("三四")


def test_what_an_import_replaces_is_kept_as_a_version_and_what_was_corrected_stays(
    tmp_path: Path, own: Path, imported: Import
) -> None:
    file = tmp_path / "值班表.txt"
    file.write_text("值班表\n\n第一条 每天两人值班。\n第二条 交接登记。\n", "utf-8")
    assert "替换" not in imported(file)[1]
    (stored,) = own.glob("articles/*/*.md")
    corrected = stored.read_text("utf-8").replace("title: 值班表\n", "title: 值班表\nroles: 综合柜员\n")
    stored.write_text(corrected.replace("两人", "三人"), "utf-8")
    for words in ("第一条 每天两人值班。", "第一条 每天四人值班。"):
        file.write_text(f"值班表\n\n{words}\n第二条 交接登记。\n", "utf-8")
        assert "替换以前导入的《值班表》" in imported(file)[1]
        (stored,) = own.glob("articles/*/*.md")
        assert words[4:] in stored.read_text("utf-8")
        assert "综合柜员" in stored.read_text("utf-8")
    kept = [version.read_text("utf-8") for version in own.glob(".versions/*/*")]
    assert [any(f"每天{count}人" in text for text in kept) for count in "两三四"] == [True, True, False]


def test_a_file_that_is_there_twice_and_replaces_one_with_a_new_title_is_stored_once(
    tmp_path: Path, own: Path, imported: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "放款.txt").write_text("放款办法\n\n第一条 凭通知放款。\n第二条 登记。\n", "utf-8")
    imported(tmp_path / "甲")
    (stored,) = own.glob("articles/*/*.md")
    stored.write_text(stored.read_text("utf-8").replace("title: 放款办法", "title: 放款审核办法"), "utf-8")
    code, told = imported(tmp_path / "甲", tmp_path / "乙")
    assert (code, capsys.readouterr().err) == (0, "")
    assert "已导入 1 篇文章" in told
    (stored,) = own.glob("articles/*/*.md")
    assert "放款审核办法" in stored.read_text("utf-8")
