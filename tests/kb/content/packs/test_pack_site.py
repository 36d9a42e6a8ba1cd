"""What is there already: which versions of a pack, and whether another one may follow."""

from pathlib import Path

from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.selection import PackOrigin
from kb.content.packs.signing import SigningKey
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import contents, raw_pack


def test_all_versions_of_a_pack_are_known_the_served_one_first(site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    content = write_source(tmp_path / "content", contents("1.5"))
    full = PackSite(site.packs, (content,))
    (tmp_path / "a.xzpack").write_bytes(raw_pack(key, version="2.0"))
    install(tmp_path / "a.xzpack", full, accepted=key.publisher.fingerprint)
    write_source(site.packs / "copy", contents("1.7"))
    assert [found.pack.version for found in full.versions("demo")] == ["2.0", "1.5", "1.7"]
    beside = full.beside("demo")
    assert beside is not None
    assert (beside.pack.version, beside.origin) == ("1.7", PackOrigin.FOLDER)
    assert full.versions("other") == ()
    assert full.beside("other") is None
