"""Notes: the only place that knows SQLite.

``database`` opens the file and turns its failures into ours, ``migrations`` is its history, ``anchor`` says how an
annotation finds its place, ``rows`` converts between rows and values, ``history`` is the undo log, and ``Notes`` in
``store`` is the door.
"""
