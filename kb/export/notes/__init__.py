"""A person's notes on their way out into files, and back in.

``exported`` joins a note with what its article says about it, ``sheet`` puts such notes in order and groups,
``formats`` lists the formats there are to choose from; each has a module of its own (``markdown``, ``table``, ``word``,
``anki``, ``own_json``, ``webannotation``). ``reading`` reads the last two back into a bundle; ``fields`` checks what
stands in foreign JSON, ``link`` is the address of a place in an article, ``wording`` what the formats for people share.
"""
