"""Export: what a person found or compared, as text for other programs.

``markdown`` and ``tables`` (CSV) turn values into text, ``wording`` holds the words they share, ``formats`` lists what
there is to choose from, ``files`` writes a text whole or not at all.
"""
