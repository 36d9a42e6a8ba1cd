"""我的文档: the pack of what a person imported, wrote or copied, the only articles that can be changed here.

``documents`` is the door (``OwnDocuments``): storing imports, saving, copying, deleting. ``editing`` turns an article's
file into fields and text and back, ``versions`` keeps what a file said before and what was typed and not saved,
``trash`` what was deleted. All of it lies in the pack's folder, below names that no pack serves.
"""
