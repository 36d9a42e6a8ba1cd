"""Controllers: between the panes and the workspace. Each serves one subject.

``search_controller`` and ``suggestion_controller`` answer the search box, ``notes_controller`` reads and writes notes,
all three on worker threads. ``results_controller`` shows what the search box asks for, ``notes_presenter`` what the
notes say, ``library_controller`` which articles there are. ``navigation_controller`` opens articles and finds the way
back, ``annotation_controller`` marks the open one, ``draft_controller`` keeps what is typed until it is stored,
``reanchor_controller`` and ``review_controller`` own the pages 核对位置 and 每日回顾, ``home_controller`` feeds the
home page, ``settings_controller`` and ``appearance_controller`` hold what a person chose. ``notes_dialogs`` shows the
dialogs over all notes, ``status_indicators`` tells what waits.
"""
