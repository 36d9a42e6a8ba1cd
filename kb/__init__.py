"""Knowledge: everything 行知 does, without Qt. All offsets are Unicode code points into an article's canonical text.

``workspace`` is the door for the window and for scripts: it opens the packs, the index and the notes. The few other
modules that the window imports are listed in ``tests/test_architecture.py``, each with its reason. Below the door,
``content`` turns Markdown into articles with one canonical text, ``search`` is the only package that knows Whoosh,
``notes`` the only one that knows SQLite (``updates`` keeps a small file of its own: what was last seen of each
article), ``checklists`` joins what is ticked with the lists of the articles, ``combined_search`` asks both at once,
``pack_installer`` tells what a pack would do and installs it, ``exchange`` writes files for other programs and
reads them, and ``text`` holds the pure functions they stand on. ``model`` has the values all of them pass, ``errors``
the failures that are expected, ``labels`` and ``time_labels`` the words for values and times, and ``translation`` puts
all words of the window into its ``language``.

``cli`` is the command line and ``doctor`` what it checks of a ``machine`` and a data folder. ``paths`` says where a
person's files are and ``resources`` where the program's own are. Small files beside the notes: ``settings``,
``search_history`` and the ``records`` of reading; ``profiles`` are people with a PIN, whose files ``encryption``
encrypts. ``exported_files`` writes what goes out, ``record_file`` reads and changes small files, ``files`` writes them
whole or not at all, ``file_lock`` lets one process do it at a time.
"""

__version__ = "0.1.0"
