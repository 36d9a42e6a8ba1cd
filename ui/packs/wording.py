"""What is said about packs: sentences of the dialogs, of the line at the foot of the window and of the status bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from kb.updates.pack_changes import PackChange
from ui.widgets.plain_text import shortened

if TYPE_CHECKING:  # a window that is to be seen does not wait for it
    from kb.pack_installer import NotesForecast, PackOnVolume

NEW_PACKS = "packs:"  # how the key of a notice begins that tells of changed packs
_LONGEST_NAME = 30  # code points


def versions_words(before: str, now: str) -> str:
    """``1.0 → 1.1``, or that it is new here."""
    return f"{before} → {now}" if before else f"新内容包，版本 {now}"


def forecast_words(forecast: "NotesForecast") -> str:
    """What would become of one's notes on the articles that change."""
    if not forecast.total:
        return "你在有变化的文章里没有批注和书签。"
    told = [f"{forecast.kept} 条不受影响"] if forecast.kept else []
    if forecast.changed:
        told.append(f"{forecast.changed} 条会“{PLACEMENT_LABELS[Placement.CHANGED]}”，装好后请核对")
    if forecast.lost:
        told.append(f"{forecast.lost} 条会“{PLACEMENT_LABELS[Placement.ORPHANED]}”（批注和引文都留着）")
    return f"你在有变化的文章里有 {forecast.total} 条批注和书签：{'，'.join(told)}。"


def volume_words(found: "Sequence[PackOnVolume]") -> str:
    """What lies on a stick."""
    first = found[0]
    name = shortened(first.name, _LONGEST_NAME)
    version = f"{first.version_before} → {first.version}" if first.version_before else first.version
    more = f"，另有 {len(found) - 1} 个" if len(found) > 1 else ""
    return f"U 盘上有新内容：{name} {version}{more}"


def changes_words(changes: Sequence[PackChange]) -> str:
    """What became of the packs, in one sentence."""
    told = [_change_words(change) for change in changes[:2]]
    if len(changes) > 2:
        told.append(f"另有 {len(changes) - 2} 个内容包有变化")
    return f"内容已更新：{'；'.join(told)}"


def _change_words(change: PackChange) -> str:
    name = f"“{shortened(change.name, _LONGEST_NAME)}”"
    if change.went:
        return f"{name}已移除（{change.removed} 篇）"
    if change.came:
        return f"新内容包{name}（{change.new} 篇）"
    counts = (("新增", change.new), ("修改", change.changed), ("移除", change.removed))
    told = "，".join(f"{words} {count} 篇" for words, count in counts if count)
    version = f" {change.version_before} → {change.version}" if change.version != change.version_before else ""
    return f"{name}{version}{f'（{told}）' if told else ''}"
