"""The notes pane: all annotations of the article or of the library, and the place where their words are written.

``pane`` composes it: the ``filter_bar``, the ``annotation_list`` (``model`` its rows, ``delegate`` their painting,
``menus`` what can be done with them), the ``selection_bar`` for several at once, and the ``editor`` with its
``tag_field``. ``choices`` has the buttons of colours and styles, ``tags_dialog`` renames and merges tags.
"""
