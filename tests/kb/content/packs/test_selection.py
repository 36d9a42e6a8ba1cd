"""Of several versions of one pack the highest is served, whole, at the place of the first."""

from pathlib import Path

import pytest

from kb.content.library import Library
from kb.content.manifest import OWN_MANIFEST
from kb.content.packs.errors import PackStateDamaged
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import rollback
from kb.content.packs.selection import PackOrigin, PackSelection, packs_stamp, select_packs
from kb.content.packs.signing import SigningKey
from kb.content.packs.storage.installed import pack_folder, read_installed
from kb.model import OWN_PACK_ID
from kb.paths import AppPaths
from kb.workspace import Workspace
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import contents, raw_pack


def versions(selection: PackSelection) -> list[tuple[str, str, str]]:
    return [(found.pack.id, found.pack.version, found.origin.value) for found in selection.served]


@pytest.fixture
def built_in(tmp_path: Path) -> Path:
    return write_source(tmp_path / "content", contents("1.5"))


def put_in(site: PackSite, key: SigningKey, tmp_path: Path, version: str) -> None:
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key, version=version))
    install(tmp_path / "a.xzpack", site, accepted=key.publisher.fingerprint)


def test_an_installed_pack_takes_the_place_of_an_older_built_in_one(
    built_in: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    other = write_source(tmp_path / "other", {"pack.toml": b'id = "other"\nname = "x"\n', "a.md": b"# a"})
    put_in(site, key, tmp_path, "2.0")
    selection = select_packs([built_in, other], site.packs)
    assert versions(selection) == [("demo", "2.0", "installed"), ("other", "", "built_in")]
    assert [found.origin for found in selection.superseded] == [PackOrigin.BUILT_IN]
    assert "版本 2.0" in Library(selection.folders).article("loan").text


def test_a_newer_built_in_pack_is_served_instead_of_an_installed_one(
    built_in: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    put_in(site, key, tmp_path, "1.4")
    assert versions(select_packs([built_in], site.packs)) == [("demo", "1.5", "built_in")]


def test_of_folders_copied_by_hand_the_highest_version_is_served_whole(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    write_source(packs / "a-old", contents("1.9") | {"articles/gone.md": "# 已删\n".encode()})
    write_source(packs / "b-new", contents("1.10"))
    selection = select_packs([], packs)
    assert selection.folders == (packs / "b-new",)
    assert [found.pack.folder.name for found in selection.superseded] == ["a-old"]
    (problem,) = selection.problems
    assert "有两份，用了 1.10" in str(problem)
    with Workspace.open(AppPaths.under(tmp_path)) as workspace:
        assert {head.id for head in workspace.library.articles()} == {"loan", "lobby"}
        assert "1.10" in workspace.library.article("loan").text


def test_of_equal_versions_the_first_is_served(built_in: Path, tmp_path: Path) -> None:
    write_source(tmp_path / "packs" / "copy", contents("1.5"))
    assert select_packs([built_in], tmp_path / "packs").folders == (built_in,)


def test_folders_without_an_id_are_all_served(tmp_path: Path) -> None:
    for place in ("content", "packs/content", "packs/more"):
        write_source(tmp_path / place, {"a.md": b"# a"})
    selection = select_packs([tmp_path / "content"], tmp_path / "packs")
    assert len(selection.folders) == 3
    assert selection.superseded == ()


def test_folders_that_are_no_packs_are_left_to_the_library_to_tell(tmp_path: Path) -> None:
    write_source(tmp_path / "packs" / "broken", {"pack.toml": b"id = "})
    write_source(tmp_path / "packs" / ".hidden", {"a.md": b"# a"})
    selection = select_packs([tmp_path / "missing"], tmp_path / "packs")
    assert selection.folders == (tmp_path / "missing", tmp_path / "packs" / "broken")
    assert len(Library(selection.folders).problems) == 2


def test_a_record_that_cannot_be_read_hides_its_pack_only_and_is_told(
    built_in: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    put_in(site, key, tmp_path, "2.0")
    (pack_folder(site.packs, "demo") / "installed.json").write_text("{", "utf-8")
    selection = select_packs([built_in], site.packs)
    assert versions(selection) == [("demo", "1.5", "built_in")]
    assert [type(problem) for problem in selection.problems] == [PackStateDamaged]


def test_a_version_that_was_deleted_by_hand_gives_way_to_the_one_before_and_is_told(
    site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    put_in(site, key, tmp_path, "1.0")
    put_in(site, key, tmp_path, "2.0")
    record = read_installed(site.packs, "demo")
    assert record is not None
    (pack_folder(site.packs, "demo") / record.current).rename(tmp_path / "elsewhere")
    selection = select_packs([], site.packs)
    assert versions(selection) == [("demo", "1.0", "installed")]
    assert [type(problem) for problem in selection.problems] == [PackStateDamaged]


def test_after_a_rollback_the_built_in_pack_is_served_again(
    built_in: Path, site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    with_built_in = PackSite(site.packs, (built_in,))
    put_in(with_built_in, key, tmp_path, "2.0")
    rollback("demo", with_built_in)
    assert versions(select_packs([built_in], site.packs)) == [("demo", "1.5", "built_in")]
    rollback("demo", with_built_in)
    assert versions(select_packs([built_in], site.packs)) == [("demo", "2.0", "installed")]


def test_what_cannot_be_read_hides_nothing_else_and_is_told(
    built_in: Path, site: PackSite, key: SigningKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(site, key, tmp_path, "2.0")
    refuse = PermissionError(13, "Permission denied")

    def refused(*_: object) -> None:
        raise refuse

    monkeypatch.setattr("kb.content.packs.selection.read_installed", refused)
    selection = select_packs([built_in], site.packs)
    assert versions(selection) == [("demo", "1.5", "built_in")]
    assert [str(problem) for problem in selection.problems] == [f"{pack_folder(site.packs, 'demo')}: 没有读取权限"]
    monkeypatch.setattr("kb.content.packs.selection.installed_ids", refused)
    selection = select_packs([built_in], site.packs)
    assert versions(selection) == [("demo", "1.5", "built_in")]
    assert [str(problem) for problem in selection.problems] == [f"{site.packs / '.installed'}: 没有读取权限"]


def test_a_link_in_the_place_of_a_pack_is_not_followed_and_told(built_in: Path, tmp_path: Path) -> None:
    """Linked to ``/`` the whole disk was read, for minutes, and its Markdown files served."""
    packs = tmp_path / "packs"
    packs.mkdir()
    outside = write_source(tmp_path / "outside", {"pack.toml": b'id = "other"\nname = "x"\n', "a.md": b"# a"})
    (packs / "linked").symlink_to(outside)
    before = packs_stamp(packs)
    selection = select_packs([built_in], packs)
    assert versions(selection) == [("demo", "1.5", "built_in")]
    assert [str(problem) for problem in selection.problems] == [f"{packs / 'linked'}: 是链接，不读取"]
    (outside / "a.md").write_text("# b", "utf-8")
    assert packs_stamp(packs) == before


def test_what_a_person_imported_was_not_copied_by_hand(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    write_source(packs / "copied", contents("1.0"))
    write_source(packs / OWN_PACK_ID, {"pack.toml": OWN_MANIFEST.encode(), "articles/mine.md": "# 我的\n".encode()})
    served = select_packs([], packs).served
    assert [(found.origin, found.pack.edition) for found in served] == [
        (PackOrigin.FOLDER, "演示 1.0"),
        (PackOrigin.OWN, "我的文档"),
    ]
