"""The file that remembers articles as they were."""

import os
import stat
from pathlib import Path

import pytest

from kb.updates.seen_versions import SeenVersion, SeenVersions


def version(article_id: str, *, digest: str = "d1", was_read: bool = False) -> SeenVersion:
    return SeenVersion(article_id, digest, "stem", "pack", "1.0", was_read)


@pytest.fixture
def seen(tmp_path: Path) -> SeenVersions:
    return SeenVersions(tmp_path / "versions.db")


def test_nothing_is_known_before_it_is_begun(seen: SeenVersions, tmp_path: Path) -> None:
    assert not seen.is_begun
    assert seen.all() is None
    assert seen.content("a") is None
    assert [*tmp_path.iterdir()] == []


def test_the_bytes_come_back_as_they_were(seen: SeenVersions) -> None:
    body = "贷后检查\r\n".encode("gb18030")
    seen.begin([(version("a"), body), (version("b"), b"")])
    assert seen.all() == {"a": version("a"), "b": version("b")}
    assert (seen.content("a"), seen.content("b"), seen.content("c")) == (body, b"", None)


def test_a_later_version_takes_the_place_and_read_once_stays_read(seen: SeenVersions) -> None:
    seen.begin([(version("a"), b"1"), (version("b"), b"1")])
    seen.mark_read("a")
    seen.remember([(version("a", digest="d2"), b"2")])
    seen.forget(["b"])
    assert seen.all() == {"a": version("a", digest="d2", was_read=True)}
    assert seen.content("a") == b"2"


def test_only_its_owner_may_read_the_file(seen: SeenVersions, tmp_path: Path) -> None:
    seen.begin([])
    mode = stat.S_IMODE((tmp_path / "versions.db").stat().st_mode)
    assert os.name == "nt" or mode == 0o600  # there files have no such modes
