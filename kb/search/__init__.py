"""Search: the only place that knows Whoosh.

A *generation* is one finished index on disk: Whoosh's files and the indexed texts, stamped and checksummed. The
*indexer* builds a generation aside and swaps it in; the *reader* holds one open; *query* reads what a person typed,
*ranking* orders the candidates, and ``Search`` is the door.

Documents are passages (blocks). Whoosh holds for each the set of its
characters and character pairs (existence only) and so names every candidate; the candidates are verified and ranked on
the folded text itself.
"""
