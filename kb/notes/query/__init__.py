"""Searching and filtering one's own notes; no SQLite.

``note_query`` parses what was typed and ``note_matcher`` says whether an annotation answers it, for both doors alike:
``note_search`` answers the search box, ``note_filter`` narrows and sorts the list of all annotations.
"""
