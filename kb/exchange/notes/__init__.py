"""A person's notes as files, and back.

``exported`` joins a note with its article's title and place, ``sheet`` groups and orders such notes, ``formats`` lists
the formats. Each format has a module: ``markdown``, ``csv_format``, ``word``, ``anki``, ``native_json`` and
``webannotation`` (W3C JSON-LD); ``wording`` is what those for people share. ``reading`` reads the last two back into a
``NotesBundle``, the W3C one with ``webannotation_reading``; ``fields`` checks values of foreign JSON, ``html_text``
takes the words out of HTML, ``records`` holds what both JSON formats share, ``link`` is the address of a place in an
article.
"""
