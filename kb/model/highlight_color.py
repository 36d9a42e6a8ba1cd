"""The colours of annotations, one record each. A new colour is added here and nowhere else."""

from dataclasses import dataclass

from kb.translation import to_translate


@dataclass(frozen=True, slots=True)
class Tint:
    """How a colour is drawn on one kind of ground, as ``#rrggbb``.

    ``fill`` lies behind the text (contrast with it at least 4.5); ``stroke`` is for underlines, dots and margin bars.
    """

    fill: str
    stroke: str


@dataclass(frozen=True, slots=True)
class HighlightColor:
    """A colour as it is stored (``name``), called, printed (``document_fill``, ``RRGGBB``) and drawn on screens."""

    name: str
    label: str
    document_fill: str
    on_light: Tint
    on_dark: Tint


HIGHLIGHT_COLORS = (
    HighlightColor("yellow", to_translate("黄色"), "FFF1A8", Tint("#fff1a8", "#b98b00"), Tint("#5a4d14", "#e6c34a")),
    HighlightColor("green", to_translate("绿色"), "CDEEC9", Tint("#cdeec9", "#2f8f3a"), Tint("#25502b", "#6cc777")),
    HighlightColor("blue", to_translate("蓝色"), "CFE4FF", Tint("#cfe4ff", "#1f6fd0"), Tint("#1f4470", "#7ab5ff")),
    HighlightColor("pink", to_translate("粉色"), "FFD6E3", Tint("#ffd6e3", "#d0457a"), Tint("#642f45", "#f58ab0")),
    HighlightColor("purple", to_translate("紫色"), "E6D9FB", Tint("#e6d9fb", "#7b4fc9"), Tint("#46346b", "#b79af0")),
)
COLORS = tuple(color.name for color in HIGHLIGHT_COLORS)
DEFAULT_COLOR = COLORS[0]
_BY_NAME = {color.name: color for color in HIGHLIGHT_COLORS}


def highlight_color(name: str) -> HighlightColor:
    """The colour that is stored under ``name``. Raises KeyError: an unknown one is never drawn as another."""
    return _BY_NAME[name]
