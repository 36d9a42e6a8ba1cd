"""Word files with numbered paragraphs, made by hand: every paragraph ends with a key (``P001``) that finds its number.

``python -m tests.kb.content.importers.numbered_files FOLDER`` writes them, so that LibreOffice can show their numbers.
"""

import random
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.kb.content.importers.word_files import Level, Lists, numbered_style, paragraph, style, table, word_file

CHAPTERS = (
    Level("chineseCountingThousand", "第%1章", suffix="space"),
    Level("chineseCountingThousand", "第%2条", suffix="space", restart=0),
    Level("chineseCountingThousand", "（%3）", suffix="nothing"),
    Level("decimal", "%4.", suffix="space"),
)
OUTLINE = tuple(Level("decimal", ".".join(f"%{n}" for n in range(1, at + 2)), suffix="space") for at in range(9))
NOTICE = (
    Level("chineseCounting", "%1、", suffix="nothing"),
    Level("chineseCounting", "（%2）", suffix="nothing"),
    Level("decimal", "%3．", suffix="space"),
    Level("decimal", "（%4）", suffix="nothing"),
    Level("decimalEnclosedCircle", "%5", suffix="space"),
)
FORMS = (
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseCounting", "ideographLegalTraditional", "ideographTraditional",
    "ideographZodiac", "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimal", "decimalZero", "upperRoman",
    "lowerRoman", "upperLetter", "lowerLetter", "ordinal",
)  # fmt: skip
STARTS = (1, 2, 9, 10, 11, 12, 19, 20, 21, 26, 27, 36, 50, 51, 99, 100, 101, 110, 115, 999, 1000, 1010)


class Body:
    """Paragraphs, each with the next key."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._keys = count(1)

    def key(self) -> str:
        """The next key."""
        return f"P{next(self._keys):03}"

    def add(self, num: int | None = None, level: int | None = 0, style: str = "", more: str = "") -> None:
        """One paragraph."""
        self.blocks.append(paragraph(self.key(), num=num, level=level, style=style, more=more))

    def run(self, num: int, levels: str) -> None:
        """Numbered paragraphs, one a digit of ``levels``; ``-`` is a plain one between."""
        for level in levels:
            if level == "-":
                self.add()
            else:
                self.add(num, int(level))


Maker = Callable[[Body], bytes]
MAKERS: dict[str, Maker] = {}


def _named(maker: Maker) -> Maker:
    MAKERS[maker.__name__.removeprefix("_").replace("_", "-")] = maker
    return maker


def _plain(lists: Lists, levels: str, num: int = 1) -> Maker:
    def make(body: Body) -> bytes:
        body.run(num, levels)
        return word_file(body.blocks, lists=lists)

    return make


for _form in FORMS:

    def _of_form(body: Body, form: str = _form) -> bytes:
        lists = Lists({1: [Level(form, "第%1条", suffix="space")]}, {})
        starts = [start for start in STARTS if start < 200 or "Letter" not in form]  # 1,000 is 38 times the same letter
        for at, start in enumerate(starts, 1):
            lists.concrete[at] = (1, {0: start})
            body.run(at, "00")
        return word_file(body.blocks, lists=lists)

    MAKERS[f"form-{_form}"] = _of_form

MAKERS["chapters"] = _plain(Lists({1: CHAPTERS}, {1: (1, {})}), "01-1122233-011122-3310122")
MAKERS["outline"] = _plain(Lists({1: OUTLINE}, {1: (1, {})}), "0112223344556677881120122")
MAKERS["notice"] = _plain(Lists({1: NOTICE}, {1: (1, {})}), "00112234441-0112233401")
MAKERS["many-articles"] = _plain(Lists({1: CHAPTERS}, {1: (1, {})}), "0" + "1" * 60 + "0" + "1" * 60)
MAKERS["skipped-levels"] = _plain(Lists({1: OUTLINE}, {1: (1, {})}), "2202130412")
MAKERS["deep-first"] = _plain(Lists({1: NOTICE}, {1: (1, {})}), "3342100")
MAKERS["starts-at-five"] = _plain(
    Lists({1: [Level("decimal", "%1)", start=5), Level("lowerLetter", "%2.", start=3)]}, {1: (1, {})}), "0011001101"
)
MAKERS["starts-at-zero"] = _plain(
    Lists({1: [Level("decimal", "%1.", start=0), Level("decimal", "%1.%2", start=0)]}, {1: (1, {})}), "00110110"
)
MAKERS["no-start"] = _plain(Lists({1: [Level("decimal", "%1.", start=None)]}, {1: (1, {})}), "000")
MAKERS["legal"] = _plain(
    Lists(
        {
            1: [
                Level("chineseCountingThousand", "第%1章"),
                Level("decimal", "%1.%2", legal=True),
                Level("upperRoman", "%1.%2.%3", legal=True),
            ]
        },
        {1: (1, {})},
    ),
    "0112201122",
)
MAKERS["not-legal"] = _plain(
    Lists({1: [Level("upperRoman", "%1"), Level("upperLetter", "%1.%2"), Level("decimal", "%1-%2-%3")]}, {1: (1, {})}),
    "0112201122",
)
MAKERS["restart-after-first-only"] = _plain(
    Lists({1: [Level("decimal", "%1"), Level("decimal", "%1.%2"), Level("decimal", "<%3>", restart=1)]}, {1: (1, {})}),
    "01221220122122",
)
MAKERS["never-restart"] = _plain(
    Lists(
        {1: [Level("decimal", "%1"), Level("decimal", "%2)", restart=0), Level("decimal", "<%3>", restart=0)]},
        {1: (1, {})},
    ),
    "0112201122122",
)
MAKERS["letters-around"] = _plain(
    Lists({1: [Level("lowerLetter", "(%1)"), Level("lowerRoman", "%2."), Level("upperLetter", "[%3]")]}, {1: (1, {})}),
    "0" * 28 + "1111122",
)
MAKERS["no-suffix"] = _plain(
    Lists(
        {1: [Level("decimal", "%1、", suffix="nothing"), Level("decimal", "（%2）", suffix="nothing")]}, {1: (1, {})}
    ),
    "00110110",
)
MAKERS["tabs"] = _plain(Lists({1: (*CHAPTERS[:1], Level("decimal", "%2.", suffix="tab"))}, {1: (1, {})}), "011011")
MAKERS["hidden-number"] = _plain(
    Lists({1: [Level("none", ""), Level("decimal", "%2."), Level("decimal", "%2.%3")]}, {1: (1, {})}), "01122011"
)
MAKERS["fixed-text"] = _plain(Lists({1: [Level("decimal", "附件%1："), Level("none", "备注")]}, {1: (1, {})}), "001010")


@_named
def _two_lists_of_one(body: Body) -> bytes:
    body.run(1, "000")
    body.run(2, "00")
    body.run(1, "00")
    return word_file(body.blocks, lists=Lists({1: NOTICE}, {1: (1, {}), 2: (1, {})}))


@_named
def _two_lists_apart(body: Body) -> bytes:
    for num, levels in ((1, "0011"), (2, "001"), (1, "10"), (2, "10")):
        body.run(num, levels)
    return word_file(body.blocks, lists=Lists({1: NOTICE, 2: CHAPTERS}, {1: (1, {}), 2: (2, {})}))


@_named
def _started_anew(body: Body) -> bytes:
    body.run(1, "000")
    body.run(2, "00-0")
    body.run(3, "00")
    return word_file(body.blocks, lists=Lists({1: NOTICE}, {1: (1, {}), 2: (1, {0: 1}), 3: (1, {0: 7})}))


@_named
def _second_level_started_anew(body: Body) -> bytes:
    body.run(1, "0111")
    body.run(2, "111")
    body.run(2, "011")
    return word_file(body.blocks, lists=Lists({1: OUTLINE}, {1: (1, {}), 2: (1, {1: 1})}))


@_named
def _all_levels_started_anew(body: Body) -> bytes:
    body.run(1, "0112201")
    body.run(2, "0112201")
    return word_file(body.blocks, lists=Lists({1: OUTLINE}, {1: (1, {}), 2: (1, dict.fromkeys(range(9), 1))}))


@_named
def _replaced_level(body: Body) -> bytes:
    body.run(1, "0011")
    body.run(2, "0011")
    replaced: dict[int, int | Level] = {0: Level("upperLetter", "%1)"), 1: Level("decimalEnclosedCircle", "%2")}
    return word_file(body.blocks, lists=Lists({1: NOTICE, 2: NOTICE}, {1: (1, {}), 2: (2, replaced)}))


@_named
def _styled_headings(body: Body) -> bytes:
    for key in ("H1", "H2", "H3", "H3", "H2", "H3", "H1", "H2", "H2", "H3"):
        body.add(style=key)
    levels = [
        Level("chineseCountingThousand", "第%1章", style="H1"),
        Level("chineseCountingThousand", "第%2节", style="H2"),
        Level("chineseCountingThousand", "第%3条", style="H3", restart=0),
    ]
    styles = [numbered_style(f"H{n}", f"heading {n}", 1, n - 1 if n > 1 else None, "Normal") for n in (1, 2, 3)]
    return word_file(body.blocks, lists=Lists({1: levels}, {1: (1, {})}), styles=styles)


@_named
def _styles_without_level(body: Body) -> bytes:
    for key in ("A", "B", "B", "A", "B", "C", "C"):
        body.add(style=key)
    levels = [
        Level("decimal", "%1", style="A"),
        Level("decimal", "%1.%2", style="B"),
        Level("decimal", "%1.%2.%3", style="C"),
    ]
    styles = [numbered_style(key, f"own {key}", 1) for key in "ABC"]
    return word_file(body.blocks, lists=Lists({1: levels}, {1: (1, {})}), styles=styles)


@_named
def _style_inherits_list(body: Body) -> bytes:
    for key in ("A", "B", "B", "A"):
        body.add(style=key)
    styles = [numbered_style("A", "own A", 1, 0), style("B", "own B", based_on="A")]
    return word_file(body.blocks, lists=Lists({1: NOTICE}, {1: (1, {})}), styles=styles)


@_named
def _style_without_list_again(body: Body) -> bytes:
    for key in ("A", "B", "A"):
        body.add(style=key)
    body.add(num=0, style="A")
    body.add(style="A")
    styles = [numbered_style("A", "own A", 1, 0), numbered_style("B", "own B", 0, based_on="A")]
    return word_file(body.blocks, lists=Lists({1: NOTICE}, {1: (1, {})}), styles=styles)


@_named
def _paragraph_overrides_style(body: Body) -> bytes:
    body.add(style="A")
    body.add(2, 0, style="A")
    body.add(style="A")
    body.add(1, 1, style="A")
    styles = [numbered_style("A", "own A", 1, 0)]
    return word_file(body.blocks, lists=Lists({1: NOTICE, 2: CHAPTERS}, {1: (1, {}), 2: (2, {})}), styles=styles)


@_named
def _linked_list_style(body: Body) -> bytes:
    body.run(2, "0011")
    lists = Lists({1: CHAPTERS}, {1: (1, {}), 2: (2, {})}, style_links={1: "L"}, num_style_links={2: "L"})
    styles = [style("L", "own list", properties='<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering")]
    return word_file(body.blocks, lists=lists, styles=styles)


@_named
def _in_a_table(body: Body) -> bytes:
    def numbered() -> str:
        return paragraph(body.key(), num=1)

    body.run(1, "0")
    body.blocks.append(table([_cell(numbered()), _cell(numbered())], [_cell(numbered()), _cell(numbered())]))
    body.run(1, "00")
    return word_file(body.blocks, lists=Lists({1: [Level("decimal", "%1)", suffix="space")]}, {1: (1, {})}))


def _cell(inner: str) -> str:
    return f"<w:tc><w:tcPr/>{inner}</w:tc>"


@_named
def _empty_numbered_paragraphs(body: Body) -> bytes:
    body.run(1, "0")
    body.blocks.append(paragraph(num=1))
    body.run(1, "0")
    return word_file(body.blocks, lists=Lists({1: NOTICE}, {1: (1, {})}))


@_named
def _bullets_between(body: Body) -> bytes:
    body.run(1, "01101")
    lists = Lists({1: [Level("decimal", "%1."), Level("bullet", "•"), Level("decimal", "%1.%3")]}, {1: (1, {})})
    return word_file(body.blocks, lists=lists)


@_named
def _custom_width(body: Body) -> bytes:
    body.run(1, "0000")
    lists = Lists({1: [Level("decimal", "%1", custom="001, 002, 003, ...", suffix="space")]}, {1: (1, {})})
    return word_file(body.blocks, lists=lists)


@_named
def _unknown_list(body: Body) -> bytes:
    body.run(9, "00")
    body.run(1, "00")
    return word_file(body.blocks, lists=Lists({1: NOTICE}, {1: (1, {})}))


def _at_random(seed: int) -> Maker:
    def make(body: Body) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - a made-up document, the same every time
        lists = Lists({}, {})
        for key in (1, 2):
            lists.abstract[key] = [
                Level(
                    chance.choice(FORMS[:12]),
                    chance.choice(("第%{}条", "（%{}）", "%{}、", "%{}.")).format(at + 1),
                    suffix="space",
                )
                for at in range(4)
            ]
            lists.concrete[key] = (key, {})
        lists.concrete[3] = (1, {0: chance.randint(1, 30)})
        for _ in range(40):
            body.run(chance.choice((1, 1, 1, 2, 3)), str(chance.choice((0, 0, 1, 1, 2, 3))))
        return word_file(body.blocks, lists=lists)

    return make


for _seed in range(6):
    MAKERS[f"random-{_seed}"] = _at_random(_seed)


def numbered_files() -> Iterator[tuple[str, bytes]]:
    """All files by name."""
    for name, maker in MAKERS.items():
        yield name, maker(Body())


if __name__ == "__main__":
    for name, content in numbered_files():
        (Path(sys.argv[1]) / f"{name}.docx").write_bytes(content)
