"""A list of rows in columns, as the dialogs over many things show them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget


def table(labels: Sequence[str], *, stretched: int = 0, widths: Sequence[int] | None = None) -> QTreeWidget:
    """A list without branches, one line a row.

    The column ``stretched`` takes the room that there is; the others have their ``widths`` (pixels, one a column) or,
    without, what their words need.
    """
    view = QTreeWidget()
    view.setHeaderLabels(labels)
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    header = view.header()
    header.setStretchLastSection(False)
    if widths is None:
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    for column, width in enumerate(widths or ()):
        view.setColumnWidth(column, width)
    return view
