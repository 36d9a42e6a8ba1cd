"""Several people on one PC: who is it, the PIN, the recovery key, the lock. Loaded only where somebody has a PIN.

``start`` asks who is there before a window opens, ``unlock_dialog`` asks for the PIN, ``recovery_dialog`` for the
recovery key in its place, ``new_profile_dialog`` begins a PIN, ``lock_screen`` covers the window meanwhile,
``protection`` says what all this does not protect from, ``progress`` shows that something takes its time.
"""
