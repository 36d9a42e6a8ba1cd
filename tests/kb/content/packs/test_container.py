"""The archive: any zip program can read it, and the same input gives the same bytes."""

import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kb.content.packs.container import open_container, write_container
from tests.kb.content.packs.handmade import RawEntry, archive

NAMES = st.lists(st.from_regex(r"[a-c贷]{1,4}/[a-c]{1,6}\.md", fullmatch=True), unique=True, max_size=5)


def made(manifest: bytes, signature: bytes, files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    write_container(file, manifest, signature, files, files.__getitem__)
    return file.getvalue()


@given(st.binary(max_size=50), st.binary(max_size=50), st.data())
def test_what_was_written_is_read_back(manifest: bytes, signature: bytes, data: st.DataObject) -> None:
    import tempfile

    files = {name: data.draw(st.binary(max_size=50)) for name in data.draw(NAMES)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xzpack"
        path.write_bytes(made(manifest, signature, files))
        with open_container(path) as container:
            assert (container.manifest, container.signature) == (manifest, signature)
            assert {name: container.read(name) for name in container.files} == files


def test_every_zip_program_can_look_into_a_pack(tmp_path: Path) -> None:
    path = tmp_path / "a.xzpack"
    path.write_bytes(made(b"{}", b"s", {"articles/贷款.md": "正文".encode()}))
    with zipfile.ZipFile(path) as archived:
        assert archived.testzip() is None
        assert archived.namelist() == ["xzpack.json", "xzpack.sig", "articles/贷款.md"]
        assert archived.read("articles/贷款.md").decode() == "正文"


def test_the_same_files_give_the_same_bytes() -> None:
    assert made(b"{}", b"", {"a.md": b"x"}) == made(b"{}", b"", {"a.md": b"x"})
    assert b"\x00\x00\x21\x00" in made(b"{}", b"", {})  # 1 January 1980, not today


def test_an_archive_made_by_hand_as_it_should_be_is_read(tmp_path: Path) -> None:
    """The hostile archives of other tests differ from this one by their fault only."""
    path = tmp_path / "a.xzpack"
    path.write_bytes(archive([RawEntry(b"xzpack.json", b"{}"), RawEntry(b"a.md", b"x", mode=0)]))
    with open_container(path) as container:
        assert container.read("a.md") == b"x"
