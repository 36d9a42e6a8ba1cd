"""Look-ups answered among the first, three and ten: by what the search's cards show, by meaning alone; nonsense.

The look-ups are ``tests/content/answers_dev.toml``, which the weights were set on: others fare worse.
"""

import random
import string
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.content.library import Library
from kb.model import BlockKind, Hit
from kb.search.index.meaning_index import MeaningIndex
from kb.search.index.meaning_passages import passages_of
from kb.search.index.question_index import section_questions
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.meaning import MeaningSearch
from kb.search.retrieval.passage_context import CELL
from kb.search.search import Search

ROOT = Path(__file__).parents[2]
LOOKUPS = ROOT / "tests" / "content" / "answers_dev.toml"
FIRST = (1, 3, 10)
_LIMIT = 200
Place = tuple[str, int]
"""An article's id and the index of a block in it."""
Card = frozenset[Place]
"""The blocks that one result shows."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """A query, whether it speaks in other words than the articles, and the blocks that answer it."""

    query: str
    in_other_words: bool
    answers: frozenset[Place]


def look_ups(library: Library, path: Path = LOOKUPS) -> list[LookUp]:
    """The look-ups of a file, with their answers found in the library."""
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["lookup"]
    return [
        LookUp(
            entry["query"],
            entry["wording"] == "other",
            frozenset(
                (answer["article"], block.index)
                for answer in entry["answers"]
                for block in library.article(answer["article"]).blocks
                if answer["quote"] in block.text
            ),
        )
        for entry in entries
    ]


def nonsense(seed: int = 5) -> list[str]:
    """Queries that nothing answers: Latin gibberish, impossible pinyin, characters drawn from all of Unicode's 汉字."""
    chance = random.Random(seed)  # noqa: S311 - a fixed sequence is what is wanted
    gibberish = ["".join(chance.choices(string.ascii_lowercase, k=chance.randrange(5, 12))) for _ in range(40)]
    initials, finals = ("b", "f", "m", "q", "x", "zh", "j", "w"), ("vng", "uong", "eia", "iou", "oang", "uei", "vx")
    syllables = [chance.choice(initials) + chance.choice(finals) for _ in range(80)]
    pinyin = ["".join(pair) for pair in zip(syllables[::2], syllables[1::2], strict=True)]
    drawn = ["".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(chance.randrange(2, 7))) for _ in range(60)]
    return [*gibberish, *pinyin, *drawn]


class Systems:
    """The ways of searching that are compared, over one library; each takes a query and gives cards in order."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._library = library
        self._search = Search(folder, library)
        self._search.refresh()
        articles = [library.article(key) for key in library.sources]
        self._places = [(article.id, block.index) for article in articles for block in article.blocks]
        table = WordTable.load()
        passages = [
            passage
            for article in articles
            for passage in passages_of(article, section_questions(library.sources[article.id]))
        ]
        self._meaning = MeaningSearch(MeaningIndex.build(passages, table), table)

    def found(self, query: str) -> list[Card]:
        """The search as it is."""
        return [self._shown(hit) for hit in self._search.find(query, limit=_LIMIT).hits]

    def meaning(self, query: str) -> list[Card]:
        """By meaning alone."""
        return [frozenset({self._places[hit.passage]}) for hit in self._meaning.find(query)]

    def _shown(self, hit: Hit) -> Card:
        """The hit's own block, the lines of its section, and what follows it whole."""
        article_id = hit.passage.article_id
        shown = {(article_id, hit.passage.block), *((article_id, line.passage.block) for line in hit.section)}
        for block in self._library.article(article_id).blocks if hit.follows else ():
            text = block.text.replace("\n", CELL).rstrip("；;。")
            if block.kind is not BlockKind.HEADING and text in hit.follows:
                shown.add((article_id, block.index))
        return frozenset(shown)

    def close(self) -> None:
        """Let go of the index."""
        self._search.close()


def shares(found: Iterable[tuple[LookUp, Sequence[Card]]]) -> list[float]:
    """The share of look-ups answered among the first FIRST."""
    ranks = [next((rank for rank, card in enumerate(cards) if card & asked.answers), _LIMIT) for asked, cards in found]
    return [sum(rank < first for rank in ranks) / len(ranks) for first in FIRST]


def run() -> None:
    """Print the table."""
    library = Library([ROOT / "content"])
    asked, absurd = look_ups(library), nonsense()
    with tempfile.TemporaryDirectory() as folder:
        systems = Systems(Path(folder), library)
        print(f"{len(asked)} look-ups, answered among the first {FIRST} (%); {len(absurd)} of nonsense")
        ways: dict[str, Callable[[str], list[Card]]] = {
            "search": systems.found,
            "meaning alone": systems.meaning,
        }
        for name, way in ways.items():
            found = [(lookup, way(lookup.query)) for lookup in asked]
            parts = {
                "all": found,
                "articles' words": [each for each in found if not each[0].in_other_words],
                "other words": [each for each in found if each[0].in_other_words],
            }
            line = "".join(
                f"  {part}" + "".join(f"{share * 100:5.0f}" for share in shares(of_part))
                for part, of_part in parts.items()
            )
            empty = sum(not places for _, places in found)
            false = sum(bool(way(query)) for query in absurd)
            print(f"  {name:14}{line}   empty {empty}   nonsense that gets results {false}")
        systems.close()
