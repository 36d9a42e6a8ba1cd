"""The reader: one article as a document, the marks on it, and what a person can do with a selection.

An ``Article`` becomes a ``QTextDocument`` (``document``) whose plain text is the canonical text; ``geometry`` says
where its text stands, ``block_painter`` and ``annotation_painter`` paint behind it, ``article_overlay`` holds all that
lies on one open article and is where Qt's UTF-16 positions and our spans of code points meet, ``view`` scrolls and
listens, ``words`` says what a double click selects, ``interactions`` what a click means, ``found_marks`` goes through
the marks of a search, ``selection_actions`` does what is asked of a selection, ``pane`` composes everything.
"""
