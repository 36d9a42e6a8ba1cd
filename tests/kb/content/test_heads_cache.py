"""Heads are remembered by the content of their files; how the library uses that is tested with the library."""

import json
from pathlib import Path

import pytest

from kb.content.heads_cache import HeadsCache, KnownHead
from kb.content.markdown.leaves import Problem
from kb.model import ArticleHead

HEAD = ArticleHead(id="a", title="题", roles=("客户经理",), replaces=("旧",), effective="2026-01-01", pack_id="p")
KNOWN = KnownHead(HEAD, (Problem(3, "读不懂"),))


def stored(path: Path) -> HeadsCache:
    """A cache that holds one head."""
    cache = HeadsCache(path)
    cache.add("p", "a", "digest", KNOWN)
    cache.save()
    return HeadsCache(path)


def test_a_head_comes_back_with_its_problems(tmp_path: Path) -> None:
    assert stored(tmp_path / "heads.json").head("p", "a", "digest") == KNOWN


@pytest.mark.parametrize("key", [("q", "a", "digest"), ("p", "b", "digest"), ("p", "a", "other")])
def test_another_pack_name_or_content_is_not_known(tmp_path: Path, key: tuple[str, str, str]) -> None:
    assert stored(tmp_path / "heads.json").head(*key) is None


def test_what_was_not_asked_for_again_is_forgotten(tmp_path: Path) -> None:
    cache = stored(tmp_path / "heads.json")
    cache.add("p", "b", "digest", KNOWN)
    cache.save()
    assert [*json.loads((tmp_path / "heads.json").read_text("utf-8"))["heads"]] == ["p/b/digest"]


@pytest.mark.parametrize(
    "change", [{"title": 1}, {"id": ""}, {"roles": [1]}, {"colour": "红"}, {"title": None}, {"roles": None}]
)
def test_one_damaged_head_hides_no_other(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "heads.json"
    cache = stored(path)
    cache.head("p", "a", "digest")
    cache.add("p", "b", "digest", KNOWN)
    cache.save()
    found = json.loads(path.read_text("utf-8"))
    found["heads"]["p/b/digest"]["head"].update(change)
    path.write_text(json.dumps(found), "utf-8")
    damaged = HeadsCache(path)
    assert (damaged.head("p", "a", "digest"), damaged.head("p", "b", "digest")) == (KNOWN, None)


def test_without_a_file_nothing_is_remembered() -> None:
    cache = HeadsCache(None)
    cache.add("p", "a", "digest", KNOWN)
    cache.save()
    assert cache.head("p", "a", "digest") == KNOWN
