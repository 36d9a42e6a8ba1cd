"""Export: what a person found, compared or noted, as files for other programs.

``markdown`` and ``tables`` (CSV) turn what was found or compared into text, ``wording`` holds the words they share,
``formats`` lists what there is to choose from, ``names`` makes file names. ``notes`` is the same for a person's notes,
and reads them back.
"""
