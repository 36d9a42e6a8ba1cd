"""Files for and from other programs.

``duties`` writes search results and role comparisons, ``notes`` writes a person's notes and reads them back;
``file_names`` makes file names that every system accepts.
"""
