"""What the formats for people say about a note, in the same words."""

from datetime import datetime

from kb.exchange.notes.exported import ExportedNote
from kb.exchange.wording import COLOR_WORDS, STYLE_WORDS, source
from kb.model import Annotation, Placement

TITLE = "行知笔记"
BOOKMARK = "书签"
PLACE = "位置"  # the name of the first of the details
PLACEMENT_WORDS = {
    Placement.IN_PLACE: "原位",
    Placement.MOVED: "移动",
    Placement.CHANGED: "文字有变",
    Placement.ORPHANED: "失锚",
}
GONE = "文章已不在资料库"
ENDED_LINES = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def lines(text: str) -> list[str]:
    """The lines of ``text``, whichever of Unicode's ends they have, the empty ones left out."""
    return [line for line in text.replace("\r\n", "\n").translate(ENDED_LINES).split("\n") if line.strip()]


def place_words(note: ExportedNote) -> str:
    """``文章 › 标题 › 标题``."""
    return source(note.title, *note.heading_path)


def kind_words(note: ExportedNote) -> str:
    """划线, 下划线 or 书签."""
    return STYLE_WORDS[note.item.style] if isinstance(note.item, Annotation) else BOOKMARK


def color_words(note: ExportedNote) -> str:
    """The colour's name; a bookmark has none."""
    return COLOR_WORDS.get(note.item.color, note.item.color) if isinstance(note.item, Annotation) else ""


def version_words(note: ExportedNote) -> str:
    """The article's date and the pack it comes from: ``2025-05-20（builtin）``."""
    if note.pack_id is None:
        return GONE
    return f"{note.updated or '未注明日期'}（{note.pack_id}）" if note.pack_id else note.updated or "未注明日期"


def time_words(time: datetime) -> str:
    """To the minute, in the time zone of this PC."""
    try:
        local = time.astimezone()
    except (OSError, OverflowError, ValueError):  # a year that this PC's clock does not know
        local = time
    return local.isoformat(" ", "minutes")[:16]


def times_words(note: ExportedNote) -> str:
    """When it was made, and when it was changed, if it was."""
    made, changed = time_words(note.item.created), time_words(note.modified)
    return made if made == changed else f"{made}，修改于 {changed}"


def details(note: ExportedNote) -> tuple[tuple[str, str], ...]:
    """What there is to say besides the quote and the note: a name and its words, line by line."""
    mark = "，".join(filter(None, (kind_words(note), color_words(note))))
    known = [
        (PLACE, place_words(note)),
        ("标记", mark),
        ("标签", "、".join(note.tags)),
        ("时间", times_words(note)),
        ("文章版本", version_words(note)),
    ]
    if note.item.placement is not Placement.IN_PLACE:
        known.append(("状态", PLACEMENT_WORDS[note.item.placement]))
    return tuple((name, words) for name, words in known if words)
