"""Windows that ask or tell one thing.

``export_notes`` and ``import_notes`` are notes going out and coming in, ``saving`` asks where any export shall go.
``bin`` is the recycle bin, ``restore`` lists the backups, ``damaged`` asks what shall replace damaged notes.
``checklist_history`` lists what was ticked of a list, ``sign_off`` asks a mentor's signature under it.
``as_of`` asks for the day for which is shown what is in force, ``review_dates`` lists what is to be looked at again.
``failure`` tells what went wrong, ``shortcuts`` lists the keys, ``about`` the version and where everything is kept.
"""
