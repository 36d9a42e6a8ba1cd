"""我的文档 in the window: files are looked at before they are imported, own documents are edited and put back.

``file_choice`` asks which files, ``import_dialog`` shows what each of them gives: an ``entry`` is what is known and
decided of one file, ``document_list`` lists them, ``entry_page`` shows the chosen one with ``change_list`` (what was
cleaned up). ``document_fields`` is the form for title, roles and dates and ``article_preview`` the text as the reader
shows it, both also in ``editor_dialog``, where one's own documents are written. ``trash_dialog`` lists what was
deleted.
"""
