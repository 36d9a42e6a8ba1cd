"""What an article's file said before it was saved anew, and what was typed and not yet saved: both outlive a kill."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kb.content.importers.safe_names import safe_name
from kb.errors import UnreadableFile
from kb.files import atomic_write, make_private_folder, read_bytes, read_text

MOST_VERSIONS = 30  # of one article: each is as large as the article, and few look further back
_STAMP = "%Y%m%dT%H%M%S%fZ"
_DRAFT = "draft.md"


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was until ``at``."""

    path: Path
    at: datetime


class Versions:
    """Under one folder, a folder for each article. Never changes what it has kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, article_id: str, file: Path) -> None:
        """Keep what ``file`` says now, unless the last version says the same. Raises OSError; UnreadableFile."""
        content = read_bytes(file)
        earlier = self.of(article_id)
        if earlier and read_bytes(earlier[0].path) == content:
            return
        place = self._place(article_id)
        make_private_folder(place)
        at = datetime.now(UTC)
        if earlier:  # kept under a clock that was ahead: else the latest ones would be the first to go
            at = max(at, earlier[0].at.astimezone(UTC) + timedelta(microseconds=1))
        atomic_write(place / f"{at.strftime(_STAMP)}.md", content)
        for old in earlier[MOST_VERSIONS - 1 :]:
            old.path.unlink(missing_ok=True)

    def of(self, article_id: str) -> tuple[Version, ...]:
        """The versions of an article, the newest first."""
        found = []
        for path in self._place(article_id).glob("*Z.md"):
            with suppress(ValueError):
                at = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
                found.append(Version(path, at.astimezone()))
        return tuple(sorted(found, key=lambda version: version.at, reverse=True))

    # --- drafts ------------------------------------------------------------------------------------------------------

    def keep_draft(self, article_id: str, text: str) -> None:
        """Keep what is being typed, in the place of an earlier draft. Raises OSError."""
        place = self._place(article_id)
        make_private_folder(place)
        atomic_write(place / _DRAFT, text)

    def draft(self, article_id: str) -> str:
        """What was typed and not saved; empty when there is no such thing."""
        try:
            return read_text(self._place(article_id) / _DRAFT).text
        except UnreadableFile:
            return ""

    def forget_draft(self, article_id: str) -> None:
        """What was typed has been saved, or is not wanted. Raises OSError."""
        (self._place(article_id) / _DRAFT).unlink(missing_ok=True)

    def _place(self, article_id: str) -> Path:
        """Ids are whatever a person wrote: two that give the same name are told apart by their digests."""
        digest = hashlib.sha256(article_id.encode("utf-8", "replace")).hexdigest()[:8]
        return self._folder / f"{safe_name(article_id)}-{digest}"
