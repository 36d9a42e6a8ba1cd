"""Checklists as files: ``formats`` lists them, ``markdown`` and ``csv_format`` write them, in the words of ``wording``."""
