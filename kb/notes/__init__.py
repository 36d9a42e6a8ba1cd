"""Notes: the only place that knows SQLite.

``database`` opens the file and turns its failures into ours, ``migrations`` is its history, ``rows`` converts between
rows and values, ``history`` is the undo log, ``anchor`` says how an annotation finds its place, ``placing`` finds it in
the present articles, ``asking`` reads a query and ``finding`` answers it, ``listing`` holds all annotations ready to be
narrowed and sorted, ``reviewing`` brings annotations back on a schedule, and ``Notes`` in ``store`` is the door.
"""
