"""The library: every article by role and by topic, the bookmarks, the saved searches, and what was read last.

``tree`` says what stands where (values), ``model`` gives it to Qt, ``delegate`` paints a row, ``pane`` is the
widget.
"""
