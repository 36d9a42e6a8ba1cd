"""The window: widgets and wiring, no SQL, no text analysis.

A pane emits what a person wants and can be built from hand-made values; ``main_window`` connects the panes with each
other and with ``kb.workspace``. Nothing here blocks: work that takes time runs on a lane of ``tasks``.

Between the panes and the workspace stand ``finder`` (searches), ``prompter`` (suggests), ``notebook`` (the notes, off
the GUI thread), ``desk`` (what lies in the middle), ``journey`` (opens articles and finds the way back), ``pen`` (marks
the open one), ``archive`` (dialogs over all notes) and ``reminders`` (what waits for a person).
"""
