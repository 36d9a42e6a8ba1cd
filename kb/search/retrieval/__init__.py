"""Retrieval: which passages answer a query, and in which order. Knows no Whoosh.

``matcher`` finds the passages that hold a run of characters, verified on the folded text. ``query_expansion`` decides
what to look for besides the query as typed: ``synonyms``, article keywords, the words of an unbroken run, and what
``fuzzy_matching`` says was meant (pinyin, initials, homophones, ``confusables``, missing or swapped characters).
``ranker`` orders the results, ``hit_builder`` makes hits with snippets and marks of them, ``facets`` counts and
narrows by role, topic and pack. ``suggester`` completes what is being typed.

``meaning`` finds passages that say the same in other words: ``meaning_passages`` says what is read of each block,
``meaning_index`` keeps it as arrays, ``word_vectors`` is the table of how near words are, ``rarity`` how much a word
says. ``fusion`` puts what means the same behind what is literally there.
"""
