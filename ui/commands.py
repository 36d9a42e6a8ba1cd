"""Every action of the window, with its words and its shortcut, in one table."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QWidget

from kb.translation import tr
from ui.theme import THEMES, Theme
from ui.widgets.bars.tool_bar import FittingToolBar
from ui.widgets.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One action: its name in the code, its menu, its words, its shortcuts (the first one is shown), its icon."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    separated: bool = False


FILE, EDIT, VIEW, GO, NOTES, HELP = (
    tr("文件(&F)"),
    tr("编辑(&E)"),
    tr("查看(&V)"),
    tr("转到(&G)"),
    tr("笔记(&N)"),
    tr("帮助(&H)"),
)

COMMANDS = (
    Command("import_files", FILE, tr("导入文件…"), ("Ctrl+O",)),
    Command("import_folder", FILE, tr("导入文件夹…"), ("Ctrl+Shift+O",)),
    Command("edit_document", FILE, tr("编辑这篇文档…"), ("Ctrl+E",), "edit", separated=True),
    Command("copy_document", FILE, tr("复制到我的文档"), icon="copy"),
    Command("open_original", FILE, tr("打开原件所在文件夹")),
    Command("delete_document", FILE, tr("删除这篇文档…"), icon="delete"),
    Command("deleted_documents", FILE, tr("已删除的文档…")),
    Command("install_pack", FILE, tr("安装内容包…")),
    Command("packs", FILE, tr("内容包管理…")),
    Command("print", FILE, tr("打印…"), ("Ctrl+Alt+P",), "print", separated=True),
    Command("save_pdf", FILE, tr("另存为 PDF…")),
    Command("print_quiz", FILE, tr("打印测验…")),
    Command("reindex", FILE, tr("重建检索索引"), separated=True),
    Command("restore_notes", FILE, tr("备份与恢复…")),
    Command("open_data", FILE, tr("打开数据文件夹")),
    Command("settings", FILE, tr("设置…"), ("Ctrl+,",), "settings"),
    Command("lock", FILE, tr("锁定"), ("Ctrl+Alt+L",), separated=True),
    Command("switch_person", FILE, tr("换人…")),
    Command("begin_pin", FILE, tr("给笔记加 PIN（几个人共用电脑）…")),
    Command("change_pin", FILE, tr("换一个 PIN…")),
    Command("end_pin", FILE, tr("取消 PIN…")),
    Command("quit", FILE, tr("退出"), ("Ctrl+Q",), separated=True),
    Command("undo", EDIT, tr("撤销"), ("Ctrl+Z",), "undo"),
    Command("redo", EDIT, tr("重做"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Command("copy", EDIT, tr("复制"), ("Ctrl+C",), "copy", separated=True),
    Command("copy_cited", EDIT, tr("复制并附出处"), ("Ctrl+Shift+C",), "copy"),
    Command("search_selection", EDIT, tr("搜索所选文字"), ("Ctrl+Shift+K",), "search"),
    Command("search", EDIT, tr("搜索全部文章"), ("Ctrl+K", "Ctrl+Shift+F"), "search", separated=True),
    Command("save_search", EDIT, tr("保存或取消保存当前搜索"), ("Ctrl+S",), "star"),
    Command("find", EDIT, tr("在本文中查找"), ("Ctrl+F",), "search"),
    Command("next_hit", EDIT, tr("打开下一条结果"), ("Alt+Down",), "arrow-down"),
    Command("previous_hit", EDIT, tr("打开上一条结果"), ("Alt+Up",), "arrow-up"),
    Command("next_found", EDIT, tr("下一处"), ("F3",), "arrow-down"),
    Command("previous_found", EDIT, tr("上一处"), ("Shift+F3",), "arrow-up"),
    Command("library_pane", VIEW, tr("资料栏"), ("F8",), "library", checkable=True),
    Command("notes_pane", VIEW, tr("笔记栏"), ("F9",), "notes", checkable=True),
    Command("outline", VIEW, tr("大纲"), ("F10",), "outline", checkable=True),
    Command("focus_mode", VIEW, tr("只看正文"), ("F11",), checkable=True),
    Command("by_role", VIEW, tr("按岗位查看结果"), ("Ctrl+Shift+R",), "role", checkable=True, separated=True),
    Command("compare_roles", VIEW, tr("岗位对照"), ("Ctrl+Shift+D",), "library", checkable=True),
    Command("as_of", VIEW, tr("按日期查看效力…"), ("Ctrl+Shift+T",), "clock"),
    Command("review_dates", VIEW, tr("到期复核的文章…")),
    Command("zoom_in", VIEW, tr("放大文字"), ("Ctrl+=", "Ctrl++"), "zoom-in", separated=True),
    Command("zoom_out", VIEW, tr("缩小文字"), ("Ctrl+-",), "zoom-out"),
    Command("zoom_reset", VIEW, tr("原始大小"), ("Ctrl+0",)),
    Command("dark", VIEW, tr("深色主题"), ("Ctrl+Shift+L",), "moon", checkable=True, separated=True),
    Command("palette", GO, tr("快速前往…"), ("Ctrl+P",), "search"),
    Command("home", GO, tr("主页"), ("Ctrl+Home",), "home"),
    Command("updates", GO, tr("有什么新内容"), ("Ctrl+Shift+U",), checkable=True),
    Command("back", GO, tr("后退"), ("Alt+Left",), "back"),
    Command("forward", GO, tr("前进"), ("Alt+Right",), "forward"),
    Command("mark_read", GO, tr("标为已读或未读"), ("Ctrl+Shift+M",), separated=True),
    Command("next_tab", GO, tr("下一个页签"), ("Ctrl+Tab",), separated=True),
    Command("previous_tab", GO, tr("上一个页签"), ("Ctrl+Shift+Tab",)),
    Command("close_tab", GO, tr("关闭页签"), ("Ctrl+W",)),
    Command("successor", GO, tr("打开接替本文的文章"), ("Ctrl+J",), "article"),
    Command("next_pane", GO, tr("下一栏"), ("F6",), separated=True),
    Command("previous_pane", GO, tr("上一栏"), ("Shift+F6",)),
    Command("focus_library", GO, tr("资料栏"), ("Alt+1",)),
    Command("focus_reader", GO, tr("正文"), ("Alt+2",)),
    Command("focus_notes", GO, tr("笔记栏"), ("Alt+3",)),
    Command("highlight", NOTES, tr("划线"), ("Ctrl+H",), "highlight"),
    Command("underline", NOTES, tr("下划线"), ("Ctrl+U",), "underline"),
    Command("note", NOTES, tr("写批注"), ("Ctrl+M",), "note"),
    Command("report", NOTES, tr("这段有误…"), icon="edit"),
    Command("mark_bar", NOTES, tr("划线和批注的工具条"), ("Alt+Return",), "edit"),
    Command("bookmark", NOTES, tr("添加或取消书签"), ("Ctrl+D",), "bookmark", separated=True),
    Command("tick", NOTES, tr("勾选清单条目"), ("Ctrl+T",)),
    Command("next_annotation", NOTES, tr("下一条批注"), ("Ctrl+]",), "arrow-down", separated=True),
    Command("previous_annotation", NOTES, tr("上一条批注"), ("Ctrl+[",), "arrow-up"),
    Command("all_notes", NOTES, tr("全部批注"), ("Ctrl+Shift+N",), "notes", separated=True),
    Command("places", NOTES, tr("核对批注位置"), ("Ctrl+Shift+P",), checkable=True),
    Command("review", NOTES, tr("每日回顾"), ("Ctrl+Shift+Y",), "review", checkable=True),
    Command("export_notes", NOTES, tr("导出笔记…"), ("Ctrl+Shift+E",), separated=True),
    Command("import_notes", NOTES, tr("导入笔记…")),
    Command("export_feedback", NOTES, tr("导出反馈…")),
    Command("tags", NOTES, tr("管理标签…"), icon="tag"),
    Command("bin", NOTES, tr("回收站…"), icon="delete"),
    Command("shortcuts", HELP, tr("快捷键"), ("F1",), "help"),
    Command("search_help", HELP, tr("搜索语法"), ("Shift+F1",), "help"),
    Command("pin_protection", HELP, tr("PIN 能防住什么，防不住什么")),
    Command("tour", HELP, tr("一分钟导览")),
    Command("about", HELP, tr("关于行知")),
)

# What acts on the text of an article, and only while it is to be seen.
IN_THE_TEXT = (
    *("copy", "copy_cited", "search_selection", "highlight", "underline", "note", "mark_bar", "report", "bookmark"),
    *("tick", "zoom_in", "zoom_out", "zoom_reset", "focus_mode", "mark_read"),
)

# On the tool bar, in groups: those at its left end, those at its right end.
LEFT_TOOLS = (("home", "back", "forward"), ("undo", "redo"), ("highlight", "underline", "note", "bookmark"))
RIGHT_TOOLS = (("zoom_out", "zoom_in"), ("dark", "library_pane", "outline", "notes_pane"))
# Left out of a bar that is too narrow (at scale 2 a 1366×768 screen has 683 logical pixels), the first ones first.
DISPENSABLE_TOOLS = (("zoom_out", "zoom_in"), ("undo", "redo"), ("dark",), ("underline",))

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}


def readable(keys: str) -> str:
    """Keys as a person reads them: ``Alt+Left`` as ``Alt+←``."""
    return "+".join(_ARROWS.get(key, key) for key in keys.split("+"))


def shortcut(name: str) -> str:
    """The first shortcut of the command ``name``, as a person reads it. Raises KeyError for one without a shortcut."""
    return _SHORTCUTS[name]


_SHORTCUTS = {command.name: readable(command.keys[0]) for command in COMMANDS if command.keys}
UNDOABLE = tr("，可用 {undo} 撤销").format(undo=shortcut("undo"))  # behind what was done


class Commands:
    """The actions of one window; ``commands["back"]`` is a QAction, ``themes["paper"]`` chooses a theme."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.words, window)
            action.setObjectName(f"action_{command.name}")
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setCheckable(command.checkable)
            action.setAutoRepeat(command.name != "quit")  # held down, it would be asked for a second time
            keys = tr("（{shortcut}）").format(shortcut=shortcut(command.name)) if command.keys else ""
            action.setToolTip(command.words + keys)
            window.addAction(action)
            self._actions[command.name] = action
        self.themes = self._theme_actions()

    def _theme_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        actions: dict[str, QAction] = {}
        for theme in THEMES.values():
            action = actions[theme.name] = group.addAction(theme.label)
            action.setObjectName(f"theme_{theme.name}")
            action.setCheckable(True)
        return actions

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[tuple[str, QAction]]:
        """Every action with its name."""
        return iter(self._actions.items())

    def fill(self, bar: QMenuBar) -> None:
        """Put all actions into the menus."""
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = bar.addMenu(command.menu)
            if command.separated:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._actions[command.name])
        menus[VIEW].addMenu(tr("主题", "theme")).addActions([*self.themes.values()])

    def tool_bar(self, box: QWidget) -> QToolBar:
        """The actions one clicks most, with the search box in the middle."""
        bar = FittingToolBar(tr("工具栏"))
        bar.setObjectName("tools")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._add_groups(bar, LEFT_TOOLS)
        for widget in (_space(), box, _space()):
            bar.addWidget(widget)
        self._add_groups(bar, RIGHT_TOOLS)
        bar.set_dispensable([self._with_separator(bar, names) for names in DISPENSABLE_TOOLS])
        return bar

    def _add_groups(self, bar: QToolBar, groups: tuple[tuple[str, ...], ...]) -> None:
        for number, names in enumerate(groups):
            if number:
                bar.addSeparator()
            bar.addActions([self._actions[name] for name in names])

    def _with_separator(self, bar: QToolBar, names: tuple[str, ...]) -> tuple[QAction, ...]:
        """Tools, and the separator behind them where nothing else of their group is left."""
        tools = tuple(self._actions[name] for name in names)
        known = bar.actions()
        behind = known[known.index(tools[-1]) + 1]
        return (*tools, behind) if behind.isSeparator() else tools

    def show_own(self, own: bool) -> None:
        """Whether the open article is one's own document, which can be changed, or one that can be copied."""
        for name in ("edit_document", "open_original", "delete_document"):
            self._actions[name].setEnabled(own)
        self._actions["copy_document"].setEnabled(not own)

    def set_text_shown(self, shown: bool) -> None:
        """What acts on the text of an article acts only while that is to be seen."""
        for name in IN_THE_TEXT:
            self._actions[name].setEnabled(shown)

    def show_ways(self, back: bool, forward: bool) -> None:
        """Whether one can go back, and forward."""
        self._actions["back"].setEnabled(back)
        self._actions["forward"].setEnabled(forward)

    def set_theme(self, theme: Theme) -> None:
        """Redraw the icons in the theme's colours, and tell which theme it is."""
        self.themes[theme.name].setChecked(True)  # of 跟随系统 the one that is applied
        self._actions["dark"].setChecked(theme.dark)
        for command in COMMANDS:
            if command.icon:
                self._actions[command.name].setIcon(icon(command.icon, theme.text))


def _space() -> QWidget:
    """Room that a tool bar has to spare."""
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return space
