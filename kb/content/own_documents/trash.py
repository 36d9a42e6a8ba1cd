"""Documents that were deleted, each with its original, in a folder with a note of where it stood."""

import json
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from kb.errors import OwnDocumentError
from kb.files import atomic_write, make_private_folder, sync_folder
from kb.translation import tr

_RECORD = "deleted.json"


@dataclass(frozen=True, slots=True)
class DeletedDocument:
    """What was deleted: its titles, when, and where it lies now. ``place`` is where it stood, relative to the pack."""

    folder: Path
    titles: tuple[str, ...]
    at: datetime
    place: str


class Trash:
    """The folder ``.trash`` of a pack; nothing leaves it but by ``restore`` and ``purge``."""

    def __init__(self, pack: Path) -> None:
        self._pack = pack
        self._folder = pack / ".trash"

    def put(self, path: Path, titles: tuple[str, ...]) -> DeletedDocument:
        """Move a file or folder of the pack here. Raises OSError; then it stands where it stood."""
        now = datetime.now(UTC)
        folder = self._folder / f"{now.strftime('%Y%m%dT%H%M%S')}-{secrets.token_hex(4)}"
        make_private_folder(folder)
        place = path.relative_to(self._pack).as_posix()
        try:
            record = {"titles": [*titles], "at": now.isoformat(), "place": place}
            atomic_write(folder / _RECORD, json.dumps(record, ensure_ascii=False))
            path.rename(folder / path.name)
        except BaseException:
            if not (folder / path.name).exists():
                shutil.rmtree(folder, ignore_errors=True)
            raise
        sync_folder(folder)  # there before it is gone here: a power cut between the two leaves it at least once
        sync_folder(path.parent)
        return DeletedDocument(folder, titles, now.astimezone(), place)

    def documents(self) -> tuple[DeletedDocument, ...]:
        """What lies here, the last deleted first."""
        found = [one for folder in self._folder.glob("*") if (one := _read(folder)) is not None]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def restore(self, deleted: DeletedDocument) -> Path:
        """Put it back where it stood; the path. Raises OwnDocumentError when something stands there now, OSError."""
        place = self._pack / deleted.place
        if place.exists():
            raise OwnDocumentError(tr("原来的位置已经有同名的文档"))
        make_private_folder(place.parent)
        (deleted.folder / place.name).rename(place)
        sync_folder(place.parent)
        sync_folder(deleted.folder)
        shutil.rmtree(deleted.folder, ignore_errors=True)
        return place

    def purge(self, deleted: DeletedDocument) -> None:
        """Delete it for good. Raises OSError."""
        shutil.rmtree(deleted.folder)


def _read(folder: Path) -> DeletedDocument | None:
    """What a folder of the trash holds; None for one that holds nothing that can be put back."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        record: Any = json.loads((folder / _RECORD).read_text("utf-8"))
        place = PurePosixPath(str(record["place"]))
        at = datetime.fromisoformat(str(record["at"])).astimezone()
        if place.parts[:1] == ("articles",) and ".." not in place.parts and (folder / place.name).exists():
            return DeletedDocument(folder, tuple(map(str, record["titles"])), at, place.as_posix())
    return None
