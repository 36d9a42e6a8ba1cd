"""What others would use: SQLite FTS5 over the same characters and pairs."""

import sqlite3
from itertools import pairwise

from kb.text.normalize import fold


def _tokens(text: str) -> str:
    """Characters, then pairs: tokens that unicode61 leaves whole."""
    folded = "".join(filter(str.isalnum, fold(text)))
    return " ".join([*folded, *map("".join, pairwise(folded))])


class Fts5Bigrams:
    """FTS5 with the characters and pairs as tokens, ranked by bm25, the text beside it."""

    def __init__(self, texts: list[str]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("create virtual table grams using fts5(body, content='')")
        self._database.execute("create table texts (id integer primary key, body text)")
        with self._database:
            rows = list(enumerate(texts, 1))
            self._database.executemany("insert into texts values (?, ?)", rows)
            tokens = ((n, _tokens(text)) for n, text in rows)
            self._database.executemany("insert into grams (rowid, body) values (?, ?)", tokens)

    def find(self, query: str) -> list[str]:
        """The 50 best passages."""
        folded = "".join(filter(str.isalnum, fold(query)))
        grams = list(map("".join, pairwise(folded))) or [folded]
        match = " AND ".join(f'"{gram}"' for gram in grams)
        rows = self._database.execute(
            "select texts.body from grams join texts on texts.id = grams.rowid"
            " where grams match ? order by rank limit 50",
            [match],
        )
        return [row[0] for row in rows]

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
