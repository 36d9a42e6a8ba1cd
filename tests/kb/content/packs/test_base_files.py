"""Files taken from another folder are taken only when they are the very ones."""

import hashlib
from pathlib import Path

from kb.content.packs.base_files import file_in
from kb.content.packs.package_format import PackFile

CONTENT = "# 大堂\n".encode()
FILE = PackFile("articles/a.md", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


def test_only_the_very_file_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "articles" / "a.md"
    assert file_in(tmp_path, FILE) is None
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    assert file_in(tmp_path, FILE) == CONTENT
    path.write_bytes(CONTENT[:-1] + b" ")
    assert file_in(tmp_path, FILE) is None
    path.write_bytes(CONTENT + b"\n")
    assert file_in(tmp_path, FILE) is None


def test_links_and_folders_are_never_taken(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(CONTENT)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").symlink_to(tmp_path / "real.md")
    assert file_in(tmp_path, FILE) is None
    (tmp_path / "articles" / "a.md").unlink()
    (tmp_path / "articles" / "a.md").mkdir()
    assert file_in(tmp_path, FILE) is None
