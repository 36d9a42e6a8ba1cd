"""``Receipts``: what a person has taken note of (已读并知悉), in one JSON file beside the notes."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kb.encryption.data_key import DataKey
from kb.exported_files import ExportedFiles
from kb.model import Receipt
from kb.record_file import RecordFile

FORMAT = "xingzhi receipts 1"


class Receipts:
    """Every receipt is on the disk before it is to be seen. Safe to call from any thread; see ``RecordFile``."""

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        nothing: tuple[Receipt, ...] = ()
        self._file = RecordFile(path, nothing, decode_receipts, encode_receipts, key)

    def all(self) -> tuple[Receipt, ...]:
        """All receipts, the oldest first; none when the file cannot be read."""
        return self._file.read()

    def add(self, receipt: Receipt) -> None:
        """Store a receipt; one by the same name for the same version stays the only one. Raises OSError."""
        self._file.change(
            lambda known: known if any(_same(one, receipt) for one in known) else (*known, receipt),
        )

    def export(self, path: Path, files: ExportedFiles) -> int:
        """Write all receipts to a file for whoever collects them; how many that are. Raises OSError."""
        known = self.all()
        files.write(path, encode_receipts(known))
        return len(known)

    def last_name(self) -> str:
        """The name of the last receipt, to be offered again; empty when there is none."""
        known = self.all()
        return known[-1].name if known else ""


def _same(one: Receipt, other: Receipt) -> bool:
    return (one.name, one.article_id, one.digest) == (other.name, other.article_id, other.digest)


def encode_receipts(receipts: tuple[Receipt, ...]) -> str:
    """The text of a file of receipts: the same in the data folder and on its way to whoever collects them."""
    rows = [
        {
            "name": one.name,
            "at": one.at.astimezone(UTC).isoformat(timespec="seconds"),
            "article": one.article_id,
            "title": one.title,
            "pack": one.pack_id,
            "version": one.version,
            "digest": one.digest,
        }
        for one in receipts
    ]
    return json.dumps({"format": FORMAT, "receipts": rows}, ensure_ascii=False, indent=1) + "\n"


def decode_receipts(content: bytes) -> tuple[Receipt, ...]:
    """The receipts in such a file. Raises ValueError for anything else."""
    try:
        stored = json.loads(content.decode("utf-8-sig"))
        if stored["format"] != FORMAT:
            raise ValueError(stored["format"])
        return tuple(map(_receipt, stored["receipts"]))
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("no file of receipts") from error


def _receipt(row: dict[str, Any]) -> Receipt:
    texts = {name: row[name] for name in ("name", "article", "title", "pack", "version", "digest")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("not texts")
    at = datetime.fromisoformat(row["at"])
    return Receipt(
        name=texts["name"],
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
        article_id=texts["article"],
        title=texts["title"],
        pack_id=texts["pack"],
        version=texts["version"],
        digest=texts["digest"],
    )
