"""Content: packs of Markdown files become articles with one canonical text.

``manifest`` reads what a pack says of itself, ``parser`` turns one file into an ``Article``, ``library`` knows all
articles of all packs. ``structure`` is what a pack shall be and ``lint`` whether it is; ``glossary`` finds the terms
that one article explains in the others; ``comparison`` puts the duties of roles side by side.
"""
