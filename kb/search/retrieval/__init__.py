"""Retrieval: which passages answer a query, and in which order. Knows no Whoosh.

``matcher`` finds the passages that hold a run of characters, verified on the folded text. ``query_expansion`` decides
what to look for besides the query as typed: ``synonyms``, article keywords, the words of an unbroken run, and what was
meant (``intended_query``) by pinyin, initials or mistyped characters, of which ``fuzzy_matching`` finds the candidates
with ``confusables``. ``partial_match`` finds passages that hold only parts of a question. ``ranker`` orders the
results, ``hit_builder`` makes hits with snippets and marks of them, ``facets`` counts and narrows by role, topic and
pack. ``suggester`` completes what is being typed.

``meaning`` finds passages that say the same in other words, from the arrays that ``kb.search.index`` keeps; ``fusion``
puts these behind what is literally there.
"""
