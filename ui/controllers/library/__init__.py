"""What there is to read: ``library_controller`` tells the panes which articles there are.

``import_controller`` brings files into 我的文档 and ``document_controller`` edits, copies and deletes what is there.
``packs_controller`` installs content packs and notices new ones, ``updates_controller`` serves 有什么新内容, and
``feedback_controller`` keeps what the editors are to be told.
"""
