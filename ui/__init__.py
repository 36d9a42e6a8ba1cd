"""The window: widgets and wiring, no SQL, no text analysis.

A pane emits what a person wants and can be built from hand-made values; ``main_window`` connects the panes with each
other and with ``kb.workspace``. Nothing here blocks: work that takes time runs on a lane of ``tasks``.
"""
