"""Opening a pack: what is sound is read, and every byte is checked when it is."""

import io
from pathlib import Path

import pytest

from kb.content.packs.container import open_container
from kb.content.packs.errors import PackHashWrong, PackProgramTooOld
from kb.content.packs.package_format import PackFile
from kb.content.packs.signing import SigningKey
from kb.content.packs.verify import open_package
from tests.kb.content.packs.handmade import contents, raw_pack


@pytest.fixture
def sound(key: SigningKey, tmp_path: Path) -> Path:
    path = tmp_path / "sound.xzpack"
    path.write_bytes(raw_pack(key))
    return path


def test_a_sound_pack_says_who_made_it_and_what_is_in_it(sound: Path, key: SigningKey) -> None:
    with open_package(sound) as package:
        assert package.publisher == key.publisher
        assert (package.manifest.id, package.manifest.version) == ("demo", "1.0")
        assert {file.path: package.read(file) for file in package.manifest.files} == contents()
        assert package.left_out == ()


def test_checking_tells_how_far_it_is(sound: Path) -> None:
    told = []
    with open_package(sound) as package:
        package.check_files(lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_file_is_checked_whenever_it_is_read(key: SigningKey, tmp_path: Path) -> None:
    """The file may be replaced between the check and the copy."""
    path = tmp_path / "a.xzpack"
    read_ahead = io.DEFAULT_BUFFER_SIZE  # 128 KiB from Python 3.14 on, 16 times as much as before
    long = "# 长文\n\n" + "做好贷后检查。\n\n" * (read_ahead // 8)
    path.write_bytes(raw_pack(key, files=contents() | {"articles/long.md": long.encode()}))
    with open_package(path) as package:
        package.check_files()
        path.write_bytes(path.read_bytes().replace("做好贷后检查".encode(), "不做贷后检查".encode()))
        with pytest.raises(PackHashWrong):
            package.read(package.manifest.files[2])


def test_the_program_may_be_as_old_as_the_pack_says(key: SigningKey, tmp_path: Path) -> None:
    files = contents() | {"pack.toml": contents()["pack.toml"] + b'requires_program = "0.2"\n'}
    path = tmp_path / "a.xzpack"
    path.write_bytes(raw_pack(key, files=files, bend=lambda fields: fields.update(requires_program="0.2")))
    with open_package(path, "0.2.0") as package:
        package.check_files()
    with pytest.raises(PackProgramTooOld), open_package(path, "0.1.9"):
        pass


def test_a_pack_of_changes_names_what_it_leaves_out(key: SigningKey, tmp_path: Path) -> None:
    path = tmp_path / "a.xzpack"
    left_out = PackFile("articles/x.md", 5, "0" * 64)

    def bend(fields: dict[str, object]) -> None:
        files = fields["files"]
        assert isinstance(files, list)
        files.insert(2, {"path": left_out.path, "size": left_out.size, "sha256": left_out.sha256})
        fields["base"] = "0.9"

    path.write_bytes(raw_pack(key, bend=bend))
    with open_package(path) as package:
        package.check_files()
        assert package.left_out == (left_out,)
    with open_container(path) as container:
        assert left_out.path not in container.files
