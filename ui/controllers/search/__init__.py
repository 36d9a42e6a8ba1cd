"""The search off the GUI thread: ``search_controller`` answers what the box asks and keeps the index up to date.

``suggestion_controller`` answers while a person types, ``results_controller`` shows what was found.
"""
