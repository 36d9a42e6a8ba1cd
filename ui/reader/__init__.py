"""The reader: one article on the screen, the annotations on it, and what a person can do with a selection.

``text`` shows the article as a document whose plain text is the canonical text. ``article_overlay`` holds all that lies
on it and is where Qt's UTF-16 positions and our spans of code points meet: ``block_painter`` and the ``marks`` paint
behind the text, ``terms`` under what a glossary explains, ``tick_boxes`` before the items of a checklist.

``interactions`` says what a click or key means, ``ticking`` what it means for an item of a checklist; ``selection`` and
``reading_place`` say in spans what is selected and where a person is, ``caret_words`` tells a screen reader what lies
at the caret. The ``bars`` and ``menus`` offer what can be done with a selection or a mark, ``selection_actions`` and
``copying`` do it. ``header``, ``outline``, ``tab_bar``, ``checklist_bar`` and a bar to leave by make the ``frame``
around the text. ``pane`` composes all.
"""
