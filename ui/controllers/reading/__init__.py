"""The open article: ``navigation_controller`` opens it and finds the way back, ``tabs_controller`` keeps several open.

``effect_controller`` says what is in force on a day, ``progress_controller`` notices how far an article was read,
``checklist_controller`` serves lists that are ticked.
"""
