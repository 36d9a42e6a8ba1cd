"""Notes as a CSV table, one line each; see ``kb.exchange.results.csv_format`` for what spreadsheets ask of it."""

from kb.exchange.notes.link import address_of
from kb.exchange.notes.sheet import Sheet
from kb.exchange.notes.wording import color_words, kind_words, version_words
from kb.exchange.results.csv_format import as_csv
from kb.labels import PLACEMENT_LABELS, path_label
from kb.time_labels import minute_label
from kb.translation import tr

HEAD = (
    *(
        tr("文章"),
        tr("岗位"),
        tr("位置"),
        tr("引文"),
        tr("批注"),
        tr("标签"),
        tr("标记"),
        tr("颜色"),
        tr("创建时间"),
        tr("修改时间"),
    ),
    *(tr("文章版本"), tr("效力"), tr("状态"), tr("链接")),
)


def write(sheet: Sheet) -> str:
    """The whole file, byte order mark included; a note stands in it once, whatever the groups."""
    rows = [
        (
            note.title,
            tr("、").join(note.roles),
            path_label(*note.heading_path),
            note.quote,
            note.note,
            tr("、").join(note.tags),
            kind_words(note),
            color_words(note),
            minute_label(note.item.created),
            minute_label(note.modified),
            version_words(note),
            note.effect,
            PLACEMENT_LABELS[note.item.placement],
            address_of(note.item),
        )
        for note in sheet.notes.notes
    ]
    return as_csv([HEAD, *rows])
