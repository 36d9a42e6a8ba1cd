"""``OwnDocuments``: what a person imported, edits and deletes. The library is told by ``Workspace.reload_packs``."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.content.importers.metadata import Metadata, Vocabulary
from kb.content.importers.safe_names import safe_name
from kb.content.library import Library, Source
from kb.content.manifest import MANIFEST, OWN_MANIFEST
from kb.content.own_documents.editing import DocumentText, composed, document_text
from kb.content.own_documents.trash import DeletedDocument, Trash
from kb.content.own_documents.versions import Versions
from kb.content.pack_files import SUFFIXES
from kb.content.structure import Structure
from kb.errors import ArticleNotFound, ContentError, KbError, OwnDocumentError
from kb.files import atomic_write, make_private_folder, read_text, sweep_halves
from kb.translation import tr

if TYPE_CHECKING:
    from kb.content.importers.importer import Outcome
    from kb.content.importers.preview import ImportPreview

_KEPT = ("number", "authority", "issued", "effective", "expires", "replaces", "summary")
_IDENTITY = re.compile(r"(.*-[0-9a-f]{12})(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """An import that a new one would replace: of the same file, or (not ``same``) of an older state of it.

    ``metadata`` is what a person made of it; None when it is of several articles.
    """

    titles: tuple[str, ...]
    article_ids: tuple[str, ...]
    identity: str
    same: bool
    metadata: Metadata | None = None

    def proposed(self, found: Metadata) -> Metadata:
        """What to propose for the new import, in whose text ``found`` was read: what a person corrected stays.

        Of a newer state of a file, what its text says goes first; for whom it is it does not say.
        """
        before = self.metadata
        if before is None or self.same:
            return before or found
        kept = {name: getattr(before, name) for name in _KEPT if not getattr(found, name)}
        return replace(found, roles=before.roles or found.roles, topics=before.topics or found.topics, **kept)


class OwnDocuments:
    """The pack at ``folder``, which need not be there yet. Safe to call from any thread, but one at a time."""

    def __init__(self, folder: Path, library: Library) -> None:
        self.folder = folder
        self._library = library
        sweep_halves(folder, below=True)
        self.versions = Versions(folder / ".versions")
        self.trash = Trash(folder)

    # --- importing ---------------------------------------------------------------------------------------------------

    def vocabulary(self) -> Vocabulary:
        """The roles and topics to choose from: those that the packs declare, then those that articles have."""
        roles: dict[str, None] = {}
        topics: dict[str, None] = {}
        for pack in self._library.packs:
            with suppress(ContentError):
                structure = Structure.read(pack.folder)
                roles |= dict.fromkeys((*structure.roles.values(), *sorted(structure.other_roles)))
                topics |= dict.fromkeys(sorted(structure.topics))
        for head in self._library.articles():
            roles |= dict.fromkeys(head.roles)
            topics |= dict.fromkeys(head.topics)
        return Vocabulary((*roles,), (*topics,))

    def preview_all(
        self, paths: Iterable[Path], progress: Callable[[int, int], None], stopped: Callable[[], bool]
    ) -> Iterator["Outcome"]:
        """What importing files and folders would give, one file after the other: see ``importer.preview_all``."""
        from kb.content.importers.importer import preview_all  # noqa: PLC0415 - only who imports loads the readers

        return preview_all(paths, vocabulary=self.vocabulary(), progress=progress, stopped=stopped)

    def earlier(self, previewed: "ImportPreview") -> EarlierImport | None:
        """The import that this one would replace; None for a file that is new here.

        It is told by its content, or as a changed file by its name and title, where only one import has both.
        """
        same = previewed.identity
        found = [source for source in self._sources() if _identity(source) == same]
        if not found:
            named = previewed.path.name, previewed.metadata.title
            heads = (source for source in self._sources() if (source.head.source, source.head.title) == named)
            identities = {one for source in heads if (one := _identity(source))}
            if len(identities) == 1:
                found = [source for source in self._sources() if _identity(source) in identities]
        if not found:
            return None
        return EarlierImport(
            tuple(source.head.title for source in found),
            tuple(source.head.id for source in found),
            _identity(found[0]),
            _identity(found[0]) == same,
            self._metadata(found[0].head.id) if len(found) == 1 else None,
        )

    def store(self, previewed: "ImportPreview", accepted: Collection[int]) -> tuple[str, ...]:
        """Store an import with these changes made; the ids of its articles. What it replaces is kept as a version.

        Raises what ``importer.store`` raises, and UnreadableFile where what it replaces has gone since the library was
        read; then nothing has changed.
        """
        from kb.content.importers.importer import store  # noqa: PLC0415 - see above

        earlier = self.earlier(previewed)
        if earlier is not None:
            previewed = replace(previewed, stands_for=earlier.identity)
            for source in self._sources():
                if source.head.id in earlier.article_ids:
                    self.versions.keep(source.head.id, source.path)
        store(previewed, self.folder, accepted)
        return tuple(article.id for article in previewed.articles(accepted))

    def _metadata(self, article_id: str) -> Metadata | None:
        try:
            return self.text(article_id).metadata
        except KbError:
            return None

    # --- editing -----------------------------------------------------------------------------------------------------

    def is_own(self, article_id: str) -> bool:
        """Whether an article is one of these, and can be changed."""
        source = self._library.sources.get(article_id)
        return source is not None and source.pack_folder == self.folder

    def text(self, article_id: str) -> DocumentText:
        """What can be edited of an article. Raises ArticleNotFound, UnreadableFile."""
        source = self._source(article_id)
        return document_text(read_text(source.path, inside=source.pack_folder).text, source.head.title)

    def version_text(self, article_id: str, path: Path) -> DocumentText:
        """What could be edited of a version of an article that is kept at ``path``. Raises as ``text``."""
        return document_text(read_text(path).text, self._source(article_id).head.title)

    def save(self, article_id: str, edited: DocumentText, today: dt.date) -> None:
        """Put the edited fields and text into the article's file; what it said before is kept as a version.

        Raises OwnDocumentError, UnreadableFile, OSError; then the file says what it said.
        """
        source = self._source(article_id)
        present = read_text(source.path, inside=source.pack_folder).text
        text = composed(present, edited, article_id=article_id, today=today)
        if text != present:
            self.versions.keep(article_id, source.path)
            atomic_write(source.path, text)

    def copy(self, article_id: str, today: dt.date) -> str:
        """Copy any article to these; the id of the copy. Raises as ``text``, OSError."""
        source = self._library.sources.get(article_id)
        if source is None:
            raise ArticleNotFound(article_id)
        text = read_text(source.path, inside=source.pack_folder).text
        original = document_text(text, source.head.title)
        known = self._library.sources.keys()
        names = (f"{article_id}-copy{number or ''}" for number in range(len(known) + 1))
        new_id = next(name for name in names if name not in known)
        title = tr("{title}（副本）").format(title=source.head.title)
        copied = replace(original, metadata=replace(original.metadata, title=title))
        self._make_pack()
        folder = self.folder / "articles" / safe_name(new_id)
        make_private_folder(folder)
        atomic_write(folder / f"{safe_name(title)}.md", composed(text, copied, article_id=new_id, today=today))
        return new_id

    def place(self, article_id: str) -> Path:
        """The folder in which an article lies, with the file it was imported from. Raises ArticleNotFound."""
        return self._source(article_id).path.parent

    # --- deleting ----------------------------------------------------------------------------------------------------

    def delete(self, article_id: str) -> DeletedDocument:
        """Move an article to the trash, with its original when no other article came from it. Raises OSError."""
        source = self._source(article_id)
        folder = source.path.parent
        others = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path != source.path]
        alone = not others and folder not in {self.folder, self.folder / "articles"}
        return self.trash.put(folder if alone else source.path, (source.head.title,))

    # --- inside ------------------------------------------------------------------------------------------------------

    def _sources(self) -> Iterator[Source]:
        return (source for source in self._library.sources.values() if source.pack_folder == self.folder)

    def _source(self, article_id: str) -> Source:
        if article_id not in self._library.sources:
            raise ArticleNotFound(article_id)
        if not self.is_own(article_id):
            raise OwnDocumentError(tr("随程序或内容包来的文章不能改，可以复制到“我的文档”再改"))
        return self._library.sources[article_id]

    def _make_pack(self) -> None:
        make_private_folder(self.folder / "articles")
        if not (self.folder / MANIFEST).exists():
            atomic_write(self.folder / MANIFEST, OWN_MANIFEST)


def _identity(source: Source) -> str:
    """What the ids of an import's articles begin with; empty for an article that was not imported."""
    match = _IDENTITY.fullmatch(source.head.id)
    return match[1] if match else ""
