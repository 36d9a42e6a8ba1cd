"""Words of the window in another language: ``tr`` stands around every one.

What is translated while a module is imported (a table of words) must be imported after ``use`` was called.
"""

from collections.abc import Callable

Translator = Callable[[str, str], str]


def chinese(source: str, _meaning: str) -> str:
    """The words as they are in the code."""
    return source


_translator: Translator = chinese


def tr(source: str, meaning: str = "") -> str:
    """The words in the language of the window: Chinese, as in the code, until ``use`` was called.

    ``meaning`` tells apart what is one word in Chinese and two in English: 主题, a topic or a theme.
    """
    return _translator(source, meaning)


def to_translate(source: str) -> str:
    """The words as they are; for a module that is imported before ``use``: ``tr`` is called where they are shown."""
    return source


def use(translator: Translator) -> None:
    """From now on ``tr`` gives what ``translator`` makes of the Chinese words."""
    global _translator  # noqa: PLW0603 - a process speaks one language
    _translator = translator


def translator() -> Translator:
    """What ``tr`` asks, for another process to speak the same language; ``chinese`` where nothing is translated."""
    return _translator
