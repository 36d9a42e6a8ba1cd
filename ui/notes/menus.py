"""The menus of the list: for one annotation, and for several that are chosen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from kb.labels import COLOR_LABELS, STYLE_LABELS
from kb.model import COLORS, Annotation, Facet, MarkStyle
from kb.translation import tr
from ui.widgets.plain_text import menu_words


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done with the chosen annotations; ``open`` and ``edit`` are about the one that was pointed at."""

    open: Callable[[], object]
    edit: Callable[[], object]
    recolor: Callable[[str], object]
    restyle: Callable[[str], object]
    add_tags: Callable[[], object]
    remove_tag: Callable[[str], object]
    manage_tags: Callable[[], object]
    delete: Callable[[], object]


def row_menu(
    parent: QWidget, chosen: Sequence[Annotation], tags: Sequence[Facet], acts: Acts, *, read_only: bool
) -> QMenu:
    """For the chosen annotations, one or more; ``tags`` are those that they have."""
    menu = _menu(parent, "notes_menu")
    changing = []
    if len(chosen) == 1:
        menu.addAction(tr("打开原文"), acts.open)
        menu.addSeparator()
        changing.append(menu.addAction(tr("编辑批注\tF2"), acts.edit))
    colors = menu.addMenu(tr("换颜色"))
    for color in COLORS:
        colors.addAction(COLOR_LABELS[color], partial(acts.recolor, color))
    styles = menu.addMenu(tr("样式"))
    for style in MarkStyle:
        styles.addAction(STYLE_LABELS[style], partial(acts.restyle, style.value))
    labels = menu.addMenu(tr("标签"))
    _fill_tags(labels, tags, acts)
    menu.addSeparator()
    menu.addAction(tr("复制引文"), lambda: _copy(one.anchor.quote for one in chosen))
    menu.addAction(tr("复制引文和批注"), lambda: _copy(map(_quoted, chosen)))
    menu.addSeparator()
    words = tr("删除") if len(chosen) == 1 else tr("删除 {count} 条").format(count=len(chosen))
    changing += [menu.addAction(f"{words}\tDelete", acts.delete)]
    changing += [colors.menuAction(), styles.menuAction(), labels.menuAction()]
    for entry in changing:
        entry.setEnabled(not read_only)
    return menu


def tag_menu(parent: QWidget, tags: Sequence[Facet], acts: Acts) -> QMenu:
    """For the tags of the chosen annotations."""
    menu = _menu(parent, "tag_menu")
    _fill_tags(menu, tags, acts)
    return menu


def _fill_tags(menu: QMenu, tags: Sequence[Facet], acts: Acts) -> None:
    menu.addAction(tr("添加标签…"), acts.add_tags)
    gone = menu.addMenu(tr("去掉标签"))
    gone.setEnabled(bool(tags))
    for tag in tags:
        gone.addAction(f"#{menu_words(tag.value)}\t{tag.count}", partial(acts.remove_tag, tag.value))
    menu.addSeparator()
    menu.addAction(tr("管理标签…"), acts.manage_tags)


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _copy(parts: Iterable[str]) -> None:
    QGuiApplication.clipboard().setText("\n\n".join(parts))


def _quoted(item: Annotation) -> str:
    return "\n".join(part for part in (f"“{item.anchor.quote}”", item.note) if part)
