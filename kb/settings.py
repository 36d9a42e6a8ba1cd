"""Settings: one declared table of checked values, kept in one JSON file that is saved whole or not at all.

Each setting is declared once in ``Settings``: its name, type and default, its label, the page of the settings dialog it
stands on, and what it may be. Loading, saving, checking and the dialog read that table (``SETTINGS``).
"""

import dataclasses
import json
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kb.encryption.data_key import DataKey
from kb.encryption.records import read_record, write_record
from kb.errors import SettingsError, UnreadableFile
from kb.file_lock import locked
from kb.files import read_text
from kb.language import CHINESE, LANGUAGES
from kb.resources import theme_names
from kb.translation import tr

ZOOM_RANGE, ZOOM_STEP = range(70, 201), 10  # percent
FONT_SIZES = range(8, 19)  # points, of everything but the text of articles
LINE_HEIGHTS = range(140, 231, 10)  # percent of the size of the letters
COLUMNS = range(28, 61, 2)  # characters in the longest line
LONGEST_NAME = 40  # code points
FOLLOW_SYSTEM = "system"  # in the place of a theme: light or dark as the system is
_DECLARED = "setting"


class _Names:
    """What a person may be called: one line of a length that a table can show."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and len(value) <= LONGEST_NAME and len(value.splitlines()) <= 1


NAMES = _Names()


class SettingsPage(StrEnum):
    """Where a setting is changed. HIDDEN ones are remembered by the window itself: sizes, what was open."""

    APPEARANCE = tr("外观")
    NOTES = tr("批注与回顾")
    START = tr("起始页")
    CONTENT = tr("内容更新")
    HIDDEN = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting; ``allowed`` None allows every value of the default's type."""

    name: str
    default: Any
    label: str
    page: SettingsPage
    allowed: Container[Any] | None


def _setting(default: Any, label: str = "", page: SettingsPage = SettingsPage.HIDDEN, allowed: Any = None) -> Any:  # noqa: ANN401
    """A field of ``Settings`` with its declaration."""
    return dataclasses.field(default=default, metadata={_DECLARED: (label, page, allowed)})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose, and what the window remembers.

    ``geometry`` and ``splitter`` are Qt's own states in base64; ``expanded`` holds the open nodes of the library tree,
    ``notes_list`` what the list of annotations was narrowed to and sorted by, ``tabs`` the articles in 页签,
    ``import_folder`` where files to import were looked for last; ``review`` says whether the window tells at start that
    something is due in the daily review: so from its first use on.
    """

    theme: str = _setting("light", tr("主题", "theme"), SettingsPage.APPEARANCE, (*theme_names(), FOLLOW_SYSTEM))
    language: str = _setting(CHINESE, tr("语言 Language（下次启动起）"), SettingsPage.APPEARANCE, LANGUAGES)
    font_size: int = _setting(10, tr("界面文字大小（磅）"), SettingsPage.APPEARANCE, FONT_SIZES)
    zoom: int = _setting(100, tr("正文大小（%）"), SettingsPage.APPEARANCE, ZOOM_RANGE)
    font: str = _setting("", tr("正文字体"), SettingsPage.APPEARANCE)
    line_height: int = _setting(170, tr("正文行距（字号的 %）"), SettingsPage.APPEARANCE, LINE_HEIGHTS)
    column: int = _setting(38, tr("正文宽度（每行最多几个字）"), SettingsPage.APPEARANCE, COLUMNS)
    indented: bool = _setting(False, tr("正文每段开头空两格"), SettingsPage.APPEARANCE)
    idle_minutes: int = _setting(5, tr("用了 PIN 时，几分钟不用就锁定"), SettingsPage.NOTES, range(1, 61))
    review: bool = _setting(False, tr("启动时提示今日回顾"), SettingsPage.NOTES)
    quiz: bool = _setting(False, tr("回顾里加入题库"), SettingsPage.NOTES)
    post: str = _setting("", tr("我的岗位"), SettingsPage.START)
    person: str = _setting("", tr("我的姓名（勾清单时记下）"), SettingsPage.START, NAMES)
    volumes: bool = _setting(True, tr("插上 U 盘时，看看有没有新的内容包"), SettingsPage.CONTENT)
    failed_searches: bool = _setting(
        False, tr("记下没找到、或看了没打开的搜索，可随反馈带给编写部门"), SettingsPage.CONTENT
    )
    outline: bool = _setting(True)
    library: bool = _setting(True)
    notes: bool = _setting(True)
    geometry: str = _setting("")
    splitter: str = _setting("")
    expanded: tuple[str, ...] = _setting(("roles",))
    notes_list: tuple[str, ...] = _setting(())
    import_folder: str = _setting("")
    tabs: tuple[str, ...] = _setting(())

    def __post_init__(self) -> None:
        """Raise SettingsError for a value that is not allowed."""
        for setting in SETTINGS:
            value = getattr(self, setting.name)
            if setting.allowed is not None and value not in setting.allowed:
                raise SettingsError(f"{setting.name}: {value}")

    @classmethod
    def load(cls, path: Path, key: DataKey | None = None) -> "Settings":
        """The settings in ``path``, encrypted by ``key`` if there is one.

        A missing or damaged file, or a value that is not allowed, gives the default.
        """
        return cls._stored(path, key) or cls()

    @classmethod
    def _stored(cls, path: Path, key: DataKey | None) -> "Settings | None":
        """None for a missing or damaged file."""
        try:
            stored = json.loads(read_text(path).text if key is None else read_record(path, key))
        except (OSError, UnreadableFile, ValueError, RecursionError):
            return None
        if not isinstance(stored, dict):
            return None
        out = cls()
        for setting in SETTINGS:
            value: Any = stored.get(setting.name)
            if isinstance(setting.default, tuple) and isinstance(value, list):
                value = tuple(map(str, value))
            if type(value) is type(setting.default):
                try:
                    out = dataclasses.replace(out, **{setting.name: value})
                except SettingsError:
                    continue
        return out

    def save(self, path: Path, key: DataKey | None = None, since: "Settings | None" = None) -> "Settings":
        """Store these; with ``since`` only those that differ from it, the others stay as they are in the file.

        All are stored where the file is missing or damaged. The settings themselves. Raises OSError.
        """
        values = dataclasses.asdict(self)
        with locked(path):
            stored = None if since is None else Settings._stored(path, key)
            if since is not None and stored is not None:
                known = dataclasses.asdict(since)
                changed = {name: value for name, value in values.items() if value != known[name]}
                values = dataclasses.asdict(stored) | changed
            write_record(path, json.dumps(values, ensure_ascii=False, indent=1), key)
        return self


SETTINGS = tuple(
    Setting(field.name, field.default, *field.metadata[_DECLARED]) for field in dataclasses.fields(Settings)
)
