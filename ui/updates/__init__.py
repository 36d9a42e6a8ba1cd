"""有什么新内容: what is new, changed and gone since a person last saw it, with what differs and which notes it touches.

``page`` is the page: at the left ``update_list``, grouped by role, at the right ``detail``. ``wording`` has what is
said about an update.
"""
