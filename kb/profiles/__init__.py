"""Several people on one account of a PC, each with notes of their own behind a PIN. Off until somebody begins it.

``profiles`` is the door: who there is, unlocking, beginning, changing the PIN. ``key_files`` keeps the wrapped keys,
twice, ``attempts`` makes wrong PINs slow, ``conversion`` moves files into encryption and out of it, whole or not at
all.
"""
