"""Checklists as files: ``formats`` lists them, ``markdown`` and ``csv_format`` write, ``wording`` has the words."""
