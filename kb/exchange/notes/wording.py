"""What the formats for people say about a note, in the same words."""

from itertools import groupby

from kb.exchange.notes.exported import ExportedNote
from kb.labels import BOOKMARK_LABEL, COLOR_LABELS, PLACEMENT_LABELS, STYLE_LABELS, path_label
from kb.model import Annotation, Placement
from kb.time_labels import minute_label
from kb.translation import tr

TITLE = tr("行知笔记")
PLACE = tr("位置")  # the name of the first of the details
EFFECT = tr("效力")
GONE = tr("文章已不在资料库")
ENDED_LINES = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def lines(text: str) -> list[str]:
    """The lines of ``text``, whichever of Unicode's ends they have, the empty ones left out."""
    return [line for paragraph in paragraphs(text) for line in paragraph]


def paragraphs(text: str) -> list[list[str]]:
    """The lines of ``text`` between its empty ones."""
    known = text.replace("\r\n", "\n").translate(ENDED_LINES).split("\n")
    return [[*some] for filled, some in groupby(known, key=lambda line: bool(line.strip())) if filled]


def place_words(note: ExportedNote) -> str:
    """``文章 › 标题 › 标题``."""
    return path_label(note.title, *note.heading_path)


def kind_words(note: ExportedNote) -> str:
    """划线, 下划线 or 书签."""
    return STYLE_LABELS[note.item.style] if isinstance(note.item, Annotation) else BOOKMARK_LABEL


def color_words(note: ExportedNote) -> str:
    """The colour's name; a bookmark has none."""
    return COLOR_LABELS[note.item.color] if isinstance(note.item, Annotation) else ""


def version_words(note: ExportedNote) -> str:
    """The article's date and the pack it comes from: ``2025-05-20（builtin）``."""
    if note.pack_id is None:
        return GONE
    return (
        tr("{updated}（{pack_id}）").format(updated=note.updated or tr("未注明日期"), pack_id=note.pack_id)
        if note.pack_id
        else note.updated or tr("未注明日期")
    )


def times_words(note: ExportedNote) -> str:
    """When it was made, and when it was changed, if it was."""
    made, changed = minute_label(note.item.created), minute_label(note.modified)
    return made if made == changed else tr("{made}，修改于 {changed}").format(made=made, changed=changed)


def details(note: ExportedNote) -> tuple[tuple[str, str], ...]:
    """What there is to say besides the quote and the note: a name and its words, line by line."""
    mark = tr("，").join(filter(None, (kind_words(note), color_words(note))))
    known = [
        (PLACE, place_words(note)),
        (tr("标记"), mark),
        (tr("标签"), tr("、").join(note.tags)),
        (tr("时间"), times_words(note)),
        (tr("文章版本"), version_words(note)),
        (EFFECT, note.effect),
    ]
    if note.item.placement is not Placement.IN_PLACE:
        known.append((tr("状态"), PLACEMENT_LABELS[note.item.placement]))
    return tuple((name, words) for name, words in known if words)
