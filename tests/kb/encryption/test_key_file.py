"""The data key comes out by the PIN and by the recovery key, and by nothing else.

Covers: kb/encryption/data_key.py, kb/encryption/recovery_key.py.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.encryption import recovery_key
from kb.encryption.data_key import DataKey
from kb.encryption.key_file import decoded, new_key_file
from kb.errors import KeyFileDamaged, RecoveryKeyMistyped, WrongPin, WrongRecoveryKey

COST = 2**4
KEY = DataKey(bytes(range(32)))
PAPER = recovery_key.written(b"sixteen bytes 01")


def test_the_pin_and_the_recovery_key_open_it_and_nothing_else_does() -> None:
    file = decoded(new_key_file("王芳", KEY, "486215", PAPER, COST).encoded().encode())
    assert (file.name, file.unlock("486215"), file.recover(PAPER.lower().replace("-", " "))) == ("王芳", KEY, KEY)
    with pytest.raises(WrongPin):
        file.unlock("486216")
    with pytest.raises(WrongRecoveryKey):
        file.recover(recovery_key.new_recovery_key())
    assert KEY.raw.hex() not in file.encoded()
    assert repr(KEY) == "DataKey()"


def test_a_new_pin_opens_the_same_notes_and_the_old_one_no_longer_does() -> None:
    file = new_key_file("王芳", KEY, "486215", PAPER, COST).with_pin(KEY, "折柳送别 2026")
    assert file.unlock("折柳送别 2026") == file.recover(PAPER) == KEY
    with pytest.raises(WrongPin):
        file.unlock("486215")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"format": "xingzhi key 1", "name": "x", "pin": {"n": 3}}']
)
def test_what_is_no_key_file_is_told_as_damaged(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        decoded(content)


def test_a_key_file_that_would_take_all_memory_is_not_believed() -> None:
    stored = json.loads(new_key_file("王芳", KEY, "486215", PAPER, COST).encoded())
    stored["pin"]["n"] = 2**30
    with pytest.raises(KeyFileDamaged):
        decoded(json.dumps(stored).encode())


@given(st.binary(min_size=16, max_size=16))
def test_every_recovery_key_is_read_as_it_was_written(secret: bytes) -> None:
    words = recovery_key.written(secret)
    assert recovery_key.read(words) == recovery_key.read(words.replace("0", "O").replace("1", "l")) == secret
    assert [len(group) for group in words.split("-")] == [4] * 7


@given(st.binary(min_size=16, max_size=16), st.integers(0, 27), st.sampled_from("23456789ABCDEFGH"))
def test_a_slip_of_the_pen_opens_nothing(secret: bytes, at: int, sign: str) -> None:
    signs = [*recovery_key.written(secret).replace("-", "")]
    signs[at], before = sign, signs[at]
    try:
        read = recovery_key.read("".join(signs))
    except RecoveryKeyMistyped:
        read = b""
    assert (read == secret) is (sign == before)


@pytest.mark.parametrize("words", ["", "2F7K", "!" * 28, "Z" * 28])
def test_what_can_be_no_recovery_key_is_told(words: str) -> None:
    with pytest.raises(RecoveryKeyMistyped):
        recovery_key.read(words)
