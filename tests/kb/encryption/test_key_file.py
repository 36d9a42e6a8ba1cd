"""The data key comes out by the PIN and by the recovery key, and by nothing else.

Covers: kb/encryption/data_key.py, kb/encryption/recovery_key.py, kb/encryption/sealing.py.
"""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.encryption import recovery_key
from kb.encryption.data_key import DataKey
from kb.encryption.key_file import decoded, new_key_file
from kb.encryption.records import unsealed
from kb.encryption.sealing import seal, unseal
from kb.errors import KeyFileDamaged, RecoveryKeyMistyped, WrongPin, WrongRecoveryKey

COST = 2**4
KEY = DataKey(bytes(range(32)))
PAPER = recovery_key.written(b"sixteen bytes 01")
# Both made by the library cryptography, which earlier versions had.
OLDER_FILE = {
    "format": "xingzhi key 1",
    "name": "王芳",
    "pin": {
        "salt": "6f8952d82d72c2275244099554de4704",
        "key": "97cc6e483bed991813dff331e031f451b1da394b51b3a1712fbd24e4"
        "52ffb809116ad0a473e7b657d7e00ccbf11315df4df7af8350333760c3916e59",
        "kdf": "scrypt",
        "n": 16,
    },
    "recovery": {
        "salt": "db3d94910f6242d6ede4d82010a53834",
        "key": "98ea90c2b69186c181a3ff5588998430030993f0a52d75f69cab66c0"
        "45827efe1901818739f77e9f9b78fa281ac1971ac90b4a953fcbca9242f7c368",
    },
}
OLDER_RECORD = b"eGluZ3poaSByZWNvcmQgMQoBJYb4bAetqUJnPJ1JvveBoBMTQ+QdpZcY5orxSt/yVUwGsbs="


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


def test_what_older_versions_sealed_is_opened() -> None:
    file = decoded(json.dumps(OLDER_FILE).encode())
    assert file.unlock("486215") == file.recover(PAPER) == KEY
    assert unsealed(base64.b64decode(OLDER_RECORD), KEY, "searches.json") == b'{"a": 1}'
    assert KEY.for_databases.hex() == "5e8267bd455add0378f4326028387ab91e9b12caf6950ae3d2ed65e3b4a95e5a"
    assert KEY.database_salt.hex() == "03dbaab96088a4836bd3385725326063"


@given(st.binary(max_size=100), st.data())
def test_what_is_sealed_is_opened_by_its_key_and_name_alone_and_as_it_was(content: bytes, data: st.DataObject) -> None:
    box = seal(content, b"k" * 32, b"name")
    assert unseal(box, b"k" * 32, b"name") == content
    at, bit = data.draw(st.integers(0, len(box) - 1)), data.draw(st.sampled_from([1 << number for number in range(8)]))
    changed = box[:at] + bytes([box[at] ^ bit]) + box[at + 1 :]
    shorter = box[: data.draw(st.integers(0, len(box) - 1))]
    for one, key, name in (
        (box, b"k" * 31 + b"K", b"name"),
        (box, b"k" * 32, b"other"),
        (changed, b"k" * 32, b"name"),
        (shorter, b"k" * 32, b"name"),
    ):
        with pytest.raises(ValueError, match="damaged"):
            unseal(one, key, name)


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
