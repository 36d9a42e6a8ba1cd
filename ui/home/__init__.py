"""The home page: where a person goes on, what waits for them, and what their post reads first.

``section`` is a card with rows that can be chosen, ``pane`` is the page; it is fed with values and asks by signals.
``questions_controller`` reads what people of one's post ask. ``tour`` shows a newcomer the window,
``tour_controller`` says what of it, and when.
"""
