"""Content: packs of Markdown files become articles with one canonical text.

``manifest`` reads what a pack says of itself, ``pack_files`` says which of its files are articles. ``parser`` turns one
of them into an ``Article``: ``front_matter`` reads its head, ``markdown`` its text. ``library`` knows all articles of
all packs and remembers their heads in ``heads_cache``; ``links`` finds what a link leads to, ``versions`` which of two
packs is newer, ``effect`` which articles are in force on a day, ``review_dates`` which are to be looked at again.
``glossary`` finds the terms that one article explains in the others; ``comparison`` puts the duties of roles side by
side and ``shared_passages`` takes out what all are told, ``article_changes`` compares two versions of one article;
``questions`` reads the questions that a section answers.

``structure`` is what a pack shall be and ``checks`` whether it is; ``quiz`` reads questions about the articles.
``toml_text`` reads TOML of others in bounded time.

``packs`` makes, signs and installs packs as single files, ``importers`` makes articles of a bank's own documents, and
``own_documents`` is the pack in which those lie and can be edited; ``stored_imports`` puts each there whole.
"""
