"""The notes file: the only package that knows SQLite.

``database`` opens the file and holds its connection and transactions, ``errors`` translates SQLite's errors,
``migrations`` is the schema's history, ``rows`` converts between rows and values, ``queries`` reads rows, ``undo_log``
applies row changes and records them so that they can be undone, ``backup_files`` copies the file and thins the copies.
"""
