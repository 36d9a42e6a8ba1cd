"""What others would use: SQLite FTS5 over the same characters and pairs, its own trigrams, and tantivy if installed.

Each is asked as well as it can be: the words of a query apart, all pairs of characters wanted; and where no passage has
them all, any of them, best first. A peer that answers nothing has not been faster.
"""

import importlib
import importlib.util
import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol

from kb.text.marks import merged
from kb.text.normalize import Folded, fold
from kb.text.snippet import cut
from tests.bench.corpus import PER_ARTICLE

BEST = 50  # passages


class Peer(Protocol):
    """Another engine over the same passages."""

    name: str

    def find(self, query: str) -> list[str]:
        """The best passages."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def _tokens(text: str) -> list[str]:
    """Characters, then pairs: tokens that unicode61 leaves whole."""
    folded = "".join(filter(str.isalnum, fold(text)))
    return [*folded, *map("".join, pairwise(folded))]


def _grams(query: str) -> list[str]:
    """The pairs of each word of the query; a word of one character is itself."""
    folded = ["".join(filter(str.isalnum, fold(word))) for word in query.split()]
    return [gram for word in folded if word for gram in (map("".join, pairwise(word)) if len(word) > 1 else [word])]


class _Fts5:
    """A contentless FTS5 table with the texts beside it."""

    tokenizer = "unicode61"

    def __init__(self, texts: Sequence[str]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute(f"create virtual table grams using fts5(body, content='', tokenize='{self.tokenizer}')")
        self._database.execute("create table texts (id integer primary key, body text)")
        with self._database:
            rows = list(enumerate(texts, 1))
            self._database.executemany("insert into texts values (?, ?)", rows)
            indexed = ((n, self.indexed(text)) for n, text in rows)
            self._database.executemany("insert into grams (rowid, body) values (?, ?)", indexed)

    def indexed(self, text: str) -> str:
        """What goes into the table."""
        return text

    def matches(self, query: str) -> list[str]:
        """FTS5's queries, to be asked one after the other until one finds something."""
        words = [f'"{word}"' for word in query.split()]
        return [" AND ".join(words), " OR ".join(words)]

    def find(self, query: str) -> list[str]:
        """The best passages by bm25."""
        return self.found(query)[1]

    def found(self, query: str) -> tuple[str, list[str]]:
        """The query that found something (the last one, if none did), and the best passages."""
        match, rows = "", list[str]()
        for match in self.matches(query):
            rows = [
                row[0]
                for row in self._database.execute(
                    "select body from (select rowid, rank from grams where grams match ? order by rank limit ?) found"
                    " join texts on texts.id = found.rowid order by found.rank",
                    [match, BEST],
                )
            ]
            if rows:
                break
        return match, rows

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


class Fts5Bigrams(_Fts5):
    """FTS5 with the characters and pairs as tokens."""

    name = "FTS5 bi-gram"

    def indexed(self, text: str) -> str:
        """The tokens."""
        return " ".join(_tokens(text))

    def matches(self, query: str) -> list[str]:
        """All pairs of the query, then any of them."""
        grams = [f'"{gram}"' for gram in _grams(query)]
        return [" AND ".join(grams), " OR ".join(grams)]


class Fts5Pages(Fts5Bigrams):
    """The same with what a page of results needs besides rows: the total, counts per article, marked snippets."""

    name = "FTS5, a page"

    def find(self, query: str) -> list[str]:
        """The snippets of the best passages."""
        match, texts = self.found(query)
        counts = "select rowid / ?, count(*) from grams where grams match ? group by 1"
        self._database.execute(counts, [PER_ARTICLE, match]).fetchall()
        terms = [fold(term) for term in query.split()]
        return [
            cut(text, merged(span for term in terms for span in Folded.of(text).find_all(term))).text for text in texts
        ]


class Fts5Trigrams(_Fts5):
    """FTS5's own trigram tokenizer: finds nothing shorter than three characters."""

    name = "FTS5 trigram"
    tokenizer = "trigram"


class Tantivy:
    """tantivy with the same tokens."""

    name = "tantivy"

    def __init__(self, texts: Sequence[str]) -> None:
        self._module: Any = importlib.import_module("tantivy")
        builder = self._module.SchemaBuilder()
        builder.add_text_field("grams", stored=False, tokenizer_name="whitespace", index_option="basic")
        builder.add_text_field("body", stored=True, index_option="basic")
        self._index = self._module.Index(builder.build())
        writer = self._index.writer(heap_size=256_000_000)
        for text in texts:
            writer.add_document(self._module.Document(grams=" ".join(_tokens(text)), body=text))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, query: str) -> list[str]:
        """The best passages by bm25."""
        term, occurs = self._module.Query.term_query, self._module.Occur
        for how in (occurs.Must, occurs.Should):
            wanted = [(how, term(self._index.schema, "grams", gram)) for gram in _grams(query)]
            found = self._searcher.search(self._module.Query.boolean_query(wanted), BEST)
            if found.hits:
                break
        return [self._searcher.doc(address)["body"][0] for _, address in found.hits]

    def close(self) -> None:
        """Nothing to let go of."""


def peers() -> list[type[_Fts5] | type[Tantivy]]:
    """Those that can be used here."""
    known: list[type[_Fts5 | Tantivy]] = [Fts5Bigrams, Fts5Pages, Fts5Trigrams]
    if importlib.util.find_spec("tantivy"):
        known.append(Tantivy)
    return known
