"""A printed list says what is done, when and by whom; and who signed it."""

from dataclasses import replace
from pathlib import Path

from kb.exchange.printing.article_parts import SIGNATURES, article_part, section_part
from kb.exchange.printing.printout import PrintedTick
from kb.exchange.printing.sections import sections_of
from kb.exchange.printing.ticks import with_ticks
from kb.time_labels import minute_label
from tests.kb.exchange.checklists.sample import history_in
from tests.ui.reader.checklists import ARTICLE, NOW, checklist

AT = minute_label(NOW)


def test_every_item_with_a_box_tells_its_state_and_the_foot_how_many_are_done() -> None:
    part = with_ticks(article_part(ARTICLE, None), checklist("dco"))
    starts = [ARTICLE.text.index(words) for words in ("看门窗", "两人撤防", "编了号")]
    assert part.ticks == (
        PrintedTick(starts[0], True, f"{AT} 小王"),
        PrintedTick(starts[1], True, f"{AT} 文字有变"),
        PrintedTick(starts[2]),
    )
    assert part.closing == ("勾选（2026-11-30）：2/3 已完成", "", SIGNATURES, "")
    assert part.article is ARTICLE


def test_a_section_has_its_own_ticks_and_one_without_items_has_none() -> None:
    opening, other = sections_of(ARTICLE)
    part = with_ticks(section_part(ARTICLE, opening, None), checklist("odo"), opening.span.start)
    assert [part.article.text[tick.start :][:4] for tick in part.ticks] == ["看门窗和", "两人撤防", "编了号的"]
    assert [tick.done for tick in part.ticks] == [False, True, False]
    plain = section_part(ARTICLE, other, None)
    assert with_ticks(plain, checklist("ddd"), other.span.start) is plain


def test_a_signature_stands_in_the_place_of_the_lines_to_sign_on(tmp_path: Path) -> None:
    signed = history_in(tmp_path).checklist.sign_offs
    part = with_ticks(article_part(ARTICLE, None), replace(checklist("ddd", period=""), sign_offs=signed))
    assert part.closing[0] == "勾选：3/3 全部完成"
    assert part.closing[1].startswith("李师傅 2026-11-30 签字（核对码 ")
    assert part.closing[2].startswith("签字后有改动")
    assert SIGNATURES not in part.closing
