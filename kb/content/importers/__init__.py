"""A bank's own documents become articles: one reader a format, one way from what they read to Markdown.

``importer`` is the door (``importer.preview``, ``importer.store``) and has the table of formats, ``IMPORT_FORMATS``. A
format is a line there, a function in ``readers``, which loads its reader when it is first used, and the reader: in
``formats``, ``word`` or ``pdf``. A reader turns a file into ``Part`` values (``document``) and says what it left out;
``limits`` bounds what it may read, ``isolation`` runs it in a process of its own, ``packages`` opens ZIP files,
``relations`` follows their parts, ``xml_parts`` reads the XML in them and ``drawings`` the words in what is drawn.

``cleaning`` proposes edits of scraped text, ``structure`` makes headings of 章节条款 (``shapes`` knows the beginnings
of such lines), ``long_paragraphs`` breaks up what lost its line ends, ``metadata`` proposes title, 文号 and dates,
``preview`` is all of that before anything is stored, ``markdown_writer`` writes the article under a name of
``safe_names``, ``wording`` says in Chinese what was changed and what went wrong.
"""
