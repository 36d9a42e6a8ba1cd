"""Search: queries by length at 1,000 and 10,000 passages, beside FTS5; building, opening, one changed article."""

import tempfile
from pathlib import Path

from kb.content.library import Library
from kb.search.search import Search
from tests.bench import corpus
from tests.bench.clock import Times, seconds
from tests.bench.peers import Fts5Bigrams

SIZES = (1_000, 10_000)
LENGTHS = (1, 2, 4, 8)
QUERIES = 200
QUESTION = "{}应该怎么做才能让{}"


def run() -> None:
    """Print the table."""
    for size in SIZES:
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
    peer_built, peer = seconds(lambda: Fts5Bigrams(texts))
    print(f"{size:,} passages, {megabytes:.2f} MB of text")
    print(f"  library scan {scan:.2f} s cold, {rescan:.2f} s with known heads")
    ratio = built / peer_built
    print(f"  build {built:.2f} s = {megabytes / built:.2f} MB/s (FTS5 {peer_built:.2f} s, ratio {ratio:.1f})")
    print(f"  index {on_disk:.1f} MB = {on_disk / megabytes:.1f} x text, opened and checked in {opened * 1000:.0f} ms")
    print(f"  one article changed, searchable after {updated * 1000:.0f} ms")
    print(f"  {'query':12} {'p50 / p95 ms':>18} {'FTS5 bi-gram':>18} {'ratio p95':>10}")
    for name, queries in _query_sets(texts).items():
        search.find("预热")
        ours = Times.of(lambda query: search.find(query, limit=50), queries)
        theirs = Times.of(peer.find, queries)
        print(f"  {name:12} {ours!s:>18} {theirs!s:>18} {ours.p95 / theirs.p95:10.2f}")
    peer.close()
    search.close()


def _query_sets(texts: list[str]) -> dict[str, list[str]]:
    sets = {f"{length} chars": corpus.queries(texts, QUERIES, length) for length in LENGTHS}
    words = corpus.queries(texts, 2 * QUERIES, 4)
    sets["two words"] = [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    sets["question"] = [QUESTION.format(a, b) for a, b in zip(words[::2], words[1::2], strict=True)]
    sets["no hit"] = ["齉龘靐" + word for word in words[:QUERIES]]
    return sets
