"""Light and dark: our own palette on Fusion, the reader's colours and the colours of marks."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kb.resources import resource

# A style sheet takes no icon in the theme's colour: this one is grey enough for both.
_ARROW = resource("icons", "combo-arrow.svg")
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
    """Colours as ``#rrggbb``. ``marks`` holds a fill for every annotation colour of ``kb.model.COLORS``."""

    name: str
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
    marks: dict[str, str]
    strokes: dict[str, str]

    def color(self, name: str) -> QColor:
        """The colour of the field ``name``."""
        return QColor(getattr(self, name))

    def mark(self, color: str) -> QColor:
        """The fill of a highlight of this annotation colour."""
        return QColor(self.marks.get(color, self.marks["yellow"]))

    def stroke(self, color: str) -> QColor:
        """The strong variant of an annotation colour: underlines, dots, margin bars."""
        return QColor(self.strokes.get(color, self.strokes["yellow"]))


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    base="#ffffff",
    raised="#ffffff",
    text="#1f2329",
    muted="#646a73",
    line="#dee0e3",
    accent="#1456b8",
    accent_text="#ffffff",
    accent_soft="#e3edfb",
    paper="#fffefb",
    ink="#24272b",
    link="#1456b8",
    found="#ffe08a",
    found_current="#ff9f43",
    found_text="#1f2329",
    danger="#b42318",
    marks={
        "yellow": "#fff1a8",
        "green": "#cdeec9",
        "blue": "#cfe4ff",
        "pink": "#ffd6e3",
        "purple": "#e6d9fb",
    },
    strokes={
        "yellow": "#c99700",
        "green": "#2f8f3a",
        "blue": "#1f6fd0",
        "pink": "#d0457a",
        "purple": "#7b4fc9",
    },
)

DARK = Theme(
    name="dark",
    window="#1b1d21",
    base="#22252a",
    raised="#2a2e34",
    text="#e4e6ea",
    muted="#a2a9b3",
    line="#3a3f47",
    accent="#6ea8fe",
    accent_text="#10151d",
    accent_soft="#24344d",
    paper="#1f2226",
    ink="#d9dce1",
    link="#8ab8ff",
    found="#6b5712",
    found_current="#a5540f",
    found_text="#fff6df",
    danger="#ff8a80",
    marks={
        "yellow": "#5a4d14",
        "green": "#25502b",
        "blue": "#1f4470",
        "pink": "#642f45",
        "purple": "#46346b",
    },
    strokes={
        "yellow": "#e6c34a",
        "green": "#6cc777",
        "blue": "#7ab5ff",
        "pink": "#f58ab0",
        "purple": "#b79af0",
    },
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def palette(theme: Theme) -> QPalette:
    """The widget palette of a theme."""
    out = QPalette()
    role = QPalette.ColorRole
    for color_role, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Light, "raised"),
        (role.Midlight, "line"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "line"),
        (role.Accent, "accent"),
    ):
        out.setColor(color_role, theme.color(name))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        out.setColor(QPalette.ColorGroup.Disabled, color_role, theme.color("muted"))
    return out


def style_sheet(theme: Theme) -> str:
    """What a palette cannot say: flat panes, hair lines, rounded fields.

    Widgets are addressed by class or by the dynamic property ``kind`` (``pane-title``, ``muted``,
    ``chip``, ``primary``, ``empty``, ``card``).
    """
    return f"""
    QMainWindow::separator, QSplitter::handle {{ background: {theme.line}; width: 1px; height: 1px; }}
    QToolBar {{ background: {theme.window}; border: 0; border-bottom: 1px solid {theme.line}; spacing: 2px;
        padding: 4px 8px; }}
    QToolButton {{ border: 0; border-radius: 6px; padding: 5px; }}
    QToolButton:hover {{ background: {theme.accent_soft}; }}
    QToolButton:checked, QToolButton:pressed {{ background: {theme.accent_soft}; color: {theme.accent}; }}
    QToolButton:focus {{ border: 1px solid {theme.accent}; padding: 4px; }}
    QStatusBar {{ background: {theme.window}; color: {theme.muted}; border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: 0; }}
    QLineEdit, QPlainTextEdit, QComboBox {{ background: {theme.base}; border: 1px solid {theme.line};
        border-radius: 6px; padding: 5px 8px; selection-background-color: {theme.accent};
        selection-color: {theme.accent_text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border-color: {theme.accent}; }}
    QComboBox:disabled {{ background: {theme.window}; color: {theme.muted}; }}
    QComboBox::drop-down {{ border: 0; width: 26px; }}
    QComboBox::down-arrow {{ image: url("{_ARROW.as_posix()}"); width: 16px; height: 16px; }}
    QListView, QTreeView {{ background: {theme.base}; border: 0; outline: 0; }}
    QTreeView::item, QListWidget::item {{ padding: 4px 2px; border: 0; }}
    QTreeView::item:hover {{ background: {theme.window}; }}
    QTreeView::item:selected, QListWidget::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}
    QHeaderView {{ background: {theme.base}; border: 0; }}
    QHeaderView::section {{ background: {theme.base}; color: {theme.muted}; border: 0;
        border-bottom: 1px solid {theme.line}; padding: 5px; }}
    QTextEdit#reader_text {{ background: {theme.paper}; color: {theme.ink}; border: 0; }}
    QLabel[kind="pane-title"] {{ font-weight: 600; padding: 2px 0; }}
    QLabel[kind="muted"] {{ color: {theme.muted}; }}
    QLabel[kind="empty"] {{ color: {theme.muted}; padding: 24px; }}
    QToolButton[kind="chip"], QPushButton[kind="chip"] {{ background: {theme.window}; color: {theme.text};
        border: 1px solid {theme.line}; border-radius: 11px; padding: 2px 10px; }}
    QToolButton[kind="chip"]:hover {{ border-color: {theme.accent}; }}
    QToolButton[kind="chip"]:checked {{ background: {theme.accent_soft}; border-color: {theme.accent};
        color: {theme.accent}; }}
    QPushButton {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px;
        padding: 5px 14px; }}
    QPushButton:hover {{ border-color: {theme.accent}; }}
    QPushButton:focus {{ border-color: {theme.accent}; }}
    QPushButton[kind="primary"] {{ background: {theme.accent}; color: {theme.accent_text};
        border-color: {theme.accent}; }}
    QPushButton:disabled, QPushButton[kind="primary"]:disabled {{ background: {theme.window}; color: {theme.muted};
        border-color: {theme.line}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QFrame[kind="card"] {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 8px; }}
    QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
    QMenuBar {{ background: {theme.window}; }}
    QMenuBar::item {{ padding: 4px 10px; }}
    QMenuBar::item:selected {{ background: {theme.accent_soft}; border-radius: 4px; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line}; padding: 4px; }}
    QProgressBar {{ background: {theme.line}; border: 0; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: 4px; min-height: 32px; margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {theme.muted}; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {theme.line}; border-radius: 4px; min-width: 32px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
        border: 0; width: 0; height: 0; }}
    """


def apply(application: QApplication, theme: Theme) -> None:
    """Dress the whole application in ``theme``."""
    application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))
