"""Searching and filtering one's own notes; no SQLite.

``note_query`` parses what was typed, ``note_search`` answers it from the search box, ``note_filter`` narrows and sorts
the list of all annotations.
"""
