"""Lists that are printed: a role's duties, a comparison of roles, what a search found, notes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from kb.content.comparison import DUTIES, Comparison, DutyPassage
from kb.exchange.notes.exported import ExportedNote
from kb.exchange.notes.sheet import Sheet
from kb.exchange.notes.wording import PLACE, TITLE, details
from kb.exchange.printing.composition import Line, composed
from kb.exchange.printing.printout import PrintPart
from kb.exchange.wording import CELL_BORDER, TextOf
from kb.labels import hit_label, path_label, titled
from kb.model import BlockKind, Hit, Span
from kb.translation import tr

NOTHING = "—"


def duties_part(role: str, compared: Comparison) -> PrintPart:
    """What the articles for ``role`` say its duties are; ``compared`` holds that role alone."""
    passages = tuple(
        passage for row in compared.rows if row.section == DUTIES for cell in row.cells for passage in cell
    )
    title = tr("{role}：{duties}").format(role=role, duties=DUTIES)
    lines = [Line(BlockKind.HEADING, title, 1), *_by_article(passages, 2)]
    return PrintPart(composed(title, lines), role)


def comparison_part(compared: Comparison) -> PrintPart:
    """Section by section, in each the roles one below the other, as side by side no page could hold them."""
    title = tr("岗位对照：{roles}").format(roles=tr("、").join(compared.roles))
    lines = [Line(BlockKind.HEADING, title, 1)]
    for row in compared.rows:
        lines.append(Line(BlockKind.HEADING, row.section, 2))
        for role, cell in zip(compared.roles, row.cells, strict=True):
            lines.append(Line(BlockKind.HEADING, role, 3))
            lines += _by_article(cell, 4) if cell else [Line(BlockKind.PARAGRAPH, NOTHING)]
    return PrintPart(composed(title, lines))


def results_part(
    query: str,
    hits: Sequence[Hit],
    total: int,
    text_of: TextOf,
    out_of_force: Mapping[str, str] = MappingProxyType({}),
) -> PrintPart:
    """The passages found, whole and below the titles of their articles; what was found in them is strong.

    ``out_of_force`` has, for the ids of the articles that are not in force, what is to be said below their titles.
    """
    title = tr("搜索：{query}").format(query=query)
    listed = tr("列出前 {count} 处，").format(count=len(hits)) if len(hits) < total else ""
    lines = [
        Line(BlockKind.HEADING, title, 1),
        Line(BlockKind.PARAGRAPH, tr("{listed}共 {total} 处").format(listed=listed, total=total)),
    ]
    ordered: dict[str, list[Hit]] = {}
    for hit in hits:
        ordered.setdefault(hit.passage.article_id, []).append(hit)
    number = 0
    for group in ordered.values():
        lines.append(Line(BlockKind.HEADING, titled(group[0].title, group[0].effect), 2))
        if effect := out_of_force.get(group[0].passage.article_id):
            lines.append(Line(BlockKind.PARAGRAPH, effect, strong=(Span(0, len(effect)),)))
        for hit in group:
            number += 1
            lines += _hit(hit, number, text_of(hit))
    return PrintPart(composed(title, lines))


def notes_part(sheet: Sheet) -> PrintPart:
    """The notes in the groups of ``sheet``: the quote, one's words, where and when."""
    lines = [Line(BlockKind.HEADING, TITLE, 1)]
    for group in sheet.groups:
        lines.append(Line(BlockKind.HEADING, group.words, 2))
        for note in group.notes:
            lines += _note(note)
    return PrintPart(composed(TITLE, lines))


def _by_article(passages: Sequence[DutyPassage], level: int) -> Iterator[Line]:
    """The passages below the titles of their articles, which are left out where there is only one."""
    groups = [(title, [*group]) for (_, title), group in groupby(passages, key=lambda one: (one.article_id, one.title))]
    table = -1
    for title, group in groups:
        deeper = 0
        if len(groups) > 1:
            yield Line(BlockKind.HEADING, title, level)
            deeper = 1
        for passage in group:
            table += passage.kind is BlockKind.ROW and passage.header
            yield _passage(passage, level + deeper, table)


def _passage(passage: DutyPassage, level: int, table: int) -> Line:
    """``level`` is that of the first headings inside a section, which have level 3 in their article."""
    if passage.kind is BlockKind.HEADING:
        return Line(BlockKind.HEADING, passage.text, min(max(level, level + passage.level - 3), 6))
    at = max(table, 0) if passage.kind is BlockKind.ROW else -1
    return Line(passage.kind, passage.text, passage.level, passage.marker, at, passage.header)


def _hit(hit: Hit, number: int, text: str) -> Iterator[Line]:
    start, flat = hit.passage.span.start, text.replace("\n", CELL_BORDER)
    whole = len(text) == len(hit.passage.span) and "\n" not in text
    strong = tuple(Span(one.start - start, one.end - start) for one in hit.places) if whole else ()
    yield Line(BlockKind.ITEM, flat, 1, f"{number}.", strong=strong)
    where = f"——{path_label(*hit.heading_path)}" if hit.heading_path else ""
    why = tr("（{reason}）").format(reason=reason) if (reason := hit_label(hit)) else ""
    if where or why:
        yield Line(BlockKind.PARAGRAPH, where + why, 1)


def _note(note: ExportedNote) -> Iterator[Line]:
    if note.quote:
        yield Line(BlockKind.QUOTE, note.quote, 1)
    if note.note:
        yield Line(BlockKind.PARAGRAPH, note.note)
    told = [words for name, words in details(note) if name not in {PLACE, tr("文章版本")}]
    yield Line(
        BlockKind.PARAGRAPH,
        "——" + tr("　").join(filter(None, (path_label(*note.heading_path), *told))),
    )
