"""Controllers: between the panes and the workspace. Each serves one subject.

``search_controller`` and ``suggestion_controller`` answer the search box, ``notes_controller`` reads and writes notes,
all three on worker threads. ``results_controller`` shows what the search box asks for, ``notes_presenter`` what the
notes say, ``library_controller`` which articles there are and ``home_controller`` what the home page lists.
``navigation_controller`` opens articles and finds the way back, ``annotation_controller`` marks the open one,
``draft_controller`` keeps words that are being typed, ``reanchor_controller`` and ``review_controller`` own the pages
核对位置 and 每日回顾. ``notes_dialogs`` shows the dialogs over all notes, ``status_indicators`` tells what waits,
``effect_controller`` tells what is in force on a day, ``settings_controller`` keeps the settings and
``appearance_controller`` applies theme and sizes.
"""
