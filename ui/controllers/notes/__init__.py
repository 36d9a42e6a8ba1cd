"""The notes off the GUI thread, and what is told of them.

``notes_lanes`` is where the work is done: what is stored in order, what is asked beside it. On it stand
``notes_controller``, the operations on annotations and bookmarks, and its parts (each a ``notes_part``):
``notes_backups``, ``notes_transfer`` (out to files, in from them) and ``review_schedule``, what is due in the daily
review.

``notes_presenter`` tells every pane what has changed and ``notes_dialogs`` shows the dialogs over all notes.
``annotation_controller`` marks the open article, ``draft_controller`` keeps words that are being typed.
"""
