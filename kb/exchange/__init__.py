"""Files for and from other programs.

``results`` writes search results and role comparisons, ``checklists`` what was ticked off, ``printing`` puts together
what goes on paper, ``notes`` writes a person's notes and reads them back, ``collected`` makes one list of what many
computers handed in;
``copying`` is a passage for the clipboard and ``citation`` says where it is from, ``file_names`` makes file names that
every system accepts, ``wording`` is what exports of results and comparisons say in the same words.
"""
