"""The language of the window, in a file of its own: it counts before anybody's settings can be read.

Those may be encrypted, and the question whose they are is asked in that language, too.
"""

from pathlib import Path

from kb.files import atomic_write

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = {CHINESE: "简体中文", ENGLISH: "English"}  # each in its own words


def chosen_language(file: Path) -> str:
    """What was stored; Chinese where nothing was, or nothing that is known."""
    try:
        stored = file.read_text("utf-8").strip()
    except (OSError, ValueError):
        return CHINESE
    return stored if stored in LANGUAGES else CHINESE


def store_language(file: Path, language: str) -> None:
    """Choose the language of the next start. Raises OSError."""
    if chosen_language(file) != language:
        atomic_write(file, language)
