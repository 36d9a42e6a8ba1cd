"""Themes: read from ``resources/themes``, and applied to the application (our own palette on Fusion)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kb.resources import THEME_FOLDER, resource
from kb.settings import FOLLOW_SYSTEM
from kb.translation import tr

if TYPE_CHECKING:
    from kb.model import Tint

# A style sheet takes no icon in the theme's colour: this one is grey enough for both.
_ARROW, _ARROW_UP = resource("icons", "combo-arrow.svg"), resource("icons", "combo-arrow-up.svg")
_TICKS = {dark: resource("icons", f"tick-{'dark' if dark else 'light'}.svg") for dark in (False, True)}
# Families with good Chinese, best first; Qt takes the first one that is installed.
CHINESE_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as its file declares it. Colours are ``#rrggbb``; ``dark`` chooses the tint of annotation colours.

    Where a passage is shown then and now, ``quoted`` lies behind the annotated words, ``inserted`` colours what is new
    and ``danger`` what has gone.
    """

    name: str
    label: str
    order: int
    dark: bool
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    accent_text: str
    accent_soft: str
    paper: str
    ink: str
    link: str
    found: str
    found_current: str
    found_text: str
    danger: str
    inserted: str
    quoted: str

    @classmethod
    def read(cls, path: Path) -> "Theme":
        """The theme in a TOML file, named after it. Raises TypeError for a colour that is missing or unknown."""
        declared = tomllib.loads(path.read_text("utf-8"))
        colors = declared.pop("colors")
        return cls(name=path.stem, label=tr(declared.pop("label")), **declared, **colors)

    def color(self, name: str) -> QColor:
        """The colour of the field ``name``."""
        return QColor(getattr(self, name))

    def mark(self, color: str) -> QColor:
        """The fill of a highlight of this annotation colour. Raises KeyError for an unknown one."""
        return QColor(self._tint(color).fill)

    def stroke(self, color: str) -> QColor:
        """The strong variant of an annotation colour: underlines, dots, margin bars. Raises KeyError."""
        return QColor(self._tint(color).stroke)

    def _tint(self, color: str) -> "Tint":
        from kb.model import highlight_color  # noqa: PLC0415 - 0.1 s, which the window's first frame would wait for

        record = highlight_color(color)
        return record.on_dark if self.dark else record.on_light


def _read_themes() -> dict[str, Theme]:
    """All themes of ``resources/themes``, in the order of their menu."""
    themes = [Theme.read(path) for path in resource(THEME_FOLDER).glob("*.toml")]
    return {theme.name: theme for theme in sorted(themes, key=lambda theme: theme.order)}


THEMES = _read_themes()
LIGHT, DARK = THEMES["light"], THEMES["dark"]
SYSTEM, SYSTEM_LABEL = FOLLOW_SYSTEM, tr("跟随系统")
FONT_SIZE = 10  # points


def system_scheme() -> Qt.ColorScheme:
    """Whether the system is dark or light, as far as it says."""
    return QGuiApplication.styleHints().colorScheme()


def theme_named(name: str) -> Theme:
    """The theme of that name, or for SYSTEM the one that is as dark as the system. Raises KeyError."""
    if name != SYSTEM:
        return THEMES[name]
    return DARK if system_scheme() is Qt.ColorScheme.Dark else LIGHT


@dataclass(frozen=True, slots=True)
class SheetColors:
    """How a style sheet names a colour of the theme: as a role of the palette.

    So the sheets are the same in all themes, and a change of the theme need not polish every widget at once (see
    ``ui.repolish``). ``accent_soft``, ``paper`` and ``ink`` are in roles that nothing of ours is drawn in otherwise:
    rows of alternating colour, links that were visited, the bevels of other styles.
    """

    window: str = "palette(window)"
    base: str = "palette(base)"
    raised: str = "palette(button)"
    text: str = "palette(window-text)"
    muted: str = "palette(placeholder-text)"
    line: str = "palette(mid)"
    accent: str = "palette(highlight)"
    accent_text: str = "palette(highlighted-text)"
    accent_soft: str = "palette(alternate-base)"
    paper: str = "palette(link-visited)"
    ink: str = "palette(midlight)"
    link: str = "palette(link)"
    danger: str = "palette(bright-text)"


SHEET = SheetColors()


def set_rules(widget: QWidget, rules: str) -> None:
    """Give a widget a style sheet of its own, unless it has this one: set anew, Qt polishes all that is below it."""
    if widget.styleSheet() != rules:
        widget.setStyleSheet(rules)


def palette(theme: Theme) -> QPalette:
    """The widget palette of a theme."""
    out = QPalette()
    role = QPalette.ColorRole
    for color_role, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "accent_soft"),
        (role.Text, "text"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "link"),
        (role.LinkVisited, "paper"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Light, "raised"),
        (role.Midlight, "ink"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "line"),
        (role.Accent, "accent"),
    ):
        out.setColor(color_role, theme.color(name))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        out.setColor(QPalette.ColorGroup.Disabled, color_role, theme.color("muted"))
    return out


def style_sheet(font_size: int = FONT_SIZE) -> str:
    """What a palette cannot say: flat panes, hair lines, rounded fields.

    Widgets are addressed by class or by the dynamic property ``kind`` (``page-title``, ``pane-title``, ``muted``,
    ``chip``, ``field``, ``primary``, ``empty``, ``card``, and ``list``: a table that is no calendar). ``font_size`` is
    that of the application (points). 岗位对照, which is made when it is first asked for, has its rules here, too: each
    style sheet of its own made Qt polish all that is below it once more, which took 5 ms. A picture has no role of the
    palette: the tick is that of the window's property ``dark``.
    """
    return f"""
    QMainWindow::separator, QSplitter::handle {{ background: {SHEET.line}; width: 1px; height: 1px; }}
    QToolBar {{ background: {SHEET.window}; border: 0; border-bottom: 1px solid {SHEET.line}; spacing: 2px;
        padding: 4px 8px; }}
    QToolButton {{ border: 0; border-radius: 6px; padding: 5px; }}
    QToolButton:hover {{ background: {SHEET.accent_soft}; }}
    QToolButton:checked, QToolButton:pressed {{ background: {SHEET.accent_soft}; color: {SHEET.accent}; }}
    QToolButton:focus {{ border: 1px solid {SHEET.accent}; padding: 4px; }}
    QStatusBar {{ background: {SHEET.window}; color: {SHEET.muted}; border-top: 1px solid {SHEET.line}; }}
    QStatusBar::item {{ border: 0; }}
    QLineEdit, QPlainTextEdit, QComboBox, QDateEdit {{ background: {SHEET.base}; border: 1px solid {SHEET.line};
        border-radius: 6px; padding: 5px 8px; selection-background-color: {SHEET.accent};
        selection-color: {SHEET.accent_text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus {{ border-color: {SHEET.accent}; }}
    QSpinBox {{ min-height: 26px; background: {SHEET.base}; border: 1px solid {SHEET.line}; border-radius: 6px;
        padding: 0 2px 0 6px; }}
    QSpinBox:focus {{ border-color: {SHEET.accent}; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 22px; }}
    QSpinBox::up-arrow {{ image: url("{_ARROW_UP.as_posix()}"); width: 14px; height: 14px; }}
    QSpinBox::down-arrow {{ image: url("{_ARROW.as_posix()}"); width: 14px; height: 14px; }}
    QComboBox:disabled {{ background: {SHEET.window}; color: {SHEET.muted}; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 26px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_ARROW.as_posix()}"); width: 16px; height: 16px; }}
    QListView, QTreeView, QTableView[kind="list"] {{ background: {SHEET.base}; border: 0; outline: 0; }}
    QTreeView::item, QTableView[kind="list"]::item, QListWidget::item {{ padding: 4px 2px; border: 0; }}
    QTreeView::item:hover {{ background: {SHEET.window}; }}
    QTreeView::item:selected, QTableView[kind="list"]::item:selected,
        QListWidget::item:selected {{ background: {SHEET.accent_soft}; color: {SHEET.text}; }}
    QCheckBox::indicator:unchecked, QListWidget::indicator:unchecked, QTreeView::indicator:unchecked,
        QTableView::indicator:unchecked {{ width: 14px;
        height: 14px;
        border: 1px solid {SHEET.muted}; border-radius: 3px; background: {SHEET.base}; }}
    QHeaderView {{ background: {SHEET.base}; border: 0; }}
    QHeaderView::section {{ background: {SHEET.base}; color: {SHEET.muted}; border: 0;
        border-bottom: 1px solid {SHEET.line}; padding: 5px; }}
    QTextEdit#reader_text, QTextBrowser#comparison_text {{ background: {SHEET.paper}; color: {SHEET.ink}; border: 0; }}
    QFrame#comparison_heads {{ background: {SHEET.paper}; border: 0; border-bottom: 1px solid {SHEET.line}; }}
    QLabel#comparison_role {{ color: {SHEET.text}; }}
    QLabel#comparison_articles {{ color: {SHEET.muted}; }}
    QFrame#comparison_bar, QFrame#duties_header {{ background: {SHEET.base}; border: 0;
        border-bottom: 1px solid {SHEET.line}; }}
    QFrame#duties_header QPushButton::menu-indicator {{ image: none; width: 0; }}
    RoleBox::drop-down {{ border: 0; width: 24px; }}
    RoleBox::down-arrow {{ image: none; }}
    RoleBox QAbstractItemView {{ border: 1px solid {SHEET.line}; outline: 0; }}
    QLabel[kind="page-title"] {{ font-size: {font_size * 1.25}pt; font-weight: bold; }}
    QLabel[kind="pane-title"] {{ font-weight: bold; padding: 2px 0; }}
    QLabel[kind="muted"] {{ color: {SHEET.muted}; }}
    QLabel[kind="empty"] {{ color: {SHEET.muted}; padding: 24px; }}
    QToolButton[kind="chip"], QPushButton[kind="chip"] {{ background: {SHEET.window}; color: {SHEET.text};
        border: 1px solid {SHEET.line}; border-radius: 11px; padding: 2px 10px; }}
    QToolButton[kind="chip"]:hover {{ border-color: {SHEET.accent}; }}
    QToolButton[kind="chip"]:checked {{ background: {SHEET.accent_soft}; border-color: {SHEET.accent};
        color: {SHEET.accent}; }}
    QToolButton[kind="chip"]:focus, QPushButton[kind="chip"]:focus {{ border: 2px solid {SHEET.accent};
        padding: 1px 9px; }}
    QTreeView#outline_tree::item, QListWidget::item {{ border: 1px solid transparent; padding: 3px 1px; }}
    QTreeView#outline_tree::item:focus, QListWidget::item:focus {{ border-color: {SHEET.accent}; }}
    QScrollArea#shortcuts_page {{ border: 1px solid transparent; }}
    QScrollArea#shortcuts_page:focus {{ border-color: {SHEET.accent}; }}
    QPushButton {{ background: {SHEET.raised}; border: 1px solid {SHEET.line}; border-radius: 6px;
        padding: 5px 14px; }}
    QPushButton:hover {{ border-color: {SHEET.accent}; }}
    QPushButton:focus {{ border-color: {SHEET.accent}; }}
    QPushButton[kind="field"] {{ background: {SHEET.base}; padding: 5px 8px; text-align: left;
        image: url("{_ARROW.as_posix()}"); image-position: right; }}
    QPushButton[kind="primary"] {{ background: {SHEET.accent}; color: {SHEET.accent_text};
        border-color: {SHEET.accent}; }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {SHEET.text}; padding: 4px 13px; }}
    QPushButton:disabled, QPushButton[kind="primary"]:disabled {{ background: {SHEET.window}; color: {SHEET.muted};
        border-color: {SHEET.line}; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px; border: 1px solid {SHEET.muted};
        border-radius: 3px; background: {SHEET.base}; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {SHEET.accent};
        border-color: {SHEET.accent}; image: url("{_TICKS[False].as_posix()}"); }}
    QMainWindow[dark="true"] QCheckBox::indicator:checked,
        QMainWindow[dark="true"] QAbstractItemView::indicator:checked {{
        image: url("{_TICKS[True].as_posix()}"); }}
    QCheckBox::indicator:focus {{ border-color: {SHEET.accent}; }}
    QCheckBox::indicator:disabled {{ background: {SHEET.window}; border-color: {SHEET.line}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QFrame[kind="card"] {{ background: {SHEET.raised}; border: 1px solid {SHEET.line}; border-radius: 8px; }}
    QMenu {{ background: {SHEET.raised}; border: 1px solid {SHEET.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {SHEET.accent_soft}; color: {SHEET.text}; }}
    QMenu::item:disabled {{ color: {SHEET.muted}; }}
    QMenu::icon:checked {{ background: {SHEET.accent_soft}; border: 1px solid {SHEET.accent}; border-radius: 4px; }}
    QMenu::separator {{ height: 1px; background: {SHEET.line}; margin: 4px 8px; }}
    QMenuBar {{ background: {SHEET.window}; }}
    QMenuBar::item {{ padding: 4px 10px; }}
    QMenuBar::item:selected {{ background: {SHEET.accent_soft}; border-radius: 4px; }}
    QToolTip {{ background: {SHEET.raised}; color: {SHEET.text}; border: 1px solid {SHEET.line}; padding: 4px;
        font-size: {font_size}pt; }}
    QTabWidget::pane {{ border: 0; }}
    QTabWidget QTabBar::tab {{ background: transparent; color: {SHEET.muted}; border: 0;
        border-bottom: 2px solid transparent; padding: 5px 12px; }}
    QTabWidget QTabBar::tab:hover {{ color: {SHEET.text}; }}
    QTabWidget QTabBar::tab:selected {{ color: {SHEET.text}; border-bottom-color: {SHEET.accent}; }}
    QTabWidget QTabBar::tab:focus {{ border: 1px solid {SHEET.accent}; border-bottom-width: 2px;
        padding: 4px 11px 5px; }}
    QProgressBar {{ background: {SHEET.line}; border: 0; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {SHEET.accent}; border-radius: 3px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {SHEET.line}; border-radius: 4px; min-height: 32px; margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {SHEET.muted}; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {SHEET.line}; border-radius: 4px; min-width: 32px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
        border: 0; width: 0; height: 0; }}
    """


def apply(application: QApplication, theme: Theme, font_size: int = FONT_SIZE) -> None:
    """Dress the whole application in ``theme``, its words ``font_size`` points high, before there are many widgets."""
    apply_palette(application, theme, font_size)
    apply_style_sheet(application, font_size)


def apply_palette(application: QApplication, theme: Theme, font_size: int) -> None:
    """Style, colours and font: the part of ``apply`` that costs nothing while there are no widgets."""
    font = application.font()
    if font.pointSize() != font_size:
        font.setPointSize(font_size)
        application.setFont(font)
    if not application.styleSheet() and application.style().name() != "fusion":  # set anew, it would polish all anew
        application.setStyle("Fusion")
    application.setPalette(palette(theme))


def apply_style_sheet(application: QApplication, font_size: int) -> None:
    """The part of ``apply`` that is cheapest when all widgets have been made: they are polished once."""
    sheet = style_sheet(font_size)
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)
