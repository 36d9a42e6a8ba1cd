"""CSV as spreadsheets on Windows want it: UTF-8 with a byte order mark, CRLF, and no cell that is run as a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kb.content.comparison import Comparison, DutyPassage
from kb.exchange.wording import CELL_BORDER, TextOf, snippet_of
from kb.labels import hit_label, path_label
from kb.model import BlockKind, RoleHits
from kb.translation import tr

# Digits with the signs of numbers, dates, times and sums of money: what a spreadsheet makes a value of.
_REMADE = re.compile(
    r"[\d\s.,:/+()%$¥€£年月日时分秒-]+"
    r"|[\d.]+[eEdD][+-]?\d+|\d{1,2}:\d\d(?::\d\d)?\s*[aApP][mM]?"
    r"|\d{1,4}[-/ ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-/ ]\d{1,4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ]?\d{1,4}",
    re.IGNORECASE,
)
_VALUES = re.compile(r"true|false|#(?:n/a|null!|div/0!|value!|ref!|name\?|num!)", re.IGNORECASE)  # and these
# Numbers that come out as they went in: up to eleven digits, no zeros that would be dropped.
_KEPT = re.compile(r"(?:0|[1-9]\d{0,10})(?:\.\d{0,3}[1-9])?")
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")  # as this program writes one
BYTE_ORDER_MARK = "\ufeff"
# What OWASP ("CSV Injection") lists, the full-width forms included: Excel reads these as = + - @.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def role_hits(query: str, roles: Sequence[RoleHits], text_of: TextOf = snippet_of) -> str:
    """One line for each hit; ``text_of`` gives its words."""
    head = (tr("关键词"), tr("岗位"), tr("序号"), tr("本岗位共"), tr("文章"), tr("位置"), tr("内容"), tr("说明"))
    rows = [
        (query, role.role, str(n), str(role.total), hit.title, path_label(*hit.heading_path), text_of(hit), reason)
        for role in roles
        for n, hit in enumerate(role.hits, 1)
        for reason in [hit_label(hit)]
    ]
    return as_csv([head, *rows])


def comparison(compared: Comparison) -> str:
    """The roles side by side: two columns for each, its passage and where that stands, section after section."""
    head = [tr("主题"), *(words for role in compared.roles for words in (role, tr("{role}：来源").format(role=role)))]
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
    """``cell``, with an apostrophe before it where a spreadsheet would take it for a formula or for another value.

    3-5 would become a date, 00123 would be 123, and of a 19-digit number the last four digits would be zeros. A time
    with its minutes is left to become one.
    """
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) or _is_remade(cell) else cell


def _is_remade(cell: str) -> bool:
    """Whether a spreadsheet would show something else than what stands there."""
    plain = unicodedata.normalize("NFKC", cell).strip()
    if _VALUES.fullmatch(plain):
        return True
    if _TIME.fullmatch(cell) or not any(character.isdecimal() for character in plain):
        return False
    return _REMADE.fullmatch(plain) is not None and (plain != cell or _KEPT.fullmatch(plain) is None)


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
