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

REASON_LABELS = {
    Reason.LITERAL: "",
    Reason.PARTIAL: "部分匹配",
    Reason.SYNONYM: "同义词",
    Reason.PINYIN: "拼音",
    Reason.CORRECTION: "纠错",
    Reason.KEYWORD: "关键词",
    Reason.QUESTION: "问法",
    Reason.MEANING: "意思相近",
}
COLOR_LABELS = {color.name: color.label for color in HIGHLIGHT_COLORS}
STYLE_LABELS = {MarkStyle.HIGHLIGHT: "划线", MarkStyle.UNDERLINE: "下划线"}
BOOKMARK_LABEL = "书签"
CHECKLIST_REPEAT_LABELS = {
    ChecklistRepeat.DAILY: "每天一份",
    ChecklistRepeat.ONCE: "一份，不分日期",
    ChecklistRepeat.EACH: "每次一份",
}
EFFECT_LABELS = {
    Effect.UNDATED: "",
    Effect.IN_FORCE: "现行",
    Effect.PENDING: "未生效",
    Effect.REPEALED: "已废止",
}
PLACEMENT_LABELS = {
    Placement.IN_PLACE: "原位",
    Placement.MOVED: "移动",
    Placement.CHANGED: "文字有变",
    Placement.ORPHANED: "失锚",
}
TEXT_CHANGED = PLACEMENT_LABELS[Placement.CHANGED]
ITEM_STATE_LABELS = {
    ItemState.OPEN: "未勾",
    ItemState.DONE: "已勾",
    ItemState.CHANGED: f"已勾，{TEXT_CHANGED}",
}
ALERT_LABELS = {
    AlertKind.NUMBER: "数字",
    AlertKind.DATE: "日期或期限",
    AlertKind.MODAL: "要求",
    AlertKind.NEGATION: "否定",
    AlertKind.CONJUNCTION: "并列或选择",
    AlertKind.OPPOSITION: "相反的说法",
    AlertKind.PARTICIPANT: "由谁、对谁",
    AlertKind.ORDER: "先后或去向",
    AlertKind.CONTENT: "内容",
}
SUGGESTION_REASON_LABELS = {
    SuggestionReason.QUOTE: "原话还在这里",
    SuggestionReason.ALIKE: "说法相近",
    SuggestionReason.CONTEXT: "原来就在这附近",
}
RESULT_ORDER_LABELS = {
    ResultOrder.RELEVANCE: "相关",
    ResultOrder.ROLE: "岗位",
    ResultOrder.UPDATED: "更新",
}
SUGGESTION_KIND_LABELS = {
    SuggestionKind.HISTORY: "历史",
    SuggestionKind.TITLE: "文章",
    SuggestionKind.HEADING: "标题",
    SuggestionKind.TERM: "词语",
}
NOTE_FIELD_LABELS = {NoteField.NOTE: "批注", NoteField.QUOTE: "划线", NoteField.TAG: "标签"}
MARK_FILTER_LABELS = {MarkFilter.ANNOTATED: "有批注", MarkFilter.BOOKMARKED: "有书签"}
NOTE_FACET_LABELS = {
    NoteFacet.COLOR: "颜色",
    NoteFacet.ROLE: "岗位",
    NoteFacet.ARTICLE: "文章",
    NoteFacet.TAG: "标签",
    NoteFacet.STATE: "状态",
    NoteFacet.PERIOD: "日期",
    NoteFacet.NOTE: "批注",
}
PERIOD_LABELS = {
    Period.TODAY: "今天",
    Period.WEEK: "7 天内",
    Period.MONTH: "30 天内",
    Period.YEAR: "今年",
    Period.EARLIER: "更早",
}
HAS_NOTE_LABELS = {HasNote.YES: "有批注", HasNote.NO: "没有批注"}
NOTES_ORDER_LABELS = {
    NotesOrder.POSITION: "位置",
    NotesOrder.MODIFIED: "最近修改",
    NotesOrder.OLDEST: "最早",
    NotesOrder.COLOR: "颜色",
    NotesOrder.ARTICLE: "文章",
}
GROUPING_LABELS = {Grouping.ARTICLE: "按文章", Grouping.ROLE: "按岗位"}
UPDATE_LABELS = {UpdateKind.NEW: "新增", UpdateKind.CHANGED: "修改", UpdateKind.REMOVED: "移除"}
GRADE_LABELS = {Grade.FORGOTTEN: "忘了", Grade.HARD: "吃力", Grade.GOOD: "记得", Grade.EASY: "轻松"}
BACKUP_KIND_LABELS = {
    BackupKind.AUTO: "自动备份",
    BackupKind.MANUAL: "手动备份",
    BackupKind.BEFORE_MIGRATION: "程序升级前",
    BackupKind.BEFORE_IMPORT: "导入前",
    BackupKind.BEFORE_UPDATE: "资料更新前",
    BackupKind.BEFORE_RESTORE: "恢复备份前",
    BackupKind.BEFORE_PURGE: "清空回收站前",
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
    return f"{label}：{hit.matched_as}" if label and hit.matched_as else label


def hit_label(hit: Hit) -> str:
    """What is to be known of a hit besides its words: that its article is not in force, and why it is there."""
    return "，".join(filter(None, (out_of_force_label(hit.effect), reason_label(hit))))


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
            return f"{label}，{day} 起施行" if day else label
        case Effect.REPEALED:
            words = f"{label}（{day} 起）" if day else label
            return f"{words}，现为《{successor}》" if successor else words
        case Effect.IN_FORCE:
            words = f"{label}，{day} 起施行" if day else label
            if status.until is None:
                return words
            return f"{words}，至 {status.until}" + (f"，以后为《{successor}》" if successor else "")
    return ""


def titled(title: str, status: EffectStatus) -> str:
    """A title, marked where its article is not in force: ``信贷管理办法（已废止）``."""
    label = out_of_force_label(status)
    return f"{title}（{label}）" if label else title


def path_label(*parts: str) -> str:
    """``文章 › 标题 › 标题``."""
    return " › ".join(parts)
