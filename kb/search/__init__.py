"""Search: full-text search over all articles. ``search.Search`` is the door; nothing outside uses the rest.

``index`` builds, stores and reads the index and is the only package that knows Whoosh. ``retrieval`` decides which
passages answer a query and in which order; it sees the index through ``index.reader.IndexReader`` only.

A query goes ``Search.find`` → ``kb.text.query.parse`` → ``retrieval.query_expansion`` → ``retrieval.matcher`` →
``index.reader`` and comes back through ``retrieval.ranker`` and ``retrieval.hit_builder`` as ``Hit`` values.
"""
