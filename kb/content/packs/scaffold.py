"""A new folder to write a pack in."""

from datetime import date
from pathlib import Path

from kb.content.packs.entry_paths import is_pack_id
from kb.content.packs.errors import PackSourceInvalid, PackTargetExists

_MANIFEST = """\
id = {id}
name = {name}
version = "1.0.0"
summary = ""
"""
_ARTICLE = """\
---
id: {id}-example
title: 示例文章
roles: [客户经理]
topics: [职责]
keywords: [示例]
summary: 这篇文章示范格式，写好自己的文章后可以删除。
source: {source}
updated: {today}
---
# 示例文章

## 岗位职责

1. 每条职责写成一个编号项，说清谁在什么时候做什么。
2. 文章的 id 一经发布不再更改，读者的批注靠它找到文章。

## 相关文章

同一个包里的文章写文件名就能链接：[示例文章]({id}-example.md)。
"""


def new_pack(folder: Path, pack_id: str, name: str, today: date) -> None:
    """Write ``pack.toml`` and an example article into ``folder``, which is made and must be empty.

    Raises PackSourceInvalid for an id or name that no pack may have, PackTargetExists, OSError.
    """
    if not is_pack_id(pack_id):
        raise PackSourceInvalid("id")
    if not name.strip() or not name.isprintable():
        raise PackSourceInvalid("name")
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise PackTargetExists(folder.name)
    (folder / "articles").mkdir()
    words = {"id": pack_id, "source": _quoted(name.strip()), "today": today.isoformat()}
    article = _ARTICLE.format(**words)
    manifest = _MANIFEST.format(id=_quoted(pack_id), name=_quoted(name.strip()))
    (folder / "articles" / f"{pack_id}-example.md").write_text(article, "utf-8", newline="\n")
    (folder / "pack.toml").write_text(manifest, "utf-8", newline="\n")


def _quoted(text: str) -> str:
    """A text as TOML and YAML both write it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
