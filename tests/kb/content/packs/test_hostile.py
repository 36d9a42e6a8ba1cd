"""Packs that want to do harm: each kind is refused by its own error, and the data folder stays as it was.

Memory is bounded whatever the pack claims.
"""

import os
import pickle
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.packs import errors
from kb.content.packs.install import install
from kb.content.packs.pack_site import PackSite
from kb.content.packs.preview import preview
from kb.content.packs.signing import SigningKey
from kb.content.packs.verify import open_package
from tests.kb.content.packs.handmade import (
    RawEntry,
    archive,
    contents,
    entries_of,
    listed_pack,
    manifest_of,
    own_entries,
    raw_pack,
    tree,
    written,
)
from tests.kb.content.packs.hostile import HOSTILE, Make, RunsCode

MEMORY = 48 * 1024 * 1024  # bytes that reading any of these packs may take


@pytest.fixture
def used_site(site: PackSite, key: SigningKey, tmp_path: Path) -> PackSite:
    """A data folder with version 1.0 of the pack, notes and a pack copied by hand."""
    sound = tmp_path / "sound.xzpack"
    sound.write_bytes(raw_pack(key))
    install(sound, site, accepted=key.publisher.fingerprint)
    (site.packs / "copied").mkdir()
    (site.packs / "copied" / "a.md").write_text("# 甲\n", "utf-8")
    (site.packs.parent / "notes.db").write_bytes(b"notes")
    return site


@pytest.mark.parametrize(("make", "kind"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_pack_is_refused_and_changes_nothing(
    make: Make, kind: type[errors.PackError], used_site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    pack = tmp_path / "hostile.xzpack"
    pack.write_bytes(make(key))
    before = tree(tmp_path)
    tracemalloc.start()
    try:
        with pytest.raises(errors.PackError) as raised:
            install(pack, used_site)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert type(raised.value) is kind
    with pytest.raises(kind), open_package(pack, used_site.program) as package:
        preview(package, used_site)
    assert tree(tmp_path) == before


def test_every_kind_of_harm_has_an_error_of_its_own_among_these() -> None:
    """All errors that reading a pack can raise are shown above, but those about publishers, which follow."""
    about_other_things = {
        "PackError", "PackPublisherUnknown", "PackPublisherChanged", "PackPublisherNotAllowed", "PackNotInstalled",
        "PackNoEarlierVersion", "PackStateDamaged", "PackBusy", "PackSourceInvalid", "PackTargetExists",
        "PackKeyInvalid", "PackKeyLocked",
    }  # fmt: skip
    kinds = {
        name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.PackError)
    }
    assert kinds - about_other_things == {case[2].__name__ for case in HOSTILE}


def test_another_publisher_cannot_bring_a_newer_version(
    used_site: PackSite, other_key: SigningKey, tmp_path: Path
) -> None:
    pack = tmp_path / "hostile.xzpack"
    pack.write_bytes(raw_pack(other_key, version="2.0"))
    before = tree(tmp_path)
    with pytest.raises(errors.PackPublisherChanged):
        install(pack, used_site, accepted=other_key.publisher.fingerprint)
    assert tree(tmp_path) == before


def test_another_publisher_cannot_sign_in_the_name_of_the_first(
    used_site: PackSite, key: SigningKey, other_key: SigningKey, tmp_path: Path
) -> None:
    files = contents("2.0")
    stolen = written(manifest_of(key, files, "2.0"))
    pack = tmp_path / "hostile.xzpack"
    pack.write_bytes(archive([*own_entries(other_key, stolen), *entries_of(files)]))
    before = tree(tmp_path)
    with pytest.raises(errors.PackSignatureWrong):
        install(pack, used_site)
    assert tree(tmp_path) == before


def test_a_pack_cut_short_anywhere_is_refused(used_site: PackSite, key: SigningKey, tmp_path: Path) -> None:
    sound = raw_pack(key, version="2.0")
    pack = tmp_path / "cut.xzpack"
    before = tree(used_site.packs)
    for size in range(0, len(sound), 5):
        pack.write_bytes(sound[:size])
        with pytest.raises((errors.PackTruncated, errors.PackNotReadable)):
            install(pack, used_site)
    assert tree(used_site.packs) == before


def test_what_is_no_file_is_no_pack(used_site: PackSite, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xzpack")  # reading from it would wait for ever
    for path in (tmp_path, tmp_path / "pipe.xzpack", Path("/dev/zero")):
        with pytest.raises(errors.PackNotReadable):
            install(path, used_site)
    with pytest.raises(FileNotFoundError):
        install(tmp_path / "nothing.xzpack", used_site)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    pack = tmp_path_factory.getbasetemp() / "any.xzpack"
    pack.write_bytes(b"PK\x03\x04" + content)
    with pytest.raises(errors.PackError), open_package(pack):
        pass


def test_a_pickle_in_plain_letters_stays_the_text_that_it_is(
    used_site: PackSite, key: SigningKey, tmp_path: Path
) -> None:
    """Protocol 0 is ASCII: no byte tells it from an article. It is text, and nothing ever unpickles an article."""
    pack = tmp_path / "text.xzpack"
    pack.write_bytes(listed_pack(key, RawEntry(b"articles/x.md", pickle.dumps(RunsCode(), 0)), version="2.0"))
    done = install(pack, used_site)
    assert (done.folder / "articles" / "x.md").read_bytes() == pickle.dumps(RunsCode(), 0)
