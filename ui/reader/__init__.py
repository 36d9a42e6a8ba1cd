"""The reader: one article as a document, the annotations on it, and what a person can do with a selection.

An ``Article`` becomes a ``QTextDocument`` (``document``) whose plain text is the canonical text, in the sizes of
``typography``; ``geometry`` says where its text stands. ``block_painter`` and the ``marks`` paint behind it, ``terms``
under what a glossary explains, ``tick_boxes`` before the items of a checklist. ``article_overlay`` holds all that lies
on the open article and is where Qt's UTF-16 positions and our spans of code points meet.

``view`` scrolls and listens, ``relayout`` gives a long text another width, ``interactions`` says what a click or key
means, ``ticking`` what it means for an item of a checklist, ``words`` knows where words end, ``caret_words`` tells a
screen reader what lies at the caret. The ``bars`` and ``menus`` offer what can be done with a selection or a mark,
``selection_actions`` and ``copying`` do it, ``checklist_bar`` tells how far a list is, ``header``, ``outline`` and
``tab_bar`` stand around the text. ``pane`` composes all.
"""
