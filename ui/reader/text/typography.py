"""The sizes of the reader's text, all from one: the body's size at the present zoom."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

from ui.theme import CHINESE_FAMILIES

BODY_PIXELS = 16
SMALLEST_PIXELS = 11
MIN_ZOOM, MAX_ZOOM = 70, 200
CELL_EMS = 0.2  # so much lower are the lines of a table and of code
_CODE_FAMILIES = ("Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", "Liberation Mono")
_HEADING_SCALES = (1.65, 1.35, 1.16, 1.06, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Typography:
    """Sizes in pixels at ``zoom`` percent; with ``indented`` a paragraph begins two ems further in.

    A line is ``line_height`` percent of an em high: what a font calls its line height differs by a third between
    Chinese fonts. ``columns`` is the longest line in ems, ``family`` a font to be preferred.
    """

    zoom: int = 100
    indented: bool = False
    line_height: int = 170
    columns: int = 38
    family: str = ""

    @property
    def body(self) -> int:
        """The size of the body text: one em."""
        return max(SMALLEST_PIXELS, round(BODY_PIXELS * self.zoom / 100))

    @property
    def column(self) -> int:
        """The widest a line of text may be."""
        return self.columns * self.body

    @property
    def line(self) -> int:
        """The height of a line of the body."""
        return self.em(self.line_height / 100)

    @property
    def cell_line(self) -> int:
        """The height of a line in a table or in code."""
        return self.em(self.line_height / 100 - CELL_EMS)

    def em(self, count: float) -> int:
        """``count`` ems."""
        return round(count * self.body)

    def heading(self, level: int) -> int:
        """The size of a heading of ``level`` 1–6."""
        return round(self.body * _HEADING_SCALES[min(max(level, 1), 6) - 1])

    def font(self) -> QFont:
        """The body's font."""
        font = QFont()
        chosen = [self.family] if self.family else []
        font.setFamilies([*chosen, *CHINESE_FAMILIES, QFont().family()])
        font.setPixelSize(self.body)
        return font

    def code_families(self) -> list[str]:
        """Monospaced families, with Chinese ones behind them for what they lack."""
        return [*_CODE_FAMILIES, *CHINESE_FAMILIES]
