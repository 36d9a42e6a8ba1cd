"""CSV as spreadsheets on Windows want it: UTF-8 with a byte order mark, CRLF, and no cell that is run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kb.content.comparison import Comparison, DutyPassage
from kb.exchange.wording import CELL_BORDER, TextOf, snippet_of
from kb.labels import path_label, reason_label
from kb.model import BlockKind, RoleHits

BYTE_ORDER_MARK = "\ufeff"
# What OWASP ("CSV Injection") lists, the full-width forms included: Excel reads these as = + - @.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def role_hits(query: str, roles: Sequence[RoleHits], text_of: TextOf = snippet_of) -> str:
    """One line for each hit; ``text_of`` gives its words."""
    head = ("关键词", "岗位", "序号", "本岗位共", "文章", "位置", "内容", "说明")
    rows = [
        (query, role.role, str(n), str(role.total), hit.title, path_label(*hit.heading_path), text_of(hit), reason)
        for role in roles
        for n, hit in enumerate(role.hits, 1)
        for reason in [reason_label(hit)]
    ]
    return as_csv([head, *rows])


def comparison(compared: Comparison) -> str:
    """The roles side by side: two columns for each, its passage and where that stands, section after section."""
    head = ["主题", *(words for role in compared.roles for words in (role, f"{role}：来源"))]
    rows = [head]
    for row in compared.rows:
        columns = [_column(row.section, cell) for cell in row.cells]
        lines = zip_longest(*columns, fillvalue=("", ""))
        rows += [[row.section, *(words for pair in line for words in pair)] for line in lines]
    return as_csv(rows)


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """The whole file as text, byte order mark included."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def harmless(cell: str) -> str:
    """``cell``, with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _column(section: str, cell: Sequence[DutyPassage]) -> list[tuple[str, str]]:
    """Words and source of every passage, headings left to the sources; — where there is none."""
    if not cell:
        return [("—", "")]
    passages = [passage for passage in cell if passage.kind is not BlockKind.HEADING] or cell
    return [(_words(passage), path_label(passage.title, section, *passage.heading_path)) for passage in passages]


def _words(passage: DutyPassage) -> str:
    """Numbers stay: they tell the order of steps."""
    number = f"{passage.marker} " if passage.marker[:1].isdigit() else ""
    text = passage.text.replace("\n", CELL_BORDER) if passage.kind is BlockKind.ROW else passage.text
    return number + text
