"""The door: previews, storing whole or not at all, folders as lists, progress and stop.

Covers: kb/content/importers/formats/text_reader.py, kb/content/importers/preview.py,
kb/content/importers/safe_names.py.
"""

import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from kb.content.importers import importer
from kb.content.importers.cleaning.edits import ChangeKind
from kb.content.importers.importer import (
    IMPORT_FORMATS,
    files_in,
    is_importable,
    preview,
    preview_all,
    store,
)
from kb.content.importers.metadata import Vocabulary
from kb.content.importers.safe_names import safe_name
from kb.content.library import Library
from kb.content.stored_imports import finish_interrupted
from kb.errors import DocumentError, DocumentTooLarge, ImportStopped
from tests.forked_runs import forked_runs
from tests.kb.content.importers.word_files import Level, Lists, paragraph, word_file

ROOT = Path(__file__).parents[4]
RULE = Lists({1: [Level("chineseCountingThousand", "第%1条", suffix="space")]}, {1: (1, {})})
SITE = """如何做好1名柜员
1、如何做好1名柜员

柜员1定要先学点钞,再3练习,1站式服务才做得好。这是1般要求。

相似内容

2、如何做好1名大堂经理?

大堂经理要先听客户说完,1次讲清楚,不让客户跑第2趟。

3、客户经理怎么当

客户经理按月做贷后检查,发现1个问题就报告1个。
"""


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    """A rule in Word with numbered clauses."""
    path = tmp_path / "信贷管理办法.docx"
    clauses = [paragraph(f"这是第{n}条的正文，应当照办。", num=1) for n in range(1, 31)]
    path.write_bytes(word_file([paragraph("信贷管理办法"), *clauses], lists=RULE))
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page that was copied into a text file, of three sections."""
    path = tmp_path / "网页.txt"
    path.write_text(SITE, "utf-8")
    return path


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_stored_rule_is_an_article_whose_clauses_can_be_found(rule: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (article_file,) = store(preview(rule, vocabulary=Vocabulary(("柜员",), ())), pack)
    library = Library([pack])
    assert not library.problems
    (head,) = library.articles()
    article = library.article(head.id)
    assert article.title == "信贷管理办法"
    headings = [block.text for block in article.blocks if block.kind == "heading"]
    assert headings[:2] == ["信贷管理办法", "第一条"]
    assert "第二十三条" in headings
    assert article_file.parent.joinpath("信贷管理办法.docx").read_bytes() == rule.read_bytes()
    assert library.packs[0].name == "我的文档"


def test_a_scraped_page_becomes_its_sections(site: Path, tmp_path: Path) -> None:
    found = preview(site)
    assert {change.kind for change in found.changes} == {
        ChangeKind.NUMERAL, ChangeKind.BOILERPLATE, ChangeKind.SEVERAL_ARTICLES,
    }  # fmt: skip
    assert [article.metadata.title for article in found.articles()] == [
        "如何做好一名柜员",
        "如何做好一名大堂经理",
        "客户经理怎么当",
    ]
    assert "一站式服务才做得好" in found.articles()[0].body
    assert "第2趟" in found.articles()[1].body
    files = store(found, tmp_path / "pack")
    assert [file.name for file in files] == ["如何做好一名柜员.md", "如何做好一名大堂经理.md", "客户经理怎么当.md"]
    assert len(Library([tmp_path / "pack"]).articles()) == 3


def test_with_all_changes_rejected_the_text_is_as_it_was(site: Path) -> None:
    (article,) = preview(site).articles(())
    assert "1站式服务" in article.body
    assert "相似内容" in article.body


def test_a_corrected_title_and_dates_are_stored(rule: Path, tmp_path: Path) -> None:
    found = preview(rule)
    corrected = replace(
        found, metadata=replace(found.metadata, title="信贷办法：2026", effective="2026-05-01", number="0755")
    )
    (file,) = store(corrected, tmp_path / "pack")
    text = file.read_text("utf-8")
    assert "effective: '2026-05-01'" in text
    assert "number: '0755'" in text
    assert Library([tmp_path / "pack"]).articles()[0].title == "信贷办法：2026"
    assert "信贷管理办法" in text, "the title in the text is text"


def test_the_same_file_keeps_its_id_and_replaces_itself(rule: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    store(preview(rule), pack)
    first = Library([pack]).articles()
    found = preview(rule)
    store(replace(found, metadata=replace(found.metadata, title="另一个名字")), pack)
    second = Library([pack]).articles()
    assert [head.title for head in second] == ["另一个名字"]
    assert [head.id for head in second] == [head.id for head in first]
    assert not Library([pack]).problems


def test_a_file_that_changed_since_its_preview_is_not_stored(rule: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    store(preview(rule), pack)
    before = everything(pack)
    found = preview(rule)
    rule.write_bytes(word_file([paragraph("换了")]))
    with pytest.raises(DocumentError, match="改动"):
        store(found, pack)
    assert everything(pack) == before


def test_a_full_disk_leaves_everything_as_it_was(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = tmp_path / "pack"
    store(preview(site), pack)
    before = everything(pack)
    for failing in ("atomic_write", "_keep_original", "put"):

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(importer, failing, full)
            with pytest.raises(OSError, match="space"):
                store(preview(site), pack)
        assert everything(pack) == before


KILLED = """
    import os, sys
    from pathlib import Path
    from kb.content.importers import importer

    left = int(sys.argv[3])
    def watch(event, arguments):
        global left
        writes = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree")
        if event in writes and sys.argv[2] in str(arguments[0]):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), 9)

    found = importer.preview(Path(sys.argv[1]))
    sys.addaudithook(watch)
    importer.store(found, Path(sys.argv[2]))
"""


def test_killed_anywhere_the_old_or_the_new_is_there_whole(site: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    store(preview(site), pack, ())
    old = {head.id for head in Library([pack]).articles()}
    new = {article.id for article in preview(site).articles()}
    seen = set()
    with forked_runs(textwrap.dedent(KILLED), "kb.content.importers.importer") as killed:
        for point in range(200):
            code = killed(site, pack, point * 4)
            finish_interrupted(pack)
            library = Library([pack])
            ids = {head.id for head in library.articles()}
            assert ids in (old, new), point
            assert not library.problems
            assert {path.name for path in pack.iterdir()} <= {"articles", "pack.toml", ".imports.lock"}
            seen.add(code)
            if code == 0:
                break
            store(preview(site), pack, ())
    assert seen == {0, -9}


def test_markdown_keeps_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 须知\nnumber: 甲〔2026〕1号\nroles: [柜员]\neffective: 2026-05-01\n---\n# 须知\n\n**先**点钞。\n",
        "utf-8",
    )
    (file,) = store(preview(path), tmp_path / "pack")
    (head,) = Library([tmp_path / "pack"]).articles()
    assert (head.title, head.number, head.roles, head.effective) == ("须知", "甲〔2026〕1号", ("柜员",), "2026-05-01")
    assert file.read_text("utf-8").count("---") == 2
    assert "**先**点钞。" in file.read_text("utf-8")
    assert [copy.name for copy in file.parent.iterdir() if copy != file] == ["a.md.txt"]


def test_a_folder_is_a_list_with_progress(rule: Path, site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏的.docx"
    broken.write_bytes(b"broken")
    (tmp_path / "~$信贷管理办法.docx").write_bytes(b"a lock of Word")
    (tmp_path / "图.png").write_bytes(b"x")
    told: list[tuple[int, int]] = []
    outcomes = {outcome.path: outcome for outcome in preview_all([tmp_path], progress=lambda *now: told.append(now))}
    assert {*outcomes} == {rule, site, broken}
    assert outcomes[broken].error is not None
    assert outcomes[broken].preview is None
    assert outcomes[rule].preview is not None
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_list_stops_when_somebody_wants_it(rule: Path, site: Path, tmp_path: Path) -> None:
    wishes = iter([False, True])
    outcomes = preview_all([rule, site], stopped=lambda: next(wishes, True))
    with pytest.raises(ImportStopped):
        list(outcomes)
    for path in (rule, site):
        with pytest.raises(ImportStopped):
            preview(path, stopped=lambda: True)


def test_links_to_folders_are_not_followed_and_a_flood_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("甲", "utf-8")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert files_in([tmp_path / "in"]) == (tmp_path / "in" / "a.txt",)
    monkeypatch.setattr(importer, "_MOST_FILES", 3)
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text("甲", "utf-8")
    with pytest.raises(DocumentTooLarge):
        files_in([tmp_path])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c:d", "a_b_c_d"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        (" .. ", "_"),
        ("长" * 200, "长" * 60),
        ("a\0b\n", "a_b_"),
        ("办法 （试行）", "办法 （试行）"),
    ],
)
def test_names_of_files_suit_every_system(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_every_format_is_told_by_its_name() -> None:
    for form in IMPORT_FORMATS:
        assert form.name
        assert all(is_importable(Path(f"x{suffix}")) and suffix == suffix.lower() for suffix in form.suffixes)
    suffixes = [suffix for form in IMPORT_FORMATS for suffix in form.suffixes]
    assert len({*suffixes}) == len(suffixes)


LAZY = """
    import sys
    import kb.content.importers.importer
    print(*{"lxml", "pypdfium2", "doc2docx", "docx", "pypinyin", "kb.text.segment"} & sys.modules.keys())
"""


def test_no_library_is_loaded_before_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LAZY)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, [])


def test_the_title_below_the_head_of_a_paper_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "公文.html"
    lines = ("东港银行办公室文件", "东银办〔2026〕21号", "<b>关于规范工作群的通知</b>", f"各部室：{'请遵照执行。' * 5}")
    path.write_text("<ul><li>首页</li></ul>" + "".join(f"<p>{line}</p>" for line in lines), "utf-8")
    (article,) = preview(path).articles()
    assert article.metadata.title == "关于规范工作群的通知"
    assert article.body.count("关于规范工作群的通知") == 1


def test_a_web_page_under_the_name_of_an_old_word_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "通知.doc"
    path.write_bytes("<html><meta charset=gb2312><h1>营业时间</h1><p>八时三十分开门。</p></html>".encode("gb18030"))
    found = preview(path)
    assert found.metadata.title == "营业时间"
    assert "八时三十分开门。" in found.articles()[0].body
