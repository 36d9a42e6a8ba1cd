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


def test_of_two_files_of_a_run_that_look_like_a_newer_state_of_one_only_the_first_replaces_it(
    tmp_path: Path, indexed: Path
) -> None:
    for folder, words in (("甲", "两人"), ("乙", "三人"), ("丙", "四人")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "值班表.txt").write_text(f"值班表\n\n第一条 每天{words}值班。\n第二条 登记。\n", "utf-8")
    run(indexed, "import", str(tmp_path / "甲"))
    done = run(indexed, "import", str(tmp_path / "乙"), str(tmp_path / "丙"))
    assert "已导入 2 篇文章" in done.stdout
    assert done.stdout.count("替换以前导入的") == 1
    assert not done.stderr
    texts = [path.read_text("utf-8") for path in indexed.glob("packs/own-documents/articles/*/*.md")]
    assert sorted(count for text in texts for count in "两三四" if f"{count}人" in text) == sorted("三四")


def test_what_an_import_replaces_is_kept_as_a_version_and_what_was_corrected_stays(
    tmp_path: Path, indexed: Path
) -> None:
    file, own = tmp_path / "值班表.txt", indexed / "packs" / "own-documents"
    file.write_text("值班表\n\n第一条 每天两人值班。\n第二条 交接登记。\n", "utf-8")
    assert "替换" not in run(indexed, "import", str(file)).stdout
    (stored,) = own.glob("articles/*/*.md")
    corrected = stored.read_text("utf-8").replace("title: 值班表\n", "title: 值班表\nroles: 综合柜员\n")
    stored.write_text(corrected.replace("两人", "三人"), "utf-8")
    for words in ("第一条 每天两人值班。", "第一条 每天四人值班。"):
        file.write_text(f"值班表\n\n{words}\n第二条 交接登记。\n", "utf-8")
        assert "替换以前导入的《值班表》" in run(indexed, "import", str(file)).stdout
        (stored,) = own.glob("articles/*/*.md")
        assert words[4:] in stored.read_text("utf-8")
        assert "综合柜员" in stored.read_text("utf-8")
    kept = [version.read_text("utf-8") for version in own.glob(".versions/*/*")]
    assert [any(f"每天{count}人" in text for text in kept) for count in "两三四"] == [True, True, False]


def test_a_file_that_is_there_twice_and_replaces_one_with_a_new_title_is_stored_once(
    tmp_path: Path, indexed: Path
) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "放款.txt").write_text("放款办法\n\n第一条 凭通知放款。\n第二条 登记。\n", "utf-8")
    run(indexed, "import", str(tmp_path / "甲"))
    (stored,) = indexed.glob("packs/own-documents/articles/*/*.md")
    stored.write_text(stored.read_text("utf-8").replace("title: 放款办法", "title: 放款审核办法"), "utf-8")
    done = run(indexed, "import", str(tmp_path / "甲"), str(tmp_path / "乙"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "已导入 1 篇文章" in done.stdout
    (stored,) = indexed.glob("packs/own-documents/articles/*/*.md")
    assert "放款审核办法" in stored.read_text("utf-8")
