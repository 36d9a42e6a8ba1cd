"""What was taken note of is kept once for each person and version, and survives damage beside it.

Covers: kb/model/updates.py.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.exported_files import ExportedFiles
from kb.model import Receipt
from kb.records.receipts import Receipts, decode_receipts, encode_receipts

ONE = Receipt("张三", datetime(2026, 11, 30, 8, 0, tzinfo=UTC), "loan", "贷后检查", "rules", "1.1", "d" * 64)


@pytest.fixture
def receipts(tmp_path: Path) -> Receipts:
    return Receipts(tmp_path / "receipts.json")


def test_a_receipt_is_there_after_a_restart_and_the_same_one_is_kept_once(receipts: Receipts, tmp_path: Path) -> None:
    other = replace(ONE, name="李四")
    for one in (ONE, replace(ONE, at=datetime(2026, 12, 1, tzinfo=UTC)), other):
        receipts.add(one)
    again = Receipts(tmp_path / "receipts.json")
    assert again.all() == (ONE, other)
    assert again.last_name() == "李四"


def test_another_version_is_another_receipt(receipts: Receipts) -> None:
    receipts.add(ONE)
    receipts.add(replace(ONE, version="1.2", digest="e" * 64))
    assert len(receipts.all()) == 2


def test_what_is_exported_reads_back(receipts: Receipts, tmp_path: Path) -> None:
    receipts.add(ONE)
    assert receipts.export(tmp_path / "out.json", ExportedFiles(tmp_path / "unfinished")) == 1
    assert decode_receipts((tmp_path / "out.json").read_bytes()) == (ONE,)


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(receipts: Receipts, tmp_path: Path) -> None:
    (tmp_path / "receipts.json").write_text("{ damaged", "utf-8")
    assert receipts.all() == ()
    receipts.add(ONE)
    assert receipts.all() == (ONE,)
    assert (tmp_path / "receipts.damaged-1").read_text("utf-8") == "{ damaged"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "xingzhi receipts 1"}',
        '{"format": "xingzhi receipts 1", "receipts": [1]}',
        "[" * 9999,
    ],
)
def test_what_is_no_file_of_receipts_is_said_to_be_none(content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of any kind
        decode_receipts(content.encode())


def test_a_name_that_is_no_text_makes_it_none() -> None:
    content = encode_receipts((ONE,)).replace('"张三"', "3")
    with pytest.raises(ValueError, match="no file of receipts"):
        decode_receipts(content.encode())
