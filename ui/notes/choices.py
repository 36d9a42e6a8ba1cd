"""What annotations are told apart by: the words for it, and the small buttons of colours and styles."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from kb.labels import COLOR_LABELS, HAS_NOTE_LABELS, PERIOD_LABELS, PLACEMENT_LABELS
from kb.model import FilterValue, NoteFacet
from ui.widgets.named import named

_VALUE_LABELS: dict[NoteFacet, dict[str, str]] = {
    NoteFacet.COLOR: COLOR_LABELS,
    NoteFacet.STATE: {str(value): label for value, label in PLACEMENT_LABELS.items()},
    NoteFacet.PERIOD: {str(value): label for value, label in PERIOD_LABELS.items()},
    NoteFacet.NOTE: {str(value): label for value, label in HAS_NOTE_LABELS.items()},
}


def value_words(choice: FilterValue) -> str:
    """What a value is called; a tag, a role or an id is its own word."""
    if choice.facet is NoteFacet.TAG:
        return f"#{choice.value}"
    return _VALUE_LABELS.get(choice.facet, {}).get(choice.value, choice.value)


def chooser(name: str, words: str, size: int = 18, *, stays: bool = True) -> QToolButton:
    """A button with an icon of ``size`` pixels that stays down, or does not."""
    button = named(QToolButton(), name, words)
    button.setToolTip(words)
    button.setCheckable(stays)
    button.setIconSize(QSize(size, size))
    return button


def chip(name: str, words: str, *, stays: bool = False) -> QToolButton:
    """A rounded button with words."""
    button = named(QToolButton(), name)
    button.setText(words)
    button.setCheckable(stays)
    button.setProperty("kind", "chip")
    return button
