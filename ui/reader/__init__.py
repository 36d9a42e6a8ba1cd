"""The reader: one article as a document, the annotations on it, and what a person can do with a selection.

An ``Article`` becomes a ``QTextDocument`` (``document``) whose plain text is the canonical text, in the sizes of
``typography``; ``geometry`` says where its text stands. ``block_painter`` and the ``marks`` paint behind it, ``terms``
under what a glossary explains, ``tick_boxes`` before the items of a checklist. ``article_overlay`` holds all that lies
on the open article and is where Qt's UTF-16 positions and our spans of code points meet.

``scrolled_text`` keeps its place, also while ``relayout`` gives a long one another width, and ``view`` listens;
``interactions`` says what a click or key means, ``ticking`` what it means for an item of a checklist, ``words`` knows
where words end, ``caret_words`` tells a screen reader what lies at the caret. The ``bars`` and ``menus`` offer what can
be done with a selection or a mark, ``selection_actions`` and ``copying`` do it; ``selection`` and ``reading_place`` say
in spans what is selected and where a person is. ``checklist_bar`` tells how far a list is; with it ``header``,
``outline`` and ``tab_bar`` make the ``frame`` around the text. ``pane`` composes all.
"""
