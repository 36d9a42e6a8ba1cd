"""核对批注位置: the annotations whose passage changed or is gone, and what the person decides about each.

``view`` is the page under its ``header``, ``model`` its list, ``card`` shows one passage with the
``decision_bar`` under it, ``wording`` its words and rich text.
"""
