"""Pure functions on text; no files, no articles.

Folding, which makes variants of a text equal for the search: ``normalize``, with ``signs`` (which punctuation means
something), ``numbers`` (one value for every way to write a number) and ``pinyin`` (how characters sound). ``query``
parses what was typed, ``segment`` cuts text into words. ``occurrences`` finds a string, ``find_in_text`` words in one
article, ``names`` one of many names by a few letters; ``first_line`` tells what a text is called, ``marks`` merges the
spans found and ``snippet`` cuts the text around them. ``column_widths`` shares out the width of a table.
``differences`` compares two versions of a text, ``offsets`` converts between code points and UTF-16 units;
``rare_words`` is a list on disk beside what ``segment`` knows, and
``lazy_pattern`` compiles a regular expression when it is first used.
"""
