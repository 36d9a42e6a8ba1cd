"""What is said about packs: sentences of the dialogs, of the line at the foot of the window and of the status bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from kb.translation import tr
from kb.updates.pack_changes import PackChange
from ui.widgets.plain_text import shortened

if TYPE_CHECKING:  # a window that is to be seen does not wait for it
    from kb.pack_installer import NotesForecast, PackOnVolume

NEW_PACKS = "packs:"  # how the key of a notice begins that tells of changed packs
_LONGEST_NAME = 30  # code points


def versions_words(before: str, now: str) -> str:
    """``1.0 → 1.1``, or that it is new here."""
    return f"{before} → {now}" if before else tr("新内容包，版本 {now}").format(now=now)


def forecast_words(forecast: "NotesForecast") -> str:
    """What would become of one's notes on the articles that change."""
    if not forecast.total:
        return tr("你在有变化的文章里没有批注和书签。")
    told = [tr("{kept} 条不受影响").format(kept=forecast.kept)] if forecast.kept else []
    if forecast.changed:
        told.append(
            tr("{count} 条会“{changed}”，装好后请核对").format(
                count=forecast.changed, changed=PLACEMENT_LABELS[Placement.CHANGED]
            )
        )
    if forecast.lost:
        told.append(
            tr("{count} 条会“{orphaned}”（批注和引文都留着）").format(
                count=forecast.lost, orphaned=PLACEMENT_LABELS[Placement.ORPHANED]
            )
        )
    return tr("你在有变化的文章里有 {total} 条批注和书签：{told}。").format(
        total=forecast.total, told=tr("，").join(told)
    )


def volume_words(found: "Sequence[PackOnVolume]") -> str:
    """What lies on a stick."""
    first = found[0]
    name = shortened(first.name, _LONGEST_NAME)
    version = f"{first.version_before} → {first.version}" if first.version_before else first.version
    more = tr("，另有 {count} 个").format(count=len(found) - 1) if len(found) > 1 else ""
    return tr("U 盘上有新内容：{name} {version}{more}").format(name=name, version=version, more=more)


def changes_words(changes: Sequence[PackChange]) -> str:
    """What became of the packs, in one sentence."""
    told = [_change_words(change) for change in changes[:2]]
    if len(changes) > 2:
        told.append(tr("另有 {count} 个内容包有变化").format(count=len(changes) - 2))
    return tr("内容已更新：{told}").format(told=tr("；").join(told))


def _change_words(change: PackChange) -> str:
    name = f"“{shortened(change.name, _LONGEST_NAME)}”"
    if change.went:
        return tr("{name}已移除（{removed} 篇）").format(name=name, removed=change.removed)
    if change.came:
        return tr("新内容包{name}（{new} 篇）").format(name=name, new=change.new)
    counts = ((tr("新增"), change.new), (tr("修改"), change.changed), (tr("移除"), change.removed))
    told = tr("，").join(tr("{words} {count} 篇").format(words=words, count=count) for words, count in counts if count)
    version = f" {change.version_before} → {change.version}" if change.version != change.version_before else ""
    return f"{name}{version}" + (tr("（{told}）").format(told=told) if told else "")
