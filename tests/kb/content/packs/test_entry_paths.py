"""Paths in a pack: what every system can hold is allowed, and nothing that leads outside."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.packs.entry_paths import check_path, check_paths, is_pack_id
from kb.content.packs.errors import PackError, PackPathCollision


@pytest.mark.parametrize(
    "path",
    [
        "pack.toml",
        "articles/客户经理（一）.md",
        "a/b/c/d/e/f/g/h.md",
        "articles/１.md",
        "console.md",
        "a b.md",
        "贷" * 65 + ".md",
    ],
)
def test_names_as_offices_give_them_are_allowed(path: str) -> None:
    check_path(path)


@given(st.text(max_size=30) | st.text(alphabet="./\\a:~ cCoOnN\u0301", max_size=12))
def test_what_is_allowed_stays_inside_on_every_system(path: str) -> None:
    try:
        check_path(path)
    except PackError:
        return
    for kind in (PurePosixPath, PureWindowsPath):
        whole = kind("/data/packs") / path
        assert whole.parts[: len(kind("/data/packs").parts)] == kind("/data/packs").parts
        assert ".." not in whole.parts
        assert not kind(path).is_absolute()
        assert not kind(path).drive


def test_folders_may_hold_several_files() -> None:
    check_paths(["articles/a.md", "articles/b.md", "articles/more/a.md", "pack.toml"])


@pytest.mark.parametrize(
    "paths", [["a/x.md", "A/y.md"], ["straße.md", "STRASSE.md"], ["a.md", "a.md/b.md"], ["Ａ.md", "ａ.md"]]
)
def test_names_that_become_one_elsewhere_are_refused(paths: list[str]) -> None:
    for order in (paths, paths[::-1]):
        with pytest.raises(PackPathCollision):
            check_paths(order)


@pytest.mark.parametrize("pack_id", ["a", "xingzhi-roles", "a.b_c-1", "a" * 40])
def test_an_id_can_name_a_folder(pack_id: str) -> None:
    assert is_pack_id(pack_id)


@pytest.mark.parametrize("pack_id", ["", "A", "a/b", "..", "a..b", "-a", "a-", "nul", "com1", "贷款", "a" * 41, "a\n"])
def test_other_ids_are_refused(pack_id: str) -> None:
    assert not is_pack_id(pack_id)
