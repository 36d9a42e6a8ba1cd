"""Settings: a few checked values in one JSON file, saved whole or not at all."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import SettingsError
from kb.files import atomic_write

THEMES = ("light", "dark")
ZOOM_RANGE = range(70, 201)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose.

    ``zoom`` is in percent; ``geometry`` and ``splitter`` are Qt's own states in base64; ``expanded`` holds the open
    nodes of the library tree, ``notes_list`` what the list of annotations was narrowed to and sorted by; ``review``
    says whether the window tells at start that something is due in the daily review: so from its first use on.
    """

    theme: str = "light"
    zoom: int = 100
    geometry: str = ""
    splitter: str = ""
    outline: bool = True
    library: bool = True
    notes: bool = True
    review: bool = False
    expanded: tuple[str, ...] = ("roles",)
    notes_list: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise SettingsError for a value out of range."""
        if self.theme not in THEMES:
            raise SettingsError(f"theme: {self.theme}")
        if self.zoom not in ZOOM_RANGE:
            raise SettingsError(f"zoom: {self.zoom}")

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """The settings in ``path``; a missing or damaged file, or a value that is not allowed, gives the default."""
        try:
            stored = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        out = cls()
        value: Any
        for field in dataclasses.fields(cls):
            value = stored.get(field.name)
            if isinstance(getattr(out, field.name), tuple) and isinstance(value, list):
                value = tuple(map(str, value))
            if type(value) is type(getattr(out, field.name)):
                try:
                    out = dataclasses.replace(out, **{field.name: value})
                except SettingsError:
                    continue
        return out

    def save(self, path: Path) -> None:
        """Replace the file by these. Raises OSError."""
        atomic_write(path, json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1))
