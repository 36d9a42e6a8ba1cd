"""Content: packs of Markdown files become articles with one canonical text.

``manifest`` reads what a pack says of itself, ``parser`` turns one file into an ``Article``, ``library`` knows all
articles of all packs.
"""
