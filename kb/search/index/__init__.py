"""The index on disk: the only package that knows Whoosh.

A *snapshot* is one finished index folder, stamped and checksummed: Whoosh's files and, beside them, the folded text,
sounds and initials of every indexed block (``segment_texts``). ``builder`` builds a snapshot in a folder aside, or
updates one; ``subprocess_builder`` does that in a process of its own; ``snapshot`` seals, loads and removes the
folders; ``reader`` holds one open. ``schema`` declares Whoosh's fields and ``posting_codec`` how their posting lists
are stored: for each passage the set of its characters and character pairs, existence only. ``document_set``
intersects such lists.

For the search by meaning: ``meaning_passages`` says what is read of each block, ``meaning_index`` keeps it as arrays,
``passage_meanings`` joins them with the snapshot's passages, ``question_index`` is the same for the questions that
sections answer. ``word_vectors`` is the table of how near words are, ``rarity`` how much a word says.
"""
