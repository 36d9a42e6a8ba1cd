"""The library: every article by role and by topic, the bookmarks, the saved searches, and what was read last.

``tree`` says what stands where (values), ``model`` gives it to Qt, ``tree_view`` shows it and ``delegate`` paints a row
of it. ``pane`` is the widget.
"""
