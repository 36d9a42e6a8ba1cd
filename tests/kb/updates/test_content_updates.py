"""What is new since an article was last seen, over one version of a pack or several."""

import shutil
from pathlib import Path

import pytest

from kb.content.article_changes import TextLine
from kb.content.library import Library
from kb.content.manifest import OWN_MANIFEST
from kb.model import ArticleUpdate, UpdateKind
from kb.updates.content_updates import ContentUpdates
from tests.kb.updates.conftest import set_version, write


def kinds(updates: ContentUpdates) -> dict[str, UpdateKind]:
    return {one.article_id: one.kind for one in updates.updates()}


def test_the_first_time_everything_counts_as_seen(tmp_path: Path, library: Library) -> None:
    updates = ContentUpdates(tmp_path / "versions.db", library)
    assert updates.updates() == ()
    updates.begin()
    assert updates.updates() == ()


def test_new_changed_and_removed_articles_are_told_with_both_versions(
    updates: ContentUpdates, library: Library, folder: Path
) -> None:
    write(folder, "loan", "每 15 天检查一次。", roles="[客户经理]")
    write(folder, "fresh", "新的规定。", roles="[柜员]")
    (folder / "old.md").unlink()
    set_version(folder, "1.1")
    library.reload()
    rules, roles = "rules", ("柜员",)
    assert set(updates.updates()) == {
        ArticleUpdate("fresh", "fresh", UpdateKind.NEW, roles, rules, "", "1.1"),
        ArticleUpdate("loan", "loan", UpdateKind.CHANGED, ("客户经理",), rules, "1.0", "1.1"),
        ArticleUpdate("old", "old", UpdateKind.REMOVED, roles, rules, "1.0", "1.1"),
    }
    details = {one.article_id: updates.detail(one) for one in updates.updates()}
    assert [passage.after for passage in details["loan"].passages] == ["每 15 天检查一次。"]
    assert [passage.before for passage in details["loan"].passages] == ["每 30 天检查一次。"]
    assert details["fresh"].lines == (TextLine("新的规定。"),)
    assert details["old"].lines == (TextLine("旧的规定。"),)


def test_over_several_versions_the_difference_is_to_the_one_last_seen(
    updates: ContentUpdates, library: Library, folder: Path
) -> None:
    for version, days in (("1.1", 20), ("1.2", 10)):
        write(folder, "loan", f"每 {days} 天检查一次。")
        set_version(folder, version)
        library.reload()
        assert kinds(updates) == {"loan": UpdateKind.CHANGED}
    (update,) = updates.updates()
    assert (update.version_before, update.version) == ("1.0", "1.2")
    (passage,) = updates.detail(update).passages
    assert (passage.before, passage.after) == ("每 30 天检查一次。", "每 10 天检查一次。")


def test_what_went_back_to_the_text_last_seen_is_no_news(
    updates: ContentUpdates, library: Library, folder: Path
) -> None:
    write(folder, "desk", "三人核对。", roles="[柜员]")
    library.reload()
    assert kinds(updates) == {"desk": UpdateKind.CHANGED}
    write(folder, "desk", "双人核对。", roles="[柜员]")
    library.reload()
    assert kinds(updates) == {}


def test_another_title_or_date_over_the_same_text_is_no_news(
    updates: ContentUpdates, library: Library, folder: Path
) -> None:
    write(folder, "desk", "双人核对。", roles="[柜员, 大堂经理]", updated="2026-11-30")
    library.reload()
    assert kinds(updates) == {}


def test_what_was_seen_is_told_no_more_also_after_a_restart(
    updates: ContentUpdates, library: Library, folder: Path, tmp_path: Path
) -> None:
    write(folder, "loan", "每 15 天检查一次。")
    write(folder, "fresh", "新的规定。")
    (folder / "old.md").unlink()
    library.reload()
    updates.mark_seen(["loan", "old"])
    assert kinds(ContentUpdates(tmp_path / "versions.db", library)) == {"fresh": UpdateKind.NEW}


def test_opening_shows_a_new_article_but_not_what_changed_in_a_long_one(
    updates: ContentUpdates, library: Library, folder: Path
) -> None:
    write(folder, "loan", "每 15 天检查一次。")
    write(folder, "fresh", "新的规定。")
    library.reload()
    assert updates.mark_opened("fresh") is None
    assert updates.mark_opened("desk") is None
    unseen = updates.mark_opened("loan")
    assert unseen is not None
    assert unseen.was_read is False
    assert kinds(updates) == {"loan": UpdateKind.CHANGED}
    (again,) = updates.updates()
    assert again.was_read


def test_what_asks_to_be_acknowledged_stays_until_it_is(
    updates: ContentUpdates, library: Library, folder: Path
) -> None:
    write(folder, "loan", "每 15 天检查一次。", acknowledge="true")
    write(folder, "fresh", "新的规定。", acknowledge="是")
    library.reload()
    assert [one.acknowledge for one in updates.updates()] == [True, True]
    updates.mark_seen(["loan", "fresh"])
    assert updates.mark_opened("fresh") is not None
    assert set(kinds(updates)) == {"loan", "fresh"}
    updates.mark_seen(["loan", "fresh"], acknowledged=True)
    assert kinds(updates) == {}


def test_own_documents_are_no_news_to_who_imported_them(
    tmp_path: Path, updates: ContentUpdates, library: Library, folder: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.toml").write_text(OWN_MANIFEST, "utf-8")
    write(own, "mine", "导入的制度。")
    library.serve([folder, own])
    assert library.head("mine").title == "mine"
    assert kinds(updates) == {}


def test_a_pack_that_a_person_removed_leaves_no_list_of_removed_articles(
    updates: ContentUpdates, library: Library
) -> None:
    library.serve([])
    assert set(kinds(updates)) == {"loan", "desk", "old"}
    updates.forget_pack("rules")
    assert kinds(updates) == {}


@pytest.mark.parametrize("state", ["damaged", "a folder", "gone"])
def test_a_file_that_cannot_be_used_costs_what_is_told_and_nothing_else(
    tmp_path: Path, updates: ContentUpdates, library: Library, folder: Path, state: str
) -> None:
    path = tmp_path / "versions.db"
    path.unlink()
    if state == "damaged":
        path.write_bytes(b"no database" * 100)
    elif state == "a folder":
        path.mkdir()
    write(folder, "loan", "每 15 天检查一次。")
    library.reload()
    assert updates.updates() == ()
    updates.mark_seen(["loan"])
    assert updates.mark_opened("loan") is None
    updates.begin()
    assert updates.updates() == ()
    if state == "a folder":
        shutil.rmtree(path)
    updates.begin()
    write(folder, "loan", "每 7 天检查一次。")
    library.reload()
    assert kinds(updates) == {"loan": UpdateKind.CHANGED}
