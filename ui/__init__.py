"""The window: widgets and wiring; no SQL, no text analysis.

A pane emits signals and can be built from hand-made values; ``main_window`` connects the panes, and the
``controllers`` ask ``kb.workspace``. Whatever takes time runs on a ``workers.Worker`` and answers on the GUI thread.
``center_stack`` holds the pages of the middle (``center_page``): home, results, reader, search by role, comparison,
re-anchoring, review. ``window_layout`` places the panes, ``window_state`` fits the window to its screen.
"""
