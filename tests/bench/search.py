"""Search at 1,000 to 100,000 passages: building, updating, queries by length and kind, beside peers."""

import os
import resource
import tempfile
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from kb.content.library import Library
from kb.model import Span
from kb.search.search import Search
from tests.bench import corpus
from tests.bench.clock import Times, seconds
from tests.bench.peers import Fts5Pages, Peer, peers

SIZES = (1_000, 10_000, 100_000)  # or those named in the environment: XINGZHI_BENCH_SIZES=10000
QUERIES = 200
QUESTION = "{}应该怎么做才能让{}"
LITERAL = ("1 character", "2 characters", "3-4 characters", "5-8 characters", "two words")  # asked in quotes as well


def run() -> None:
    """Print the tables."""
    named = os.environ.get("XINGZHI_BENCH_SIZES", "").split()
    for size in map(int, named) if named else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, Path(folder))


def _measure(size: int, folder: Path) -> None:
    texts = corpus.passages(size)
    corpus.write(folder / "pack", texts)
    scan, library = seconds(lambda: Library([folder / "pack"], cache=folder / "heads.json"))
    rescan, library = seconds(lambda: Library([folder / "pack"], cache=folder / "heads.json"))
    search = Search(folder / "index", library)
    built, _ = seconds(search.refresh)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    on_disk = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file()) / 1e6
    search.close()
    opened, _ = seconds(search.open)
    article = folder / "pack" / "a1.md"
    article.write_text(article.read_text("utf-8") + "\n\n新增的一段话，用来测量更新。\n", "utf-8")
    updated, _ = seconds(search.refresh)
    print(f"{size:,} passages, {megabytes:.2f} MB of text")
    print(f"  library scan {scan:.2f} s cold, {rescan:.2f} s with known heads")
    print(f"  build {built:.2f} s = {megabytes / built:.2f} MB/s")
    print(f"  index {on_disk:.1f} MB = {on_disk / megabytes:.1f} x text, opened and checked in {opened * 1000:.0f} ms")
    print(f"  one article changed, searchable after {updated * 1000:.0f} ms")
    others: list[Peer] = []
    for kind in peers():
        took, peer = seconds(lambda kind=kind: kind(texts))  # type: ignore[misc]
        others.append(peer)
        print(f"  {peer.name}: build {took:.2f} s, ours / its {built / took:.1f}")
    _print_queries(search, others, texts)
    print(f"  peak memory of all together {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for other in others:
        other.close()
    search.close()


def _print_queries(search: Search, others: list[Peer], texts: list[str]) -> None:
    """Times of each kind of query; the ratios are those of the p95 to each peer: bare rows, and a page's work.

    Of a page the window cuts and marks what it shows: to bare rows is compared a page of which each row is read (its
    text, article, place and score), and beside it stands the time with all snippets. Ours adds what holds parts of the
    words, other words for them, what means the same and what was mistyped; the first peer looks for the words alone.
    ``same work`` is the same asked of ours as a person asks for it, each word in quotation marks, with its ratio.
    """
    names = "".join(f"{other.name:>18}{'ratio':>8}{'answered':>10}" for other in others)
    print(
        f"  {'p50 / p95 ms':14} {'ours':>18}{'answered':>10}{'with snippets':>18}{names}{'same work':>18}{'ratio':>8}"
    )
    for name, queries in _query_sets(texts).items():
        same_work = ""
        search.find("预热")
        ours = Times.of(lambda query: _rows(search, query), queries)
        whole = Times.of(lambda query: [hit.snippet for hit in search.find(query, limit=50).hits], queries)
        answered = sum(search.find(query, limit=1).total > 0 for query in queries)
        line = f"  {name:14} {ours!s:>18}{answered:6}/{len(queries)}{whole!s:>18}"
        for other in others:
            theirs = Times.of(other.find, queries)
            answered = sum(bool(other.find(query)) for query in queries)
            page = whole if isinstance(other, Fts5Pages) else ours
            line += f"{theirs!s:>18}{page.p95 / theirs.p95:8.1f}{answered:6}/{len(queries)}"
            if name in LITERAL and other is others[0]:
                search.open()  # or it would know already which passages hold the words
                search.find("预热")
                quoted = [" ".join(f'"{word}"' for word in query.split()) for query in queries]
                literal = Times.of(lambda query: _rows(search, query), quoted)
                same_work = f"{literal!s:>18}{literal.p95 / theirs.p95:8.1f}"
        print(f"{line}{same_work}")


def _rows(search: Search, query: str) -> list[tuple[str, str, Span, float]]:
    """What a peer's row has, and the place besides."""
    hits = search.find(query, limit=50).hits
    return [(hit.text, hit.passage.article_id, hit.passage.span, hit.score) for hit in hits]


def _query_sets(texts: list[str]) -> dict[str, list[str]]:
    words = corpus.queries(texts, 2 * QUERIES, 4)
    pairs = list(zip(words[::2], words[1::2], strict=True))
    return {
        "1 character": corpus.queries(texts, QUERIES, 1),
        "2 characters": corpus.queries(texts, QUERIES, 2),
        "3-4 characters": corpus.queries(texts, QUERIES // 2, 3) + words[: QUERIES // 2],
        "5-8 characters": corpus.queries(texts, QUERIES // 2, 5) + corpus.queries(texts, QUERIES // 2, 8),
        "two words": [f"{a} {b}" for a, b in pairs],
        "question": [QUESTION.format(a, b) for a, b in pairs],
        "pinyin": ["".join(lazy_pinyin(word, v_to_u=False)) for word in words[:QUERIES]],
        "initials": ["".join(lazy_pinyin(word, style=Style.FIRST_LETTER)) for word in words[:QUERIES]],
        "typo": [word[:2] + word[3] + word[2] for word in words[:QUERIES]],
        "no hit": ["齉龘靐" + word for word in words[:QUERIES]],
        "as typed": [word[:length] for word in words[:50] for length in range(1, 5)],
    }
