"""Where the program's own files are: ``resources/`` (words, icons, themes) and ``content/`` (the built-in pack).

Nothing else in the program computes such a path, so that a clone, an installed wheel and a bundle differ in one place.
"""

from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[1]
CONTENT = _PROGRAM / "content"
RESOURCES = _PROGRAM / "resources"
THEME_FOLDER = "themes"


def resource(*names: str) -> Path:
    """The path of a file or folder below ``resources/``, whether or not it exists."""
    return RESOURCES.joinpath(*names)


def theme_names() -> frozenset[str]:
    """The names of all themes: of the TOML files in ``resources/themes``."""
    return frozenset(path.stem for path in resource(THEME_FOLDER).glob("*.toml"))
