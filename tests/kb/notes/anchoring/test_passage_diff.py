"""Old and new passage side by side: whole lines, what differs, and what must not be overlooked."""

from kb.model import AlertKind, Span
from kb.notes.anchoring.passage_diff import AROUND, passage_change
from kb.notes.anchoring.placement import SourceVersion

OLD, NEW = "前言\n应当在当日报告。\n后记", "前言\n可在3日内报告。\n后记"


def test_both_lines_are_shown_with_what_has_gone_and_come() -> None:
    change = passage_change(SourceVersion(Span(3, 10), OLD), "应当在当日报告", NEW, Span(3, 10))
    assert (change.before, change.after) == ("应当在当日报告。", "可在3日内报告。")
    assert change.before[change.before_mark.start : change.before_mark.end] == "应当在当日报告"
    assert "".join(change.before[span.start : span.end] for span in change.removed) == "应当当"
    assert {alert.kind for alert in change.alerts} == {AlertKind.DATE, AlertKind.MODAL}


def test_a_lost_place_has_no_present_passage() -> None:
    change = passage_change(SourceVersion(Span(3, 10), OLD), "应当在当日报告", NEW, None)
    assert (change.before, change.after, change.alerts) == ("应当在当日报告。", "", ())


def test_without_the_old_text_the_quote_stands_for_it() -> None:
    assert passage_change(None, "应当在当日报告", NEW, Span(3, 10)).before == "应当在当日报告"


def test_of_a_very_long_line_no_more_than_its_surroundings_are_shown() -> None:
    text = "长" * 5_000
    change = passage_change(SourceVersion(Span(2_000, 2_010), text), "", text, Span(2_000, 2_010))
    assert len(change.before) == len(change.after) == 2 * AROUND + 10
