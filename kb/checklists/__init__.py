"""Lists in articles that are ticked off: ``checklists.Checklists`` is the door.

``items`` says which blocks of an article are items and which list of ticks counts now, ``matching`` which tick belongs
to which item when the list has changed, ``sign_off`` what a mentor signed and what has become of it. The ticks
themselves are kept by ``kb.notes.ticks``.
"""
