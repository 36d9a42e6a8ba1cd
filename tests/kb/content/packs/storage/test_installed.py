"""The record of an installed pack: read whatever stands there, and never followed to another place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.packs.errors import PackStateDamaged
from kb.content.packs.storage.installed import (
    InstalledPack,
    current_folder,
    installed_ids,
    pack_folder,
    read_installed,
    state_stamp,
)


def test_a_record_is_read_back(record: InstalledPack, tmp_path: Path) -> None:
    assert read_installed(tmp_path, "demo") == record
    assert read_installed(tmp_path, "other") is None
    assert installed_ids(tmp_path) == ("demo",)
    assert installed_ids(tmp_path / "missing") == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 2),
        ("current", "../../../etc"),
        ("current", "/etc"),
        ("current", None),
        ("previous", 1),
        ("publisher", None),
        ("publisher", {"key": "x", "name": ""}),
    ],
)
def test_a_record_that_says_anything_else_is_damaged(
    record: InstalledPack, tmp_path: Path, field: str, value: object
) -> None:
    path = pack_folder(tmp_path, "demo") / "installed.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {field: value}), "utf-8")
    with pytest.raises(PackStateDamaged):
        read_installed(tmp_path, "demo")
    assert state_stamp(tmp_path) == ""


@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode)
)
def test_no_record_raises_anything_else(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    packs = tmp_path_factory.getbasetemp() / "records"
    pack_folder(packs, "demo").mkdir(parents=True, exist_ok=True)
    (pack_folder(packs, "demo") / "installed.json").write_bytes(content)
    with pytest.raises(PackStateDamaged):
        read_installed(packs, "demo")


def test_the_served_folder_is_one_that_exists(record: InstalledPack, tmp_path: Path) -> None:
    assert current_folder(tmp_path, record) is None
    (pack_folder(tmp_path, "demo") / record.previous).mkdir()
    assert current_folder(tmp_path, record) == pack_folder(tmp_path, "demo") / record.previous
    (pack_folder(tmp_path, "demo") / record.current).mkdir()
    assert current_folder(tmp_path, record) == pack_folder(tmp_path, "demo") / record.current
