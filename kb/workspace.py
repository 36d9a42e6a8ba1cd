"""``Workspace``: opens everything, owns everything, closes everything. The interface's only door, and a script's."""

import errno
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

from kb.checklists.checklists import Checklists
from kb.content.library import Library
from kb.content.packs.selection import PackSelection, packs_stamp, select_packs
from kb.content.questions import questions_for
from kb.content.review_dates import due_for_review
from kb.content.stored_imports import finish_interrupted
from kb.encryption.data_key import DataKey
from kb.errors import IndexUnavailable
from kb.exported_files import ExportedFiles
from kb.labels import effect_words
from kb.language import chosen_language, store_language
from kb.model import (
    Article,
    CombinedPage,
    EffectStatus,
    NotesAnswer,
    QuizItem,
    ReviewDate,
    SearchRequest,
    Span,
    TermUse,
)
from kb.notes.restore.restore import Restored
from kb.notes.store import Notes
from kb.paths import AppPaths
from kb.records.drafts import Drafts
from kb.records.feedback import Feedback
from kb.records.reading_progress import ReadingProgress
from kb.records.receipts import Receipts
from kb.search_history import SearchHistory
from kb.settings import Settings
from kb.text.find_in_text import TextFinder
from kb.text.marks import merged
from kb.time_labels import today
from kb.updates.content_updates import ContentUpdates

if TYPE_CHECKING:
    from kb.combined_search import CombinedSearch
    from kb.content.glossary import TermFinder
    from kb.content.own_documents.documents import OwnDocuments
    from kb.pack_installer import PackInstaller
    from kb.search.search import Search
    from kb.text.names import NameFinder


class Workspace:
    """The library, the search over it, what was searched, and the notes, under one data folder. A context manager."""

    def __init__(
        self,
        paths: AppPaths,
        library: Library,
        notes: Notes,
        packs: PackSelection,
        content: Sequence[Path] = (),
        *,
        trusted_keys: Path | None = None,
        key: DataKey | None = None,
    ) -> None:
        self.paths = paths
        self._key = key
        self.library = library
        self.packs = packs  # what is served, what a newer version has replaced, what cannot be served
        self._content = tuple(content)
        self._trusted_keys = trusted_keys
        self.notes = notes
        self.searches = SearchHistory(paths.searches, key)
        self.drafts = Drafts(paths.drafts, key)
        self.checklists = Checklists(notes.tick_records, library.article)
        self.exported_files = ExportedFiles(paths.unfinished_exports)
        self._own_documents: OwnDocuments | None = None
        self.updates = ContentUpdates(paths.versions, library, key)
        self.receipts = Receipts(paths.receipts, key)
        self.feedback = Feedback(paths.feedback, key)
        self._installer: PackInstaller | None = None
        self.progress = ReadingProgress(paths.progress, key)
        self._settings: Settings | None = None  # as they were read or stored last
        self._search: Search | None = None
        self._terms: tuple[tuple[str, ...], TermFinder] | None = None  # made from glossaries with these hashes
        self._importing = RLock()

    @classmethod
    def open(
        cls,
        paths: AppPaths,
        content: Sequence[Path] = (),
        trusted_keys: Path | None = None,
        key: DataKey | None = None,
    ) -> "Workspace":
        """Open the data folder, made if need be, with the packs in ``content`` besides the installed ones.

        ``trusted_keys`` is the folder of publishers' keys that the bank's IT named, if it did. ``key`` is that of the
        person whose files ``paths`` names, where those are encrypted (``kb.profiles``).
        The index is neither opened nor built here: ``search.open()`` or ``search.refresh()`` do that, in the
        background if the caller likes. A folder that cannot be written is read: ``notes.read_only_reason`` says so.
        Raises NotesError when the notes cannot be opened, OSError when the folder cannot be made, NotesDamaged when any
        page of the notes is damaged: ``kb.notes.restore.recovery`` can help.
        """
        try:
            paths.create()
        except OSError as error:  # a place that cannot be written is read all the same; storing says so
            if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}:
                raise
        ExportedFiles(paths.unfinished_exports).sweep()
        finish_interrupted(paths.own_documents)
        packs = select_packs(content, paths.packs)
        library = Library(packs.folders, cache=paths.index / "heads.json")
        notes = Notes(paths.notes, article_of=library.article, backups=paths.backups, thorough=True, key=key)
        return cls(paths, library, notes, packs, content, trusted_keys=trusted_keys, key=key)

    def reload_packs(self) -> PackSelection:
        """Serve what is there now, after a pack was installed, rolled back or removed, or own documents have changed.

        Articles read so from here on; ``search.refresh()`` finds them after that. It is needed when
        ``packs_stamp`` differs from before. Raises OSError.
        """
        self.packs = select_packs(self._content, self.paths.packs)
        self.library.serve(self.packs.folders)
        return self.packs

    def packs_stamp(self) -> str:
        """A text that is another one when ``reload_packs`` would serve something else; reads folders."""
        return packs_stamp(self.paths.packs)

    @property
    def installer(self) -> "PackInstaller":
        """What installs packs, imported when first asked for, which is on a worker: hardly any run needs it.

        Raises MachineSettingsInvalid where the keys that the bank's IT named are not there.
        """
        with self._importing:
            if self._installer is None:
                from kb.content.packs.pack_site import site_of  # noqa: PLC0415 - see above
                from kb.pack_installer import PackInstaller  # noqa: PLC0415

                site = site_of(self.paths.packs, self._content, self._trusted_keys)
                self._installer = PackInstaller(site, self.library, self.notes)
            return self._installer

    @property
    def search(self) -> "Search":
        """The search, imported when first asked for: a window asks on a worker, once it is shown.

        Whoosh and the segmenter's dictionary take 0.15 s, more than all that a first window needs of ``kb``.
        """
        with self._importing:
            if self._search is None:
                from kb.search.search import Search  # noqa: PLC0415 - see above

                self._search = Search(self.paths.index, self.library, self.paths.synonyms)
            return self._search

    @property
    def own_documents(self) -> "OwnDocuments":
        """我的文档: what is imported, edited, copied and deleted. Imported when first asked for, as the search is."""
        with self._importing:
            if self._own_documents is None:
                from kb.content.own_documents.documents import OwnDocuments  # noqa: PLC0415 - its patterns take 20 ms

                self._own_documents = OwnDocuments(self.paths.own_documents, self.library)
            return self._own_documents

    def find_everywhere(self, request: SearchRequest, *, limit: int = 50, offset: int = 0) -> CombinedPage:
        """What articles and one's own notes say to a request. Imports the search: see ``search``. No text raises."""
        return self._combined().find(request, limit=limit, offset=offset)

    def find_notes(self, request: SearchRequest) -> NotesAnswer:
        """What one's own notes say to a request, and which articles they narrow it to."""
        return self._combined().find_notes(request)

    def _combined(self) -> "CombinedSearch":
        from kb.combined_search import CombinedSearch  # noqa: PLC0415 - imports the search

        return CombinedSearch(self.library, self.notes, self.search)

    def effects(self, on: date | None = None) -> dict[str, EffectStatus]:
        """Article id → whether it is in force on a day (None: today), for those that tell dates or are replaced."""
        return self.library.effects().statuses(on or today())

    def out_of_force(self, on: date | None = None) -> dict[str, str]:
        """Article id → what is to be said wherever something of it is taken along, for those not in force on a day.

        ``已废止（2026-06-01 起），现为《信贷管理办法》``; None is today.
        """
        known = {one: status for one, status in self.effects(on).items() if status.out_of_force}
        titles = {head.id: head.title for head in self.library.articles()} if known else {}
        return {one: effect_words(status, titles.get(status.successor, "")) for one, status in known.items()}

    def due_for_review(self, within: int = 0) -> tuple[ReviewDate, ...]:
        """The articles whose ``review_by`` has come or comes ``within`` so many days, the longest overdue first."""
        return due_for_review(self.library.articles(), today(), within)

    def find_in_article(self, words: str, article: Article) -> tuple[Span, ...]:
        """Where ``words`` are found in an article, in the order of the text.

        These are the spans that the search of all articles marks in it, but for pieces of numbers: nothing here would
        tell 15天 from 115天. Where the search finds none, or there is no index yet, ``words`` are looked up literally:
        that also finds them across two blocks, and with signs that the syntax of a query would read as operators.
        """
        try:
            found = self.search.places_in(words, article.id, pieces=False)
        except IndexUnavailable:
            found = ()
        return tuple(merged(found)) or TextFinder(article.text).find(words)

    def terms_in(self, article: Article, stopped: Callable[[], bool] = lambda: False) -> tuple[TermUse, ...]:
        """The first use of every term that a glossary explains, in order; a glossary that cannot be read has none.

        Segments the text, so not for the GUI thread: the first call takes 0.2 s to load the dictionary.
        """
        with self._importing:
            glossaries = self.library.glossaries()
            hashes = tuple(glossary.text_hash for glossary in glossaries)
            if self._terms is None or self._terms[0] != hashes:
                self._terms = hashes, _term_finder(glossaries)
            finder = self._terms[1]
        return finder.first_uses(article, stopped)

    def word_edges(self, article: Article) -> tuple[int, ...]:
        """Where words of an article begin and end (code points, ascending), 0 and the text's end among them.

        Segments the text, as ``terms_in`` does.
        """
        from kb.text.segment import boundaries  # noqa: PLC0415 - the dictionary

        return tuple(sorted(boundaries(article.text)))

    def name_finder(self, names: Iterable[str]) -> "NameFinder":
        """Finds some of ``names`` by a few letters; by their sound too, once there is an index to tell it."""
        from kb.text.names import NameFinder  # noqa: PLC0415 - only the palette finds names

        try:
            readings = self.search.readings()
        except IndexUnavailable:
            readings = None
        return NameFinder(names, readings)

    def due_questions(self, post: str, at: datetime) -> tuple[QuizItem, ...]:
        """The questions of the packs to ask at ``at``: those of a role, or of all where it is empty or has none.

        Reads files: not for the thread that paints. Raises NotesError; what is wrong with a quiz file stands in
        ``library.quiz().problems``.
        """
        return self.notes.due_questions(self.library.quiz().questions(post), at)

    def quiz_questions(self, role: str) -> tuple[QuizItem, ...]:
        """All questions of the packs for a role, none for one that has none; of all roles where it is empty.

        Reads files: not for the thread that paints.
        """
        quiz = self.library.quiz()
        known = not role or role in quiz.by_role
        return self.notes.standing_questions(quiz.questions(role)) if known else ()

    def common_questions(self, role: str) -> tuple[str, ...]:
        """What people of a role ask, as the packs wrote it down: each finds its answer. Reads files."""
        return questions_for(role, self.library.sources.values())

    def restore_notes(self, backup: Path) -> Restored:
        """Put the notes of a backup in the place of the present ones; what changed, and the backup made before.

        ``notes`` stays the same open object for everyone who holds it: what is in its file has changed, as a whole or
        not at all. Raises BackupDamaged, BackupTooNew, NotesError; then nothing has changed.
        """
        return self.notes.restore_backup(backup)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index and the notes."""
        with self._importing:
            if self._search is not None:
                self._search.close()
        self.notes.close()

    def settings(self) -> Settings:
        """The stored settings, or the default ones; the language is the same for all who use the data folder."""
        stored = Settings.load(self.paths.settings, self._key)
        self._settings = replace(stored, language=chosen_language(self.paths.language))
        return self._settings

    def save_settings(self, settings: Settings) -> None:
        """Store those settings that are others than when they were read or stored here last. Raises OSError.

        Another window may have stored other ones meanwhile: they stay.
        """
        if self._settings is None or settings.language != self._settings.language:
            store_language(self.paths.language, settings.language)
        self._settings = settings.save(self.paths.settings, self._key, since=self._settings)


def _term_finder(glossaries: Iterable[Article]) -> "TermFinder":
    from kb.content.glossary import TermFinder, terms_of  # noqa: PLC0415 - only once an article is open
    from kb.text.segment import boundaries  # noqa: PLC0415 - the dictionary

    return TermFinder([term for glossary in glossaries for term in terms_of(glossary)], boundaries)
