"""The daily review: highlights and questions come back, one card at a time.

``session`` knows which card is next, ``card`` shows a highlight and ``quiz_card`` a question, both on a ``card_page``;
``keys`` are the buttons with the keys on them, ``wording`` has what a page without a card says, and ``pane`` puts them
together under the ``header``. It is fed, and stores nothing.
"""
