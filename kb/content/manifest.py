"""What a pack says of itself: ``pack.toml``."""

import re
from datetime import date
from pathlib import Path

from kb.content.toml_text import parse_toml
from kb.errors import ContentError
from kb.files import read_text, reason_of
from kb.model import OWN_PACK_ID, Pack
from kb.translation import tr

MANIFEST = "pack.toml"
_OWN_NAME = "我的文档"
OWN_MANIFEST = f'id = "{OWN_PACK_ID}"\nname = "{_OWN_NAME}"\nversion = "1"\n'
LARGEST = 1_000_000  # bytes of a manifest or a structure file: the largest that was seen has 4,000
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def read_pack(folder: Path) -> Pack:
    """The pack in ``folder``; without a manifest an anonymous one named after the folder.

    Raises ContentError when the folder is missing or the manifest is not what it should be.
    """
    try:
        if not folder.is_dir():
            raise ContentError(folder, tr("文件夹不存在"))
        manifest = folder / MANIFEST
        if not manifest.exists() and not manifest.is_symlink():
            return _anonymous(folder)
    except OSError as error:
        raise ContentError(folder, reason_of(error)) from error
    text = read_text(manifest, most=LARGEST, inside=folder).text
    try:
        fields = parse_toml(text, read_float=str)  # version = 1.10 is no 1.1
    except (ValueError, RecursionError) as error:
        raise ContentError(manifest, tr("清单无法读取")) from error
    pack_id, name = fields.get("id"), fields.get("name")
    if not isinstance(pack_id, str) or not _ID.fullmatch(pack_id):
        raise ContentError(manifest, tr("清单缺少有效的 id"))
    if not isinstance(name, str) or not name.strip():
        raise ContentError(manifest, tr("清单缺少 name"))
    return Pack(
        id=pack_id,
        name=tr("我的文档") if name == _OWN_NAME else name.strip(),
        version=_plain(fields.get("version")),
        folder=folder,
        summary=_plain(fields.get("summary")),
    )


def _anonymous(folder: Path) -> Pack:
    name = folder.name.encode("utf-8", "replace").decode("utf-8")  # one that is no UTF-8 comes as lone surrogates
    return Pack(id=f"folder:{name}", name=name, version="", folder=folder)


def _plain(value: object) -> str:
    """A text, a number or a day as a text; nothing for what is none of them, or a number too long to be written."""
    try:
        return str(value) if isinstance(value, str | int | date) else ""
    except ValueError:
        return ""
