"""Controllers: between the panes and the workspace. Each serves one subject; none knows another.

``search_controller`` and ``suggestion_controller`` answer the search box, ``notes_controller`` reads and writes notes,
all three on worker threads. ``navigation_controller`` opens articles and finds the way back, ``annotation_controller``
marks the open one, ``notes_dialogs`` shows the dialogs over all notes, ``status_indicators`` tells what waits.
"""
