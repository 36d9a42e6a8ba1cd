"""Content packs in the window: what one would do before it is installed, and which ones are here.

``install_dialog`` shows who signed a pack and what it changes (``change_list``), ``packs_dialog`` lists the installed
ones. ``volumes`` says which sticks are plugged in, ``wording`` what is said about all of this.
"""
