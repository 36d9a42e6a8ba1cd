"""The manifest: what was written is read back, and only in that one writing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import __version__
from kb.content.packs.errors import PackError, PackManifestInvalid, PackTooLarge, PackTooManyFiles
from kb.content.packs.package_format import PackFile, PackManifest, decode, encode, is_release
from kb.content.packs.publisher_keys import PublisherKey

WHOLE = PackManifest(
    id="branch-rules",
    name="网点规则",
    version="2.10",
    summary="一行\n两行",
    requires_program="0.1",
    base="2.9",
    publisher=PublisherKey("A" * 43 + "=", "省分行"),
    files=(PackFile("articles/贷款.md", 10, "0" * 64), PackFile("pack.toml", 0, "f" * 64)),
)


def test_a_manifest_is_read_back() -> None:
    for manifest in (WHOLE, replace(WHOLE, publisher=None, base="", files=())):
        assert decode(encode(manifest)) == manifest


def test_a_manifest_has_one_writing() -> None:
    assert encode(decode(encode(WHOLE))) == encode(WHOLE)
    with pytest.raises(PackManifestInvalid):
        decode(encode(WHOLE) + b"\n")


def test_too_much_is_refused_before_it_is_looked_at() -> None:
    many = tuple(PackFile(f"a{number:05}.md", 0, "0" * 64) for number in range(20_001))
    with pytest.raises(PackTooManyFiles):
        decode(encode(replace(WHOLE, files=many)))
    large = tuple(PackFile(f"a{number:03}.md", 8 * 1024 * 1024, "0" * 64) for number in range(65))
    with pytest.raises(PackTooLarge):
        decode(encode(replace(WHOLE, files=large)))


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_no_bytes_raise_anything_but_pack_errors(content: bytes) -> None:
    with pytest.raises(PackError):
        decode(content)


@pytest.mark.parametrize("version", ["1", "1.2", "1.2.3.4", "999999999", __version__])
def test_a_release_is_one_to_four_numbers(version: str) -> None:
    assert is_release(version)


@pytest.mark.parametrize("version", ["", "1.", ".1", "1.2.3.4.5", "1 ", "v1", "1.0b", "９", "1\n", "1" * 10])
def test_other_texts_are_no_releases(version: str) -> None:
    assert not is_release(version)
