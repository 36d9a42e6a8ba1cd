"""Encryption of what belongs to one person: the notes' database and the JSON files beside it.

Databases are SQLCipher's (AES-256-CBC, an HMAC a page), the other files AES-256-GCM; both with keys that are derived
from the person's ``data_key.DataKey``. Everything here takes None in the place of a key: then it is what it was without
encryption, and neither library is loaded.

``data_key`` is that key, ``key_file`` wraps it by a PIN and by a recovery key, ``recovery_key`` writes the latter for
people, ``sealing`` encrypts bytes, ``records`` reads and writes small files, ``connections`` opens databases,
``database_pages`` decrypts one that SQLCipher cannot open.
"""
