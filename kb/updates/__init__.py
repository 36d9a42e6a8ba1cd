"""What is new in the articles since a person last read them.

``seen_versions`` remembers each article as it was when it was last seen, in a file beside the notes.
``content_updates`` compares that with the library: new, changed, removed, also over several versions of a pack.
``pack_changes`` tells which packs came, changed or went while the window was open.
"""
