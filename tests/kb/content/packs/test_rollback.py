"""Going back, removing, and looking whether an installed pack is still what was signed."""

from pathlib import Path

import pytest

from kb.content.packs import errors
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.rollback import check_installed, remove, rollback
from kb.content.packs.signing import SigningKey
from kb.content.packs.storage.installed import installed_ids, pack_folder, read_installed
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import contents, raw_pack, tree


def put_in(site: PackSite, key: SigningKey, tmp_path: Path, version: str) -> Path:
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key, version=version))
    return install(tmp_path / "a.xzpack", site, accepted=key.publisher.fingerprint).folder


@pytest.fixture
def two_versions(site: PackSite, key: SigningKey, tmp_path: Path) -> PackSite:
    put_in(site, key, tmp_path, "1.0")
    put_in(site, key, tmp_path, "2.0")
    return site


def test_a_rollback_and_another_one_lead_there_and_back(two_versions: PackSite) -> None:
    before = tree(two_versions.packs)
    done = rollback("demo", two_versions)
    assert (done.left, done.version) == ("2.0", "1.0")
    done = rollback("demo", two_versions)
    assert (done.left, done.version) == ("1.0", "2.0")
    assert tree(two_versions.packs) == before


def test_the_version_that_was_left_can_be_installed_again(
    two_versions: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    rollback("demo", two_versions)
    put_in(two_versions, key, tmp_path, "2.0")
    record = read_installed(two_versions.packs, "demo")
    assert record is not None
    assert (record.version, record.previous_version) == ("2.0", "1.0")


def test_without_an_earlier_version_nothing_changes(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    put_in(site, key, tmp_path, "1.0")
    before = tree(site.packs)
    with pytest.raises(errors.PackNoEarlierVersion):
        rollback("demo", site)
    for action in (rollback, remove):
        with pytest.raises(errors.PackNotInstalled):
            action("other", site)
    assert tree(site.packs) == before


def test_an_earlier_version_that_was_deleted_by_hand_is_none(two_versions: PackSite, tmp_path: Path) -> None:
    record = read_installed(two_versions.packs, "demo")
    assert record is not None
    (pack_folder(two_versions.packs, "demo") / record.previous).rename(tmp_path / "elsewhere")
    with pytest.raises(errors.PackNoEarlierVersion):
        rollback("demo", two_versions)


def test_a_rollback_says_when_a_newer_built_in_pack_is_served(two_versions: PackSite, tmp_path: Path) -> None:
    content = write_source(tmp_path / "content", contents("1.5"))
    done = rollback("demo", PackSite(two_versions.packs, (content,)))
    assert (done.left, done.version) == ("2.0", "1.5")


def test_a_removed_pack_leaves_only_its_publisher(two_versions: PackSite, key: SigningKey) -> None:
    done = remove("demo", two_versions)
    assert (done.left, done.version) == ("2.0", "")
    assert [path.name for path in pack_folder(two_versions.packs, "demo").iterdir()] == ["installed.json"]
    record = read_installed(two_versions.packs, "demo")
    assert record is not None
    assert record.publisher == key.publisher
    with pytest.raises(errors.PackNotInstalled):
        remove("demo", two_versions)
    with pytest.raises(errors.PackNotInstalled):
        rollback("demo", two_versions)
    remove("demo", two_versions, forget_publisher=True)
    assert installed_ids(two_versions.packs) == ()


def test_an_id_that_leads_elsewhere_is_no_pack(two_versions: PackSite) -> None:
    elsewhere = two_versions.packs / "by-hand"
    elsewhere.mkdir()
    (elsewhere / "installed.json").write_text("{", "utf-8")  # what remove would clear away if it were a pack's
    before = tree(two_versions.packs)
    for action in (rollback, remove, check_installed):
        with pytest.raises(errors.PackNotInstalled):
            action("../by-hand", two_versions)
    assert tree(two_versions.packs) == before


def test_what_was_changed_after_it_was_installed_is_found(two_versions: PackSite) -> None:
    check_installed("demo", two_versions)
    record = read_installed(two_versions.packs, "demo")
    assert record is not None
    article = pack_folder(two_versions.packs, "demo") / record.current / "articles" / "loan.md"
    sound = article.read_bytes()
    article.write_bytes(sound.replace("做好".encode(), "不做".encode()))
    with pytest.raises(errors.PackHashWrong):
        check_installed("demo", two_versions)
    article.unlink()
    article.symlink_to("/etc/passwd")
    with pytest.raises(errors.PackHashWrong):
        check_installed("demo", two_versions)


def test_a_manifest_that_somebody_else_signed_later_is_found(
    two_versions: PackSite, other_key: SigningKey, tmp_path: Path
) -> None:
    other = PackSite(tmp_path / "other" / "packs")
    (tmp_path / "b.xzpack").write_bytes(raw_pack(other_key, version="2.0"))
    theirs = install(tmp_path / "b.xzpack", other, accepted=other_key.publisher.fingerprint).folder
    record = read_installed(two_versions.packs, "demo")
    assert record is not None
    folder = pack_folder(two_versions.packs, "demo") / record.current
    for name in ("xzpack.json", "xzpack.sig"):
        (folder / name).write_bytes((theirs / name).read_bytes())
    with pytest.raises(errors.PackSignatureWrong):
        check_installed("demo", two_versions)
    (folder / "xzpack.sig").unlink()
    with pytest.raises(errors.PackFileMissing):
        check_installed("demo", two_versions)
