"""The index on disk: the only package that knows Whoosh.

A *snapshot* is one finished index folder, stamped and checksummed; its files are arrays, texts and JSON, so that
opening one runs nothing. A *batch* in it is what was indexed together: a Whoosh segment (``schema`` declares its
fields, ``posting_codec`` stores its ``posting_lists`` as arrays) and beside it the ``segment_texts`` (folded text,
sounds, numbers in digits and the records that results are made of; ``block_foldings`` folds many blocks at once,
``pair_positions`` finds runs of sounds in them, ``cut_words`` cuts them, ``word_counts`` counts their words).
``builder`` builds a snapshot in a folder aside, or updates one; ``subprocess_builder`` does that in a process of its
own; ``snapshot`` stamps, loads and removes the folders; ``reader`` holds one open and gives back ``document_set``
values.

What is searched by meaning lies beside it: ``meaning_passages`` says what is read of each block, ``meaning_index``
keeps it as arrays, ``passage_meanings`` knows which document is which, ``question_index`` holds the questions that
editors wrote for sections; ``word_vectors`` is the table of how near words are, ``rarity`` how much a word says.
``stored_array`` reads an array that anybody may have written; ``number_lists`` are many lists of numbers in one array.
"""
