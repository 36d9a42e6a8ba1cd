"""``Engine``: the search behind the interface of the development data's scorer (``index(docs)``, ``search(query)``)."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from kb.content.library import Library
from kb.search.search import Search

_BUILD = """
import sys
from pathlib import Path
from kb.content.library import Library
from kb.search.search import Search
Search(Path(sys.argv[2]), Library([Path(sys.argv[1])])).refresh()
"""


class Document(TypedDict):
    """One document of the development data."""

    id: str
    title: str
    text: str


class Engine:
    """Every document is an article of one paragraph; the best passage stands for its article."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._search: Search | None = None

    def index(self, documents: Sequence[Document]) -> None:
        """Write the documents as a pack and index it, in a process of its own as the program does."""
        root = Path(self._folder.name)
        pack = root / "pack"
        pack.mkdir()
        for document in documents:
            text = f"# {document['title']}\n\n{document['text']}\n"
            (pack / f"{document['id']}.md").write_text(text, "utf-8")
        self._search = Search(root / "index", Library([pack]))
        build = [sys.executable, "-c", _BUILD, str(pack), str(root / "index")]
        subprocess.run(build, check=True, cwd=Path(__file__).parents[2])
        self._search.refresh()

    def search(self, query: str, limit: int) -> list[str]:
        """The ids of the best documents, best first, each once: a document is two passages, its title and its text."""
        assert self._search is not None
        hits = self._search.find(query, limit=2 * limit).hits
        return list(dict.fromkeys(hit.passage.article_id for hit in hits))[:limit]
