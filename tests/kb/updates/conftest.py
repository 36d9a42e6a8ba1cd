"""A library in a folder that can be rewritten, and what was seen of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.updates.content_updates import ContentUpdates

Write = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty pack, version 1.0."""
    place = tmp_path / "rules"
    place.mkdir()
    set_version(place, "1.0")
    return place


@pytest.fixture
def library(folder: Path) -> Library:
    """The articles ``loan``, ``desk`` and ``old``."""
    write(folder, "loan", "每 30 天检查一次。", roles="[客户经理]")
    write(folder, "desk", "双人核对。", roles="[柜员]")
    write(folder, "old", "旧的规定。", roles="[柜员]")
    return Library([folder])


@pytest.fixture
def updates(tmp_path: Path, library: Library) -> ContentUpdates:
    """All three were seen."""
    opened = ContentUpdates(tmp_path / "versions.db", library)
    opened.begin()
    return opened


def set_version(folder: Path, version: str) -> None:
    """Give the pack another version."""
    (folder / "pack.toml").write_text(f'id = "rules"\nname = "网点规则"\nversion = "{version}"\n', "utf-8")


def write(folder: Path, article_id: str, text: str, **fields: str) -> None:
    """Write an article of the pack."""
    head = "".join(f"{name}: {value}\n" for name, value in {"id": article_id, "title": article_id, **fields}.items())
    (folder / f"{article_id}.md").write_text(f"---\n{head}---\n# {article_id}\n\n{text}\n", "utf-8")
