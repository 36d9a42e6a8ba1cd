"""The palette (Ctrl+P): one line that leads to every article, heading, action and role.

``entry`` is what can be chosen, ``entry_list`` shows the entries, ``palette`` is the whole with the line that is typed
into; it asks by signals and is fed with entries.
"""
