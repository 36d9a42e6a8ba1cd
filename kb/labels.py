"""Every Chinese label of a value, once: windows, exports and the command line take their words from here.

A test compares the keys of each table with the values of its type, so that a new value without a label is found.
"""

from kb.model import (
    HIGHLIGHT_COLORS,
    AlertKind,
    BackupKind,
    ChecklistRepeat,
    Effect,
    EffectStatus,
    Grade,
    Grouping,
    HasNote,
    Hit,
    ItemState,
    MarkedWords,
    MarkFilter,
    MarkStyle,
    NoteFacet,
    NoteField,
    NotesOrder,
    Period,
    Placement,
    Reason,
    ResultOrder,
    Span,
    SuggestionKind,
    SuggestionReason,
    UpdateKind,
)
from kb.translation import tr

REASON_LABELS = {
    Reason.LITERAL: "",
    Reason.PARTIAL: tr("部分匹配"),
    Reason.SYNONYM: tr("同义词"),
    Reason.PINYIN: tr("拼音"),
    Reason.CORRECTION: tr("纠错"),
    Reason.KEYWORD: tr("关键词"),
    Reason.QUESTION: tr("问法"),
    Reason.MEANING: tr("意思相近"),
}
COLOR_LABELS = {color.name: tr(color.label) for color in HIGHLIGHT_COLORS}
STYLE_LABELS = {MarkStyle.HIGHLIGHT: tr("划线"), MarkStyle.UNDERLINE: tr("下划线")}
BOOKMARK_LABEL = tr("书签")
CHECKLIST_REPEAT_LABELS = {
    ChecklistRepeat.DAILY: tr("每天一份"),
    ChecklistRepeat.ONCE: tr("一份，不分日期"),
    ChecklistRepeat.EACH: tr("每次一份"),
}
EFFECT_LABELS = {
    Effect.UNDATED: "",
    Effect.IN_FORCE: tr("现行"),
    Effect.PENDING: tr("未生效"),
    Effect.REPEALED: tr("已废止"),
}
PLACEMENT_LABELS = {
    Placement.IN_PLACE: tr("原位"),
    Placement.MOVED: tr("移动"),
    Placement.CHANGED: tr("文字有变"),
    Placement.ORPHANED: tr("失锚"),
}
TEXT_CHANGED = PLACEMENT_LABELS[Placement.CHANGED]
ITEM_STATE_LABELS = {
    ItemState.OPEN: tr("未勾"),
    ItemState.DONE: tr("已勾"),
    ItemState.CHANGED: tr("已勾，文字有变"),
}
ALERT_LABELS = {
    AlertKind.NUMBER: tr("数字"),
    AlertKind.DATE: tr("日期或期限"),
    AlertKind.MODAL: tr("要求"),
    AlertKind.NEGATION: tr("否定"),
    AlertKind.CONJUNCTION: tr("并列或选择"),
    AlertKind.OPPOSITION: tr("相反的说法"),
    AlertKind.PARTICIPANT: tr("由谁、对谁"),
    AlertKind.ORDER: tr("先后或去向"),
    AlertKind.CONTENT: tr("内容"),
}
SUGGESTION_REASON_LABELS = {
    SuggestionReason.QUOTE: tr("原话还在这里"),
    SuggestionReason.ALIKE: tr("说法相近"),
    SuggestionReason.CONTEXT: tr("原来就在这附近"),
}
RESULT_ORDER_LABELS = {
    ResultOrder.RELEVANCE: tr("相关"),
    ResultOrder.ROLE: tr("岗位"),
    ResultOrder.UPDATED: tr("更新"),
}
SUGGESTION_KIND_LABELS = {
    SuggestionKind.HISTORY: tr("历史"),
    SuggestionKind.TITLE: tr("文章"),
    SuggestionKind.HEADING: tr("标题", "heading"),
    SuggestionKind.TERM: tr("词语"),
}
NOTE_FIELD_LABELS = {NoteField.NOTE: tr("批注"), NoteField.QUOTE: tr("划线"), NoteField.TAG: tr("标签")}
MARK_FILTER_LABELS = {MarkFilter.ANNOTATED: tr("有批注"), MarkFilter.BOOKMARKED: tr("有书签")}
NOTE_FACET_LABELS = {
    NoteFacet.COLOR: tr("颜色"),
    NoteFacet.ROLE: tr("岗位"),
    NoteFacet.ARTICLE: tr("文章"),
    NoteFacet.TAG: tr("标签"),
    NoteFacet.STATE: tr("状态"),
    NoteFacet.PERIOD: tr("日期"),
    NoteFacet.NOTE: tr("批注"),
}
PERIOD_LABELS = {
    Period.TODAY: tr("今天"),
    Period.WEEK: tr("7 天内"),
    Period.MONTH: tr("30 天内"),
    Period.YEAR: tr("今年"),
    Period.EARLIER: tr("更早"),
}
HAS_NOTE_LABELS = {HasNote.YES: tr("有批注"), HasNote.NO: tr("没有批注")}
NOTES_ORDER_LABELS = {
    NotesOrder.POSITION: tr("位置"),
    NotesOrder.MODIFIED: tr("最近修改"),
    NotesOrder.OLDEST: tr("最早"),
    NotesOrder.COLOR: tr("颜色"),
    NotesOrder.ARTICLE: tr("文章"),
}
GROUPING_LABELS = {Grouping.ARTICLE: tr("按文章"), Grouping.ROLE: tr("按岗位")}
UPDATE_LABELS = {UpdateKind.NEW: tr("新增"), UpdateKind.CHANGED: tr("修改"), UpdateKind.REMOVED: tr("移除")}
GRADE_LABELS = {Grade.FORGOTTEN: tr("忘了"), Grade.HARD: tr("吃力"), Grade.GOOD: tr("记得"), Grade.EASY: tr("轻松")}
BACKUP_KIND_LABELS = {
    BackupKind.AUTO: tr("自动备份"),
    BackupKind.MANUAL: tr("手动备份"),
    BackupKind.BEFORE_MIGRATION: tr("程序升级前"),
    BackupKind.BEFORE_IMPORT: tr("导入前"),
    BackupKind.BEFORE_UPDATE: tr("资料更新前"),
    BackupKind.BEFORE_RESTORE: tr("恢复备份前"),
    BackupKind.BEFORE_PURGE: tr("清空回收站前"),
}


def shown_words(hit: Hit, line_break: str = " ") -> MarkedWords:
    """What a hit shows: its snippet with what it leads to, or the lines of its section, each behind a bullet."""
    if not hit.section:
        return MarkedWords(f"{hit.snippet} → {hit.follows}" if hit.follows else hit.snippet, hit.marks)
    text, marks = "", list[Span]()
    for line in hit.section:
        text += f"{line_break if text else ''}• {'…' if line.gap else ''}"
        marks += [Span(mark.start + len(text), mark.end + len(text)) for mark in line.marks]
        text += line.text
    return MarkedWords(text, tuple(marks))


def reason_label(hit: Hit) -> str:
    """Why a hit is there when it does not hold what was typed: ``同义词：大堂经理``; empty when it does."""
    label = REASON_LABELS[hit.reason]
    return (
        tr("{label}：{matched_as}").format(label=label, matched_as=hit.matched_as)
        if label and hit.matched_as
        else label
    )


def hit_label(hit: Hit) -> str:
    """What is to be known of a hit besides its words: that its article is not in force, and why it is there."""
    return tr("，").join(filter(None, (out_of_force_label(hit.effect), reason_label(hit))))


def out_of_force_label(status: EffectStatus) -> str:
    """``未生效`` or ``已废止``; empty for what is in force or tells no dates."""
    return EFFECT_LABELS[status.effect] if status.out_of_force else ""


def effect_words(status: EffectStatus, successor: str = "") -> str:
    """What an article is on a day, and what stands in its place (a title): ``2026-01-01 起已废止，见《办法》``.

    Empty for an article that tells no dates.
    """
    label, day = EFFECT_LABELS[status.effect], status.since
    match status.effect:
        case Effect.PENDING:
            return tr("{label}，{day} 起施行").format(label=label, day=day) if day else label
        case Effect.REPEALED:
            words = tr("{label}（{day} 起）").format(label=label, day=day) if day else label
            return tr("{words}，现为《{successor}》").format(words=words, successor=successor) if successor else words
        case Effect.IN_FORCE:
            words = tr("{label}，{day} 起施行").format(label=label, day=day) if day else label
            if status.until is None:
                return words
            return tr("{words}，至 {until}").format(words=words, until=status.until) + (
                tr("，以后为《{successor}》").format(successor=successor) if successor else ""
            )
    return ""


def titled(title: str, status: EffectStatus) -> str:
    """A title, marked where its article is not in force: ``信贷管理办法（已废止）``."""
    label = out_of_force_label(status)
    return tr("{title}（{label}）").format(title=title, label=label) if label else title


def path_label(*parts: str) -> str:
    """``文章 › 标题 › 标题``."""
    return " › ".join(parts)
