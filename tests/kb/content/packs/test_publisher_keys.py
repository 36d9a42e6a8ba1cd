"""Publishers' keys: out to a line of text and back, and a fingerprint that can be read out."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.packs.errors import PackKeyInvalid
from kb.content.packs.publisher_keys import (
    PublisherKey,
    key_line,
    publisher_key,
    read_key,
    same_fingerprint,
)

KEY = PublisherKey(base64.b64encode(bytes(32)).decode(), "省分行 运营部")


def test_a_key_is_read_back_from_its_line(tmp_path: Path) -> None:
    for key in (KEY, PublisherKey(KEY.key)):
        (tmp_path / "a.pub").write_text(key_line(key), "utf-8")
        assert read_key(tmp_path / "a.pub") == key


def test_a_key_may_have_gone_through_notepad(tmp_path: Path) -> None:
    (tmp_path / "a.pub").write_bytes(b"\xef\xbb\xbf" + key_line(KEY).replace("\n", "\r\n").encode())
    assert read_key(tmp_path / "a.pub") == KEY


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"xzpack-ed25519",
        b"xzpack-ed25519 AAAA name",
        b"ssh-ed25519 " + KEY.key.encode(),
        key_line(KEY).encode().replace(b"A=", b"B="),  # bits that Base64 does not use
        key_line(KEY).encode() + b"x" * 2000,
        key_line(PublisherKey(KEY.key, "a\u202eb")).encode(),
        key_line(PublisherKey(KEY.key, "a" * 61)).encode(),
    ],
)
def test_other_files_are_no_keys(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pub").write_bytes(content)
    with pytest.raises(PackKeyInvalid):
        read_key(tmp_path / "a.pub")


def test_fingerprints_are_compared_as_people_write_them() -> None:
    fingerprint = KEY.fingerprint
    assert len(fingerprint.split()) == 8
    assert same_fingerprint(fingerprint, fingerprint.upper().replace(" ", ""))
    assert not same_fingerprint(fingerprint, "")
    assert not same_fingerprint(fingerprint, fingerprint[:-1])


@given(st.none() | st.text() | st.integers(), st.none() | st.text() | st.integers())
def test_no_value_is_taken_for_a_key_or_raises(key: object, name: object) -> None:
    found = publisher_key(key, name)
    assert found is None or len(found.raw) == 32
