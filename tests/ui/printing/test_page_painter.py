"""What stands on a page besides its text: heads and feet, boxes, numbers, marks; all of it drawn, none of it text.

Covers: ui/printing/marginalia.py, ui/printing/outlined_text.py.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kb.content.library import Library
from kb.content.parser import parse_article
from kb.exchange.printing.article_parts import article_part
from kb.exchange.printing.printout import PrintedTick, PrintPart
from kb.model import Article, MarkStyle, highlight_color
from tests.ui.printing.conftest import bare, text_of
from tests.ui.reader.samples import annotation, span_of
from ui.printing import outlined_text, page_painter
from ui.printing.marginalia import Marginalia, paint_marginalia
from ui.printing.outlined_text import draw_words, fitting, lines_of, sized_font, width_of
from ui.printing.paper import A4, SIDE, TOP
from ui.printing.press import TypesetPrintout, picture
from ui.reader.text.typography import Typography

LayOut = Callable[..., TypesetPrintout]

CHECKLIST = """---
title: 清单
kind: checklist
checklist: [进门]
---
# 清单

## 进门

- 两人同到。
  - 先看门窗。
1. 撤防。

## 说明

- 不用勾。
"""
WIDTH = 794  # pixels: one for each unit of the paper


def article(source: str) -> Article:
    return parse_article(source, fallback_id="a")


def painted(made: TypesetPrintout, number: int = 0) -> QImage:
    return picture(made, number, WIDTH)


def pixels(image: QImage, color: QColor, box: QRectF) -> int:
    """How many pixels in a box are near a colour."""
    cut = image.copy(box.toRect()).convertToFormat(QImage.Format.Format_RGBA8888)
    seen = np.frombuffer(cut.constBits(), np.uint8).reshape(cut.height(), cut.width(), 4)[..., :3].astype(int)
    return int((np.abs(seen - (color.red(), color.green(), color.blue())).max(axis=2) < 24).sum())


@pytest.fixture
def circles(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, float]]:
    """Numbers in circles that are drawn, and how far from the left of the column."""
    seen: list[tuple[int, float]] = []
    real = outlined_text.draw_numbered_circle

    def watched(painter: QPainter, center: QPointF, number: int, *rest: object) -> float:
        seen.append((number, center.x()))
        return real(painter, center, number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(page_painter, "draw_numbered_circle", watched)
    return seen


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Words that are drawn around the text and in its margins."""
    seen: list[str] = []

    def watched(_painter: QPainter, _at: QPointF, said: str, *_rest: object) -> None:
        seen.append(said)

    monkeypatch.setattr(page_painter, "draw_words", watched)
    monkeypatch.setattr("ui.printing.marginalia.draw_words", watched)
    return seen


def test_head_and_foot_say_what_it_is_which_version_and_which_page(
    library: Library, laid_out: LayOut, words: list[str]
) -> None:
    part = replace(article_part(library.article("reference-figures"), None), place="各岗位", edition="岗位指引 2.2.0")
    made = laid_out(part)
    painted(made, 0)
    assert words[:4] == ["常用数字表", "各岗位", "岗位指引 2.2.0　打印于 2026-11-30", f"第1页/共{made.count}页"]
    words.clear()
    painted(made, 1)
    assert words[:4] == [
        "常用数字表",
        "大额、现金与资料保存",
        "岗位指引 2.2.0　打印于 2026-11-30",
        f"第2页/共{made.count}页",
    ]


def test_every_page_of_what_is_not_in_force_says_so(library: Library, laid_out: LayOut, words: list[str]) -> None:
    repealed = "已废止（2026-06-01 起），现为《信贷管理办法》"
    made = laid_out(article_part(library.article("reference-figures"), None, effect=repealed))
    for page in (0, 1):
        words.clear()
        painted(made, page)
        assert words.count(repealed) == 1


def test_the_head_of_a_table_that_goes_on_is_drawn_again_but_is_no_text_again(
    library: Library, laid_out: LayOut, words: list[str], printed: Callable[[Article], bytes]
) -> None:
    figures = library.article("reference-figures")
    painted(laid_out(article_part(figures, None)), 1)
    assert words[4:8] == ["事项", "数字", "依据", "自何时起"]
    assert text_of(printed(figures)).count("自何时起") == figures.text.count("自何时起")


def test_items_to_tick_have_boxes_and_others_their_markers(laid_out: LayOut, words: list[str]) -> None:
    boxes: list[QRectF] = []
    real = QPainter.drawRect

    def watched(painter: QPainter, box: QRectF) -> None:
        boxes.append(box)
        real(painter, box)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawRect", watched)
        painted(laid_out(article_part(article(CHECKLIST), None)))
    assert len(boxes) == 2  # not the item below an item, not the one below another heading
    assert [said for said in words[4:] if 0 < len(said) < 4] == ["◦", "1.", "•"]
    assert any(said.startswith("办理人") for said in words)


def test_what_is_ticked_has_a_check_and_beside_it_when_and_by_whom_and_the_text_keeps_out_of_there(
    laid_out: LayOut, words: list[str], printed: Callable[[Article], bytes]
) -> None:
    blank = article_part(article(CHECKLIST.replace("两人同到", "两人同到" * 40)), None)
    start = blank.article.text.index("两人同到")
    part = replace(blank, ticks=(PrintedTick(start, done=True, words="2026-11-30 09:05 欧阳明珠"),))
    made = laid_out(part)
    checks: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawPolyline", lambda _painter, shape: checks.append(len(shape)))
        painted(made)
    assert checks == [3]
    assert "2026-11-30 09:05 欧阳明珠" in words
    page, edge = painted(made), A4.width() - SIDE
    column = QRectF(edge - 10.9 * 14, TOP, 10.9 * 14, 100)  # of the common scale: 14 pixels an em
    lines = [pixels(page, QColor("#000000"), column.translated(0, 100 * n)) for n in range(3)]
    assert (
        sum(lines)
        < sum(pixels(painted(laid_out(blank)), QColor("#000000"), column.translated(0, 100 * n)) for n in range(3)) / 4
    )
    assert "欧阳" not in text_of(printed(part.article))


def test_the_forks_of_a_path_lead_by_numbers(
    library: Library, laid_out: LayOut, circles: list[tuple[int, float]]
) -> None:
    painted(laid_out(article_part(library.article("path-deceased"), None)))
    in_margin = [number for number, x in circles if x < 0]
    assert in_margin == [1, 2, 3, 4, 5, 6]
    assert {3, 7} <= {number for number, x in circles if x > 0}
    circles.clear()
    painted(laid_out(article_part(library.article("lobby-manager"), None)))
    assert circles == []


def test_marks_are_drawn_and_their_notes_numbered(laid_out: LayOut, words: list[str]) -> None:
    shown = article("# 题\n\n先看抵押物，再看流水，最后看人。\n")
    marks = (
        annotation("a", shown, span_of(shown.text, "抵押物"), note="要看证"),
        annotation("b", shown, span_of(shown.text, "流水"), color="pink", style=MarkStyle.UNDERLINE),
    )
    image = painted(laid_out(article_part(shown, None, marks)))
    column = QRectF(SIDE, TOP, WIDTH - 2 * SIDE, 120)
    assert pixels(image, QColor(highlight_color("yellow").on_light.fill), column) > 300
    assert pixels(image, QColor(highlight_color("pink").on_light.stroke), column) > 20
    bare_image = painted(laid_out(article_part(shown, None)))
    assert pixels(bare_image, QColor(highlight_color("yellow").on_light.fill), column) < 100  # edges of letters
    assert [said for said in words if said.startswith("[")] == ["[1]", "[1]"]  # beside the text, and in the list


def test_what_is_drawn_around_the_text_is_no_text(printed: Callable[[Article], bytes]) -> None:
    shown = article("---\ntitle: 题目\nsource: 总行\nroles: [大堂经理]\n---\n1. 一件事\n\n> 一句话\n\n```\n一行\n```\n")
    assert text_of(printed(shown)) == bare(shown.text)


def test_words_fit_their_line_and_wrap_at_its_width() -> None:
    font = sized_font(Typography(), 12)
    assert fitting("岗位", font, 200) == "岗位"
    assert fitting("岗位指引" * 20, font, 100).endswith("…")
    assert width_of(fitting("岗位指引" * 20, font, 100), font) <= 100
    lines = lines_of("出处：" + "总行培训教材，" * 12, font, 200)
    assert len(lines) > 3
    assert "".join(lines) == "出处：" + "总行培训教材，" * 12
    assert all(width_of(line, font) <= 200 for line in lines)


def test_long_words_at_the_head_do_not_reach_into_each_other(qapp: object) -> None:
    image = QImage(int(A4.width()), int(A4.height()), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    paint_marginalia(painter, Marginalia("很长的标题" * 20, "很长的岗位" * 20, "", 1, 1))
    draw_words(painter, QPointF(0, 500), "一", sized_font(Typography(), 12), QColor("black"))
    painter.end()
    head = QRectF(0, TOP - 60, A4.width(), 60)
    outside = [QRectF(0, head.top(), SIDE - 2, 60), QRectF(A4.width() - SIDE + 2, head.top(), SIDE - 2, 60)]
    assert all(pixels(image, QColor("white"), box) >= int(box.width()) * 56 for box in outside)


def test_a_part_of_nothing_is_a_page_without_text(laid_out: LayOut) -> None:
    empty = PrintPart(Article(id="", title="空", blocks=(), text="", text_hash=""))
    made = laid_out(empty)
    assert made.count == 1
    painted(made)
