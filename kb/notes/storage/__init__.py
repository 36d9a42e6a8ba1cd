"""The notes file and its schema; other packages of ``kb.notes`` query it through the connection that this one opens.

``database`` opens the file and holds its connections and transactions, ``errors`` translates SQLite's errors,
``migrations`` is the schema's history, ``rows`` converts between rows and values, ``row_checks`` tells damaged rows,
``queries`` reads rows, ``undo_log`` applies row changes and records them so that they can be undone, ``backup_files``
copies the file and thins the copies, ``page_images`` reads a file and its log as bytes where SQLite may not open it.
"""
