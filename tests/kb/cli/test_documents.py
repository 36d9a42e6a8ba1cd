"""``import`` on the command line, in a process of its own."""

from pathlib import Path

from tests.kb.cli.test_commands import run
from tests.kb.content.importers.sheet_files import sheet_file


def test_import_stores_what_it_shows_and_hidden_sheets_when_asked_for_and_search_finds_it(
    tmp_path: Path, indexed: Path
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "柜员须知.txt").write_text("柜员须知\n\n第一条 柜员每天核对嘟嘟现金。\n第二条 须双人复核。\n", "gb18030")
    (files / "坏的.docx").write_bytes(b"broken")
    (files / "费率.xlsx").write_bytes(
        sheet_file({"对外": [["转账", "免"]], "底稿": [["嘟嘟成本", "三元"]]}, hidden=["底稿"])
    )
    shown = run(indexed, "import", str(files), "--preview")
    assert "《柜员须知》" in shown.stdout
    assert "没有导入的内容：隐藏的工作表：底稿" in shown.stdout
    assert not (indexed / "packs" / "own-documents").exists()
    done = run(indexed, "import", str(files), "--hidden")
    assert done.returncode == 1
    assert "已导入 2 篇文章" in done.stdout
    assert "隐藏的工作表" not in done.stdout
    assert "坏的.docx" in done.stderr
    assert "没有导入：不是完整的文档。" in done.stderr
    assert "柜员须知 › 第一条" in run(indexed, "search", "嘟嘟现金").stdout
    assert "费率 › 隐藏的工作表：底稿" in run(indexed, "search", "嘟嘟成本").stdout
