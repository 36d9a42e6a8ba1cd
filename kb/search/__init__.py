"""Search: the only place that knows Whoosh.

A *generation* is one finished index on disk, stamped and checksummed: Whoosh's files and the *batches* of indexed
texts beside them. The *indexer* builds a generation aside (a large one *apart*, in a process of its own) and swaps
it in; the *reader* holds one open.

Documents are passages (blocks). Whoosh holds for each the set of its characters and character pairs (existence only,
written and read by whole lists: *codec*) and so names every candidate; *matching* verifies the candidates on the folded
text, *ranking* orders them. *answers* decides what to look for: the query as typed, *synonyms*, the articles'
keywords, the words of a run apart, and what the *lexicon* says was meant. ``Search`` is the door, *suggest* completes
what is being typed.
"""
