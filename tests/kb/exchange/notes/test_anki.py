"""Notes as Anki cards."""

import csv
import io
from html.parser import HTMLParser

from hypothesis import given

from kb.exchange.notes import anki
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.sheet import sheet
from kb.exchange.notes.wording import lines
from kb.model import Annotation
from tests.kb.exchange.notes.handmade import ALL_NOTES, annotation, told


class Words(HTMLParser):
    """The text of a field, and the tags in it."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()
        self.feed(field)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's
        """Count a tag."""
        self.tags.add(tag)
        self.text += "\n" * (tag == "br")

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def cards(text: str) -> list[list[str]]:
    """The rows as Anki reads them: tab-separated, quoted fields understood, lines that begin with # are not cards."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    return [row for row in rows if not row[0].startswith("#")]


def test_the_file_says_how_to_read_it() -> None:
    head = anki.write(sheet(ExportedNotes())).splitlines()
    assert head[:5] == ["#separator:tab", "#html:true", "#deck:行知", "#guid column:1", "#tags column:4"]


def test_the_front_asks_and_the_back_answers(exported: ExportedNotes) -> None:
    made = {card[0]: card[1:] for card in cards(anki.write(sheet(exported)))}
    front, back, tags = made[f"xz-{'a' * 32}"]
    assert front == "<small>贷款客户经理 › 岗位职责 › 贷后</small><br><br>先看抵押物"
    assert back.startswith("做好贷后检查。<br><br><small>标记：划线，黄色 · 标签：抵押、贷后 · 时间：")
    assert "文章版本：2025-05-01（builtin）" in back
    assert tags == "抵押 贷后"
    assert made[f"xz-{'c' * 32}"][0].endswith("“每季……”这一段是怎么说的？")


def test_a_bookmark_is_no_card(exported: ExportedNotes) -> None:
    assert len(cards(anki.write(sheet(exported)))) == 3


def test_a_tag_with_a_blank_stays_one_tag() -> None:
    note = told(annotation(tags=("贷后 检查", 'a"b', "#c")))
    assert cards(anki.write(sheet(ExportedNotes((note,)))))[0][3] == "贷后_检查 a_b #c"


@given(ALL_NOTES)
def test_every_card_has_four_fields_and_nothing_in_them_is_mark_up(exported: ExportedNotes) -> None:
    whole = sheet(exported)
    wanted = [note for note in whole.notes.notes if isinstance(note.item, Annotation)]
    made = cards(anki.write(whole))
    assert [len(card) for card in made] == [4] * len(wanted)
    for note, (_, front, back, tags) in zip(wanted, made, strict=True):
        assert Words(front).tags | Words(back).tags <= {"br", "small"}
        assert Words(back).text.startswith("\n".join(line.replace("\t", " ") for line in lines(note.quote)))
        assert len(tags.split()) == len([tag for tag in note.tags if tag.strip()])
