"""Every value has its label; what a table forgets is found here."""

from datetime import date
from enum import StrEnum

import pytest

from kb import labels
from kb.model import (
    COLORS,
    AlertKind,
    BackupKind,
    ChecklistRepeat,
    Effect,
    EffectStatus,
    Grade,
    Grouping,
    HasNote,
    ItemState,
    MarkFilter,
    MarkStyle,
    NoteFacet,
    NoteField,
    NotesOrder,
    Period,
    Placement,
    Reason,
    ResultOrder,
    SuggestionKind,
    SuggestionReason,
    UpdateKind,
)

DAY, NEXT = date(2023, 1, 1), date(2026, 5, 31)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (labels.REASON_LABELS, Reason),
        (labels.STYLE_LABELS, MarkStyle),
        (labels.EFFECT_LABELS, Effect),
        (labels.PLACEMENT_LABELS, Placement),
        (labels.ALERT_LABELS, AlertKind),
        (labels.SUGGESTION_REASON_LABELS, SuggestionReason),
        (labels.SUGGESTION_KIND_LABELS, SuggestionKind),
        (labels.NOTE_FIELD_LABELS, NoteField),
        (labels.MARK_FILTER_LABELS, MarkFilter),
        (labels.NOTE_FACET_LABELS, NoteFacet),
        (labels.PERIOD_LABELS, Period),
        (labels.HAS_NOTE_LABELS, HasNote),
        (labels.NOTES_ORDER_LABELS, NotesOrder),
        (labels.GROUPING_LABELS, Grouping),
        (labels.GRADE_LABELS, Grade),
        (labels.CHECKLIST_REPEAT_LABELS, ChecklistRepeat),
        (labels.ITEM_STATE_LABELS, ItemState),
        (labels.BACKUP_KIND_LABELS, BackupKind),
        (labels.UPDATE_LABELS, UpdateKind),
        (labels.RESULT_ORDER_LABELS, ResultOrder),
    ],
)
def test_every_value_has_a_label(table: dict[object, str], values: type[StrEnum]) -> None:
    assert {*table} == {*values}


def test_every_table_of_labels_is_checked_here() -> None:
    tables = {name for name in vars(labels) if name.endswith("_LABELS")}
    source = test_every_value_has_a_label.pytestmark[0].args[1]  # type: ignore[attr-defined]
    checked = {name for name in tables for table, _ in source if getattr(labels, name) is table}
    assert tables - checked == {"COLOR_LABELS"}  # made from the records of the colours


def test_colours_are_told_apart_by_name_and_by_label() -> None:
    assert len({*COLORS}) == len({*labels.COLOR_LABELS.values()}) == len(COLORS)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (EffectStatus(), ""),
        (EffectStatus(Effect.IN_FORCE), "现行"),
        (
            EffectStatus(Effect.IN_FORCE, date(2023, 1, 1), date(2026, 5, 31), "x"),
            "现行，2023-01-01 起施行，至 2026-05-31，以后为《新》",
        ),
        (EffectStatus(Effect.PENDING, DAY), "未生效，2023-01-01 起施行"),
        (
            EffectStatus(Effect.REPEALED, date(2026, 6, 1), date(2026, 5, 31), "x"),
            "已废止（2026-06-01 起），现为《新》",
        ),
        (EffectStatus(Effect.REPEALED), "已废止"),
    ],
)
def test_what_an_article_is_on_a_day_is_said_with_its_days(status: EffectStatus, words: str) -> None:
    assert labels.effect_words(status, "新" if status.successor else "") == words


def test_a_title_is_marked_only_where_its_article_is_not_in_force() -> None:
    assert labels.titled("办法", EffectStatus(Effect.REPEALED)) == "办法（已废止）"
    assert labels.titled("办法", EffectStatus(Effect.IN_FORCE)) == "办法"
