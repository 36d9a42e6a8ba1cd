"""Where the program's own files are: ``resources/`` (words, icons, themes) and ``content/`` (the built-in pack).

Nothing else in the program computes such a path, so that a clone, an installed wheel and a bundle differ in one place.
In a clone and in a bundle both folders lie beside ``kb/``; a wheel carries them in ``kb/_program/``.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_program"
_PROGRAM = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent
CONTENT = _PROGRAM / "content"
RESOURCES = _PROGRAM / "resources"
THEME_FOLDER = "themes"


def program_folder() -> Path | None:
    """The folder that holds the program and can be carried about, a clone or a bundle; None for an installed wheel."""
    return None if _IN_WHEEL.is_dir() else _PACKAGE.parent


def resource(*names: str) -> Path:
    """The path of a file or folder below ``resources/``, whether or not it exists."""
    return RESOURCES.joinpath(*names)


def theme_names() -> frozenset[str]:
    """The names of all themes: of the TOML files in ``resources/themes``."""
    return frozenset(path.stem for path in resource(THEME_FOLDER).glob("*.toml"))
