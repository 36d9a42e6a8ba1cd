"""``ExportedNote``: an annotation or a bookmark, and what its article says about it now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from kb.errors import KbError
from kb.model import Annotation, Article, Bookmark, NotesBundle, PlacementDecision, ReviewProgress, Tombstone
from kb.text.first_line import first_line


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """``title``, ``roles``, ``updated`` and ``pack_id`` are the present article's.

    When it has gone ``pack_id`` is None and ``title`` what it was called, or its id where no text of it is left.
    ``heading_path`` holds the headings above the block the note stands in, outermost first; it is empty when the note
    has no place. ``effect`` says of an article that is not in force what it is, and what stands in its place.
    """

    item: Annotation | Bookmark
    title: str
    roles: tuple[str, ...] = ()
    heading_path: tuple[str, ...] = ()
    updated: str = ""
    pack_id: str | None = None
    effect: str = ""

    @property
    def article_id(self) -> str:
        """The article the note was made in."""
        return self.item.anchor.article_id

    @property
    def quote(self) -> str:
        """What was marked."""
        return self.item.anchor.quote

    @property
    def note(self) -> str:
        """What the person wrote; a bookmark has no words."""
        return self.item.note if isinstance(self.item, Annotation) else ""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags; a bookmark has none."""
        return self.item.tags if isinstance(self.item, Annotation) else ()

    @property
    def modified(self) -> datetime:
        """When it was changed last; a bookmark never is."""
        return self.item.modified if isinstance(self.item, Annotation) else self.item.created


@dataclass(frozen=True, slots=True)
class ExportedNotes:
    """What goes into one file: notes, and, for the formats that are read back, what else a NotesBundle holds."""

    notes: tuple[ExportedNote, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    decisions: tuple[PlacementDecision, ...] = ()
    reviews: tuple[ReviewProgress, ...] = ()

    def those(self, wanted: Callable[[ExportedNote], bool]) -> "ExportedNotes":
        """Only the notes that are ``wanted``, and what goes with them; deletions do not travel with a part."""
        notes = tuple(filter(wanted, self.notes))
        ids = {note.item.id for note in notes}
        decisions = tuple(one for one in self.decisions if one.item_id in ids)
        hashes = {note.item.anchor.text_hash for note in notes} | {one.text_hash for one in decisions}
        return ExportedNotes(
            notes,
            texts=tuple(known for known in self.texts if known[0] in hashes),
            decisions=decisions,
            reviews=tuple(one for one in self.reviews if one.item_id in ids),
        )

    @property
    def bundle(self) -> NotesBundle:
        """The bare notes, annotations and bookmarks apart."""
        items = [note.item for note in self.notes]
        annotations = tuple(item for item in items if isinstance(item, Annotation))
        bookmarks = tuple(item for item in items if isinstance(item, Bookmark))
        return NotesBundle(annotations, bookmarks, self.tombstones, self.texts, self.decisions, self.reviews)


def exported(item: Annotation | Bookmark, article: Article | None, text: str = "", effect: str = "") -> ExportedNote:
    """``item`` with what ``article``, its present article or None when that has gone, says about it.

    ``text`` is what the article was when the note was made: of one that has gone it tells the title. ``effect`` is
    said of one that is not in force.
    """
    if article is None:
        return ExportedNote(item, first_line(text) or item.anchor.article_id)
    path = article.block_at(item.span.start).heading_path if item.span is not None else ()
    return ExportedNote(item, article.title, article.roles, path, article.updated, article.pack_id, effect)


def collected(
    bundle: NotesBundle, article_of: Callable[[str], Article], out_of_force: Mapping[str, str] = MappingProxyType({})
) -> ExportedNotes:
    """All of ``bundle`` to be exported; every article is asked for once, one that raises KbError has gone.

    ``out_of_force`` has, for the ids of the articles that are not in force, what is to be said about it.
    """
    items: tuple[Annotation | Bookmark, ...] = (*bundle.annotations, *bundle.bookmarks)
    ids = dict.fromkeys(item.anchor.article_id for item in items)
    articles = {article_id: _present(article_id, article_of) for article_id in ids}
    texts = dict(bundle.texts)
    notes = tuple(
        exported(item, articles[one], texts.get(item.anchor.text_hash, ""), out_of_force.get(one, ""))
        for item in items
        for one in [item.anchor.article_id]
    )
    return ExportedNotes(notes, bundle.tombstones, bundle.texts, bundle.decisions, bundle.reviews)


def _present(article_id: str, article_of: Callable[[str], Article]) -> Article | None:
    try:
        return article_of(article_id)
    except KbError:
        return None
