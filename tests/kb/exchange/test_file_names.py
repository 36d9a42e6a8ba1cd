"""A file is written whole or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.exchange.file_names import file_name
from kb.files import atomic_write


def test_the_text_is_written_as_it_is(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a.csv", "\ufeff甲,乙\r\n😀\n")
    assert (tmp_path / "a.csv").read_bytes() == "\ufeff甲,乙\r\n😀\n".encode()
    assert [*tmp_path.iterdir()] == [tmp_path / "a.csv"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a.docx", b"PK\x03\r\n\xff")
    assert (tmp_path / "a.docx").read_bytes() == b"PK\x03\r\n\xff"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("旧的，很长", "utf-8")
    atomic_write(tmp_path / "a.md", "新")
    assert (tmp_path / "a.md").read_text("utf-8") == "新"


def test_half_a_surrogate_pair_does_not_stop_it(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a.md", "甲\ud800乙")
    assert (tmp_path / "a.md").read_text("utf-8") == "甲?乙"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    (tmp_path / "a.md").write_text("旧", "utf-8")
    with pytest.raises(OSError, match="space"):
        atomic_write(tmp_path / "a.md", "新")
    monkeypatch.undo()
    assert (tmp_path / "a.md").read_text("utf-8") == "旧"
    assert [*tmp_path.iterdir()] == [tmp_path / "a.md"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "nowhere" / "a.md", "新")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("按岗位 贷后检查", "按岗位 贷后检查.md"),
        ('岗位:"贷/后\\*?"', "岗位 贷 后.md"),
        ("..\\..\\etc", "etc.md"),
        ("CON", "行知 CON.md"),
        ("com1.", "行知 com1.md"),
        ("  ", "行知.md"),
        ("甲" * 200, "甲" * 60 + ".md"),
    ],
)
def test_a_file_name_says_the_words_and_is_allowed_everywhere(words: str, name: str) -> None:
    assert file_name(words, ".md") == name


@given(st.text())
def test_any_words_make_a_file_name(words: str) -> None:
    name = file_name(words, ".csv")
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert len(name.encode()) <= 255
