"""Own documents: imported again, edited, copied, deleted and put back, and nothing that was written is lost.

Covers: kb/content/own_documents/trash.py, kb/content/own_documents/versions.py.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kb.content.importers.importer import preview
from kb.content.importers.preview import ImportPreview
from kb.content.own_documents import documents
from kb.content.own_documents.editing import DocumentText
from kb.errors import ArticleNotFound, OwnDocumentError
from kb.model import Placement, Span
from kb.workspace import Workspace

TODAY = dt.date(2026, 5, 1)
RULE = "# 印章管理办法\n\n## 第一条\n\n印章由专人保管，双人使用。\n\n## 第二条\n\n用印须逐笔登记。\n"


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    """A rule as a file."""
    path = tmp_path / "印章管理办法.md"
    path.write_text(RULE, "utf-8")
    return path


@pytest.fixture
def imported(workspace: Workspace, rule: Path) -> str:
    """The id of the rule, imported."""
    return take_in(workspace, preview(rule))


def take_in(workspace: Workspace, previewed: ImportPreview) -> str:
    (article_id,) = workspace.own_documents.store(previewed, previewed.proposed)
    workspace.reload_packs()
    return article_id


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def with_body(workspace: Workspace, article_id: str, change: Callable[[str], str]) -> DocumentText:
    text = workspace.own_documents.text(article_id)
    return replace(text, body=change(text.body))


def test_what_was_imported_is_known_by_its_content(workspace: Workspace, rule: Path, imported: str) -> None:
    earlier = workspace.own_documents.earlier(preview(rule))
    assert earlier is not None
    assert (earlier.same, earlier.article_ids, earlier.titles) == (True, (imported,), ("印章管理办法",))


def test_a_newer_state_of_a_file_takes_its_place_and_the_notes_follow(
    workspace: Workspace, rule: Path, imported: str
) -> None:
    article = workspace.library.article(imported)
    start = article.text.index("用印须逐笔登记")
    workspace.notes.highlight(imported, Span(start, start + 7), note="每天核对")
    rule.write_text(RULE.replace("## 第二条", "## 第二条\n\n先审批。\n\n## 第三条"), "utf-8")
    newer = preview(rule)
    earlier = workspace.own_documents.earlier(newer)
    assert earlier is not None
    assert not earlier.same
    assert take_in(workspace, newer) == imported
    assert workspace.library.problems == ()
    (kept,) = workspace.notes.annotations()
    assert kept.span is not None
    assert workspace.library.article(imported).text[kept.span.start : kept.span.end] == "用印须逐笔登记"
    assert kept.placement is not Placement.ORPHANED
    (version,) = workspace.own_documents.versions.of(imported)
    assert "先审批" not in version.path.read_text("utf-8")
    rule.write_text(RULE.replace("专人", "两人"), "utf-8")
    assert take_in(workspace, preview(rule)) == imported, "again and again"


def test_a_saved_text_is_read_and_the_one_before_is_kept(workspace: Workspace, imported: str) -> None:
    own = workspace.own_documents
    edited = with_body(workspace, imported, lambda body: body.replace("双人使用", "双人使用、双人保管"))
    own.save(imported, replace(edited, metadata=replace(edited.metadata, title="印章办法", roles=("柜员",))), TODAY)
    workspace.reload_packs()
    article = workspace.library.article(imported)
    assert (article.title, article.roles, article.updated) == ("印章办法", ("柜员",), "2026-05-01")
    assert "双人保管" in article.text
    assert article.text.startswith("印章办法\n"), "the heading says the new title"
    (version,) = own.versions.of(imported)
    assert "双人保管" not in own.version_text(imported, version.path).body


def test_what_was_not_edited_stays_to_the_letter(workspace: Workspace, imported: str) -> None:
    before = everything(workspace.paths.own_documents)
    workspace.own_documents.save(imported, workspace.own_documents.text(imported), TODAY)
    assert everything(workspace.paths.own_documents) == before


def test_fields_that_the_editor_does_not_show_are_kept(workspace: Workspace, tmp_path: Path) -> None:
    folder = workspace.paths.own_documents / "articles"
    folder.mkdir(parents=True)
    head = "id: mine\ntitle: 我的\nkeywords: [甲, 乙]\nreview_by: 2027-01-01\nroles: [柜员]\n"
    (folder / "a.md").write_text(f"---\n{head}---\n# 我的\n\n文。\n", "utf-8")
    workspace.reload_packs()
    workspace.own_documents.save("mine", with_body(workspace, "mine", lambda body: body + "\n新的。\n"), TODAY)
    workspace.reload_packs()
    kept = workspace.library.head("mine")
    assert (kept.keywords, kept.review_by, kept.roles) == (("甲", "乙"), "2027-01-01", ("柜员",))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"body": " \n"}, "正文"),
        ({"title": "  "}, "标题"),
        ({"issued": "明天"}, "发布日期"),
        ({"body": "长" * 3_000_000}, "太长"),
    ],
)
def test_what_is_no_document_is_not_saved(
    workspace: Workspace, imported: str, change: dict[str, str], reason: str
) -> None:
    before = everything(workspace.paths.own_documents)
    text = workspace.own_documents.text(imported)
    fields = {name: value for name, value in change.items() if name != "body"}
    wrong = DocumentText(replace(text.metadata, **fields), change.get("body", text.body))  # type: ignore[arg-type]
    with pytest.raises(OwnDocumentError, match=reason):
        workspace.own_documents.save(imported, wrong, TODAY)
    assert everything(workspace.paths.own_documents) == before


def test_a_full_disk_leaves_the_document_as_it_was(
    workspace: Workspace, imported: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.library.sources[imported].path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(documents, "atomic_write", full)
    with pytest.raises(OSError, match="space"):
        workspace.own_documents.save(imported, with_body(workspace, imported, lambda body: body + "新"), TODAY)
    assert workspace.library.sources[imported].path.read_bytes() == before


def test_words_that_were_typed_outlive_the_program(workspace: Workspace, imported: str) -> None:
    versions = workspace.own_documents.versions
    versions.keep_draft(imported, "写了一半")
    assert versions.draft(imported) == "写了一半"
    assert versions.draft("another") == ""
    versions.forget_draft(imported)
    assert versions.draft(imported) == ""
    assert workspace.reload_packs().problems == ()


@pytest.mark.parametrize("clock_was_ahead", [False, True])
def test_only_so_many_versions_are_kept(
    workspace: Workspace, imported: str, monkeypatch: pytest.MonkeyPatch, *, clock_was_ahead: bool
) -> None:
    monkeypatch.setattr("kb.content.own_documents.versions.MOST_VERSIONS", 3)
    if clock_was_ahead:
        for number in (6, 7, 8):
            body = f"{workspace.own_documents.text(imported).body}\n登记。{number}。\n"
            workspace.own_documents.save(imported, replace(workspace.own_documents.text(imported), body=body), TODAY)
        for kept in workspace.own_documents.versions.of(imported):
            kept.path.rename(kept.path.with_name(f"2099{kept.path.name[4:]}"))
        workspace.own_documents.save(imported, replace(workspace.own_documents.text(imported), body=RULE), TODAY)
    for number in range(6):
        text = workspace.own_documents.text(imported)
        workspace.own_documents.save(imported, replace(text, body=f"{text.body}\n{number}。\n"), TODAY)
    texts = [version.path.read_text("utf-8") for version in workspace.own_documents.versions.of(imported)]
    assert [max(map(int, filter(str.isdigit, text.split("登记。")[1]))) for text in texts] == [4, 3, 2]


def test_a_copy_of_an_article_can_be_changed_and_the_article_not(workspace: Workspace) -> None:
    own = workspace.own_documents
    with pytest.raises(OwnDocumentError, match="不能改"):
        own.text("loan")
    before = workspace.library.sources["loan"].path.read_bytes()
    first, second = own.copy("loan", TODAY), ""
    workspace.reload_packs()
    second = own.copy("loan", TODAY)
    workspace.reload_packs()
    assert workspace.library.problems == ()
    assert first != second
    copy = workspace.library.article(first)
    assert (copy.title, copy.roles, copy.pack_id) == ("贷款客户经理（副本）", ("客户经理",), "own-documents")
    assert copy.text.partition("\n")[2] == workspace.library.article("loan").text.partition("\n")[2]
    assert workspace.library.link_target(first, "lobby.md") is not None
    own.save(first, with_body(workspace, first, lambda body: body + "\n我的补充。\n"), TODAY)
    assert workspace.library.sources["loan"].path.read_bytes() == before
    with pytest.raises(ArticleNotFound):
        own.copy("nothing", TODAY)


def test_a_deleted_document_comes_back_with_its_notes(workspace: Workspace, imported: str) -> None:
    own = workspace.own_documents
    before = everything(own.folder)
    workspace.notes.highlight(imported, Span(0, 4), note="要背")
    deleted = own.delete(imported)
    workspace.reload_packs()
    assert not own.is_own(imported)
    assert own.trash.documents() == (deleted,)
    assert deleted.titles == ("印章管理办法",)
    own.trash.restore(deleted)
    workspace.reload_packs()
    assert everything(own.folder) == before
    assert own.trash.documents() == ()
    (note,) = workspace.notes.annotations()
    assert note.span is not None


def test_a_power_cut_leaves_what_is_deleted_or_put_back_in_one_place_at_least(
    workspace: Workspace, imported: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, synced = workspace.own_documents, list[Path]()
    monkeypatch.setattr("kb.content.own_documents.trash.sync_folder", synced.append)
    place = workspace.library.sources[imported].path.parent
    deleted = own.delete(imported)
    assert synced == [deleted.folder, place.parent]
    synced.clear()
    own.trash.restore(deleted)
    assert synced == [place.parent, deleted.folder]


def test_of_several_articles_of_a_file_one_goes_and_the_others_stay(workspace: Workspace, tmp_path: Path) -> None:
    site = tmp_path / "网页.txt"
    site.write_text("1、做好1名柜员\n\n1站式服务。\n\n2、做好1名经理\n\n再3练习。\n", "utf-8")
    ids = workspace.own_documents.store(found := preview(site), {change.key for change in found.changes})
    workspace.reload_packs()
    assert len(ids) == 2
    workspace.own_documents.delete(ids[0])
    workspace.reload_packs()
    assert [one for one in ids if workspace.own_documents.is_own(one)] == [ids[1]]
    assert (workspace.own_documents.place(ids[1]) / "网页.txt").exists()
    workspace.own_documents.delete(ids[1])
    assert [*(workspace.own_documents.folder / "articles").iterdir()] == []
    assert len(workspace.own_documents.trash.documents()) == 2


def test_nothing_is_put_back_over_what_stands_there_now(workspace: Workspace, rule: Path, imported: str) -> None:
    deleted = workspace.own_documents.delete(imported)
    workspace.reload_packs()
    take_in(workspace, preview(rule))
    with pytest.raises(OwnDocumentError, match="同名"):
        workspace.own_documents.trash.restore(deleted)
    workspace.own_documents.trash.purge(deleted)
    assert workspace.own_documents.trash.documents() == ()


def test_a_record_that_points_elsewhere_is_no_document(workspace: Workspace, imported: str) -> None:
    deleted = workspace.own_documents.delete(imported)
    record = deleted.folder / "deleted.json"
    for place in ("../../outside", "/etc/passwd", "articles/../../x"):
        record.write_text(f'{{"titles": [], "at": "2026-01-01T00:00:00+00:00", "place": "{place}"}}', "utf-8")
        assert workspace.own_documents.trash.documents() == ()


def test_the_words_to_choose_from_are_those_of_the_packs_and_of_the_articles(workspace: Workspace) -> None:
    found = workspace.own_documents.vocabulary()
    assert {"客户经理", "大堂经理"} <= {*found.roles}
    assert {"职责", "流程"} <= {*found.topics}
