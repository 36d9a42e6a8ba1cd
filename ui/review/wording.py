"""What the review says where there is no card to show."""

from datetime import datetime

from kb.model import ReviewState
from kb.time_labels import future_label
from kb.translation import tr
from ui.commands import shortcut

HOW_IT_WORKS = tr(
    "每日回顾每天拿出几条划线给你看：记得牢的，隔久一些再来；忘了的，明天就来。\n\n"
    "现在还没有可以回顾的划线。\n阅读时选中一段文字，按 {highlight} 划线，它就会出现在这里。\n"
    "也可以在设置里打开“回顾里加入题库”，每天做几道题。"
).format(highlight=shortcut("highlight"))
FIRST_TIME = tr("看一看还记得多少，按 1–4 选一个：记得越牢，隔得越久才再来。")


QUIZ_KEYS = tr("按 1–4 选一个答案。")


def answer_words(chosen: int, answer: int) -> str:
    """Whether an answer was right, and which one is; both are indexes, shown from 1."""
    return (
        tr("答对了，是 {answer}。").format(answer=answer + 1)
        if chosen == answer
        else tr("答错了，你选的是 {chosen}，正确的是 {answer}。").format(chosen=chosen + 1, answer=answer + 1)
    )


def quiz_words(answered: int, right: int) -> str:
    """How the questions of a sitting went; nothing where none was answered."""
    if not answered:
        return ""
    again = tr("答错的明天再来。") if right < answered else ""
    return tr("题库答了 {answered} 题，答对 {right} 题。{again}").format(answered=answered, right=right, again=again)


def due_words(count: int) -> str:
    """How much is due today, for the status bar."""
    return tr("今日回顾 {count} 条").format(count=count)


def end_words(state: ReviewState, skipped: int, now: datetime) -> str:
    """What has been done, what is left, and when it goes on; ``now`` in this PC's time zone."""
    lines = []
    if skipped:
        lines.append(
            tr("今天回顾了 {reviewed} 条。").format(reviewed=state.reviewed) if state.reviewed else tr("这一轮看完了。")
        )
        lines.append(tr("跳过的 {skipped} 条，下次打开每日回顾时再来。").format(skipped=skipped))
    elif state.reviewed:
        lines.append(tr("今天回顾完了，共 {reviewed} 条。").format(reviewed=state.reviewed))
    else:
        lines.append(tr("今天没有要回顾的划线。"))
    if state.next_due is not None:
        lines.append(tr("下一批：{future}。").format(future=future_label(state.next_due, now)))
    return "\n".join(lines)
