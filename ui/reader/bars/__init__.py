"""Bars of the reader: above the text, or floating beside what they are about.

``floating_bar`` is what the two floating ones share: ``selection_bar`` beside selected words, ``mark_bar`` beside a
mark. ``find_bar`` and ``reanchor_bar`` stand above the text while something is looked for or a
place is chosen, ``leave_bar`` while nothing else is shown. ``table_head`` lies on the rows of a table whose head is out
of sight.
"""
