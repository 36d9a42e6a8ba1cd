"""What is ticked of a printed checklist, by whom and when; and who signed it."""

from dataclasses import replace

from kb.exchange.checklists.wording import change_words, period_words, progress_words, sign_off_words
from kb.exchange.printing.article_parts import SIGNATURES
from kb.exchange.printing.printout import PrintedTick, PrintPart
from kb.labels import TEXT_CHANGED
from kb.model import Checklist, ChecklistEntry, ItemState
from kb.time_labels import minute_label
from kb.translation import tr


def with_ticks(part: PrintPart, checklist: Checklist, start: int = 0) -> PrintPart:
    """``part`` with the ticks of its items as ``checklist`` has them; below the text, how far it is and who signed.

    ``start`` is where the part's text begins in that of the article (code points): not 0 for a section.
    """
    end = start + len(part.article.text)
    inside = [entry for entry in checklist.entries if start <= entry.item.span.start < end]
    ticks = tuple(_printed(entry, start) for entry in inside)
    if not ticks:
        return part
    done = sum(tick.done for tick in ticks)
    period = tr("（{period}）").format(period=period_words(checklist.period)) if checklist.period else ""
    told = [tr("勾选{period}：{progress}").format(period=period, progress=progress_words(done, len(ticks)))]
    for check in checklist.sign_offs:
        told += [sign_off_words(check), change_words(check)]
    signed = bool(checklist.sign_offs)
    rest = tuple(words for words in part.closing if not (signed and words == SIGNATURES))
    return replace(part, ticks=ticks, closing=(*told, "", *rest) if not signed else (*told, *rest))


def _printed(entry: ChecklistEntry, start: int) -> PrintedTick:
    at, tick = entry.item.span.start - start, entry.tick
    if tick is None or entry.state is ItemState.OPEN:
        return PrintedTick(at)
    who = TEXT_CHANGED if entry.state is ItemState.CHANGED else tick.who
    return PrintedTick(at, done=True, words=" ".join(filter(None, (minute_label(tick.at), who))))
