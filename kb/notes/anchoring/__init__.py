"""Anchoring: where an annotation stands in another version of its article. Pure functions over texts; no SQLite.

``anchor`` makes an anchor (span, quote, context, block, text hash). ``line_alignment`` pairs the lines of two versions
of a text, ``sections`` says under which headings they stand, ``span_transfer`` carries a span through these pairs by a
diff, ``placement`` decides from that whether it is in place, moved, changed or orphaned. ``suggestions`` ranks places
for an orphan, ``passage_diff`` is the difference of a changed passage.

What a difference says: ``significance`` tells which ones mean nothing, ``change_alerts`` names what must not be
overlooked. Both read numbers and terms by value (``quantities``); alerts know words that oppose one another
(``oppositions``) and who a passage speaks of (``participants``).
"""
