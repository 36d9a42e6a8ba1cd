"""The reader: one article as a document, the marks on it, and what a person can do with a selection.

An ``Article`` becomes a ``QTextDocument`` (``document``) whose plain text is the canonical text; ``geometry`` says
where its text stands, ``decoration`` and ``marks`` paint behind it, ``page`` holds all that lies on one open article
and is where Qt's UTF-16 positions and our spans of code points meet, ``view`` scrolls and listens, ``gestures`` says
what a click means, ``pane`` composes everything.
"""
