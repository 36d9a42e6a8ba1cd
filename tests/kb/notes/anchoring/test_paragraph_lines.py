"""Notes on a paragraph of several lines of which one was deleted, moved or replaced: none stays where it says nothing.

Covers: kb/notes/anchoring/placement.py.
"""

import pytest

from kb.content.parser import parse_article
from kb.model import Article, Placement, Span
from kb.notes.anchoring.anchor import block_anchor, make_anchor
from kb.notes.anchoring.placement import ResolvedPlace, SourceVersion, place
from kb.notes.anchoring.sections import outline_of

LINES = (
    "放款前核对抵押登记是否办妥。",
    "放款后三十日内做首次贷后检查。",
    "每季度收集一次财务报表并分析。",
    "到期前六十日提示客户准备资金。",
)
CASES = [(count, deleted) for count in (2, 3, 4) for deleted in range(count)]


def article(lines: tuple[str, ...], elsewhere: str = "", *, moved: bool = False) -> Article:
    """A rule with a paragraph of these lines; ``moved`` puts it first, ``elsewhere`` stands under another heading."""
    paragraph, general = "  \n".join(lines), f"信贷档案由专人保管。\n\n{elsewhere}"
    sections = [("贷后", paragraph), ("总则", general)] if moved else [("总则", general), ("贷后", paragraph)]
    body = "\n\n".join(f"## {title}\n\n{text}" for title, text in sections)
    return parse_article(f"# 办法\n\n{body}\n\n## 附则\n\n本办法自发布之日起施行。\n", fallback_id="a")


def note(old: Article, new: Article, line: str) -> ResolvedPlace:
    """Where a note on one line of ``old`` stands in ``new``."""
    start = old.text.index(line)
    anchor = make_anchor(old, Span(start, start + len(line)))
    return place(anchor, new, SourceVersion(anchor.span, old.text, outline_of(old)))


def bookmark(old: Article, new: Article, line: str) -> ResolvedPlace:
    """Where a bookmark that was set on a line, and so on its paragraph, stands in ``new``."""
    anchor = block_anchor(old, old.text.index(line))
    return place(anchor, new, SourceVersion(anchor.span, old.text, outline_of(old)))


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize(("count", "deleted"), CASES)
def test_a_note_on_a_deleted_line_is_orphaned_though_its_paragraph_is_there(
    count: int, deleted: int, *, moved: bool
) -> None:
    lines = LINES[:count]
    old, line = article(lines), lines[deleted]
    rest = lines[:deleted] + lines[deleted + 1 :]
    look_alike = line.replace("。", "，并登记台账。")
    assert note(old, article(rest, moved=moved), line).span is None
    assert note(old, article(rest, look_alike, moved=moved), line).span is None


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize(("count", "deleted"), CASES)
def test_a_bookmark_of_a_paragraph_that_lost_a_line_never_stays_silently(
    count: int, deleted: int, *, moved: bool
) -> None:
    lines = LINES[:count]
    old, line = article(lines), lines[deleted]
    rest = lines[:deleted] + lines[deleted + 1 :]
    for new in (article(rest, moved=moved), article((*rest, "贷款用途以合同为准。"), moved=moved)):
        assert bookmark(old, new, line).placement in {Placement.CHANGED, Placement.ORPHANED}


@pytest.mark.parametrize(("count", "deleted"), CASES)
def test_a_line_that_went_under_another_heading_takes_its_note_along_and_not_the_paragraph(
    count: int, deleted: int
) -> None:
    lines = LINES[:count]
    old, line = article(lines), lines[deleted]
    new = article(lines[:deleted] + lines[deleted + 1 :], line)
    found = note(old, new, line)
    assert found.span is not None
    assert new.text[found.span.start : found.span.end] == line
    of_paragraph = bookmark(old, new, line).span
    assert of_paragraph is not None
    assert "贷后\n" not in new.text[of_paragraph.start : of_paragraph.end]
    assert new.block_at(of_paragraph.start) == new.block_at(of_paragraph.end - 1)
