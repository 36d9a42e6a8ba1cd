"""The index on disk: the only package that knows Whoosh.

A *snapshot* is one finished index folder, stamped and checksummed: Whoosh's files and, beside them, the *segment
texts* (folded text, sounds and initials of every indexed block). ``builder`` builds a snapshot in a folder aside, or
updates one; ``subprocess_builder`` does that in a process of its own; ``snapshot`` seals, loads and removes the
folders; ``reader`` holds one open. ``schema`` declares Whoosh's fields and ``posting_codec`` how their posting lists
are stored: for each passage the set of its characters and character pairs, existence only.
"""
