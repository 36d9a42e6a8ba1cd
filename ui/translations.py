"""The words of the window in English, from Qt's translation file in ``resources/translations``."""

from functools import cache

from PySide6.QtCore import QTranslator

from kb.language import ENGLISH
from kb.resources import resource
from kb.translation import use


def speak(language: str) -> None:
    """From now on all words are in that language; called before a module with words is imported."""
    if language == ENGLISH:
        use(english)


def english(source: str, meaning: str) -> str:
    """The English for Chinese words; these themselves where there is none."""
    return _translator().translate("", source, meaning) or source


@cache
def _translator() -> QTranslator:
    translator = QTranslator()
    translator.load(str(resource("translations", "xingzhi_en.qm")))
    return translator
