"""Brings ``xingzhi_en.ts`` up to date with the words in the code, and compiles it: run it after any change of words.

    python resources/translations/update.py

Words stand in ``tr("…")``, in modules of ``kb`` and ``ui``, and those of themes in their files. What is new becomes an
unfinished message, to be filled in by Qt Linguist or by hand; what nobody says any more goes. The exit code is 1 while
something is unfinished. Qt's own ``lupdate`` finds no ``tr`` that is a function.
"""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SOURCE, COMPILED = HERE / "xingzhi_en.ts", HERE / "xingzhi_en.qm"
_MARKS = {"tr", "to_translate"}


@dataclass(frozen=True, slots=True)
class Words:
    """Chinese words, and which meaning they have where they have several."""

    source: str
    meaning: str = ""


def words_in_code() -> dict[Words, str]:
    """Every word of the window, with the file that says it first."""
    found: dict[Words, str] = {}
    for folder in ("kb", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for words in _marked(ast.parse(path.read_text("utf-8"))):
                found.setdefault(words, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "resources" / "themes").glob("*.toml")):
        label = tomllib.loads(path.read_text("utf-8"))["label"]
        found.setdefault(Words(label), path.relative_to(ROOT).as_posix())
    return found


def translations(source: Path = SOURCE) -> dict[Words, str]:
    """What a file has: the words and their translation, empty for an unfinished one."""
    if not source.exists():
        return {}
    messages = ET.parse(source).getroot().iter("message")  # noqa: S314 - a file of our own
    return {Words(one.findtext("source", ""), one.findtext("comment", "")): _finished(one) for one in messages}


def written(words: dict[Words, str], known: dict[Words, str]) -> str:
    """The translation file for the words of the code, in the order in which these say them."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="en_US">']
    lines += ["<context>", "    <name></name>"]
    for one, place in words.items():
        target = known.get(one, "")
        state = "" if target else ' type="unfinished"'
        lines += ["    <message>", f'        <location filename="../../{place}"/>']
        lines += [f"        <source>{escape(one.source)}</source>"]
        lines += [f"        <comment>{escape(one.meaning)}</comment>"] if one.meaning else []
        lines += [f"        <translation{state}>{escape(target)}</translation>", "    </message>"]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def main() -> int:
    """Update, compile, and say what is unfinished."""
    words, known = words_in_code(), translations()
    SOURCE.write_text(written(words, known), "utf-8", newline="\n")
    lrelease = shutil.which("pyside6-lrelease", path=Path(sys.executable).parent)
    subprocess.run([str(lrelease), "-silent", str(SOURCE), "-qm", str(COMPILED)], check=True)  # noqa: S603
    unfinished = [one.source for one in words if not known.get(one)]
    print(
        f"{len(words)} words, {len(known.keys() - words.keys())} gone, {len(unfinished)} unfinished",
        *unfinished[:20],
        sep="\n",
    )
    return 1 if unfinished else 0


def _marked(tree: ast.AST) -> Iterator[Words]:
    """The literals in ``tr(…)``, from the first line to the last."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match call:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(source)), *more]) if name in _MARKS:
                meaning = more[0].value if more and isinstance(more[0], ast.Constant) else ""
                yield Words(source, str(meaning))


def _finished(message: ET.Element) -> str:
    translation = message.find("translation")
    return "" if translation is None or translation.get("type") else translation.text or ""


if __name__ == "__main__":
    sys.exit(main())
