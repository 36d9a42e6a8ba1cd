"""Controllers: between the panes and the workspace. Each serves one subject.

What works off the GUI thread, and what shows what it found: ``notes`` and ``search``. On them stand ``reading`` (the
open article and the way to it) and ``library`` (what there is to read, and how it comes and goes).

Some stand on several of these. ``reanchor_controller`` and ``review_controller`` own the pages 核对位置 and 每日回顾,
``home_controller`` says what the home page lists, ``palette_controller`` what Ctrl+P leads to, ``print_controller``
shows the dialog that prints what ``print_scopes`` finds.

The window itself: ``settings_controller`` keeps the settings and ``appearance_controller`` applies theme and sizes,
``closing_controller`` lets it close once all is stored, ``profile_controller`` locks notes behind a PIN,
``status_indicators`` tells at the foot what waits.
"""
