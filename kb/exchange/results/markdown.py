"""Markdown: headings per role or section, each passage with its source.

Whatever stands in a passage is written as text: read back as CommonMark, every passage has the characters it has in its
article, and nothing in it becomes a heading, a link or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kb.content.comparison import Comparison, DutyPassage
from kb.exchange.wording import CELL_BORDER, TextOf, snippet_of
from kb.labels import hit_label, path_label
from kb.model import BlockKind, Hit, RoleHits
from kb.translation import tr

# Read as mark-up anywhere: emphasis, code, links, HTML, strike-through, entities, closing hashes; and what the dialects
# of note programs add: formulas ($), highlights (==), comments (%%), superscripts (^).
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|$^]|=(?==)|(?<==)=|%(?=%)|(?<=%)%|&(?=#?\w+;)|(?<!\S)#")
# Read as mark-up at the start of a line: list markers, underlines of headings.
_AT_START = re.compile(r"^[-+=]|^(\d{1,9})([.)])")


def role_hits(query: str, roles: Sequence[RoleHits], text_of: TextOf = snippet_of) -> str:
    """What the articles for each role say about ``query``; ``text_of`` gives the words of a hit."""
    parts = [tr("# 按岗位：{query}").format(query=escaped(query, 0))]
    for role in roles:
        listed = tr("列出 {count} 处，").format(count=len(role.hits)) if len(role.hits) < role.total else ""
        parts.append(
            tr("## {role}（{listed}共 {total} 处）").format(role=escaped(role.role, 0), listed=listed, total=role.total)
        )
        parts.append("\n".join(_hit(hit, text_of) for hit in role.hits))
    return _joined(parts)


def comparison(compared: Comparison) -> str:
    """The sections, in each the roles, in each the passages under their sources; — where a role has nothing."""
    parts = [tr("# 岗位对照：{roles}").format(roles=escaped(tr("、").join(compared.roles), 0))]
    for row in compared.rows:
        parts.append(f"## {escaped(row.section, 0)}")
        for role, cell in zip(compared.roles, row.cells, strict=True):
            parts.append(f"### {escaped(role, 0)}")
            parts += _cell(row.section, cell) if cell else ["—"]
    return _joined(parts)


def escaped(text: str, indent: int) -> str:
    """``text`` so that Markdown reads nothing into it; its further lines stand ``indent`` spaces in."""
    lines = (_AT_START.sub(_backslash, _ANYWHERE.sub(r"\\\g<0>", line.strip())) for line in text.strip().split("\n"))
    return ("\\\n" + " " * indent).join(line for line in lines if line)


def _backslash(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}"


def _hit(hit: Hit, text_of: TextOf) -> str:
    reason = tr("（{words}）").format(words=words) if (words := hit_label(hit)) else ""
    place = escaped(path_label(hit.title, *hit.heading_path), 4)
    return tr("- {text}\n  - 来源：{place}{reason}").format(text=escaped(text_of(hit), 2), place=place, reason=reason)


def _cell(section: str, cell: Sequence[DutyPassage]) -> Iterator[str]:
    """For each source in turn: a line that names it, then its passages."""
    groups = [(key, [*group]) for key, group in groupby(cell, key=_place)]
    for n, ((_, title, path), group) in enumerate(groups):
        following = groups[n + 1][0] if n + 1 < len(groups) else None
        passages = [passage for passage in group if passage.kind is not BlockKind.HEADING]
        if not passages and following is not None and following[2][: len(path)] == path:
            continue  # the next source says this heading, too
        yield tr("**来源**：{path}").format(path=escaped(path_label(title, section, *path), 0))
        yield from _passages(passages)


def _place(passage: DutyPassage) -> tuple[str, str, tuple[str, ...]]:
    """The article, title and heading path of a passage; a heading is part of its own path."""
    own = (passage.text,) if passage.kind is BlockKind.HEADING else ()
    return passage.article_id, passage.title, passage.heading_path + own


def _passages(passages: Sequence[DutyPassage]) -> Iterator[str]:
    """Format list items as Markdown lists and everything else as paragraphs."""
    for listed, group in groupby(passages, key=lambda passage: passage.kind is BlockKind.ITEM):
        if listed:
            yield "\n".join(_items(group))
        else:
            yield from (escaped(_words(passage), 0) for passage in group)


def _items(passages: Iterable[DutyPassage]) -> Iterator[str]:
    """Format list items, each indented to the text of its parent item."""
    widths: list[int] = []
    for passage in passages:
        marker = passage.marker if passage.marker[:1].isdigit() else "-"
        del widths[passage.level - 1 :]
        indent = sum(widths)
        widths.append(len(marker) + 1)
        yield f"{' ' * indent}{marker} {escaped(_words(passage), indent + widths[-1])}"


def _words(passage: DutyPassage) -> str:
    return passage.text.replace("\n", CELL_BORDER) if passage.kind is BlockKind.ROW else passage.text


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
