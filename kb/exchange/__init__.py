"""Files for and from other programs.

``results`` writes search results and role comparisons, ``notes`` writes a person's notes and reads them back,
``printing`` puts together what goes on paper;
``copying`` is a passage for the clipboard and ``citation`` says where it is from, ``file_names`` makes file names that
every system accepts, ``wording`` is what exports of results and comparisons say in the same words.
"""
