"""Text files of unknown encoding are read as what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.importers.formats.encodings import decode
from kb.errors import DocumentDamaged

SIMPLE = "客户经理应当在放款后按月检查贷款用途。"
TRADITIONAL = "客戶經理應當在放款後按月檢查貸款用途。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLE, "utf-8"),
        (SIMPLE, "utf-8-sig"),
        (SIMPLE, "gb18030"),
        (SIMPLE, "gb2312"),
        (SIMPLE, "utf-16"),
        (SIMPLE, "utf-16-le"),
        (SIMPLE, "utf-16-be"),
        (SIMPLE, "utf-32"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        ("𠮷野家😀" + SIMPLE, "gb18030"),
        ("一", "gb18030"),
        ("Plain ASCII", "ascii"),
        ("账户", "gbk"),
    ],
)
def test_the_text_is_read_whatever_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_what_the_file_says_of_itself_is_believed_when_it_fits() -> None:
    assert decode(TRADITIONAL.encode("big5"), "Big5").text == TRADITIONAL
    assert decode(SIMPLE.encode("gb18030"), "gb2312").encoding == "gb18030"
    assert decode(SIMPLE.encode("utf-8"), "gb2312").text == SIMPLE


def test_a_few_bad_bytes_spoil_only_themselves() -> None:
    decoded = decode((SIMPLE * 20).encode("gb18030") + b"\xff\xff" + SIMPLE.encode("gb18030"))
    assert decoded.text.count(SIMPLE) == 21
    assert decoded.unreadable >= 1
    cut = decode((SIMPLE * 20).encode()[:-1])
    assert cut.encoding == "utf-8"
    assert cut.text.startswith(SIMPLE * 19)


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(DocumentDamaged):
        decode(bytes(range(256)) * 30)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_the_expected_error(content: bytes) -> None:
    try:
        assert isinstance(decode(content).text, str)
    except DocumentDamaged:
        assert content
