"""What a person leaves behind while reading, besides notes: small JSON files, encrypted where there is a PIN.

``drafts`` are words that are being typed, ``reading_progress`` is how much of each article was read, ``receipts`` say
what was taken note of, ``feedback`` is what the editors are to be told.
"""
