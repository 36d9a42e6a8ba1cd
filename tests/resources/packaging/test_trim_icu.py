"""Qt's Unicode data without the locales that nobody here has: what is kept is byte for byte what it was."""

import shutil
import struct
from pathlib import Path
from types import ModuleType

import pytest

from tests.resources.packaging.test_bundle import module

ITEMS = {
    "icudt73l/af.res": b"afrikaans",
    "icudt73l/coll/root.res": b"order of all" * 5,
    "icudt73l/coll/zh.res": b"order of Chinese",
    "icudt73l/root.res": b"all",
    "icudt73l/unames.icu": b"names of characters",
    "icudt73l/zh_Hans.res": b"Chinese",
    "icudt73l/zu.res": b"zulu",
}


def common_data(items: dict[str, bytes]) -> bytes:
    """A file as ICU writes it: header, count, (name, place) pairs, names, items at multiples of 16."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + struct.pack("<HH", 20, 0) + b"\0\0\2\0" + b"CmnD"
    header = header.ljust(32, b"\0")
    names, places, data = b"", [], b""
    names_at = 4 + 8 * len(items)
    data_at = (names_at + sum(len(name) + 1 for name in items) + 15) // 16 * 16
    for name, item in items.items():
        places.append(struct.pack("<II", names_at + len(names), data_at + len(data)))
        names += name.encode() + b"\0"
        data += item.ljust((len(item) + 15) // 16 * 16, b"\0")
    table = struct.pack("<I", len(items)) + b"".join(places) + names
    return header + table.ljust(data_at, b"\0") + data


def items_of(content: bytes) -> dict[str, bytes]:
    """The items of such a file; each goes on to the next one."""
    (header,) = struct.unpack_from("<H", content)
    table = content[header:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in places[1:]] + [len(table)]
    return {
        table[name : table.index(b"\0", name)].decode(): table[start:end]
        for (name, start), end in zip(places, ends, strict=True)
    }


@pytest.fixture
def trim_icu() -> ModuleType:
    """The script as a module."""
    return module("trim_icu")


def test_the_items_that_are_kept_are_what_they_were_and_in_their_order(trim_icu: ModuleType) -> None:
    kept = items_of(trim_icu.rewritten(common_data(ITEMS)))
    assert [*kept] == ["icudt73l/coll/root.res", "icudt73l/coll/zh.res", "icudt73l/root.res", "icudt73l/zh_Hans.res"]
    for name, item in kept.items():
        assert item.rstrip(b"\0") == ITEMS[name]


def test_items_begin_where_a_processor_can_read_numbers(trim_icu: ModuleType) -> None:
    made = trim_icu.rewritten(common_data(ITEMS))
    (header,) = struct.unpack_from("<H", made)
    for number in range(4):
        _, place = struct.unpack_from("<II", made, header + 4 + 8 * number)
        assert place % 16 == 0


def test_the_library_is_made_anew_under_its_name_and_stays_where_there_is_no_compiler(
    trim_icu: ModuleType, tmp_path: Path
) -> None:
    library = tmp_path / "libicudata.so.73"
    library.write_bytes(b"\x7fELF and so on icudt73_dat\0".ljust(64, b"\0") + common_data(ITEMS) + bytes(500_000))
    before = library.read_bytes()
    saved = trim_icu.trim(tmp_path)
    made = library.read_bytes()
    assert len(before) - len(made) == saved
    if shutil.which("gcc") is None:
        assert made == before
        return
    assert saved > 0
    assert b"icudt73_dat" in made
    assert b"order of Chinese" in made
    assert b"zulu" not in made


def test_a_bundle_without_that_library_stays_as_it_is(trim_icu: ModuleType, tmp_path: Path) -> None:
    assert trim_icu.trim(tmp_path) == 0
