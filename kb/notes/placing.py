"""Where the items of the file stand in the articles as they are now."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sqlite_utils import Database

from kb.errors import ArticleNotFound, ContentError
from kb.model import Anchor, Annotation, Article, Bookmark, Placement, Span
from kb.notes.anchor import LOST, Place, place
from kb.notes.database import NotesFile
from kb.notes.rows import Row, anchor_of, item_of


def keep_text(database: Database, article: Article) -> None:
    """Store the text as it is now, once: a later version is compared with it."""
    known = database.execute("select 1 from texts where hash = ?", [article.text_hash]).fetchone()
    if known is None:
        body = zlib.compress(article.text.encode())
        database.execute("insert into texts (hash, body) values (?, ?)", [article.text_hash, body])


class Placer:
    """Gives items their present place.

    In the text it was made in, an item stands where it was made. In another text a row in ``placements`` for exactly
    that text counts; without one the quote is looked for, which is too cheap to be worth a write.
    """

    def __init__(self, file: NotesFile, article_of: Callable[[str], Article]) -> None:
        self._file = file
        self._article_of = article_of

    def items(self, rows: Sequence[Row], article: Article | None = None) -> tuple[Annotation | Bookmark, ...]:
        """The values of the rows, in their order; ``article`` spares asking for it again. Raises NotesError."""
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            groups[row["article_id"]].append(row)
        places: dict[str, Place] = {}
        for article_id, group in groups.items():
            present = article if article is not None and article.id == article_id else self._present(article_id)
            places |= self._places(group, present)
        return tuple(item_of(row, places[row["id"]]) for row in rows)

    def _present(self, article_id: str) -> Article | None:
        try:
            return self._article_of(article_id)
        except (ArticleNotFound, ContentError):
            return None

    def _places(self, rows: Iterable[Row], article: Article | None) -> dict[str, Place]:
        if article is None:
            return {row["id"]: LOST for row in rows}
        places: dict[str, Place] = {}
        old_texts: dict[str, str | None] = {}
        for row in rows:
            anchor = anchor_of(row)
            if anchor.text_hash == article.text_hash:
                places[row["id"]] = place(anchor, article)
            else:
                places[row["id"]] = self._known(row["id"], article) or self._sought(anchor, article, old_texts)
        return places

    def _known(self, item_id: str, article: Article) -> Place | None:
        """The place that is on record for this very text."""
        with self._file.reading() as database:
            row = database.execute(
                'select start, "end", state from placements where item_id = ? and text_hash = ?',
                [item_id, article.text_hash],
            ).fetchone()
        if row is None or row[2] not in set(Placement):
            return None
        if row[2] == Placement.ORPHANED:
            return LOST
        if row[0] is None or row[1] is None or not 0 <= row[0] <= row[1] <= len(article.text):
            return None
        return Place(Span(row[0], row[1]), Placement(row[2]))

    def _sought(self, anchor: Anchor, article: Article, old_texts: dict[str, str | None]) -> Place:
        if anchor.text_hash not in old_texts:
            old_texts[anchor.text_hash] = self._old_text(anchor.text_hash)
        return place(anchor, article, old_texts[anchor.text_hash])

    def _old_text(self, text_hash: str) -> str | None:
        """A text of the past; None when it is missing or damaged, which costs places and nothing else."""
        with self._file.reading() as database:
            row = database.execute("select body from texts where hash = ?", [text_hash]).fetchone()
        try:
            return zlib.decompress(row[0]).decode() if row else None
        except (zlib.error, UnicodeDecodeError):
            return None
