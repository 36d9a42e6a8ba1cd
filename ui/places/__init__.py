"""核对位置: the annotations whose text has changed or whose place is lost, and what a person decides about each.

``view`` is the page, ``model`` its list, ``wording`` the words and the rich text of what it shows.
"""
