"""The process that reads what cannot be asked to stop."""

import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.content.importers.document import Document, Part, PartKind
from kb.content.importers.isolation import read_isolated
from kb.content.importers.limits import Limits, Meter
from kb.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLarge, ImportStopped


def read_well(path: Path, meter: Meter) -> Document:
    meter.go_on()
    return Document((Part(PartKind.PARAGRAPH, f"{path.name} {os.getpid()}"),))


def read_forever(path: Path, meter: Meter) -> Document:
    while True:
        sum(range(1000))


def read_page_after_page(path: Path, meter: Meter) -> Document:
    while True:
        meter.go_on()


def read_stuck(path: Path, meter: Meter) -> Document:
    re.fullmatch(r"(?:a+)+b", "a" * 60)  # lets no other thread of Python run
    return Document(())


def read_much(path: Path, meter: Meter) -> Document:
    held = []
    while True:
        held.append(bytearray(1 << 22))


def read_and_crash(path: Path, meter: Meter) -> Document:
    os.abort()


def read_refused(path: Path, meter: Meter) -> Document:
    raise DocumentEncrypted("文档受密码保护")


def read_too_large(path: Path, meter: Meter) -> Document:
    raise DocumentTooLarge("页数", 2, 1)


def read_with_a_bug(path: Path, meter: Meter) -> Document:
    raise ZeroDivisionError


def read_and_leave_a_file(path: Path, meter: Meter) -> Document:
    Path(tempfile.mkdtemp(), "the bank's text").write_text("secret", "utf-8")
    os.abort()


def read(reader: Callable[[Path, Meter], Document], **limits: int) -> Document:
    return read_isolated(reader, Path("a.pdf"), Meter(Limits(**limits)))


def test_one_process_reads_one_file_after_another() -> None:
    first, second = read(read_well).parts[0].text, read(read_well).parts[0].text
    assert first == second
    assert first != f"a.pdf {os.getpid()}"


def test_what_the_reader_says_arrives() -> None:
    with pytest.raises(DocumentEncrypted, match="密码"):
        read(read_refused)
    with pytest.raises(DocumentTooLarge, match="页数") as caught:
        read(read_too_large)
    assert (caught.value.found, caught.value.limit) == (2, 1)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        read(read_with_a_bug)


def test_too_much_time_memory_or_damage_end_it_and_the_next_file_is_read() -> None:
    with pytest.raises(DocumentTooLarge, match="时间"):
        read(read_forever, seconds=0)
    with pytest.raises(DocumentTooLarge, match="读取文件所需的时间"):
        read(read_page_after_page, file_seconds=0)
    with pytest.raises(DocumentTooLarge, match="时间"):
        read(read_stuck, seconds=0)
    with pytest.raises(DocumentTooLarge, match="内存"):
        read(read_much, memory=200 << 20)
    with pytest.raises(DocumentDamaged):
        read(read_and_crash)
    assert read(read_well).parts


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(DocumentDamaged):
        read(read_and_leave_a_file)
    assert not [*tmp_path.iterdir()]


def test_a_person_can_stop_it() -> None:
    start = time.monotonic()
    with pytest.raises(ImportStopped):
        read_isolated(read_forever, Path("a.pdf"), Meter(stopped=lambda: time.monotonic() > start + 0.2))
    assert read(read_well).parts
