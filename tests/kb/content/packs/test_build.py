"""Packs are made from folders: the same folder gives the same bytes, and nothing goes in that could not come out."""

import os
import shutil
from pathlib import Path

import pytest

from kb.content.packs import errors
from kb.content.packs.build import build, sign
from kb.content.packs.signing import SigningKey
from kb.content.packs.verify import open_package
from tests.kb.content.packs.conftest import write_source
from tests.kb.content.packs.handmade import PACK_TOML, contents, raw_pack, tree


def test_a_pack_holds_the_folder_s_files(source: Path, tmp_path: Path, key: SigningKey) -> None:
    built = build(source, tmp_path / "a.xzpack", key=key)
    assert built.carried == 3
    with open_package(tmp_path / "a.xzpack") as package:
        assert {file.path: package.read(file) for file in package.manifest.files} == contents()
        assert package.manifest == built.manifest


def test_the_same_folder_gives_the_same_bytes(source: Path, tmp_path: Path, key: SigningKey) -> None:
    """Also copied in another order, with other times and rights, and whatever hidden files lie in it."""
    copy = tmp_path / "copy"
    for path in sorted(contents(), reverse=True):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / path, copy / path)
        (copy / path).chmod(0o600)
        os.utime(copy / path, (1, 1))
    (copy / ".git").mkdir()
    for litter in (".git/config", "articles/.DS_Store", "articles/~$loan.docx", "Thumbs.db"):
        (copy / litter).write_bytes(b"x")
    build(source, tmp_path / "a.xzpack", key=key)
    build(copy, tmp_path / "b.xzpack", key=key)
    assert (tmp_path / "a.xzpack").read_bytes() == (tmp_path / "b.xzpack").read_bytes()


def test_building_gives_the_bytes_that_the_format_says(source: Path, tmp_path: Path, key: SigningKey) -> None:
    """A pack written by hand from the format's description opens to the same manifest and files."""
    build(source, tmp_path / "a.xzpack", key=key)
    (tmp_path / "b.xzpack").write_bytes(raw_pack(key))
    with open_package(tmp_path / "a.xzpack") as one, open_package(tmp_path / "b.xzpack") as other:
        assert one.container.manifest == other.container.manifest
        assert one.container.signature == other.container.signature


def test_a_pack_in_a_folder_is_named_after_itself(source: Path, tmp_path: Path) -> None:
    first = build(source, tmp_path).path
    assert first == tmp_path / "demo-1.0.xzpack"
    write_source(source, contents("1.1"))
    assert build(source, tmp_path, base=first).path == tmp_path / "demo-1.1-from-1.0.xzpack"


def test_signing_later_gives_the_same_pack(
    source: Path, tmp_path: Path, key: SigningKey, other_key: SigningKey
) -> None:
    build(source, tmp_path / "signed.xzpack", key=key)
    pack = build(source, tmp_path / "a.xzpack").path
    with pytest.raises(errors.PackUnsigned), open_package(pack):
        pass
    sign(pack, pack, key)
    assert pack.read_bytes() == (tmp_path / "signed.xzpack").read_bytes()
    sign(pack, tmp_path / "b.xzpack", other_key)
    sign(tmp_path / "b.xzpack", tmp_path / "b.xzpack", key)
    assert (tmp_path / "b.xzpack").read_bytes() == pack.read_bytes()


def test_nobody_signs_what_could_not_be_installed(tmp_path: Path, key: SigningKey) -> None:
    pack = tmp_path / "a.xzpack"
    pack.write_bytes(raw_pack(key).replace("做好贷后检查".encode(), "不做贷后检查".encode()))
    before = tree(tmp_path)
    with pytest.raises(errors.PackHashWrong):
        sign(pack, pack, key)
    pack.write_bytes(raw_pack(key, files=contents("2.0"), version="1.0"))
    with pytest.raises(errors.PackManifestContradicted):
        sign(pack, pack, key)
    assert tree(tmp_path).keys() == before.keys()


def test_changes_carry_only_what_differs(source: Path, tmp_path: Path, key: SigningKey) -> None:
    first = build(source, tmp_path / "1.xzpack", key=key).path
    write_source(source, contents("1.1") | {"articles/new.md": b"# n\n"})
    built = build(source, tmp_path / "2.xzpack", base=first, key=key)
    assert built.manifest.base == "1.0"
    assert built.carried == 3
    assert len(built.manifest.files) == 4
    with open_package(tmp_path / "2.xzpack") as package:
        assert [file.path for file in package.left_out] == ["articles/lobby.md"]


def test_changes_need_an_older_pack_of_the_same_id(source: Path, tmp_path: Path) -> None:
    first = build(source, tmp_path / "1.xzpack").path
    with pytest.raises(errors.PackSourceInvalid, match="version"):
        build(source, tmp_path / "2.xzpack", base=first)
    write_source(source, {"pack.toml": b'id = "other"\nname = "x"\nversion = "2"\n'})
    with pytest.raises(errors.PackSourceInvalid, match="id"):
        build(source, tmp_path / "2.xzpack", base=first)
    assert not (tmp_path / "2.xzpack").exists()


@pytest.mark.parametrize(
    ("toml", "field"),
    [
        ("", "id"),
        ('id = "Demo"\nname = "x"\nversion = "1"', "id"),
        ('id = "demo"\nversion = "1"', "name"),
        ('id = "demo"\nname = "x"', "version"),
        ('id = "demo"\nname = "x"\nversion = 2.10', "version"),
        ('id = "demo"\nname = "x"\nversion = "1.0-beta"', "version"),
        ('id = "demo"\nname = "x"\nversion = "1"\nrequires_program = "new"', "requires_program"),
        ("id = ", "pack.toml"),
        ("x = " + "[" * 5000, "pack.toml"),
    ],
)
def test_what_pack_toml_lacks_is_named(source: Path, tmp_path: Path, toml: str, field: str) -> None:
    (source / "pack.toml").write_text(toml, "utf-8")
    with pytest.raises(errors.PackSourceInvalid) as raised:
        build(source, tmp_path / "a.xzpack")
    assert raised.value.entry == field
    assert not (tmp_path / "a.xzpack").exists()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("articles/setup.exe", b"MZ", errors.PackFileForbidden),
        ("articles/a.docx", b"PK", errors.PackFileForbidden),
        ("articles/a.md", "贷款".encode("gb18030"), errors.PackFileDisguised),
        ("articles/con.md", b"x", errors.PackPathReserved),
        ("articles/a:b.md", b"x", errors.PackPathUnsafe),
        ("Articles/a.md", b"x", errors.PackPathCollision),
        ("articles/LOAN.md", b"x", errors.PackPathCollision),
        ("a/b/c/d/e/f/g/h/i.md", b"x", errors.PackPathTooDeep),
        ("/".join(["a" * 50] * 4) + ".md", b"x", errors.PackPathTooLong),
        ("articles/a.md", bytes(8 * 1024 * 1024 + 1), errors.PackTooLarge),
    ],
)
def test_what_could_not_be_installed_is_not_built(
    source: Path, tmp_path: Path, name: str, content: bytes, kind: type[errors.PackError]
) -> None:
    write_source(source, {name: content})
    with pytest.raises(kind):
        build(source, tmp_path / "a.xzpack")
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


def test_links_and_devices_in_the_folder_are_never_opened(source: Path, tmp_path: Path) -> None:
    (source / "articles" / "secret.md").symlink_to("/etc/passwd")
    with pytest.raises(errors.PackLink):
        build(source, tmp_path / "a.xzpack")
    (source / "articles" / "secret.md").unlink()
    (source / "articles" / "round").symlink_to(source)
    with pytest.raises(errors.PackLink):
        build(source, tmp_path / "a.xzpack")
    (source / "articles" / "round").unlink()
    os.mkfifo(source / "articles" / "pipe.md")
    with pytest.raises(errors.PackDevice):
        build(source, tmp_path / "a.xzpack")


def test_a_folder_without_pack_toml_is_no_source(tmp_path: Path) -> None:
    write_source(tmp_path / "source", {"articles/a.md": b"x"})
    with pytest.raises(errors.PackFileMissing):
        build(tmp_path / "source", tmp_path / "a.xzpack")


def test_names_are_stored_composed_wherever_they_were_written(tmp_path: Path) -> None:
    toml = PACK_TOML.format(version="1").encode()
    write_source(tmp_path / "source", {"pack.toml": toml, "articles/cafe\u0301.md": b"x"})
    built = build(tmp_path / "source", tmp_path / "a.xzpack")
    assert built.manifest.files[0].path == "articles/caf\u00e9.md"


def test_a_failure_leaves_an_older_pack_as_it_was(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "a.xzpack")
    before = (tmp_path / "a.xzpack").read_bytes()
    write_source(source, {"articles/bad.exe": b"x"})
    with pytest.raises(errors.PackFileForbidden):
        build(source, tmp_path / "a.xzpack")
    assert (tmp_path / "a.xzpack").read_bytes() == before
