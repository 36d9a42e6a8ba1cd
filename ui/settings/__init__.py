"""The settings dialog, read from the declared table of settings: ``field`` is one setting's control, ``dialog`` all."""
