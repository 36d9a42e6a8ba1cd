"""``PackInstaller``: what a pack in a file would do here, and doing it: for the window, the command line, a script."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kb.content.article_changes import ChangedPassage, TextLine, changed_passages, text_lines
from kb.content.library import Library
from kb.content.packs.build import SUFFIX
from kb.content.packs.errors import PackStateDamaged
from kb.content.packs.install import InstallResult, install
from kb.content.packs.pack_site import PackSite, judge
from kb.content.packs.preview import ArticleChange, PackPreview, new_articles, preview
from kb.content.packs.rollback import RollbackResult, remove, rollback
from kb.content.packs.selection import PackOrigin, select_packs
from kb.content.packs.storage.installed import read_installed
from kb.content.packs.verify import Package, Progress, open_package
from kb.content.versions import version_key
from kb.errors import KbError
from kb.model import Article
from kb.notes.notes_reader import NotesReader
from kb.notes.outlook import notes_outlook

_MOST_FILES = 100  # packs of one folder that are looked at
_SHOWN_BLOCKS = 60


@dataclass(frozen=True, slots=True)
class NotesForecast:
    """How many annotations and bookmarks on the articles of a pack stay as they are, are to be checked, lose place."""

    kept: int = 0
    changed: int = 0
    lost: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.kept + self.changed + self.lost


@dataclass(frozen=True, slots=True)
class PackOffer:
    """All that a person should know before the pack in a file is installed."""

    path: Path
    preview: PackPreview
    forecast: NotesForecast


@dataclass(frozen=True, slots=True)
class PackOnVolume:
    """A pack that lies on a volume and is newer than what is here; ``version_before`` is empty where there is none."""

    path: Path
    pack_id: str
    name: str
    version: str
    version_before: str


@dataclass(frozen=True, slots=True)
class PackListing:
    """A pack that is served.

    ``publisher`` and ``fingerprint`` are empty for a pack that never came from a signed file. One that came so can be
    removed, and changed for the version ``previous`` when there is one: an older one, or after that the newer again.
    """

    pack_id: str
    name: str
    version: str
    summary: str
    origin: PackOrigin
    articles: int
    publisher: str = ""
    fingerprint: str = ""
    previous: str = ""
    removable: bool = False


class PackInstaller:
    """Installs to ``site``; ``notes`` are those whose fate is foretold. For workers: reads and writes files."""

    def __init__(self, site: PackSite, library: Library, notes: NotesReader) -> None:
        self.site = site
        self._library = library
        self._notes = notes
        self._known: dict[tuple[Path, int, int], tuple[str, str, str] | None] = {}  # file, size, time → what it is

    def offer(self, path: Path, progress: Progress | None = None) -> PackOffer:
        """What installing a file would do; every byte of it is checked. Raises PackError, NotesError, OSError."""
        with open_package(path, self.site.program) as package:
            found = preview(package, self.site, progress)
            return PackOffer(path, found, notes_forecast(package, self.site, found, self._notes))

    def passages(self, path: Path, change: ArticleChange) -> tuple[ChangedPassage, ...]:
        """What reads differently in an article that a pack in a file changes. Raises PackError, KbError, OSError."""
        with open_package(path, self.site.program) as package:
            after = new_articles(package, self.site).article(change)
        return changed_passages(self._library.article(change.article_id), after)

    def lines(self, path: Path, change: ArticleChange) -> tuple[TextLine, ...]:
        """The first lines of an article that a pack brings or takes away. Raises PackError, KbError, OSError."""
        if not change.path_after:
            article = self._library.article(change.article_id)
        else:
            with open_package(path, self.site.program) as package:
                article = new_articles(package, self.site).article(change)
        return text_lines(article)[:_SHOWN_BLOCKS]

    def install(self, path: Path, accepted: str = "", progress: Progress | None = None) -> InstallResult:
        """Install the pack in a file; see ``kb.content.packs.install``. Raises PackError, OSError."""
        return install(path, self.site, accepted=accepted, progress=progress)

    def rollback(self, pack_id: str) -> RollbackResult:
        """Use the version that was kept. Raises PackError, OSError; then nothing has changed."""
        return rollback(pack_id, self.site)

    def remove(self, pack_id: str) -> RollbackResult:
        """Remove an installed pack with all its versions; its publisher stays known. Raises PackError, OSError."""
        return remove(pack_id, self.site)

    def listing(self) -> tuple[PackListing, ...]:
        """The packs that are served, in their order. Raises OSError."""
        selection = select_packs(self.site.content, self.site.packs)
        articles = [head.pack_id for head in self._library.articles()]
        beside = {found.pack.id: found.pack.version for found in selection.superseded}
        found = []
        for one in selection.served:
            pack = one.pack
            shown = PackListing(pack.id, pack.name, pack.version, pack.summary, one.origin, articles.count(pack.id))
            found.append(self._with_record(shown, beside.get(pack.id, "")))
        return tuple(found)

    def _with_record(self, shown: PackListing, beside: str) -> PackListing:
        """A listed pack with what is recorded of its installation; ``beside`` is a version that it superseded."""
        try:
            record = read_installed(self.site.packs, shown.pack_id)
        except PackStateDamaged:
            return replace(shown, removable=True)
        if record is None:
            return shown
        in_use = shown.origin is PackOrigin.INSTALLED
        return replace(
            shown,
            publisher=record.publisher.name,
            fingerprint=record.publisher.fingerprint,
            previous=record.previous_version or (beside if in_use else ""),
            removable=bool(record.current or record.previous),
        )

    def newer_in(self, folders: Iterable[Path]) -> tuple[PackOnVolume, ...]:
        """The packs directly in some folders that could be installed here and are newer; of each the newest.

        What is no sound pack, or comes from a publisher who is not allowed here, is passed over: nobody asked for it.
        A file is opened once as long as neither its size nor its time changes.
        """
        best: dict[str, PackOnVolume] = {}
        for path in _pack_files(folders):
            with suppress(OSError, KbError):
                state = path.stat()
                key = path, state.st_size, state.st_mtime_ns
                if key not in self._known:
                    self._known[key] = self._identity(path)
                if (identity := self._known[key]) is not None and (found := self._newer(path, *identity)):
                    present = best.get(found.pack_id)
                    if present is None or _is_newer(found.version, present.version):
                        best[found.pack_id] = found
        return tuple(best.values())

    def _identity(self, path: Path) -> tuple[str, str, str] | None:
        """Id, name and version of a pack that may be installed here; None for any other file."""
        try:
            with open_package(path, self.site.program) as package:
                judge(package, self.site)
                manifest = package.manifest
                return manifest.id, manifest.name, manifest.version
        except (KbError, OSError):
            return None

    def _newer(self, path: Path, pack_id: str, name: str, version: str) -> PackOnVolume | None:
        versions = self.site.versions(pack_id)
        before = versions[0].pack.version if versions else ""
        return (
            None if versions and not _is_newer(version, before) else PackOnVolume(path, pack_id, name, version, before)
        )


def notes_forecast(package: Package, site: PackSite, found: PackPreview, notes: NotesReader) -> NotesForecast:
    """What would become of one's notes on the articles that a pack changes. Raises PackError, NotesError, OSError."""
    changes = {change.article_id: change for change in found.changes}
    after = new_articles(package, site)

    def article_then(article_id: str) -> Article:
        return after.article(changes[article_id])

    outlooks = notes_outlook(notes, changes, article_then)
    changed = sum(outlook.is_changed for outlook in outlooks)
    lost = sum(outlook.is_lost for outlook in outlooks)
    return NotesForecast(len(outlooks) - changed - lost, changed, lost)


def _pack_files(folders: Iterable[Path]) -> Iterator[Path]:
    """The files named like packs directly in some folders, no more than 100 of each; a folder that is gone has none."""
    for folder in folders:
        with suppress(OSError):
            named = (path for path in folder.iterdir() if path.suffix.lower() == SUFFIX and path.is_file())
            yield from sorted(islice((path for path in named if not path.name.startswith(".")), _MOST_FILES))


def _is_newer(version: str, other: str) -> bool:
    return version_key(version) > version_key(other)
