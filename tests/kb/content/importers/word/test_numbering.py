"""Word's automatic numbers: those LibreOffice shows in its PDF, and those the standard asks for where it shows others.

``tests/samples/numbering`` holds what ``pdftotext`` read before each key (``P001``) in the PDFs that LibreOffice 7.4
made of the files of ``numbered_files`` and of the .docx beside it, which LibreOffice itself wrote (from .odt, .doc and
.html).

Covers: kb/content/importers/word/number_formats.py.
"""

import json
import re
from pathlib import Path

import pytest

from kb.content.importers.document import PartKind
from kb.content.importers.limits import Meter
from kb.content.importers.word.number_formats import format_number
from kb.content.importers.word.reader import read_word
from tests.kb.content.importers.numbered_files import MAKERS, Body

SAMPLES = Path(__file__).parents[4] / "samples" / "numbering"
SHOWN: dict[str, dict[str, str]] = json.loads((SAMPLES / "libreoffice.json").read_text("utf-8"))
KEY = re.compile(r"P\d{3}")

# What LibreOffice 7.4 does not do and Word does: lvlRestart, isLgl, the level of a style that only the list names.
BY_THE_STANDARD = {
    "chapters": "第一章 第一条 - 第二条 第三条 （一） （二） （三） 1. 2. - "
    "第二章 第四条 第五条 第六条 （一） （二） - 1. 2. "
    "第七条 第三章 第八条 （一） （二）",
    "never-restart": "1 1) 2) <1> <2> 2 3) 4) <3> <4> 5) <5> <6>",
    "restart-after-first-only": "1 1.1 <1> <2> 1.2 <3> <4> 2 2.1 <1> <2> 2.2 <3> <4>",
    "legal": "第一章 1.1 1.2 1.2.1 1.2.2 第二章 2.1 2.2 2.2.1 2.2.2",
    "styled-headings": "第一章 第一节 第一条 第二条 第二节 第三条 第二章 第一节 第二节 第四条",
    "styles-without-level": "1 1.1 1.2 2 2.1 2.1.1 2.1.2",
}


def numbers(content: bytes, folder: Path) -> dict[str, str]:
    """What stands before each key, without white space."""
    path = folder / "numbered.docx"
    path.write_bytes(content)
    texts = [
        text
        for part in read_word(path, Meter()).parts
        for text in ([cell for row in part.rows for cell in row] if part.kind is PartKind.TABLE else [part.shown])
    ]
    found = {}
    for text in texts:
        done = 0
        for match in KEY.finditer(text):
            found[match[0]] = re.sub(r"\s", "", text[done : match.start()])
            done = match.end()
    return found


def content_of(name: str) -> bytes:
    sample = SAMPLES / f"{name}.docx"
    return sample.read_bytes() if sample.exists() else MAKERS[name](Body())


@pytest.mark.parametrize("name", SHOWN)
def test_each_number_is_what_libreoffice_shows(name: str, tmp_path: Path) -> None:
    assert numbers(content_of(name), tmp_path) == SHOWN[name]


def test_more_than_fifty_files_of_both_kinds_are_compared() -> None:
    by_hand = {name for name in SHOWN if not (SAMPLES / f"{name}.docx").exists()}
    assert len(by_hand) >= 50
    assert len(SHOWN) - len(by_hand) >= 25
    assert sum(map(len, SHOWN.values())) >= 1800


def test_every_file_made_by_hand_has_its_numbers_somewhere() -> None:
    assert set(MAKERS) == ({*SHOWN} - {path.stem for path in SAMPLES.glob("*.docx")}) | {
        *BY_THE_STANDARD,
        "many-articles",
    }


@pytest.mark.parametrize("name", BY_THE_STANDARD)
def test_what_libreoffice_cannot_show_follows_the_standard(name: str, tmp_path: Path) -> None:
    expected = ["" if number == "-" else number for number in BY_THE_STANDARD[name].split()]
    assert [*numbers(content_of(name), tmp_path).values()] == expected


def test_the_clauses_of_a_rule_count_on_through_its_chapters(tmp_path: Path) -> None:
    found = [*numbers(content_of("many-articles"), tmp_path).values()]
    clauses = [number for number in found if number.endswith("条")]
    assert clauses == [f"第{format_number(n, 'chineseCountingThousand')}条" for n in range(1, 121)]
    assert [number for number in found if number.endswith("章")] == ["第一章", "第二章"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalFullWidth", 12, "１２"),
        ("numberInDash", 4, "- 4 -"),
        ("ideographZodiacTraditional", 1, "甲子"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("ideographDigital", 10, "一〇"),
        ("taiwaneseDigital", 102, "一○二"),
        ("ideographEnclosedCircle", 10, "㊉"),
        ("hex", 255, "FF"),
        ("unheardOf", 7, "7"),
        ("chineseCounting", 10**9, "1000000000"),
        ("upperRoman", 0, "0"),
        ("none", 5, ""),
    ],
)
def test_a_form_writes_a_number_as_word_does(form: str, number: int, shown: str) -> None:
    assert format_number(number, form) == shown


@pytest.mark.parametrize(
    "form", ["chineseCountingThousand", "chineseLegalSimplified", "upperRoman", "decimalEnclosedCircle"]
)
def test_no_two_numbers_are_written_alike(form: str) -> None:
    written = [format_number(number, form) for number in range(1, 3000)]
    assert len({*written}) == len(written)
