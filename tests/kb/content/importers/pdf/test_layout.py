"""Reading order, paragraphs and tables out of places on a page: hand-made pages of 12-point text.

Covers: kb/content/importers/pdf/columns.py, kb/content/importers/pdf/page.py, kb/content/importers/pdf/tables.py.
"""

from kb.content.importers.document import DropKind, DropList, Part, PartKind
from kb.content.importers.pdf.layout import parts_of_pages, title_of_pages
from kb.content.importers.pdf.page import Page, RuledLine, Segment

SIZE = 12.0


def segment(text: str, left: float, base: float, *, size: float = SIZE) -> Segment:
    return Segment(text, left, base - size * 0.2, left + len(text) * size, base + size * 0.8, base)


def page(*segments: Segment, rules: tuple[RuledLine, ...] = ()) -> Page:
    return Page(595, 842, segments, rules)


def texts(*pages: Page) -> list[str]:
    return [part.text for part in parts_of_pages(pages, DropList())]


def column(sign: str, left: float, *, lines: int, top: float = 700) -> list[Segment]:
    """Lines of ten characters, the first set in by two, the last one short."""
    found = [segment(f"{sign}首" + "甲" * 6, left + 2 * SIZE, top)]
    found += [segment("乙" * 10, left, top - 20 * n) for n in range(1, lines - 1)]
    return [*found, segment("末。", left, top - 20 * (lines - 1))]


def test_the_left_column_is_read_before_the_right_one() -> None:
    head = segment("跨栏的一行标题文字在这里横过整页的上方一直到右边", 100, 760)
    found = texts(page(head, *column("左", 80, lines=6), *column("右", 300, lines=6)))
    assert [text[:2] for text in found] == ["跨栏", "左首", "右首"]
    assert found[1].endswith("末。")
    assert found[1].count("乙") == 40


def test_a_long_row_of_spaced_dots_is_read_in_no_time_and_a_line_of_contents_is_dropped() -> None:
    drops = DropList()
    lines = [segment("目录甲 . . . . . . . . . 12", 80, 700), segment("乙" + " ." * 60 + " 见下", 80, 600)]
    assert [part.text[0] for part in parts_of_pages([page(*lines)], drops)] == ["乙"]
    assert [dropped.kind for dropped in drops.listed()] == [DropKind.CONTENTS]


def test_a_sign_far_off_the_page_is_read_in_no_time_with_the_rest() -> None:
    for far in (1e9, 1e17, 3e38):
        found = texts(page(*column("左", 80, lines=6), *column("右", 300, lines=6), segment("远", far, 400)))
        assert sum(text.count("乙") for text in found) == 80
        assert sum(text.count("远") for text in found) == 1


def test_the_layout_asks_before_each_page_whether_to_go_on() -> None:
    asked: list[int] = []
    pages = [page(segment(f"第{n}页正文", 80, 700)) for n in range(3)]
    parts_of_pages(pages, DropList(), lambda: asked.append(1))
    assert len(asked) >= len(pages)


def test_cells_side_by_side_without_rules_stay_in_their_rows() -> None:
    rows = [segment(text, left, 700 - 20 * n) for n in range(6) for text, left in ((f"项目{n}", 80), (f"{n}元", 300))]
    assert texts(page(*rows)) == [f"项目{n} {n}元" for n in range(6)]


def test_a_ruled_table_has_its_cells_and_what_they_span() -> None:
    ys, xs = (700, 670, 640, 610), (80, 200, 320)
    across = [RuledLine(80, y, 320, y) for y in ys if y != 670] + [RuledLine(200, 670, 320, 670)]
    down = [RuledLine(x, 610, x, 700) for x in (80, 320)] + [RuledLine(200, 610, 200, 700)]
    cells = [
        segment("合并", 90, 665),
        segment("上", 210, 680),
        segment("下", 210, 650),
        segment("左", 90, 620),
        segment("右", 210, 620),
    ]
    assert len(xs) == 3
    (part,) = parts_of_pages([page(*cells, rules=(*across, *down))], DropList())
    assert part == Part(PartKind.TABLE, rows=(("合并", "上"), ("合并", "下"), ("左", "右")))


def test_what_stands_on_every_page_goes_and_is_listed() -> None:
    drops = DropList()
    pages = [
        page(
            segment("内部资料", 250, 800),
            *[segment(f"第{n}页正文第{line}行", 80, 700 - 40 * line) for line in range(3)],
            segment(f"— {n} —", 280, 40),
        )
        for n in range(1, 6)
    ]
    found = [part.text for part in parts_of_pages(pages, drops)]
    assert len(found) == 15
    assert not [text for text in found if "内部" in text or "—" in text]
    assert {(one.kind, one.count) for one in drops.listed()} == {(DropKind.RUNNING_HEAD, 5), (DropKind.PAGE_NUMBER, 5)}


def test_the_largest_text_at_the_top_is_the_title() -> None:
    body = [segment("正文" * 15, 80, 650 - 20 * n) for n in range(6)]
    assert (
        title_of_pages([page(segment("信贷业务", 200, 780, size=22), segment("管理办法", 200, 750, size=22), *body)])
        == "信贷业务管理办法"
    )
    assert title_of_pages([page(*body)]) == ""


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [segment("甲" * 36, 80, 700 - 20 * n) for n in range(6)]
    second = [segment("乙" * 36, 80, 700), segment("完。", 80, 680)]
    assert texts(page(*first), page(*second)) == ["甲" * 216 + "乙" * 36 + "完。"]


def test_two_segments_that_touch_are_one_text() -> None:
    assert texts(page(segment("由会计主管核", 80, 700), segment("对不符的不得入库。", 80 + 6 * SIZE, 700))) == [
        "由会计主管核对不符的不得入库。"
    ]
