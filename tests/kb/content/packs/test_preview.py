"""A preview says what would change, article by article, and changes nothing."""

from pathlib import Path

import pytest

from kb import errors
from kb.content.packs.build import build
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.preview import ArticleChange, ArticleChangeKind, PackPreview, new_articles, preview
from kb.content.packs.signing import SigningKey
from kb.content.packs.trust import Trust
from kb.content.packs.verify import open_package
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import PACK_TOML, tree


def article(article_id: str, text: str, **fields: str) -> bytes:
    front = "".join(f"{name}: {value}\n" for name, value in {"id": article_id, "title": article_id, **fields}.items())
    return f"---\n{front}---\n# {article_id}\n\n{text}\n".encode()


OLD = {
    "pack.toml": PACK_TOML.format(version="1.0").encode(),
    "synonyms.txt": "甲 乙\n".encode(),
    "articles/same.md": article("same", "不变"),
    "articles/changed.md": article("changed", "旧的要求"),
    "articles/retitled.md": article("retitled", "同样的话"),
    "articles/moved.md": article("moved", "换了文件名"),
    "articles/removed.md": article("removed", "会删掉"),
}
NEW = {
    "pack.toml": PACK_TOML.format(version="1.1").encode(),
    "synonyms.txt": "甲 乙 丙\n".encode(),
    "articles/same.md": article("same", "不变"),
    "articles/changed.md": article("changed", "新的要求"),
    "articles/retitled.md": article("retitled", "同样的话", updated="2026-11-30"),
    "articles/elsewhere/moved.md": article("moved", "换了文件名"),
    "articles/new.md": article("new", "新来的"),
}


@pytest.fixture
def packs(tmp_path: Path, key: SigningKey) -> Path:
    """The two versions, and the second one as changes."""
    for version, files in (("1.0", OLD), ("1.1", NEW)):
        build(write_source(tmp_path / version, files), tmp_path / f"{version}.xzpack", key=key)
    build(tmp_path / "1.1", tmp_path / "changes.xzpack", base=tmp_path / "1.0.xzpack", key=key)
    return tmp_path


def looked_at(pack: Path, site: PackSite) -> PackPreview:
    with open_package(pack) as package:
        return preview(package, site)


def test_of_a_pack_that_is_not_here_everything_is_new(packs: Path, site: PackSite, key: SigningKey) -> None:
    found = looked_at(packs / "1.0.xzpack", site)
    assert (found.version_before, found.version, found.articles) == ("", "1.0", 5)
    assert (found.publisher, found.trust) == (key.publisher, Trust.FIRST_USE)
    assert [change.article_id for change in found.of_kind(ArticleChangeKind.NEW)] == [
        "changed", "moved", "removed", "retitled", "same",
    ]  # fmt: skip
    assert len(found.changes) == 5
    assert not site.packs.exists()


@pytest.mark.parametrize("name", ["1.1.xzpack", "changes.xzpack"])
def test_of_a_newer_version_the_changes_are_told(packs: Path, site: PackSite, key: SigningKey, name: str) -> None:
    install(packs / "1.0.xzpack", site, accepted=key.publisher.fingerprint)
    before = tree(site.packs)
    found = looked_at(packs / name, site)
    kinds = ArticleChangeKind
    assert set(found.changes) == {
        ArticleChange("new", "new", kinds.NEW, "", "articles/new.md"),
        ArticleChange("changed", "changed", kinds.CHANGED, "articles/changed.md", "articles/changed.md"),
        ArticleChange("retitled", "retitled", kinds.RELABELLED, "articles/retitled.md", "articles/retitled.md"),
        ArticleChange("moved", "moved", kinds.RELABELLED, "articles/moved.md", "articles/elsewhere/moved.md"),
        ArticleChange("removed", "removed", kinds.REMOVED, "articles/removed.md"),
    }
    assert found.other_files == ("pack.toml", "synonyms.txt")
    assert (found.version_before, found.trust) == ("1.0", Trust.PINNED)
    assert tree(site.packs) == before


def test_the_new_texts_can_be_read_before_they_are_installed(packs: Path, site: PackSite, key: SigningKey) -> None:
    """So that a caller can find out what would become of the notes."""
    install(packs / "1.0.xzpack", site, accepted=key.publisher.fingerprint)
    with open_package(packs / "changes.xzpack") as package:
        changes = {change.article_id: change for change in preview(package, site).changes}
        after = new_articles(package, site)
        assert "新的要求" in after.article(changes["changed"]).text
        assert after.article(changes["new"]).pack_id == "demo"
        with pytest.raises(errors.ArticleNotFound):
            after.article(changes["removed"])


def test_without_a_folder_for_articles_every_text_is_one(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    source = write_source(tmp_path / "flat", {"pack.toml": OLD["pack.toml"], "a.md": b"# a", "b/c.md": b"# c"})
    build(source, tmp_path / "flat.xzpack", key=key)
    assert {change.article_id for change in looked_at(tmp_path / "flat.xzpack", site).changes} == {"a", "c"}
