"""What a pack says of itself."""

from pathlib import Path

import pytest

from kb.content.manifest import MANIFEST, read_pack
from kb.errors import ContentError
from kb.model import Pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    path = tmp_path / "网点手册"
    path.mkdir()
    return path


def test_a_manifest_names_the_pack(folder: Path) -> None:
    text = 'id = "branch.2024-a_b"\nname = " 网点手册 "\nversion = "1.2"\nsummary = "摘要"\nextra = 1\n'
    (folder / MANIFEST).write_text(text, "utf-8")
    assert read_pack(folder) == Pack("branch.2024-a_b", "网点手册", "1.2", folder, "摘要")


@pytest.mark.parametrize("version", ["1.10", "2024-06-01", "3"])
def test_a_version_without_quotes_is_what_is_written(folder: Path, version: str) -> None:
    (folder / MANIFEST).write_text(f'id = "a"\nname = "甲"\nversion = {version}\n', "utf-8")
    assert read_pack(folder).version == version


def test_version_and_summary_may_be_missing(folder: Path) -> None:
    (folder / MANIFEST).write_text('id = "a"\nname = "甲"\n', "utf-8")
    assert read_pack(folder) == Pack("a", "甲", "", folder)


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_manifest_written_on_windows_is_read(folder: Path, prefix: bytes, line_end: str) -> None:
    (folder / MANIFEST).write_bytes(prefix + f'id = "a"{line_end}name = "甲"{line_end}'.encode())
    assert read_pack(folder) == Pack("a", "甲", "", folder)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_manifest_saved_by_an_old_editor_is_read(folder: Path, encoding: str) -> None:
    (folder / MANIFEST).write_bytes('id = "a"\nname = "网点服务手册"\n'.encode(encoding))
    assert read_pack(folder).name == "网点服务手册"


def test_a_folder_without_a_manifest_is_an_anonymous_pack(folder: Path) -> None:
    pack = read_pack(folder)
    assert (pack.name, pack.version, pack.folder) == ("网点手册", "", folder)
    assert pack.id


def test_an_anonymous_pack_never_has_the_id_of_a_named_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    anonymous = read_pack(tmp_path / "a")
    (tmp_path / "a" / MANIFEST).write_text(f'id = "{anonymous.id}"\nname = "甲"\n', "utf-8")
    with pytest.raises(ContentError):
        read_pack(tmp_path / "a")


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"id = ",
        b'id = "a"\nname = "\xff"',
        b'id = "a"\nname = "x"\nversion = 2024-13-01',
        b'id = "a"\nid = "b"\nname = "x"',
        b'name = "x"',
        b'id = 1\nname = "x"',
        b'id = ""\nname = "x"',
        b'id = "A"\nname = "x"',
        b'id = "../a"\nname = "x"',
        b'id = "a/b"\nname = "x"',
        b'id = "a\\n"\nname = "x"',
        b'id = ".a"\nname = "x"',
        b'id = "' + b"a" * 65 + b'"\nname = "x"',
        b'id = "a"',
        b'id = "a"\nname = " "',
        b'id = "a"\nname = ["x"]',
    ],
)
def test_a_manifest_that_is_not_one_is_refused_by_name(folder: Path, manifest: bytes) -> None:
    (folder / MANIFEST).write_bytes(manifest)
    with pytest.raises(ContentError) as refused:
        read_pack(folder)
    assert refused.value.path == folder / MANIFEST
    assert refused.value.reason


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_what_is_no_folder_is_no_pack(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("正文", "utf-8")
    with pytest.raises(ContentError) as refused:
        read_pack(tmp_path / name)
    assert refused.value.path == tmp_path / name
