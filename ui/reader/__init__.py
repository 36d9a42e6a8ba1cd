"""The reader: one article as a document, the annotations on it, and what a person can do with a selection.

An ``Article`` becomes a ``QTextDocument`` (``document``) whose plain text is the canonical text, in the sizes of
``typography``; ``geometry`` says where its text stands. ``block_painter`` and ``annotation_painter`` paint behind it,
``terms`` under what a glossary explains, ``tick_boxes`` before the items of a checklist. ``article_overlay`` holds all
that lies on the open article and is where Qt's UTF-16 positions and our spans of code points meet.

``view`` scrolls and listens, ``interactions`` says what a click or key means, ``ticking`` what it means for an item of
a checklist, ``annotation_cursor`` goes from one annotation to the next, ``found_marks`` and ``find_bar`` from one found
place to the next, ``words`` knows where words end. ``selection_bar`` and ``menus`` offer what can be done with a
selection, ``selection_actions`` and ``copying`` do it, ``reanchor_bar`` is shown while a place is chosen,
``checklist_bar`` tells how far a list is, ``header`` and ``outline`` stand beside the text. ``pane`` composes all.
"""
