"""A bank's own documents become articles: one reader a format, one way from what they read to Markdown.

A reader turns a file into ``Part`` values (``document``) and says what it left out. ``cleaning`` proposes edits of
scraped text, ``structure`` makes headings of 章节条款, ``metadata`` proposes title, 文号 and dates, ``markdown_writer``
writes the article. ``importer`` is the door: ``preview`` and ``store``. Every reader loads its library when it is first
used.
"""
