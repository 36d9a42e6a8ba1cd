"""What a pack says of itself: ``pack.toml``."""

import re
import tomllib
from pathlib import Path

from kb.errors import ContentError
from kb.model import Pack

MANIFEST = "pack.toml"
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def read_pack(folder: Path) -> Pack:
    """The pack in ``folder``; without a manifest an anonymous one named after the folder.

    Raises ContentError when the folder is missing or the manifest is not what it should be.
    """
    if not folder.is_dir():
        raise ContentError(folder, "文件夹不存在")
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return Pack(id=f"folder:{folder.name}", name=folder.name, version="", folder=folder)
    try:
        fields = tomllib.loads(manifest.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ContentError(manifest, "清单无法读取") from error
    pack_id, name = fields.get("id"), fields.get("name")
    if not isinstance(pack_id, str) or not _ID.fullmatch(pack_id):
        raise ContentError(manifest, "清单缺少有效的 id")
    if not isinstance(name, str) or not name.strip():
        raise ContentError(manifest, "清单缺少 name")
    return Pack(
        id=pack_id,
        name=name.strip(),
        version=_plain(fields.get("version")),
        folder=folder,
        summary=_plain(fields.get("summary")),
    )


def _plain(value: object) -> str:
    """A text or a number as a text; nothing for what is neither, or a number too long to be written."""
    try:
        return str(value) if isinstance(value, str | int | float) else ""
    except ValueError:
        return ""


def article_files(pack: Pack) -> list[Path]:
    """The pack's Markdown files, in a stable order: ``articles/`` where there is one, else the folder itself."""
    articles = pack.folder / "articles"
    root = articles if articles.is_dir() else pack.folder
    return sorted(path for path in root.rglob("*.md") if path.is_file())
