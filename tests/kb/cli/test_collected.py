"""What many computers handed in becomes one list by one command."""

import argparse
import io
from pathlib import Path

import pytest

from kb.cli import collected
from kb.cli.arguments import argument_parser, with_pack_option
from kb.model import FeedbackFile
from kb.records.feedback import encode_feedback
from kb.records.receipts import encode_receipts
from tests.kb.records.test_feedback import report
from tests.kb.records.test_receipts import ONE


def merge(*words: str | Path) -> tuple[int, str]:
    chosen: argparse.Namespace = argument_parser().parse_args([str(word) for word in words])
    out = io.StringIO()
    return collected.run(chosen, out), out.getvalue()


def test_the_receipts_of_a_folder_become_a_table(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.json").write_text(encode_receipts((ONE,)), "utf-8")
    (tmp_path / "in" / "readme.txt").write_text("not handed in", "utf-8")
    target = tmp_path / "out.csv"
    code, said = merge("receipts", "merge", tmp_path / "in", "-o", target)
    assert (code, said) == (0, f"{target}：1 条回执，1 人\n")
    assert target.read_text("utf-8-sig").count("张三") == 1


@pytest.mark.parametrize(("suffix", "expected"), [(".csv", "这段有误,1"), (".md", "# 反馈汇总")])
def test_feedback_becomes_a_table_or_a_document_by_the_name_of_the_file(
    tmp_path: Path, suffix: str, expected: str
) -> None:
    (tmp_path / "a.json").write_text(encode_feedback(FeedbackFile((report(),))), "utf-8")
    target = tmp_path / f"out{suffix}"
    code, said = merge("feedback", "merge", tmp_path / "a.json", "-o", target)
    assert code == 0
    assert "1 段有误" in said
    assert expected in target.read_text("utf-8-sig")


def test_a_file_that_is_none_is_told_and_the_others_are_merged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text(encode_receipts((ONE,)), "utf-8")
    (tmp_path / "b.json").write_text(encode_feedback(FeedbackFile()), "utf-8")
    target = tmp_path / "out.csv"
    missing = tmp_path / "missing.json"
    code, said = merge("receipts", "merge", tmp_path / "a.json", tmp_path / "b.json", missing, "-o", target)
    assert code == 1
    assert "1 条回执" in said
    told = capsys.readouterr().err
    assert f"{tmp_path / 'b.json'}：不是回执文件" in told
    assert f"{missing}：文件不存在" in told


def test_a_folder_without_any_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = merge("feedback", "merge", tmp_path, "-o", tmp_path / "out.csv")
    assert code == 1
    assert "没有找到反馈文件" in capsys.readouterr().err


def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text(encode_receipts((ONE,)), "utf-8")
    code, _ = merge("receipts", "merge", tmp_path / "a.json", "-o", tmp_path / "missing" / "out.csv")
    assert code == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "pack"),
    [
        (["规则 1.0.xzpack"], "规则 1.0.xzpack"),
        (["--data", "d", "A.XZPACK"], "A.XZPACK"),
        (["--install", "a.xzpack"], "a.xzpack"),
        ([], None),
        (["--data", "a.xzpack"], None),
    ],
)
def test_a_pack_that_stands_alone_is_one_to_be_installed_in_the_window(given: list[str], pack: str | None) -> None:
    chosen = argument_parser().parse_args(with_pack_option(given))
    assert chosen.pack_file == (None if pack is None else Path(pack))
    assert chosen.command is None


def test_a_pack_behind_a_command_belongs_to_the_command() -> None:
    given = ["pack", "install", "a.xzpack"]
    assert with_pack_option(given) == given
    assert with_pack_option(["search", "a.xzpack"]) == ["search", "a.xzpack"]
