"""The reader's menus: what can be done with a selection, a mark, a paragraph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from kb.labels import COLOR_LABELS
from kb.model import COLORS, Annotation, Term
from kb.translation import tr
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon
from ui.widgets.plain_text import tooltip

_LABEL_LENGTH = 16  # code points of a quote or a note


@dataclass(frozen=True, slots=True)
class SelectionActs:
    """What can be done with the selected text."""

    highlight: Callable[[str], object]
    underline: Callable[[], object]
    note: Callable[[], object]
    copy: Callable[[], object]
    cite: Callable[[], object]
    search: Callable[[], object]
    select_all: Callable[[], object]
    report: Callable[[], object]


@dataclass(frozen=True, slots=True)
class AnnotationActs:
    """What can be done with an annotation, by its id."""

    edit: Callable[[str], object]
    recolor: Callable[[str, str], object]
    delete: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Spot:
    """What is at the place a menu is asked for."""

    selected: bool
    annotations: Sequence[Annotation]
    bookmarked: bool
    term: Term | None = None


def context_menu(
    parent: QWidget,
    theme: Theme,
    spot: Spot,
    *,
    selection: SelectionActs,
    annotation: AnnotationActs,
    bookmark: Callable[[], object],
    look_up: Callable[[Term], object],
) -> QMenu:
    """The menu at a place: for the selection, for the annotations there, for a term, for the paragraph."""
    menu = _menu(parent, "reader_menu")
    if spot.selected:
        _add_colors(menu.addMenu(icon("highlight", theme.text), tr("划线")), theme, selection.highlight)
        menu.addAction(icon("underline", theme.text), tr("下划线"), selection.underline)
        menu.addAction(icon("note", theme.text), tr("批注"), selection.note)
    for one in spot.annotations:
        menu.addSeparator()
        several = len(spot.annotations) > 1
        target = menu.addMenu(color_swatch(theme, one.color), describe(one)) if several else menu
        _add_annotation(target, theme, annotation, one)
    if (term := spot.term) is not None:
        menu.addSeparator()
        menu.addAction(
            icon("article", theme.text), tr("术语表：{word}").format(word=_shortened(term.word)), lambda: look_up(term)
        )
    menu.addSeparator()
    copying = menu.addAction(icon("copy", theme.text), tr("复制"), selection.copy)
    copying.setEnabled(spot.selected)
    if spot.selected:
        menu.addAction(icon("copy", theme.text), tr("复制并附出处"), selection.cite)
        menu.addAction(icon("search", theme.text), tr("搜索所选"), selection.search)
        menu.addAction(icon("edit", theme.text), tr("这段有误…"), selection.report)
    menu.addAction(tr("全选"), selection.select_all)
    menu.addSeparator()
    name, words = ("bookmark-filled", tr("取消书签")) if spot.bookmarked else ("bookmark", tr("添加书签"))
    menu.addAction(icon(name, theme.text), words, bookmark)
    return menu


def choice_menu(
    parent: QWidget, theme: Theme, annotations: Sequence[Annotation], choose: Callable[[str], object]
) -> QMenu:
    """Which one of several annotations at the same place?"""
    menu = _menu(parent, "reader_choice")
    for annotation in annotations:
        action = menu.addAction(color_swatch(theme, annotation.color), describe(annotation))
        action.setToolTip(tooltip(annotation.note))
        action.triggered.connect(lambda _checked=False, chosen=annotation.id: choose(chosen))
    return menu


def describe(annotation: Annotation) -> str:
    """The start of the quote, and of the note."""
    quote = _shortened(annotation.anchor.quote)
    return (
        tr("“{quote}”　{note}").format(quote=quote, note=_shortened(annotation.note))
        if annotation.note
        else f"“{quote}”"
    )


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_annotation(menu: QMenu, theme: Theme, acts: AnnotationActs, annotation: Annotation) -> None:
    menu.addAction(icon("edit", theme.text), tr("编辑批注"), lambda: acts.edit(annotation.id))
    colors = menu.addMenu(icon("highlight", theme.text), tr("换颜色"))
    _add_colors(colors, theme, lambda color: acts.recolor(annotation.id, color), annotation.color)
    menu.addAction(icon("delete", theme.text), tr("删除"), lambda: acts.delete(annotation.id))


def _add_colors(menu: QMenu, theme: Theme, choose: Callable[[str], object], present: str = "") -> None:
    for color in COLORS:
        action = menu.addAction(color_swatch(theme, color), COLOR_LABELS[color])
        action.setEnabled(color != present)
        action.triggered.connect(lambda _checked=False, chosen=color: choose(chosen))


def _shortened(text: str) -> str:
    line = " ".join(text.split()).replace("&", "&&")
    return line if len(line) <= _LABEL_LENGTH else f"{line[:_LABEL_LENGTH]}…"
