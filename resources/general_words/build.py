"""Writes ``words.txt`` and ``rare.txt`` here: ``python resources/general_words/build.py DICT`` from the project's root.

DICT is the ``dict.txt`` inside the package jieba 0.42.1. Takes a second, and is to be done again after
``resources/word_vectors/build.py``. The program itself reads only what is written.
"""

import hashlib
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "word_vectors" / "words.txt"
SOURCE = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"  # SHA-256 of jieba 0.42.1's dict.txt
COUNTED = 50  # so often a word is one that the segmenter knows; README.txt tells why
LENGTHS = range(2, 9)  # characters of a rare word that is kept
HEAD = """\
# Words of general Chinese, each line those of one frequency; README.txt tells where they come from.
"""


def main(source: Path) -> None:
    """Write the words that are frequent or have a vector, under how often they were counted, and the others."""
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != SOURCE:
        sys.exit("the dict.txt of jieba 0.42.1 is needed")
    with_vector = {*TABLE.read_text("utf-8").split()}
    by_count: dict[int, list[str]] = defaultdict(list)
    rare: list[str] = []
    for line in content.decode("utf-8").splitlines():
        word, count, _part_of_speech = line.split(" ")
        if int(count) >= COUNTED or word in with_vector:
            by_count[int(count)].append(word)
        elif len(word) in LENGTHS:
            rare.append(word)
    lines = [f"{count} {' '.join(by_count[count])}\n" for count in sorted(by_count, reverse=True)]
    (HERE / "words.txt").write_text(HEAD + "".join(lines), "utf-8", newline="\n")
    (HERE / "rare.txt").write_text("".join(f"{word}\n" for word in sorted({*rare})), "utf-8", newline="\n")
    print(sum(map(len, by_count.values())), "words,", len(rare), "rare ones")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
