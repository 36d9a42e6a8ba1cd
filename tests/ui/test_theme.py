"""Text can be read in every theme."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QMenu
from pytestqt.qtbot import QtBot

from kb.model import COLORS
from ui.theme import SHEET, THEMES, Theme, palette, style_sheet
from ui.widgets.icons import icon


def _luminance(color: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_stands_out_from_every_ground(theme: Theme) -> None:
    pairs = [
        ("text", "window"),
        ("text", "base"),
        ("text", "raised"),
        ("muted", "base"),
        ("muted", "window"),
        ("ink", "paper"),
        ("link", "paper"),
        ("accent_text", "accent"),
        ("found_text", "found"),
        ("found_text", "found_current"),
        ("text", "accent_soft"),
        ("text", "quoted"),
        ("inserted", "raised"),
        ("inserted", "quoted"),
        ("danger", "raised"),
        ("danger", "quoted"),
    ]
    weak = {pair: contrast(theme.color(pair[0]), theme.color(pair[1])) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_marked_text_stays_readable_and_every_colour_is_told_from_the_paper(theme: Theme) -> None:
    for color in COLORS:
        assert contrast(theme.color("ink"), theme.mark(color)) >= 4.5
        assert contrast(theme.stroke(color), theme.color("paper")) >= 2.2
        assert theme.mark(color) != theme.color("paper")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_palette_says_what_the_theme_says(theme: Theme) -> None:
    assert palette(theme).color(QPalette.ColorRole.Window) == theme.color("window")
    assert palette(theme).color(QPalette.ColorRole.Highlight) == theme.color("accent")


def test_a_style_sheet_names_no_colour_of_one_theme() -> None:
    sheet = style_sheet()
    assert not [
        color for theme in THEMES.values() for color in (theme.window, theme.line, theme.accent) if color in sheet
    ]
    assert SHEET.accent in sheet


@pytest.mark.parametrize("name", [field.name for field in fields(SHEET)])
def test_a_role_in_a_style_sheet_is_the_colour_of_that_name(name: str, qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette()
    for theme in THEMES.values():
        qapp.setPalette(palette(theme))
        frame = QFrame()
        qtbot.addWidget(frame)
        frame.setStyleSheet(f"QFrame {{ background: {getattr(SHEET, name)}; border: 0; }}")
        assert frame.grab().toImage().pixelColor(5, 5) == theme.color(name)
    qapp.setPalette(before)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_menu_shows_what_is_switched_on_beside_an_icon_too(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(theme))
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setStyleSheet(style_sheet())
    pane = menu.addAction(icon("library", theme.text), "资料栏")
    pane.setCheckable(True)
    menu.show()
    off = menu.grab().toImage()
    pane.setChecked(True)
    on = menu.grab().toImage()
    where = [(x, y) for x in range(on.width()) for y in range(on.height()) if on.pixel(x, y) != off.pixel(x, y)]
    assert theme.accent in {on.pixelColor(x, y).name() for x, y in where}
    assert max(x for x, _ in where) < menu.fontMetrics().horizontalAdvance("资料栏")  # beside the words, not on them
    qapp.setPalette(before)
