"""The machine that the program runs on: what it must have, what it was told, what it keeps of what went wrong.

``system_requirements`` says what is missing on it, ``machine_settings`` what the bank's IT laid down for it, and
``program_log`` writes the log.
"""
