"""A new pack folder can be built, installed and read as it is."""

from datetime import date
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.content.packs.build import build
from kb.content.packs.errors import PackSourceInvalid, PackTargetExists
from kb.content.packs.scaffold import new_pack

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("name", ["网点规则", 'a "b" \\ {id}', "a: b # c"])
def test_a_new_pack_can_be_built_and_read(tmp_path: Path, name: str) -> None:
    new_pack(tmp_path / "rules", "rules", name, TODAY)
    assert build(tmp_path / "rules", tmp_path / "a.xzpack").manifest.name == name
    library = Library([tmp_path / "rules"])
    assert library.problems == ()
    (article,) = library.articles()
    assert (article.title, article.source, article.updated) == ("示例文章", name, "2026-11-30")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", "utf-8")
    with pytest.raises(PackTargetExists):
        new_pack(tmp_path, "rules", "网点规则", TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(("pack_id", "name"), [("Rules", "x"), ("", "x"), ("rules", " "), ("rules", "a\nb")])
def test_what_no_pack_may_be_called_is_refused(tmp_path: Path, pack_id: str, name: str) -> None:
    with pytest.raises(PackSourceInvalid):
        new_pack(tmp_path / "new", pack_id, name, TODAY)
    assert not (tmp_path / "new").exists()
