"""Controllers: between the panes and the workspace. Each serves one subject.

``search_controller`` and ``suggestion_controller`` answer the search box, ``notes_controller`` reads and writes notes
on its ``notes_lanes``, all three on worker threads. ``results_controller`` shows what the search box
asks for, ``notes_presenter`` what the notes say, ``library_controller`` which articles there are and
``home_controller`` what the home page lists.
``navigation_controller`` opens articles and finds the way back, ``tabs_controller`` keeps several open,
``annotation_controller`` marks the open one, ``progress_controller`` notices how far it was read,
``palette_controller`` says what Ctrl+P leads to, ``draft_controller`` keeps words that are being typed,
``reanchor_controller`` and ``review_controller`` own the pages 核对位置 and 每日回顾, ``checklist_controller`` serves
lists that are ticked, ``updates_controller`` 有什么新内容. ``import_controller`` brings files into 我的文档 and
``document_controller`` edits, copies and deletes what is there. ``packs_controller`` installs content packs and notices
new ones, ``feedback_controller`` keeps what the editors are to be told. ``notes_dialogs`` shows the dialogs over all
notes, ``print_controller`` the one that prints what ``print_scopes`` finds, ``status_indicators`` tells what waits,
``effect_controller`` what is in force on a day, ``profile_controller`` locks notes behind a PIN,
``settings_controller`` keeps the settings, ``closing_controller`` lets the window close once all is stored, and
``appearance_controller`` applies theme and sizes.
"""
