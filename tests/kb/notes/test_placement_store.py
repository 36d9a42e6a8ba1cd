"""What becomes of annotations when the text changes, and what a person decides about it.

Covers: kb/model/placement.py, kb/notes/reanchoring.py.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.errors import SpanError
from kb.model import Alert, AlertKind, Annotation, BackupKind, Placement, Span, SuggestionReason
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

RULE = "发现风险应当在当日报告网点负责人"
LATER = LOAN.replace("当日", "次日")
WITHOUT = LOAN.replace("- 放款后按期做贷后检查，发现风险应当在当日报告网点负责人。\n", "")


@pytest.fixture
def item(notes: Notes, shelf: Shelf) -> Annotation:
    """An annotation on the rule."""
    (added,) = notes.highlight("loan", shelf.span("loan", RULE), note="先报告").added
    assert isinstance(added, Annotation)
    return added


def test_a_changed_passage_is_placed_and_flagged(notes: Notes, shelf: Shelf, item: Annotation) -> None:
    shelf.sources["loan"] = LATER
    now = notes.annotation(item.id)
    assert (now.span, now.placement) == (shelf.span("loan", RULE.replace("当日", "次日")), Placement.CHANGED)
    assert now.anchor == item.anchor


@pytest.mark.parametrize(
    ("old", "new"),
    [("放款后按期", "放款后30日内"), ("放款后按期做", "放款后可不做"), ("放款后按期", "2027年1月起按期")],
    ids=["a number", "a word that obliges", "a date"],
)
def test_a_number_or_a_duty_that_changed_in_the_same_sentence_flags_it(
    notes: Notes, shelf: Shelf, item: Annotation, old: str, new: str
) -> None:
    shelf.sources["loan"] = LOAN.replace(old, new)
    now = notes.annotation(item.id)
    assert now.placement is Placement.CHANGED
    assert now.span is not None
    assert shelf("loan").text[now.span.start : now.span.end] == RULE


def test_old_and_new_passage_stand_side_by_side_with_what_must_not_be_overlooked(
    notes: Notes, shelf: Shelf, item: Annotation
) -> None:
    shelf.sources["loan"] = LOAN.replace("应当在当日", "可在3日内")
    change = notes.passage_change(item.id)
    assert change.before[change.before_mark.start : change.before_mark.end] == RULE
    assert change.after[change.after_mark.start : change.after_mark.end] == RULE.replace("应当在当日", "可在3日内")
    assert change.alerts == (
        Alert(AlertKind.DATE, (), ("3日",)),
        Alert(AlertKind.MODAL, ("应当",), ("可",)),
    )


def test_accepting_a_place_unflags_it_and_can_be_undone(notes: Notes, shelf: Shelf, item: Annotation) -> None:
    shelf.sources["loan"] = LATER
    (accepted,) = notes.accept([item.id]).changed
    assert accepted.placement is Placement.MOVED
    assert notes.annotation(item.id) == accepted
    (flagged,) = notes.undo().changed
    assert flagged.placement is Placement.CHANGED
    (again,) = notes.redo().changed
    assert again == accepted


def test_the_next_version_is_compared_with_the_one_that_was_accepted(
    notes: Notes, shelf: Shelf, item: Annotation
) -> None:
    shelf.sources["loan"] = LATER
    notes.accept([item.id])
    shelf.sources["loan"] = LATER.replace("先听客户说完", "请先听客户说完")
    assert notes.annotation(item.id).placement is Placement.IN_PLACE
    assert "次日" in notes.passage_change(item.id).before


def test_going_back_to_an_old_text_brings_the_old_place_back(notes: Notes, shelf: Shelf, item: Annotation) -> None:
    shelf.sources["loan"] = LATER
    notes.accept([item.id])
    shelf.sources["loan"] = WITHOUT
    notes.reattach(item.id, shelf.span("loan", "贷前调查"))
    shelf.sources["loan"] = LATER
    assert notes.annotation(item.id).span == shelf.span("loan", RULE.replace("当日", "次日"))
    shelf.sources["loan"] = LOAN
    assert notes.annotation(item.id) == item


def test_an_orphan_is_put_where_a_person_says(notes: Notes, shelf: Shelf, item: Annotation) -> None:
    shelf.sources["loan"] = WITHOUT
    assert notes.annotation(item.id).placement is Placement.ORPHANED
    target = shelf.span("loan", "贷前调查")
    (placed,) = notes.reattach(item.id, target).changed
    assert (placed.span, placed.anchor) == (target, item.anchor)
    assert notes.of_article("loan") == (placed,)
    notes.undo()
    assert notes.annotation(item.id).span is None
    with pytest.raises(SpanError):
        notes.reattach(item.id, Span(0, 10**6))


def test_what_does_not_belong_there_becomes_an_orphan_and_stays_one(
    notes: Notes, shelf: Shelf, item: Annotation
) -> None:
    shelf.sources["loan"] = LATER
    (orphan,) = notes.detach([item.id]).changed
    assert (orphan.span, orphan.placement) == (None, Placement.ORPHANED)
    shelf.sources["loan"] = LATER + "\n末尾一段。\n"
    assert notes.annotation(item.id).placement is Placement.ORPHANED
    shelf.sources["loan"] = LOAN
    assert notes.annotation(item.id) == item


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        (
            "客户经理办理转账时，应当核对客户身份证件；主管复核。",
            "柜员办理理财时，应当核对客户身份证件；主管复核。",
            "应当核对客户身份证件",
        ),
        ("支行应当两日内核对，且分行应当两日内核对。", "分行应当两日内核对，且支行应当两日内核对。", "应当两日内核对"),
        ("A类由柜员核实并登记；B类由柜员核实并登记。", "C类由柜员核实并登记；B类不办。", "由柜员核实并登记"),
    ],
)
def test_the_same_words_said_of_somebody_else_are_flagged(
    notes: Notes, shelf: Shelf, old: str, new: str, quote: str
) -> None:
    shelf.sources["loan"] = f"# 规定\n\n{old}\n"
    (made,) = notes.highlight("loan", shelf.span("loan", quote)).added
    shelf.sources["loan"] = f"# 规定\n\n{new}\n"
    assert notes.annotation(made.id).placement in {Placement.CHANGED, Placement.ORPHANED}


def test_a_decision_that_is_undone_takes_what_was_built_on_it_along(
    notes: Notes, shelf: Shelf, item: Annotation
) -> None:
    shelf.sources["loan"] = LATER
    notes.reattach(item.id, shelf.span("loan", "贷前调查"))
    shelf.sources["loan"] = later = LATER + "\n末尾一段。\n"
    notes.store_placements()
    assert notes.annotation(item.id).span == shelf.span("loan", "贷前调查")
    shelf.sources["loan"] = LATER
    notes.undo()
    shelf.sources["loan"] = later
    assert notes.annotation(item.id).span == shelf.span("loan", RULE.replace("当日", "次日"))


def test_settling_in_another_window_does_not_undo_a_decision(
    file: Path, notes: Notes, shelf: Shelf, item: Annotation
) -> None:
    shelf.sources["loan"] = LATER
    with Notes(file, article_of=shelf) as other:
        other.annotations()
        notes.accept([item.id])
        other.store_placements()
    assert notes.annotation(item.id).placement is Placement.MOVED


def test_an_orphan_is_offered_the_likeliest_places_first(notes: Notes, shelf: Shelf, item: Annotation) -> None:
    twin = "- 放款后按期做贷后检查，发现异常须在三日内报告网点负责人。\n"
    shelf.sources["loan"] = (
        LOAN.replace(RULE, "其余事项另行通知各岗位人员遵照执行") + f"\n## 其他\n\n{twin}\n引用：{RULE}。\n"
    )
    suggestions = notes.suggestions(item.id)
    text = shelf("loan").text
    assert [guess.reason for guess in suggestions[:2]] == [SuggestionReason.QUOTE, SuggestionReason.ALIKE]
    assert text[suggestions[0].span.start : suggestions[0].span.end] == RULE
    assert [guess.score for guess in suggestions] == sorted((guess.score for guess in suggestions), reverse=True)
    assert len(suggestions) <= 3


def test_settled_places_are_found_on_record_after_a_restart(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        made = notes.highlight("loan", shelf.span("loan", RULE)).added[0]
        notes.bookmark("loan", shelf.span("loan", "沟通要点").start)
        shelf.sources["loan"] = LATER.replace("# 贷款客户经理", "# 贷款客户经理\n\n新增一段。", 1)
        assert notes.store_placements().orphans == 0
        placed = notes.annotation(made.id)
        with notes._file.reading() as database:
            assert database.table("placements").count == 2
    with Notes(file, article_of=shelf) as again:
        assert again.annotation(made.id) == placed
        assert again._placer._carriers == {}
        assert not again.undo_state().redo
        assert again.undo_state().undo == "bookmark"


def test_a_bookmark_goes_with_its_block(notes: Notes, shelf: Shelf) -> None:
    notes.bookmark("loan", shelf.span("loan", "沟通要点").start)
    shelf.sources["loan"] = LOAN.replace("## 沟通要点", "新增。\n\n## 沟通的要点")
    (mark,) = notes.bookmarks()
    assert mark.span is not None
    assert shelf("loan").text[mark.span.start : mark.span.end] == "沟通的要点"


def test_texts_that_nothing_refers_to_are_let_go(notes: Notes, shelf: Shelf, item: Annotation) -> None:
    shelf.sources["loan"] = LATER
    notes.accept([item.id])
    notes.highlight("loan", Span(0, 4))
    notes.purge_old()
    with notes._file.atomic() as database:
        assert database.table("texts").count == 2
        database.execute("insert into texts (hash, body) values ('nobody', x'')")
    notes.purge_old()
    with notes._file.reading() as database:
        assert database.table("texts").count == 2


def test_an_orphaned_bookmark_is_put_on_the_block_a_person_points_at(notes: Notes, shelf: Shelf) -> None:
    at = shelf.span("loan", "每季走访一次").start
    (mark,) = notes.bookmark("loan", at).added
    shelf.sources["loan"] = "# 贷款客户经理\n\n先听客户说完，再给建议。\n"
    assert notes.item(mark.id).span is None
    assert notes.passage_change(mark.id).before.endswith("每季走访一次。")
    article = shelf("loan")
    said = shelf.span("loan", "再给建议")
    (changed,) = notes.reattach(mark.id, said).changed
    assert changed.span == article.block_at(said.start).span
    notes.undo()
    assert notes.item(mark.id).span is None


def test_orphans_go_together_to_the_places_most_like_them_and_the_others_stay(notes: Notes, shelf: Shelf) -> None:
    told, gone = (
        notes.highlight("loan", shelf.span("loan", quote)).added[0].id
        for quote in ("发现风险应当在当日报告网点负责人", "先听客户说完")
    )
    (mark,) = notes.bookmark("loan", shelf.span("loan", "做好贷前调查").start).added
    notes.detach([told, gone, mark.id])
    shelf.sources["loan"] = (
        "# 催收\n\n## 别的\n\n无关的一段。\n\n一旦发现风险，应当日报告网点负责人。\n\n贷前调查要核实借款人的经营。\n"
    )
    assert all(notes.item(item_id).span is None for item_id in (told, gone, mark.id))
    change = notes.reattach_alike([told, gone, mark.id])
    assert {item.id for item in change.changed} == {told, mark.id}
    text = shelf("loan").text
    span = notes.item(told).span
    assert span is not None
    assert "报告网点负责人" in text[span.start : span.end]
    assert notes.item(mark.id).span == shelf("loan").block_at(text.index("贷前调查")).span
    assert notes.item(gone).span is None
    assert len(notes.undo().changed) == 2
    assert notes.reattach_alike([gone]).changed == ()


def test_small_changes_that_add_up_are_followed_from_version_to_version(notes: Notes, shelf: Shelf) -> None:
    versions = (
        "发现风险应当在当日报告网点负责人。",
        "发现风险苗头的，应当在当日报告网点负责人。",
        "发现风险苗头或者异常的，应当立即书面报告网点负责人。",
        "出现风险苗头或者异常情形的，经办人应当立即书面告知支行。",
        "出现预警信号或者异常情形的，经办人须立即以书面形式告知支行。",
    )
    rest = "".join(f"第{n}项要求是另外一回事，同样要办。\n\n" for n in "一二三四五六七八")
    shelf.sources["loan"] = rest + versions[0]
    quote = shelf.span("loan", versions[0][:-1])
    item_id = notes.highlight("loan", quote).added[0].id
    for version in versions[1:]:
        shelf.sources["loan"] = rest + version + "\n\n另起一段，" + version[::-1]
        notes.store_placements()
        found = notes.annotation(item_id)
        assert found.placement is Placement.CHANGED
        assert found.span is not None
        line = shelf("loan").block_at(found.span.start)
        assert line.text == version
    assert notes.passage_change(item_id).before == versions[0]


def test_without_the_versions_between_such_a_change_is_an_orphan(notes: Notes, shelf: Shelf) -> None:
    shelf.sources["loan"] = "别的要求。\n\n发现风险应当在当日报告网点负责人。"
    item_id = notes.highlight("loan", shelf.span("loan", "发现风险应当在当日报告网点负责人")).added[0].id
    shelf.sources["loan"] = "别的要求。\n\n出现预警信号或者异常情形的，经办人须立即以书面形式告知支行。"
    assert notes.annotation(item_id).placement is Placement.ORPHANED


def test_a_backup_is_made_before_places_in_a_new_text_are_stored(file: Path, shelf: Shelf, tmp_path: Path) -> None:
    with Notes(file, article_of=shelf, backups=tmp_path / "backups") as notes:
        notes.highlight("loan", shelf.span("loan", "做好贷前调查"))
        notes.store_placements()
        assert notes.backups() == ()
        shelf.sources["loan"] = "新增的一段。\n\n" + shelf.sources["loan"]
        notes.store_placements()
        notes.store_placements()
        assert [one.kind for one in notes.backups()] == [BackupKind.BEFORE_UPDATE]


def test_the_passages_of_very_long_lines_are_cut_and_still_compared(notes: Notes, shelf: Shelf) -> None:
    line = "".join(f"第{n}条按规定办理，" for n in range(5_000))
    shelf.sources["loan"] = line
    short = notes.highlight("loan", shelf.span("loan", "第2500条按规定")).added[0].id
    whole = notes.highlight("loan", Span(0, len(line))).added[0].id
    shelf.sources["loan"] = (
        line.replace("第2500条按", "第2500条须按").replace("第4900条", "第壹条").replace("第7条", "")
    )
    change = notes.passage_change(short)
    assert len(change.before) < 3_000
    assert change.after[change.after_mark.start : change.after_mark.end] == "第2500条须按规定"
    assert [change.after[span.start : span.end] for span in change.inserted] == ["须"]
    assert notes.passage_change(whole).removed


STEPS = (
    "客户经理应当在放款后十五日内完成首次贷后检查，核实贷款用途，并将检查报告录入信贷系统备查。",
    "客户经理应当在放款后十五日内完成首次贷后检查，确认资金流向，并把检查结果登记到信贷平台存档。",
    "信贷人员须于放款之后十个工作日内做完首次检查，确认资金流向，并把检查结果登记到信贷平台存档。",
)


@pytest.mark.parametrize("act", ["accept", "detach"])
def test_a_decision_that_is_undone_leaves_the_way_by_which_a_place_was_found(
    notes: Notes, shelf: Shelf, act: str
) -> None:
    shelf.sources["loan"] = f"别的要求。\n\n{STEPS[0]}\n\n另一段。"
    item_id = notes.highlight("loan", shelf.span("loan", STEPS[0])).added[0].id
    for step in STEPS[1:]:
        shelf.sources["loan"] = f"别的要求。\n\n{step}\n\n另一段。"
        notes.store_placements()
    found = notes.annotation(item_id)
    assert found.placement is Placement.CHANGED
    getattr(notes, act)([item_id])
    assert notes.annotation(item_id).placement is not Placement.CHANGED
    notes.undo()
    assert notes.annotation(item_id) == found
    notes.redo()
    shelf.sources["loan"] = f"新增一段。\n\n别的要求。\n\n{STEPS[2]}\n\n另一段。"
    assert (notes.annotation(item_id).span is None) == (act == "detach")


def test_of_two_equal_sentences_the_one_that_is_left_is_not_taken_together_with_others(
    notes: Notes, shelf: Shelf
) -> None:
    rule = "发现风险应当在当日报告网点负责人"
    left = f"乙岗位：不得自行处置，{rule}，同时抄送合规。"
    shelf.sources["loan"] = f"甲岗位：先看现场。{rule}，并登记。\n\n{left}"
    item_id = notes.highlight("loan", shelf.span("loan", rule)).added[0].id
    shelf.sources["loan"] = left
    assert notes.annotation(item_id).span is None
    assert notes.suggestions(item_id)
    assert not notes.reattach_alike([item_id])
    assert notes.undo_state().undo == "highlight"


def test_a_short_quote_and_one_with_two_likely_places_are_not_taken_together_with_others(
    notes: Notes, shelf: Shelf
) -> None:
    shelf.sources["loan"] = "完全不同的一段，写了当日登记这件事。\n\n每周五下班以前核对全部印章并且登记。"
    ids = [
        notes.highlight("loan", shelf.span("loan", quote)).added[0].id
        for quote in ("当日", "每周五下班以前核对全部印章并且登记")
    ]
    notes.detach(ids)
    shelf.sources["loan"] = "甲：当日报告。\n\n每周五下班以前核对全部印章。\n\n每周五下班以前核对全部凭证。"
    assert [notes.annotation(item_id).span for item_id in ids] == [None, None]
    assert not notes.reattach_alike(ids)


def test_the_last_decision_counts_though_the_clock_was_set_back(
    notes: Notes, shelf: Shelf, item: Annotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.detach([item.id])
    past = type("Past", (datetime,), {"now": classmethod(lambda _cls, _zone: datetime(2001, 1, 1, tzinfo=UTC))})
    monkeypatch.setattr("kb.notes.storage.rows.datetime", past)
    notes.reattach(item.id, item.anchor.span)
    shelf.sources["loan"] = "新增的一段。\n\n" + LOAN
    assert notes.annotation(item.id).span is not None


def test_a_quote_that_does_not_stand_at_its_place_is_drawn_nowhere(notes: Notes, file: Path, item: Annotation) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute('update items set start = start + 1, "end" = "end" + 1 where id = ?', [item.id])
    assert notes.annotation(item.id).placement is Placement.ORPHANED


def test_places_of_old_versions_and_what_was_wiped_do_not_pile_up(
    notes: Notes, file: Path, shelf: Shelf, item: Annotation
) -> None:
    for number in range(12):
        shelf.sources["loan"] = f"第{number}版新增的一段。\n\n" + LOAN
        notes.store_placements()
    notes.purge_old()
    assert counted(file, "placements") == 4
    assert counted(file, "texts") == 5
    notes.delete([item.id])
    notes.purge([item.id])
    notes.purge_old()
    assert (counted(file, "placements"), counted(file, "texts where body <> x''")) == (0, 0)
    assert notes.check() == ()


def counted(file: Path, what: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute(f"select count(*) from {what}").fetchone()  # noqa: S608
    return int(count)


def test_a_place_that_a_decision_taken_back_keeps_open_makes_no_backup_at_every_start(
    file: Path, shelf: Shelf, tmp_path: Path
) -> None:
    with Notes(file, article_of=shelf) as notes:
        item_id = notes.highlight("loan", shelf.span("loan", "做好贷前调查")).added[0].id
        shelf.sources["loan"] = "新增的一段。\n\n" + shelf.sources["loan"]
        notes.accept([item_id])
        notes.undo()
    with Notes(file, article_of=shelf, backups=tmp_path / "backups") as notes:
        assert notes.store_placements().orphans == 0
        assert notes.backups() == ()


def test_a_bookmark_on_nothing_keeps_the_place_a_person_has_accepted(notes: Notes, shelf: Shelf) -> None:
    shelf.sources["loan"] = ""
    (mark,) = notes.bookmark("loan").added
    assert notes.accept([mark.id]).changed
    assert notes.item(mark.id).span == Span(0, 0)
    (decision,) = notes.bundle().decisions
    assert decision.span == Span(0, 0)


BOLD = """---
id: loan
title: 规程
---
# 规程

**出账**

贷款出账凭放款通知办理，通知没到，谁来催都不办。

**展期**

| 环节 | 要求 |
| --- | --- |
| 登记 | 先看到期日，再看授信余额。 |
"""


@pytest.mark.parametrize(
    ("text", "stored"),
    [(BOLD, "[[0, 1]]"), (BOLD.replace("# 规程", "说明"), "[]"), (BOLD, None)],
    ids=["as an older program stored it", "where it knew of none", "as it is stored"],
)
def test_headings_that_an_older_program_did_not_store_orphan_nothing(
    notes: Notes, shelf: Shelf, file: Path, text: str, stored: str | None
) -> None:
    shelf.sources["loan"] = text
    rules = ("贷款出账凭放款通知办理，通知没到，谁来催都不办。", "先看到期日，再看授信余额。")
    items = [notes.highlight("loan", shelf.span("loan", rule)).added[0].id for rule in rules]
    if stored is not None:
        with closing(sqlite3.connect(file)) as database:
            database.execute("update texts set headings = ?", (stored,))
            database.commit()
    shelf.sources["loan"] = text.replace("放款通知办理", "放款通知书办理").replace("授信余额", "剩余授信额度")
    assert [notes.annotation(item).placement for item in items] == [Placement.CHANGED] * 2
