"""Made-up articles of any size: clauses of the built-in ones, recombined, with words of the trade strewn in. Seeded."""

import random
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PER_ARTICLE = 50  # passages


def clauses() -> list[str]:
    """The clauses of the built-in articles, 4–24 characters."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content" / "articles").glob("*.md"))]
    pieces = re.split(r"[，。；：、！？\s|*#>\-]+", "".join(texts))
    return sorted({piece for piece in pieces if 4 <= len(piece) <= 24})


def passages(count: int, seed: int = 7) -> list[str]:
    """``count`` passages of about 50 characters."""
    chance = random.Random(seed)  # noqa: S311 - a fixed sequence is what is wanted
    known = clauses()
    words = [w for w in (ROOT / "resources" / "dictionary.txt").read_text("utf-8").split("\n") if w and w[0] != "#"]
    rare = [chr(code) for code in range(0x4E00, 0x4E00 + 6000)]
    out = []
    for _ in range(count):
        parts = chance.sample(known, 3)
        parts.insert(chance.randrange(4), chance.choice(words) + "".join(chance.choices(rare, k=4)))
        out.append("，".join(parts) + "。")
    return out


def write(folder: Path, texts: list[str]) -> None:
    """The passages as a pack of articles, PER_ARTICLE passages each."""
    folder.mkdir(parents=True)
    for number, start in enumerate(range(0, len(texts), PER_ARTICLE)):
        body = "\n\n".join(texts[start : start + PER_ARTICLE])
        head = f"---\nid: a{number}\ntitle: 第{number}篇\nroles: [岗位{number % 12}]\ntopics: [职责]\n---\n"
        (folder / f"a{number}.md").write_text(f"{head}# 第{number}篇\n\n{body}\n", "utf-8")


def queries(texts: list[str], count: int, length: int, seed: int = 3) -> list[str]:
    """Runs of ``length`` characters that stand in the passages."""
    chance = random.Random(seed * 100 + length)  # noqa: S311
    out: list[str] = []
    while len(out) < count:
        text = chance.choice(texts)
        at = chance.randrange(max(1, len(text) - length))
        run = text[at : at + length]
        if len(run) == length and run.isalnum():
            out.append(run)
    return out
