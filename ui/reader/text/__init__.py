"""The text of an article on the screen; it knows positions of Qt and pixels, no annotations.

An ``Article`` becomes a ``QTextDocument`` (``document``) whose plain text is the canonical text, in the sizes of
``typography``; ``geometry`` says where its text stands. ``scrolled_text`` shows it and keeps its place, also while
``relayout`` gives a long one another width. ``view`` listens to mouse and keys, and ``words`` knows where words end.
"""
