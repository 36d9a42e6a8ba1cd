"""Retrieval: which passages answer a query, and in which order. Knows no Whoosh.

``matcher`` finds the passages that hold a term, verified on the folded text; ``term_places`` says where it stands in
one. ``query_expansion`` decides what to look for besides the query as typed: ``synonyms``, article keywords, the words
of an unbroken run, questions of sections; ``intended_query`` and ``fuzzy_matching`` say what was probably meant
(pinyin, initials, homophones, ``confusables``, missing or swapped characters), ``partial_match`` finds parts of a
question, ``meaning`` what says the same in other words, ``written_questions`` the questions of sections that are like
the one asked. ``answer_score`` weighs all that is known of a passage (its headings, too: ``label_likeness``), and
``fusion`` makes one list of these; ``question_pieces`` cuts a question that nothing answers. ``result_tiers`` are what
all of that gives back. ``ranker`` orders the results, ``effect_order`` puts what is in force before what is not,
``hit_builder`` makes hits of them, ``found_hit`` cuts their snippets and marks the matches, ``passage_context`` says
what else is shown with a passage, ``facets`` counts and narrows by role, topic and pack. ``suggester`` completes what
is being typed.
"""
