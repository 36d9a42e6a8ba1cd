"""Text files of any editor are read, and files are written whole, for this user alone."""

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import UnreadableFile
from kb.files import (
    TextFile,
    atomic_write,
    decode,
    file_error_label,
    file_failure,
    make_private_folder,
    read_bytes,
    read_text,
    reason_of,
    sweep_halves,
    temporary_folder,
)

SIMPLIFIED = "客户经理应当每季度检查一次，并保存记录。金额：10万元（含）以上须双人复核。\n"
TRADITIONAL = "客戶經理應當每季度檢查一次，並保存記錄。金額：10萬元（含）以上須雙人覆核。\n"
HERE = Path("a.md")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("gb18030", b""),
    ],
)
def test_a_text_is_read_in_every_encoding_that_notepad_saves(encoding: str, mark: bytes) -> None:
    assert decode(mark + SIMPLIFIED.encode(encoding), HERE) == TextFile(SIMPLIFIED, encoding)


@pytest.mark.parametrize("text", [TRADITIONAL, "授信審批流程", "帳戶凍結", "第一章　總則\n辦理開戶，應當核對證件。"])
def test_big5_is_told_from_gb18030(text: str) -> None:
    assert decode(text.encode("big5"), HERE).text == text


@pytest.mark.parametrize(
    "text", [SIMPLIFIED, "授信审批流程", "账户冻结", "a 贷 b", "第一章　总则\n办理开户，应当核对证件。"]
)
def test_gb18030_is_told_from_big5(text: str) -> None:
    assert decode(text.encode("gb18030"), HERE).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_and_without_a_line_end_is_read(encoding: str) -> None:
    text = "柜员应当核对客户身份证件并留存复印件"
    assert decode(text.encode(encoding), HERE) == TextFile(text, encoding)


@pytest.mark.parametrize("place", [0, 1, 7, 40])
def test_a_broken_byte_of_utf_8_is_told_and_the_rest_is_text(place: int) -> None:
    content = SIMPLIFIED.encode()
    file = decode(content[:place] + b"\xff" + content[place:], HERE)
    assert (file.encoding, file.damaged > 0) == ("utf-8", True)
    assert file.text.replace("\ufffd", "")[-20:] == SIMPLIFIED[-20:]


def test_a_replacement_character_that_somebody_wrote_is_no_damage() -> None:
    assert decode("甲\ufffd乙".encode(), HERE) == TextFile("甲\ufffd乙", "utf-8")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xff\xff", b"PK\x03\x04\0\xff\xfe\xfd"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        decode(content, HERE)


@given(st.text())
def test_every_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    marked = text.startswith("\ufeff")
    assert decode(text.encode(), HERE).text == (text[1:] if marked else text)


@given(st.binary())
def test_bytes_are_a_text_or_refused(content: bytes) -> None:
    with suppress(UnreadableFile):
        assert isinstance(decode(content, HERE).text, str)


@pytest.mark.parametrize("name", ["nowhere.md", "folder", "a\0b"])
def test_what_is_no_file_says_why(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableFile) as refused:
        read_text(tmp_path / name)
    assert refused.value.reason


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless")
    with pytest.raises(UnreadableFile, match="不是普通文件"):
        read_bytes(tmp_path / "endless")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 2_000_001)
    with pytest.raises(UnreadableFile, match=r"2\.0 MB"):
        read_bytes(tmp_path / "a", most=2_000_000)
    assert len(read_bytes(tmp_path / "a", most=2_000_001)) == 2_000_001


@pytest.mark.parametrize("name", ["link", "folder/file", "../secret", "link/../secret"])
def test_nothing_outside_of_a_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("机密", "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_text("机密", "utf-8")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "link").symlink_to(tmp_path / "secret")
    (pack / "folder").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnreadableFile):
        read_text(pack / name, inside=pack)


def test_a_folder_that_is_reached_by_a_link_may_be_read_inside(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_text("正文", "utf-8")
    (tmp_path / "pack").symlink_to(tmp_path / "real")
    assert read_text(tmp_path / "pack" / "a.md", inside=tmp_path / "pack").text == "正文"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_of_ours_is_for_this_user_alone_and_an_export_for_whom_the_system_lets(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        atomic_write(tmp_path / "a", "x")
        atomic_write(tmp_path / "b", "x", private=False)
    finally:
        os.umask(before)
    assert (mode(tmp_path / "a"), mode(tmp_path / "b")) == (0o600, 0o644)


def test_a_folder_of_ours_is_closed_to_others_also_when_it_was_open_before(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old").chmod(0o755)
    for name in ("old", "new"):
        make_private_folder(tmp_path / name)
        assert mode(tmp_path / name) == 0o700


def test_a_folder_that_others_may_write_to_is_shared_on_purpose(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o775)
    make_private_folder(tmp_path / "shared")
    assert mode(tmp_path / "shared") == 0o775


def test_the_folder_is_synced_after_the_file_was_put_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    sync = os.fsync

    def watched(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr("os.fsync", watched)
    atomic_write(tmp_path / "a", "x")
    assert synced == [False, True]


@pytest.mark.parametrize("number", [*errno.errorcode, 0, 99_999])
def test_no_reason_is_in_the_system_s_own_words(number: int) -> None:
    for words in (file_error_label(OSError(number, "Permission denied")), reason_of(OSError(number, "File exists"))):
        assert words
        assert not re.search("[A-Za-z]", words)


def test_the_names_of_folders_that_are_made_survive_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("kb.files.sync_folder", synced.append)
    for _ in range(2):
        make_private_folder(tmp_path / "甲" / "乙" / "丙")
    assert sorted(synced) == [tmp_path, tmp_path / "甲", tmp_path / "甲" / "乙"]


def test_what_killed_programs_left_in_temporary_folders_goes_after_a_day_but_nothing_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, young, other = tmp_path / "xingzhi-import-a", tmp_path / "xingzhi-import-b", tmp_path / "xingzhi-index-c"
    kept = tmp_path / "kept"
    for folder in (left, young, other, kept):
        folder.mkdir()
        (folder / "words.txt").write_text("授信", "utf-8")
    link = tmp_path / "xingzhi-import-link"
    link.symlink_to(kept)
    for folder in (left, other):
        os.utime(folder, (0, 0))
    os.utime(link, (0, 0), follow_symlinks=False)
    with temporary_folder("import") as made:
        assert made.is_dir()
        assert os.name == "nt" or made.stat().st_mode & 0o777 == 0o700
        (made / "page.txt").write_text("授信", "utf-8")
        assert not left.exists()
    assert {*tmp_path.iterdir()} == {young, other, kept, link}
    assert (kept / "words.txt").exists()


def test_halves_below_a_folder_are_swept_with_it(tmp_path: Path) -> None:
    half = tmp_path / "articles" / f".{'0' * 16}.tmp"
    half.parent.mkdir()
    half.write_bytes(b"half")
    sweep_halves(tmp_path, below=True)
    assert half.exists()
    os.utime(half, (0, 0))
    sweep_halves(tmp_path)
    assert half.exists()
    sweep_halves(tmp_path, below=True)
    assert not half.exists()


def test_a_file_failure_is_told_in_chinese_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".") as failed:
        (tmp_path / "没有").read_bytes()
    assert file_failure(failed.value) == f"读写失败，文件或文件夹不存在：{tmp_path / '没有'}"
    assert file_failure(OSError(28, "No space left on device")) == "读写失败，磁盘已满"
