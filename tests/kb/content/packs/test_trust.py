"""Whose packs are installed: the first use is asked, later ones must be the same, and IT's keys come before all."""

from pathlib import Path

import pytest

from kb.content.packs import errors
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.preview import preview
from kb.content.packs.publisher_keys import key_line
from kb.content.packs.rollback import check_installed, remove, rollback
from kb.content.packs.signing import SigningKey
from kb.content.packs.storage.installed import pack_folder
from kb.content.packs.trust import Trust, provisioned_keys
from kb.content.packs.verify import open_package
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import contents, raw_pack, tree


@pytest.fixture
def pack(tmp_path: Path, key: SigningKey) -> Path:
    path = tmp_path / "bank.xzpack"
    path.write_bytes(raw_pack(key))
    return path


@pytest.fixture
def other_pack(tmp_path: Path, other_key: SigningKey) -> Path:
    """A newer version, signed by somebody else."""
    path = tmp_path / "other.xzpack"
    path.write_bytes(raw_pack(other_key, version="2.0"))
    return path


@pytest.fixture
def ruled(site: PackSite, tmp_path: Path, key: SigningKey) -> PackSite:
    """A place where IT has laid down the bank's key."""
    folder = tmp_path / "trusted_keys"
    folder.mkdir()
    (folder / "bank.pub").write_text(key_line(key.publisher), "utf-8")
    (folder / "readme.txt").write_text("各部门的公钥", "utf-8")
    return PackSite(site.packs, provisioned=folder)


def trust_in(pack: Path, site: PackSite) -> Trust:
    with open_package(pack) as package:
        return preview(package, site).trust


def test_the_first_use_needs_the_right_fingerprint(pack: Path, site: PackSite, key: SigningKey) -> None:
    assert trust_in(pack, site) is Trust.FIRST_USE
    for accepted in ("", "0000", key.publisher.fingerprint[:-1]):
        with pytest.raises(errors.PackPublisherUnknown) as raised:
            install(pack, site, accepted=accepted)
        assert raised.value.fingerprint == key.publisher.fingerprint
    assert not site.packs.exists()
    install(pack, site, accepted=key.publisher.fingerprint)


def test_later_versions_of_the_same_key_need_nothing(pack: Path, site: PackSite, key: SigningKey) -> None:
    install(pack, site, accepted=key.publisher.fingerprint)
    pack.write_bytes(raw_pack(key, version="2.0"))
    assert trust_in(pack, site) is Trust.PINNED
    assert install(pack, site).version == "2.0"


def test_another_pack_of_the_same_key_is_known(pack: Path, site: PackSite, key: SigningKey) -> None:
    install(pack, site, accepted=key.publisher.fingerprint)
    files = contents() | {"pack.toml": b'id = "more"\nname = "\xe6\xbc\x94\xe7\xa4\xba"\nversion = "1.0"\n'}
    pack.write_bytes(raw_pack(key, files=files, bend=lambda fields: fields.update(id="more")))
    assert trust_in(pack, site) is Trust.KNOWN
    assert install(pack, site).pack_id == "more"


def test_the_key_of_a_removed_pack_stays_pinned_until_it_is_forgotten(
    pack: Path, other_pack: Path, site: PackSite, key: SigningKey, other_key: SigningKey
) -> None:
    install(pack, site, accepted=key.publisher.fingerprint)
    remove("demo", site)
    with pytest.raises(errors.PackPublisherChanged) as raised:
        install(other_pack, site, accepted=other_key.publisher.fingerprint)
    assert raised.value.expected == key.publisher.fingerprint
    remove("demo", site, forget_publisher=True)
    install(other_pack, site, accepted=other_key.publisher.fingerprint)


def test_a_key_that_it_has_provisioned_needs_no_question(pack: Path, ruled: PackSite) -> None:
    assert trust_in(pack, ruled) is Trust.PROVISIONED
    install(pack, ruled)


def test_where_it_has_provisioned_keys_no_other_counts(
    other_pack: Path, ruled: PackSite, other_key: SigningKey, tmp_path: Path
) -> None:
    """Not even one that was accepted before the rule."""
    ruleless = PackSite(ruled.packs)
    install(other_pack, ruleless, accepted=other_key.publisher.fingerprint)
    other_pack.write_bytes(raw_pack(other_key, version="3.0"))
    before = tree(tmp_path)
    with pytest.raises(errors.PackPublisherNotAllowed):
        install(other_pack, ruled, accepted=other_key.publisher.fingerprint)
    assert tree(tmp_path) == before


def test_a_key_that_it_has_provisioned_takes_over_a_pack(
    pack: Path, other_pack: Path, ruled: PackSite, key: SigningKey, other_key: SigningKey
) -> None:
    install(other_pack, PackSite(ruled.packs), accepted=other_key.publisher.fingerprint)
    pack.write_bytes(raw_pack(key, version="3.0"))
    install(pack, ruled)
    assert trust_in_next(pack, PackSite(ruled.packs), key) is Trust.PINNED


def test_what_a_replaced_key_has_signed_is_not_gone_back_to(
    pack: Path, other_pack: Path, ruled: PackSite, key: SigningKey, other_key: SigningKey
) -> None:
    install(other_pack, PackSite(ruled.packs), accepted=other_key.publisher.fingerprint)
    pack.write_bytes(raw_pack(key, version="3.0"))
    install(pack, ruled)
    check_installed("demo", ruled)
    with pytest.raises(errors.PackNoEarlierVersion):
        rollback("demo", ruled)


def trust_in_next(pack: Path, site: PackSite, key: SigningKey) -> Trust:
    pack.write_bytes(raw_pack(key, version="4.0"))
    return trust_in(pack, site)


def test_a_rule_that_cannot_be_read_is_not_passed_over(pack: Path, ruled: PackSite, key: SigningKey) -> None:
    assert ruled.provisioned is not None
    (ruled.provisioned / "broken.pub").write_text("x", "utf-8")
    with pytest.raises(errors.PackKeyInvalid):
        install(pack, ruled, accepted=key.publisher.fingerprint)
    assert provisioned_keys(ruled.provisioned.parent / "missing") == ()


def test_a_built_in_pack_can_name_the_key_of_its_successors(
    other_pack: Path, site: PackSite, key: SigningKey, other_key: SigningKey, tmp_path: Path
) -> None:
    toml = contents("1.0")["pack.toml"] + f'publisher = "{key.publisher.key}"\n'.encode()
    content = write_source(tmp_path / "content", contents() | {"pack.toml": toml})
    pinned = PackSite(site.packs, (content,))
    with pytest.raises(errors.PackPublisherChanged):
        install(other_pack, pinned, accepted=other_key.publisher.fingerprint)
    other_pack.write_bytes(raw_pack(key, version="2.0"))
    assert trust_in(other_pack, pinned) is Trust.PINNED
    (content / "pack.toml").write_bytes(toml.replace(key.publisher.key.encode(), b"x"))
    with pytest.raises(errors.PackKeyInvalid):
        install(other_pack, pinned)


def test_a_lost_record_does_not_make_a_pack_anybody_s(pack: Path, site: PackSite, key: SigningKey) -> None:
    install(pack, site, accepted=key.publisher.fingerprint)
    (pack_folder(site.packs, "demo") / "installed.json").write_text("{", "utf-8")
    pack.write_bytes(raw_pack(key, version="2.0"))
    with pytest.raises(errors.PackStateDamaged):
        install(pack, site, accepted=key.publisher.fingerprint)
    remove("demo", site)
    install(pack, site, accepted=key.publisher.fingerprint)
