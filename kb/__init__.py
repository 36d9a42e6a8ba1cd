"""Knowledge: everything 行知 does, without Qt.

``Workspace`` opens the packs, the index and the notes and is the only door for the window and for scripts. Below it,
``content`` turns Markdown into articles with one canonical text, ``search`` is the only place that knows Whoosh,
``notes`` the only one that knows SQLite, and ``text`` holds the pure functions both stand on.
All offsets are Unicode code points into an article's canonical text.
"""

__version__ = "0.1.0"
