"""What the editors are to be told.

``report_dialog`` asks what is wrong with a passage, ``export_dialog`` shows what is going to be saved for them, letter
by letter, before it is saved.
"""
