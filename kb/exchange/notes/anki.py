"""Annotations as cards: a text file that Anki imports (its manual, “Text Files”, names the lines that begin with #).

The front says where the passage stands and asks with the person's own note, or else with how the passage begins; the
back has the passage and the details. Fields are HTML, escaped. The first column identifies a card, so that a second
import updates it and keeps its schedule. Bookmarks are no cards.
"""

import re
from html import escape

from kb.exchange.notes.exported import ExportedNote
from kb.exchange.notes.sheet import Sheet
from kb.exchange.notes.wording import PLACE, details, lines, place_words
from kb.model import Annotation
from kb.translation import tr

HEAD = tr("#separator:tab\n#html:true\n#deck:行知\n#guid column:1\n#tags column:4\n#columns:编号\t正面\t背面\t标签\n")
HINT = 8  # code points of a passage that are told on the front, at most half of it
_IN_NO_ID = re.compile(r"[^0-9A-Za-z_-]")
_IN_NO_TAG = re.compile(r'[\s"]+')  # Anki divides tags at blanks; a quotation mark would open a quoted field


def write(sheet: Sheet) -> str:
    """The whole file; a note is in it once, whatever the groups."""
    notes = (note for note in sheet.notes.notes if isinstance(note.item, Annotation))
    return HEAD + "".join(f"{_card(note)}\n" for note in notes)


def _card(note: ExportedNote) -> str:
    outdated = tr("（{effect}）").format(effect=note.effect) if note.effect else ""
    front = f"<small>{_html(place_words(note) + outdated)}</small><br><br>{_html(note.note) or _question(note.quote)}"
    told = " · ".join(
        tr("{name}：{words}").format(name=name, words=words) for name, words in details(note) if name != PLACE
    )
    back = f"{_html(note.quote)}<br><br><small>{_html(told)}</small>"
    tags = " ".join(_IN_NO_TAG.sub("_", tag) for tag in note.tags if tag.strip())
    return "\t".join([f"xz-{_IN_NO_ID.sub('_', note.item.id)}", front, back, tags])


def _question(quote: str) -> str:
    words = " ".join(lines(quote))
    return tr("“{beginning}……”这一段是怎么说的？").format(beginning=_html(words[: min(HINT, len(words) // 2)]))


def _html(text: str) -> str:
    return "<br>".join(escape(line.replace("\t", " ")) for line in lines(text))
