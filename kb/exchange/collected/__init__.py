"""Files that many computers hand in, put together into one list for who collects them.

``receipts`` are what people have taken note of, ``feedback`` what they want to tell the editors.
"""
